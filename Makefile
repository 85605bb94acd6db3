# Works on a fresh clone with nothing but Python 3.11 or later and make. `make` lists the targets:
# what stands behind two hash signs at a target is its line.

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
.PHONY: help serve test test-all check docs gallery openapi lock audit sbom fuzz hostile pages faults soak reliability image-check clean

help:
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1#/p' Makefile | awk -F'#' '{ printf "make %-12s %s\n", $$1, $$2 }'

serve: $(VENV)/.base ## serve on 127.0.0.1:8000; HOST=... PORT=...
	COPYDESK_HOST=$(HOST) COPYDESK_PORT=$(PORT) $(BIN)/copydesk serve

# Two processes share the tests, a file at a time: much of it is waiting for servers.
test: check ## linters, types and tests
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

test-all: test $(VENV)/.slow ## the long tests, too, with a real Redis and Prometheus
	$(BIN)/python -m pytest -m slow

check: $(VENV)/.dev ## linters and types alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The pages of docs/ as plain HTML, in build/docs; a warning is an error.
docs: requirements/docs.txt ## the manual as HTML, in build/docs
	$(PYTHON) -m venv build/docs-venv
	build/docs-venv/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
		--only-binary :all: -r requirements/docs.txt
	build/docs-venv/bin/python -m sphinx -q --fail-on-warning --keep-going --fresh-env docs build/docs

# docs/gallery.md and its pictures, drawn from seeds; a test fails when they have drifted.
gallery: $(VENV)/.base ## docs/gallery.md and its pictures
	$(BIN)/python -m tools.gallery

# The description is made from the schemas; a test fails when the file has drifted.
openapi: $(VENV)/.base ## openapi.yaml
	$(BIN)/copydesk openapi > openapi.yaml

# Newest versions that fit pyproject.toml, for Python 3.11 and later.
lock: $(VENV)/.base ## requirements/, with the newest versions that fit
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

# What is known of the packages' faults, asked of PyPI: it needs a way to it.
audit: $(VENV)/audit/.made ## known faults of the locked packages
	$(VENV)/audit/bin/python -m tools.audit requirements/base.txt

# CycloneDX: what the image holds, with licences and what needs what.
sbom: $(VENV)/audit/.made $(VENV)/shipped/.made ## build/sbom.cdx.json (CycloneDX)
	@mkdir -p build
	$(VENV)/audit/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application \
		--output-reproducible --output-format JSON --output-file build/sbom.cdx.json \
		$(VENV)/shipped/bin/python
	@echo "build/sbom.cdx.json is made"

# FUZZ_SECONDS for each target, 600 if not said; TARGETS="text page" for some alone.
fuzz: $(VENV)/.fuzz ## each target for FUZZ_SECONDS=600; TARGETS="text page" for some
	$(BIN)/python -m fuzz $(TARGETS)

# Each writes its figures, and docs/reliability.md anew. SECONDS is the length of each fault, or
# the most that the soak may take; CORPORA a folder of pages to send beside the seeds.
hostile: $(VENV)/.base ## hostile documents against the server
	$(BIN)/python -m benchmarks.reliability.hostile; status=$$?; \
	$(BIN)/python -m benchmarks.reliability.report; exit $$status

pages: $(VENV)/.base ## every page of CORPORA=DIR, whole and cut
	$(BIN)/python -m benchmarks.reliability.pages --corpora $(CORPORA); status=$$?; \
	$(BIN)/python -m benchmarks.reliability.report; exit $$status

faults: $(VENV)/.base ## kills, hangs and slow clients under load; SECONDS=60
	$(BIN)/python -m benchmarks.reliability.faults --seconds $(or $(SECONDS),60); status=$$?; \
	$(BIN)/python -m benchmarks.reliability.report; exit $$status

soak: $(VENV)/.base ## REQUESTS=200000 in a row; SECONDS=... CORPORA=DIR
	$(BIN)/python -m benchmarks.reliability.soak --requests $(or $(REQUESTS),200000) \
		--seconds $(or $(SECONDS),86400) $(if $(CORPORA),--corpora $(CORPORA)); status=$$?; \
	$(BIN)/python -m benchmarks.reliability.report; exit $$status

reliability: hostile $(if $(CORPORA),pages) faults soak ## the four above

image-check: ## build and try the container, where its tool is there
	@if [ -x $(CONTAINER_CHECK) ]; then $(CONTAINER_CHECK); \
	else echo "image-check skipped: $(CONTAINER_CHECK) is not there; docker build . does as well"; fi

clean: ## remove what make has made
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

$(VENV)/.fuzz: $(VENV)/.base requirements/fuzz.txt
	$(PIP) -r requirements/fuzz.txt
	@touch $@

# Apart from all else: what it needs is none of the service's.
$(VENV)/audit/.made: $(VENV)/.made requirements/audit.txt
	$(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
		--only-binary :all: -r requirements/audit.txt
	@touch $@

# As in the image: the service's packages and nothing else.
$(VENV)/shipped/.made: $(VENV)/.made requirements/base.txt
	$(PYTHON) -m venv --without-pip $(VENV)/shipped
	$(BIN)/python -m pip --python $(VENV)/shipped/bin/python --disable-pip-version-check install \
		--quiet --require-hashes --only-binary :all: -r requirements/base.txt
	@touch $@

$(VENV)/.slow: $(VENV)/.dev requirements/slow.txt
	$(PIP) --no-binary pypydispatcher,pyspark -r requirements/slow.txt
	@touch $@
