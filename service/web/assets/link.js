// A view in the fragment of an address: it is never sent, not even to this service.

const EDITION = "v1.";
const LONGEST = 60_000; // characters; what mail and chat still carry
const MOST = 8 * 1024 * 1024; // bytes that a fragment may unfold to

/** The fragment of a view, or null where it would be too long to hand on. */
export async function fold(view) {
  const bytes = new TextEncoder().encode(JSON.stringify(view));
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const folded = new Uint8Array(await new Response(stream).arrayBuffer());
  if (folded.length > LONGEST * 0.75) return null;
  let binary = "";
  for (const byte of folded) binary += String.fromCharCode(byte);
  return EDITION + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The view of a fragment, or null where it is none of ours. */
export async function unfold(fragment) {
  if (!fragment.startsWith(EDITION)) return null;
  try {
    const code = fragment.slice(EDITION.length).replaceAll("-", "+").replaceAll("_", "/");
    const folded = Uint8Array.from(atob(code), (char) => char.charCodeAt(0));
    const stream = new Blob([folded]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return checked(JSON.parse(await bounded(stream)));
  } catch {
    return null;
  }
}

async function bounded(stream) {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > MOST) throw new RangeError("too large");
    text += decoder.decode(read.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Only what is known here, and only as text. */
function checked(view) {
  const { kind, content, kept = [], ...known } = view;
  if (!["text", "html"].includes(kind) || typeof content !== "string") return null;
  const about = {};
  for (const name of ["url", "language", "reference_date"]) {
    if (typeof known[name] === "string") about[name] = known[name];
  }
  return { kind, content, kept: kept.filter((reason) => typeof reason === "string"), ...about };
}
