"""The playground, in a browser."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import requests

TEXT = (
    "A headline about the harbour\n\n"
    "The harbour opened on Monday, the mayor of the town said, and three hundred people came.\n\n"
    "Nobody had opened it for two years, because of the storm, said the engineer of the town.\n\n"
    "Share on Facebook\n\nLeave a Reply\n"
)
HOSTILE = (
    "A headline <img src=x onerror=document.title='ran'> about it\n\n"
    "The harbour opened <script>document.title='ran'</script> on Monday, the mayor said, and so "
    "did the <b>pier</b> of the town, to the joy of all the people who live in it.\n\n"
    "<a href=\"javascript:document.title='ran'\">Share on Facebook</a>\n\n"
    "</mark></div><svg onload=document.title='ran'>\n\nLeave a Reply\n"
)


def paste(page: Any, text: str) -> None:
    """Put a text on the clipboard and press the keys for it."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator("#text").focus()
    page.keyboard.press("Control+V")
    page.wait_for_selector("#said:has-text('Done')", state="attached")


def pick(page: Any, name: str = "wire-report.txt") -> None:
    """Pick a seed and wait until all of it is shown."""
    page.click(f"[data-seed='{name}']")
    page.wait_for_selector("#said:has-text('Done')", state="attached")


def answer_to(site: str, text: str) -> dict:
    """What the service says to a text."""
    answer = requests.post(f"{site}/v1/clean", json={"text": text, "explain": True}, timeout=60)
    return answer.json()


def marks(page: Any) -> list[list[str]]:
    """Kind and text of each mark."""
    return page.eval_on_selector_all(
        ".galley .run", "all => all.map(mark => [mark.classList[1], mark.textContent])"
    )


@pytest.mark.parametrize(
    "text",
    [TEXT, "𝔄 headline 🎈 about it\n\n👩🏽‍🏫 The 𝟜𝟞 pupils 🐑 wrote it down, the teacher said.\n"],
)
def test_a_text_that_is_pasted_is_marked_at_the_right_places(
    page: Any, site: str, text: str
) -> None:
    """Each segment of the ledger is one mark with its very text, also beyond the BMP."""
    paste(page, text)
    wanted = [
        [segment["kind"], text[segment["start"] : segment["end"]]]
        for segment in answer_to(site, text)["segments"]
    ]
    assert marks(page) == wanted
    assert page.locator(".galley").evaluate("galley => galley.textContent") == text


def test_a_text_that_is_pasted_takes_the_place_of_what_is_shown(page: Any) -> None:
    """Wherever the focus is, also after a text that is too long to be edited."""
    pick(page)
    page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    page.locator(".galley .title").focus()
    page.keyboard.press("Control+V")
    page.locator(".sheet .title", has_text="A headline about the harbour").wait_for()
    page.evaluate("text => navigator.clipboard.writeText(text)", f"{'A pier. ' * 40_000}\n{TEXT}")
    page.keyboard.press("Control+V")
    page.locator("#result-facts", has_text=",0").wait_for()
    page.click("#edit")
    assert "Paste another" in page.locator("#held").inner_text()
    page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    page.keyboard.press("Control+V")
    page.locator(".sheet .title", has_text="A headline about the harbour").wait_for()


def test_a_seed_shows_its_article(page: Any) -> None:
    """Title, credits as chips, source, body, counts by reason."""
    pick(page)
    assert page.locator(".sheet .title").inner_text().startswith("Lighthouse of Cape Orrin")
    assert page.locator(".chips li").count() == 3
    assert "Reuters" in page.locator(".source").inner_text()
    assert "switched off on Friday" in page.locator(".sheet p").first.inner_text()
    shown = page.locator("#toggles button").all_inner_texts()
    assert "share 2" in shown


def test_a_mark_tells_why_on_hover_and_on_focus(page: Any) -> None:
    """Kind, reason and rule; gone with Escape."""
    pick(page)
    removed = page.locator(".galley .removed", has_text="Share on Facebook")
    tip = page.locator("#tip")
    removed.hover()
    assert "share" in tip.inner_text()
    assert "en-share-button" in tip.inner_text()
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    page.locator(".galley .title").focus()
    assert "Title" in tip.inner_text()
    assert page.locator(".galley .title").get_attribute("aria-describedby") == "tip"


def test_a_reason_that_is_pressed_shows_what_would_come_back(page: Any) -> None:
    """Its lines stand in the article, at their place, until it is pressed again."""
    pick(page)
    button = page.locator("#toggles button[data-reason='related_link']")
    button.click()
    back = page.locator(".sheet .back")
    back.first.wait_for()
    assert button.get_attribute("aria-pressed") == "true"
    # What is off the screen is not laid out, and has no inner text until it is.
    assert "Ten islands to see before winter" in back.first.text_content()
    order = page.locator(".sheet > p").all_text_contents()
    index = next(i for i, text in enumerate(order) if "Ten islands" in text)
    assert order[index - 1].startswith("Ships have not needed it")
    assert order[index + 1].startswith('"We could not let it go')
    button.click()
    page.wait_for_function("() => !document.querySelector('.sheet .back')")


HEBREW = (
    "המזח הישן נפתח מחדש\n\n"
    "המזח של פורט אלרי (Port Ellery) נפתח ביום חמישי, אמרה ראש העיר, "
    "ושלוש מאות איש באו לראות אותו.\n\n"
    "קראו גם: עשרה איים לראות לפני החורף\n\n"
    "The old pier was opened, said the mayor of the town, and it rained on all of them there.\n"
)


def test_each_line_runs_its_own_way(page: Any) -> None:
    """From right to left or from left to right, in the galley, the article and what comes back."""
    paste(page, HEBREW)
    page.click("#toggles button[data-reason='related_link']")
    page.wait_for_selector(".sheet .back")
    direction = "all => all.map(one => getComputedStyle(one).direction)"
    assert page.eval_on_selector_all(".sheet .title, .sheet > p", direction) == [
        "rtl", "rtl", "rtl", "ltr",
    ]  # fmt: skip
    ends = page.eval_on_selector_all(
        ".galley .run", "all => all.map(one => Math.round(one.getClientRects()[0].right))"
    )
    starts = page.eval_on_selector_all(
        ".galley .run", "all => all.map(one => Math.round(one.getClientRects()[0].left))"
    )
    assert len(set(ends[:3])) == 1  # aligned where they begin: at the right
    assert starts[3] == min(starts)


def test_words_are_counted_in_every_script(page: Any) -> None:
    """Also where no space parts them, and where there are none."""
    pick(page, "nihongo.txt")
    words = page.locator("#result-facts").inner_text()
    assert int(words.split(" ")[0]) > 30
    page.click("#edit")
    page.locator("#text").fill("Share on Facebook\n\nLeave a Reply\n")
    page.click("#clean")
    page.locator("#result-facts", has_text="0 words").wait_for()


def test_the_json_is_copied(page: Any, site: str) -> None:
    """What is on the clipboard is the service's answer."""
    paste(page, TEXT)
    page.click("#copy-json")
    page.wait_for_selector("#said.shown")
    copied = json.loads(page.evaluate("() => navigator.clipboard.readText()"))
    assert copied == answer_to(site, TEXT)


@pytest.mark.parametrize("text", [TEXT, "It's a $HOME `date` \\ text\n\nEND\nof 'all' \"quotes\"."])
def test_the_curl_call_is_copied_and_works(page: Any, site: str, text: str, tmp_path: Path) -> None:
    """Pasted into a shell it gives the same answer."""
    paste(page, text)
    page.click("#copy-curl")
    page.wait_for_selector("#said.shown")
    call = page.evaluate("() => navigator.clipboard.readText()")
    ended = subprocess.run(
        ["sh", "-c", call], capture_output=True, timeout=60, check=True, cwd=tmp_path
    )
    assert json.loads(ended.stdout)["body"] == answer_to(site, text)["body"]


def test_a_link_gives_the_view_back_and_sends_nothing(page: Any, browser: Any, site: str) -> None:
    """The text lies in the fragment; a fresh tab shows the same text, marks and open reasons."""
    paste(page, TEXT)
    page.click("#toggles button[data-reason='share']")
    page.click("#copy-link")
    page.wait_for_selector("#said.shown")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link.startswith(f"{site}/#v1.")
    other = browser.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    other.wait_for_selector("#said:has-text('Done')", state="attached", timeout=60_000)
    assert marks(other) == marks(page)
    assert other.locator(".sheet .back").text_content().endswith("Share on Facebook")
    assert all(url.startswith(site) for url in asked)
    assert all("harbour" not in url for url in asked)
    other.close()


def test_a_file_that_is_dropped_is_cleaned(page: Any) -> None:
    """A page of an old encoding, read as it declares."""
    content = (
        "<meta charset=iso-8859-2><title>Nowy most</title><h1>Nowy most otwarto w mieście</h1>"
        "<p>Most otwarto w poniedziałek, powiedział burmistrz miasta, a przyszło na to trzysta "
        "osób z całej okolicy.</p>"
    ).encode("iso-8859-2")
    page.evaluate(
        """bytes => {
          const file = new File([new Uint8Array(bytes)], 'page.html', {type: 'text/html'});
          const data = new DataTransfer();
          data.items.add(file);
          for (const name of ['dragenter', 'dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(name, {
              dataTransfer: data, bubbles: true, cancelable: true}));
          }
        }""",
        list(content),
    )
    page.wait_for_selector("#said:has-text('Done')", state="attached")
    assert page.locator(".sheet .title").inner_text() == "Nowy most otwarto w mieście"
    assert page.locator("#drop").is_hidden()


def test_a_file_can_be_opened(page: Any, tmp_path: Path) -> None:
    """The same by the button."""
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    page.set_input_files("#file", path)
    page.wait_for_selector("#said:has-text('Done')", state="attached")
    assert page.locator(".sheet .title").inner_text() == "A headline about the harbour"


def test_all_of_it_is_done_by_keys(page: Any) -> None:
    """Type, clean, walk the marks, let a reason back in, edit: without a mouse."""
    page.locator("#text").focus()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#said:has-text('Done')", state="attached")
    page.keyboard.press("Tab")
    for _ in range(20):
        if page.evaluate("() => document.activeElement.classList.contains('run')"):
            break
        page.keyboard.press("Tab")
    focused = "() => document.activeElement.textContent"
    assert page.evaluate(focused) == "A headline about the harbour"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "Leave a Reply"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "Share on Facebook"
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet .back")
    page.keyboard.press("Home")
    assert page.evaluate(focused) == "A headline about the harbour"
    page.locator("#edit").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "text"


@pytest.mark.parametrize("kind", ["text", "html"])
def test_markup_in_a_text_is_text(page: Any, kind: str) -> None:
    """Nothing of it runs, and no element of it is made; every letter is shown."""
    page.locator(".known summary").click()
    page.select_option("#kind", kind)
    page.locator("#text").fill(HOSTILE)
    page.click("#clean")
    page.wait_for_selector("#said:has-text('Done')", state="attached")
    if kind == "text":
        page.locator("#toggles button").first.click()
    assert page.title().startswith("Copydesk")
    made = ".galley :is(script, img, svg, a, b), .sheet :is(script, img, svg, a)"
    assert page.locator(made).count() == 0
    if kind == "text":
        assert page.locator(".galley").evaluate("galley => galley.textContent") == HOSTILE


def longest_task(trace: bytes) -> float:
    """Milliseconds of the processor that the tab's longest task took, by a browser's trace.

    The processor's time and not the clock's: a busy machine makes every task long.
    """
    events = json.loads(trace)["traceEvents"]
    names = {
        (event["pid"], event["tid"]): event["args"]["name"]
        for event in events
        if event["name"] == "thread_name"
    }
    tasks = [
        event.get("tdur", event.get("dur", 0))
        for event in events
        if event["name"] == "RunTask"
        and names.get((event["pid"], event["tid"])) == "CrRendererMain"
    ]
    assert tasks
    return max(tasks) / 1000


def large_text() -> str:
    """Two million characters: a long report, and below it five thousand lines that go."""
    paragraph = (
        "The council of Port Ellery voted on part {n} of the plan, and the mayor said that it "
        "would take until autumn before any of it could be seen from the sea, or heard in town.\n\n"
    )
    tail = "Share on Facebook\n\nLeave a Reply\n\n" * 2500
    return "".join(paragraph.format(n=n) for n in range(10_600)) + tail


@pytest.mark.parametrize("shape", ["lines", "two lines"])
def test_two_megabytes_do_not_freeze_the_tab(page: Any, browser: Any, shape: str) -> None:
    """From the paste to the end of the page, with a reason pressed, no task takes a second."""
    text = large_text()
    if shape == "two lines":
        text = "\n".join(text[at : at + 900_000].replace("\n", " ") for at in (0, 900_000))
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline"])
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.getElementById('text').dispatchEvent(new ClipboardEvent('paste', {
            clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )
    page.wait_for_selector("#said:has-text('Done')", state="attached", timeout=240_000)
    if shape == "lines":
        page.locator("#toggles button").first.click()
        page.wait_for_selector(".sheet .back", state="attached", timeout=120_000)
    page.locator(".galley").evaluate("galley => galley.scrollTo(0, galley.scrollHeight)")
    page.wait_for_timeout(500)
    longest = longest_task(browser.stop_tracing())
    assert longest < 1000
    print(f"longest task of {shape}: {longest:.0f} ms")  # noqa: T201 (a figure for the docs)
    assert page.locator(".galley").evaluate("galley => galley.textContent.length") == len(text)


def test_dark_mode_is_dark(page: Any) -> None:
    """The reader's scheme is followed."""
    light = "() => getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(light)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(light) != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("device", "width", "height"), [("desk", 1360, 860), ("phone", 390, 844)])
def test_axe_finds_no_violation(
    page: Any, root: Path, scheme: str, device: str, width: int, height: int
) -> None:
    """Neither before nor after a text; and what it looks like is kept in docs/pictures."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    assert violations(page) == []
    pick(page)
    page.locator("#toggles button[data-reason='related_link']").click()
    page.wait_for_selector(".sheet .back")
    page.locator(".galley .removed", has_text="Share on X").hover()
    assert violations(page) == []
    page.evaluate("() => document.getElementById('result-facts').textContent = '114 words'")
    path = root / "docs" / "pictures" / f"playground-{device}-{scheme}.png"
    page.screenshot(path=path, full_page=device == "phone")


def violations(page: Any) -> list[str]:
    """What axe-core objects to, one line each."""
    from axe_playwright_python.sync_playwright import Axe  # make test-all installs it

    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def test_a_refusal_is_told(page: Any) -> None:
    """A language that is none: what was wrong and what would be right."""
    page.locator("#text").fill(TEXT)
    page.locator(".known summary").click()
    page.fill("#language", "klingon")
    page.click("#clean")
    problem = page.locator("#problem")
    problem.wait_for()
    assert "language" in problem.inner_text()
    assert "ISO 639-1" in problem.inner_text()
    page.fill("#language", "en")
    page.click("#clean")
    page.wait_for_selector(".sheet .title")
    assert problem.is_hidden()
