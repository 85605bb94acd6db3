"""Clean files with aiohttp, several at once: `python call_aiohttp.py FILE...`."""

import asyncio
import json
import os
import sys
from pathlib import Path

import aiohttp

URL = os.environ.get("COPYDESK_URL", "http://localhost:8000") + "/v1/clean"
BUSY = {429, 503}
TRIES = 5
AT_ONCE = 4


async def clean(session: aiohttp.ClientSession, gate: asyncio.Semaphore, text: str) -> dict:
    """The article of a raw text; waits where the service asks for it, raises where it refuses."""
    for tries_left in reversed(range(TRIES)):
        async with gate, session.post(URL, json={"text": text}) as answer:
            body = await answer.json(content_type=None)
        if answer.status not in BUSY or not tries_left:
            break
        await asyncio.sleep(float(answer.headers.get("Retry-After", 1)))
    if not answer.ok:
        raise RuntimeError(body["detail"])
    return body


async def main(names: list[str]) -> None:
    """Write the article of each file, in the order of the files."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        texts = [Path(name).read_text(encoding="utf-8") for name in names]
        for article in await asyncio.gather(*(clean(session, gate, text) for text in texts)):
            sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
