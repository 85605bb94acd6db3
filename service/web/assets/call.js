// The call to the service, and the same call for a shell.

const TYPE = { text: "text/plain; charset=utf-8", html: "text/html; charset=utf-8" };
const LONGEST = 100_000; // UTF-16 units that a command still carries itself

/** A refusal, or no answer at all; `detail` says it to a reader. */
export class Refusal extends Error {
  constructor(status, title, details, retryAfter = null) {
    super(title);
    Object.assign(this, { status, title, details, retryAfter });
  }
}

/** The service's answer to a document, ledger and all; throws a Refusal. */
export async function clean(document, key, signal) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  if (key) headers.Authorization = `Bearer ${key}`;
  const { kind, content, ...known } = document;
  const body = JSON.stringify({ [kind]: content, explain: true, ...known });
  const sent = { method: "POST", headers, body, signal, credentials: "omit", cache: "no-store" };
  let answer;
  try {
    answer = await fetch("v1/clean", sent);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, "The service can’t be reached", [String(error.message)]);
  }
  if (answer.ok) return answer.json();
  throw await refusal(answer);
}

async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  const details = (problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  if (details.length === 0 && problem.detail) details.push(problem.detail);
  const title = problem.title ?? `The service answered ${answer.status}`;
  return new Refusal(answer.status, title, details, answer.headers.get("Retry-After"));
}

/** The call as a command that a shell runs as it stands. */
export function curl({ kind, content, ...known }, wantsKey) {
  const address = new URL("v1/clean", document.baseURI);
  address.hash = "";
  address.search = new URLSearchParams({ ...known, explain: "true" });
  const words = ["curl", "-sS", quote(address.href), "-H", quote(`Content-Type: ${TYPE[kind]}`)];
  if (wantsKey) words.push("-H", '"Authorization: Bearer $COPYDESK_KEY"');
  if (content.length > LONGEST || content.includes("\0")) {
    return [...words, "--data-binary", kind === "html" ? "@page.html" : "@article.txt"].join(" ");
  }
  const end = unused(content);
  return `${[...words, "--data-binary", "@-"].join(" ")} <<'${end}'\n${content}\n${end}\n`;
}

const quote = (word) => `'${word.replaceAll("'", `'\\''`)}'`;

/** A word that is no line of the text. */
function unused(content) {
  let word = "END";
  while (content.split("\n").includes(word)) word += "D";
  return word;
}
