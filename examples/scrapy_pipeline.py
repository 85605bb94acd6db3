"""A Scrapy item pipeline: each item's page goes to Copydesk, its article comes into the item.

    ITEM_PIPELINES = {"scrapy_pipeline.CopydeskPipeline": 300}
    COPYDESK_URL = "http://localhost:8000"

The item has the page as `html` and its address as `url`; it gets `article`.
"""

import asyncio
import json

from itemadapter import ItemAdapter
from scrapy import Request
from scrapy.exceptions import DropItem

BUSY = {429, 503}
TRIES = 5


class CopydeskPipeline:
    """Cleans the page of each item by Scrapy's own downloader."""

    def __init__(self, crawler):
        self.crawler = crawler
        self.url = crawler.settings.get("COPYDESK_URL", "http://localhost:8000") + "/v1/clean"

    @classmethod
    def from_crawler(cls, crawler):
        """Made by Scrapy."""
        return cls(crawler)

    async def process_item(self, item):
        """The item with its article; an item whose page is refused is dropped, and why is said."""
        adapter = ItemAdapter(item)
        document = {"html": adapter["html"], "url": adapter.get("url")}
        for tries_left in reversed(range(TRIES)):
            answer = await self.crawler.engine.download_async(self.request(document))
            if answer.status not in BUSY or not tries_left:
                break
            await asyncio.sleep(float(answer.headers.get("Retry-After", b"1")))
        body = json.loads(answer.body)
        if answer.status != 200:
            raise DropItem(body["detail"])
        adapter["article"] = body
        return item

    def request(self, document):
        """The call for a document; Scrapy's own retries stay out of it."""
        return Request(
            self.url,
            method="POST",
            headers={"Content-Type": "application/json"},
            body=json.dumps(document),
            meta={"dont_retry": True, "handle_httpstatus_all": True},
            dont_filter=True,
        )
