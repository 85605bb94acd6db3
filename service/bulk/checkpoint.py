"""How far a run has come: what is good on the disk, and what it was made from."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from service.bulk.output_log import sync_folder


class OtherRunError(Exception):
    """A checkpoint of a run with other inputs, options or rules; the message says what to do."""


@dataclass(slots=True)
class Checkpoint:
    """All that a run needs to know to go on."""

    run: str
    """A digest of what decides the output: inputs, options, code, rules and model."""
    today: str
    """The reference date of documents that have none, ISO 8601."""
    file: int = 0
    """Which of the inputs is being read; those before it are done."""
    record: int = 0
    """The last record of it that is done."""
    documents: int = 0
    refused: int = 0
    output_end: int = 0
    """Bytes of the output that are good."""
    refused_end: int = 0
    """Bytes of the side file that are good."""
    is_done: bool = False
    removed: dict[str, int] = field(default_factory=dict)
    """Removed runs of lines by reason."""

    def count(self, file: int, record: int, removed: Mapping[str, int] | None) -> None:
        """One more document is done; `removed` is None where it was refused."""
        self.file, self.record = file, record
        self.documents += 1
        self.refused += removed is None
        for reason, count in (removed or {}).items():
            self.removed[reason] = self.removed.get(reason, 0) + count

    def save(self, path: Path) -> None:
        """Put it on the disk, whole or not at all."""
        begun = path.with_name(f"{path.name}.begun")
        with begun.open("w", encoding="utf-8") as file:
            json.dump(asdict(self), file)
            file.flush()
            os.fsync(file.fileno())
        begun.replace(path)
        sync_folder(path.parent)


def load_checkpoint(path: Path, run: str, today: str) -> Checkpoint:
    """Where the run of that digest stopped, or its beginning. Raises OtherRunError."""
    try:
        saved = Checkpoint(**json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Checkpoint(run, today)
    except (ValueError, TypeError) as error:
        raise OtherRunError(f"{path} is no checkpoint; remove it to begin anew") from error
    if saved.run != run:
        raise OtherRunError(
            f"{path} is of a run with other inputs, options or rules; remove it to begin anew"
        )
    return saved
