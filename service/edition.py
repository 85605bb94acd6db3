"""Which edition of the stylebook this is: a short name for the exact content of its files."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_DIGITS = 12


def rules_edition() -> str:
    """The first hexadecimal digits of the SHA-256 of all data files, names and content.

    Two services with the same edition decide alike, as long as their code is the same.
    """
    digest = hashlib.sha256()
    for name, path in sorted(_data_files(files("service") / "stylebook", "")):
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_DIGITS]


def _data_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _data_files(path, f"{prefix}{path.name}/")
        elif path.name.endswith(".toml"):
            yield prefix + path.name, path
