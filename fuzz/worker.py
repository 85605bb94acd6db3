"""One target under atheris: `python -m fuzz.worker TARGET libFuzzer-options corpora`."""

import sys

import atheris

with atheris.instrument_imports(include=["service"]):
    from fuzz.targets import TARGETS

atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]].feed)
atheris.Fuzz()
