"""The API reference as one page of HTML, made from the description and from samples."""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from http import HTTPStatus
from importlib.resources import files
from typing import Any

import yaml

from service import SETTINGS_PREFIX
from service.contract.problem_kind import KINDS, ProblemKind

Sample = Mapping[str, Any]

_LONGEST = 100
_FAILED = 400
_REFERENCE = "#/components/schemas/"


def read_samples() -> list[Sample]:
    """Requests with their answers; a test sends each of them."""
    text = (files("service.web") / "samples.json").read_text(encoding="utf-8")
    samples: list[Sample] = json.loads(text)
    return samples


def write_manual(description: str, samples: Sequence[Sample]) -> str:
    """The page for a description (YAML) and samples."""
    spec = yaml.safe_load(description)
    schemas = spec["components"]["schemas"]
    sections = [
        *(_path(path, operations, samples) for path, operations in spec["paths"].items()),
        _ERRORS,
        *(_problem(kind, samples) for kind in KINDS),
        "<h2 id=fields>Fields</h2>",
        *(_schema(name, schema, samples) for name, schema in schemas.items()),
    ]
    return _PAGE.format(
        about=escape(spec["info"]["description"]),
        version=escape(spec["info"]["version"]),
        contents="".join(
            f'<li><a href="#{_anchor(path)}">{escape(path)}</a></li>' for path in spec["paths"]
        ),
        sections="\n".join(sections),
    )


def _path(path: str, operations: Mapping[str, Any], samples: Sequence[Sample]) -> str:
    parts = []
    for method, operation in operations.items():
        verb = f"<span class=verb>{method.upper()}</span>"
        parts.append(f'<h2 id="{_anchor(path)}">{verb} <code>{escape(path)}</code></h2>')
        parts.append(f"<p>{_words(_told(operation))}</p>")
        parts.append(_parameters(path, operation.get("parameters", ())))
        parts.append(_contents("Takes", operation.get("requestBody", {})))
        for status, answer in operation["responses"].items():
            parts.append(_contents(f"Answers {status}", answer))
        parts.append(_refusals(operation["responses"]))
    shown = (sample for sample in samples if _is_of(sample, path) and sample["status"] < _FAILED)
    return "".join([*parts, *(_sample(sample) for sample in shown)])


def _told(operation: Mapping[str, Any]) -> str:
    """What it is for, and what else is to be known."""
    return f"{operation['summary']}. {operation.get('description', '')}".strip()


def _refusals(responses: Mapping[str, Any]) -> str:
    """The statuses of its problems, which the page's section on errors explains."""
    statuses = ", ".join(sorted(status for status in responses if int(status) >= _FAILED))
    return f"<p class=takes>Problems {statuses}: see <a href=#errors>Errors</a></p>"


def _is_of(sample: Sample, path: str) -> bool:
    sent = sample["path"].partition("?")[0]
    folder, brace, _ = path.partition("{")
    return bool(sent == path or (brace and len(folder) > 1 and sent.startswith(folder)))


def _parameters(path: str, parameters: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        f"<tr><th scope=row><code>{escape(one['name'])}</code></th><td>{escape(one['in'])}</td>"
        f"<td>{_words(one.get('description', one['schema'].get('description', '')))}</td></tr>"
        for one in parameters
        if "name" in one
    ]
    return _table(path, ("parameter", "where", "meaning"), rows) if rows else ""


def _contents(label: str, body: Mapping[str, Any]) -> str:
    """The media types of a body, each with its schema where it has a name."""
    kinds = []
    for kind, content in body.get("content", {}).items():
        names = ", ".join(_links(content["schema"]))
        kinds.append(f"<code>{escape(kind)}</code>" + (f" ({names})" if names else ""))
    return f"<p class=takes>{label} {', '.join(kinds)}</p>" if kinds else ""


def _links(schema: Any) -> Iterator[str]:
    """Links to the schemas that a schema is made of."""
    if isinstance(schema, Mapping):
        target = schema.get("$ref", "")
        if target.startswith(_REFERENCE):
            name = escape(target.removeprefix(_REFERENCE))
            yield f'<a href="#{_anchor(name)}">{name}</a>'
        for inner in schema.values():
            yield from _links(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _links(inner)


def _schema(name: str, schema: Mapping[str, Any], samples: Sequence[Sample]) -> str:
    rows = []
    properties = schema.get("properties", {})
    for field, about in properties.items():
        kind = ", ".join(_links(about)) or escape(_type(about))
        rows.append(
            f"<tr><th scope=row><code>{escape(field)}</code></th><td>{kind}</td>"
            f"<td>{_words(about.get('description', ''))}</td>"
            f"<td><code>{escape(example_of(field, properties, samples))}</code></td></tr>"
        )
    title = f'<h3 id="{_anchor(name)}">{escape(name)}</h3>'
    about = f"<p>{_words(schema.get('description', ''))}</p>" if schema.get("description") else ""
    return title + about + _table(name, ("field", "type", "meaning", "example"), rows)


def example_of(field: str, properties: Mapping[str, Any], samples: Sequence[Sample]) -> str:
    """A value that a field has in one of the samples, as JSON; cut where it is long.

    It is taken from an object that may be of the field's schema: one with no other properties.
    """
    allowed = properties[field].get("enum")
    empty = None
    for sample in samples:
        for value in _values(field, set(properties), [sample["body"], sample["answer"]]):
            if value in (None, [], "") or (allowed and value not in allowed):
                empty = value
                continue
            text = json.dumps(value, ensure_ascii=False)
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return json.dumps(empty)


def _values(field: str, known: set[str], value: Any) -> Iterator[Any]:
    if isinstance(value, str) and value.startswith("{"):  # a line of a batch
        value = [_loaded(line) for line in value.splitlines()]
    if isinstance(value, Mapping):
        if field in value and value.keys() <= known:
            yield value[field]
        for inner in value.values():
            yield from _values(field, known, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(field, known, inner)


def _loaded(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _type(about: Mapping[str, Any]) -> str:
    kind = about.get("type") or [one.get("type", "") for one in about.get("oneOf", ())]
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _problem(kind: ProblemKind, samples: Sequence[Sample]) -> str:
    """A kind of problem, what it means, and the requests that meet it."""
    met = [s for s in samples if s["status"] >= _FAILED and s["answer"]["type"] == kind.path]
    return (
        f'<h3 id="{kind.name}">{escape(kind.title)}</h3>'
        f"<p class=takes>{kind.status.value} <code>{escape(kind.path)}</code></p>"
        f"<p>{_words(kind.about)}</p>{''.join(map(_sample, met))}"
    )


def _sample(sample: Sample) -> str:
    call = curl(sample)
    answer = sample["answer"]
    shown = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, indent=2)
    status = HTTPStatus(sample["status"])
    return (
        f"<figure><figcaption>{escape(sample['about'])}{_set_up(sample)}</figcaption>"
        f"<pre tabindex=0 class=call>{escape(call)}</pre>"
        f"<p class=status>{status.value} {status.phrase}</p>"
        f"<pre tabindex=0>{escape(shown)}</pre></figure>"
    )


def _set_up(sample: Sample) -> str:
    """With which settings the service answers so, where the usual ones would not do."""
    return "".join(
        f" With <code>{SETTINGS_PREFIX}{name.upper()}={escape(value)}</code>."
        for name, value in sample.get("settings", {}).items()
    )


def curl(sample: Sample) -> str:
    """The call of a sample, for a shell."""
    words = ["curl -sS", _quoted(f"http://localhost:8000{sample['path']}")]
    if sample["method"] not in ("GET", "POST"):
        words.append(f"-X {sample['method']}")
    words += [f"-H {_quoted(f'{name}: {value}')}" for name, value in sample["headers"].items()]
    body = sample["body"]
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    if lines := sample.get("repeat"):
        words[0] = f"yes {_quoted(text)} | head -n {lines} | {words[0]}"
        words.append("--data-binary @-")
    elif body is not None:
        words.append(f"--data-binary {_quoted(text)}")
    call = " \\\n  ".join(words)
    if times := sample.get("at_once"):
        return f"for n in $(seq {times}); do\n{call} &\ndone; wait"
    return call


def _quoted(word: str) -> str:
    inner = word.replace("'", "'\\''")
    return f"'{inner}'"


def _table(of: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    """A table of what is `of` something; wider than a phone, it is moved by itself."""
    head = "".join(f"<th scope=col>{name}</th>" for name in heads)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    label = f"{heads[0].capitalize()}s of {escape(of)}"
    return f'<div class=wide tabindex=0 role=region aria-label="{label}">{table}</div>'


def _words(text: str) -> str:
    """Text with what stands between backticks as code."""
    parts = escape(text).split("`")
    return "".join(
        f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts)
    )


def _anchor(name: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in name).strip("-") or "root"


_ERRORS = """<h2 id=errors>Errors</h2>
<p>Every error is a problem document (RFC 9457, <code>application/problem+json</code>).</p>"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Copydesk: API reference</title>
<link rel="stylesheet" href="docs/manual.css">
</head>
<body>
<header><h1>Copydesk</h1><p>{about}</p>
<p class="status">Version {version}.
The same for machines: <a href="openapi.yaml">openapi.yaml</a></p>
<nav aria-label="Contents"><ul>{contents}
<li><a href="#errors">Errors</a></li><li><a href="#fields">Fields</a></li></ul></nav></header>
<main>
{sections}
</main>
</body>
</html>
"""
