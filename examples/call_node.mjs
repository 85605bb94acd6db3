// Clean files with Node 18 or later: `node call_node.mjs FILE...`, one JSON article a line.
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const url = `${process.env.COPYDESK_URL ?? "http://localhost:8000"}/v1/clean`;
const TRIES = 5;

async function clean(text) {
  for (let tries = TRIES; ; tries -= 1) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
    });
    const body = await answer.json();
    if (answer.ok) return body;
    if (![429, 503].includes(answer.status) || tries === 1) throw new Error(body.detail);
    await sleep(1000 * Number(answer.headers.get("Retry-After") ?? 1));
  }
}

for (const name of process.argv.slice(2)) {
  console.log(JSON.stringify(await clean(await readFile(name, "utf8"))));
}
