# Works on a fresh clone with nothing but Python 3.11 or later and make.
#   make serve [PORT=9000]   make test   make test-all   make lock   make openapi   make image-check

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all:
UV_VERSION := 0.13.9
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
CONTAINER_CHECK := ../shared/tools/container-check

.DEFAULT_GOAL := help
.PHONY: help serve test test-all check openapi lock image-check clean

help:
	@sed -n '1,2p' Makefile

serve: $(VENV)/.base
	COPYDESK_HOST=$(HOST) COPYDESK_PORT=$(PORT) $(BIN)/copydesk serve

test: check
	$(BIN)/python -m pytest

test-all: test $(VENV)/.slow
	$(BIN)/python -m pytest -m slow

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The description is made from the schemas; a test fails when the file has drifted.
openapi: $(VENV)/.base
	$(BIN)/copydesk openapi > openapi.yaml

# Newest versions that fit pyproject.toml, for Python 3.11 and later.
lock: $(VENV)/.base
	$(BIN)/python -m pip --disable-pip-version-check install --quiet uv==$(UV_VERSION)
	$(COMPILE) --upgrade pyproject.toml --output-file requirements/base.txt
	$(COMPILE) --upgrade pyproject.toml --group dev --constraint requirements/base.txt \
		--output-file requirements/dev.txt
	$(COMPILE) --upgrade --group build --output-file requirements/build.txt
	$(COMPILE) --upgrade --group docs --constraint requirements/dev.txt --output-file requirements/docs.txt
	$(COMPILE) --upgrade --group slow --constraint requirements/dev.txt \
		--no-binary pypydispatcher --no-binary pyspark --output-file requirements/slow.txt # no wheels
	$(COMPILE) --upgrade --group audit --output-file requirements/audit.txt
	$(COMPILE) --upgrade pyproject.toml --group fuzz --constraint requirements/base.txt \
		--output-file requirements/fuzz.txt

image-check:
	@if [ -x $(CONTAINER_CHECK) ]; then $(CONTAINER_CHECK); \
	else echo "image-check skipped: $(CONTAINER_CHECK) is not there; docker build . does as well"; fi

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; say which: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The package is installed in place, so that .venv/bin/copydesk runs what stands here.
$(VENV)/.base: $(VENV)/.made requirements/base.txt requirements/build.txt pyproject.toml
	$(PIP) -r requirements/base.txt -r requirements/build.txt
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	$(PIP) -r requirements/dev.txt
	@touch $@

$(VENV)/.slow: $(VENV)/.dev requirements/slow.txt
	$(PIP) --no-binary pypydispatcher,pyspark -r requirements/slow.txt
	@touch $@
