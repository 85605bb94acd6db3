// What comes in: pasted, dropped, opened.

/** UTF-16 units that the text field holds; a longer text is held beside it, so that nothing hangs. */
export const EDITABLE = 100_000;

const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i;

/** Whether a text is a page, by its beginning. */
export const looksLikePage = (text) => PAGE.test(text.slice(0, 2000));

/** The text of a file, in the encoding that it names or shows, and whether it is a page. */
export async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPage = /\.x?html?$|\.xht$/i.test(file.name) || /html/.test(file.type);
  const content = decode(bytes, isPage);
  return { content, kind: isPage || looksLikePage(content) ? "html" : "text" };
}

function decode(bytes, isPage) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder((isPage && declared(bytes)) || "windows-1252").decode(bytes);
  }
}

function declared(bytes) {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4096));
  const label = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return label && new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
