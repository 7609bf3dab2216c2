# Everything runs in .venv, made from the hash-pinned lock files in requirements/. `make help` lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/sh
# The first interpreter on the PATH that is new enough; override with `make PYTHON=/path/to/python`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
TESTS ?=

.PHONY: help setup demo test search fuzz lint types imports check docs site screenshots audit sbom golden eval bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Firsthand needs Python 3.11 or newer; none was found. Try: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Adding the development tools (once) ..." >&2
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev requirements/browser
	@echo "Looking for a browser to test with (once) ..." >&2
	@requirements/browser >&2 || true
	@touch $@

setup: $(VENV)/.dev ## make .venv with everything for development

demo: $(VENV)/.runtime ## run the main job on the bundled example pages
	@$(BIN)/firsthand demo

test: $(VENV)/.dev $(VENV)/.browser ## run the whole test suite; TESTS=path or options narrow it
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(TESTS)

search: $(VENV)/.dev ## look for new counter-examples: the property tests with examples not drawn before
	@FIRSTHAND_EXAMPLES=search $(BIN)/python -m pytest --numprocesses auto tests/property $(TESTS)

# The fuzzer lives apart, and is made for Linux and some releases of Python: FUZZ_PYTHON names one of them. Without it the search is blind.
SECONDS ?= 30
TARGETS ?=
FUZZ_PYTHON ?= $(shell for p in python3.12 python3.13 python3; do "$$p" -c '' 2>/dev/null && { echo "$$p"; break; }; done)
$(VENV)/fuzz/.done: requirements/fuzz.txt $(VENV)/.dev
	@test -n "$(FUZZ_PYTHON)" || { echo "No Python for the fuzzer was found. Try: make fuzz FUZZ_PYTHON=/path/to/python3.12" >&2; exit 2; }
	@$(FUZZ_PYTHON) -m venv $(VENV)/fuzz
	@$(VENV)/fuzz/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/runtime.txt
	@$(VENV)/fuzz/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/fuzz.txt \
		|| echo "Atheris cannot be installed for $(FUZZ_PYTHON) here: searching blind, which finds less" >&2
	@touch $@

fuzz: $(VENV)/fuzz/.done ## look for inputs that break a parser, SECONDS for each of TARGETS (all: make fuzz SECONDS=30)
	@PYTHONPATH=src $(VENV)/fuzz/bin/python -m fuzz --seconds $(SECONDS) $(TARGETS)

lint: $(VENV)/.dev ## ruff: style and formatting
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.dev ## strict mypy
	@$(BIN)/mypy

imports: $(VENV)/.dev ## the import rules of the house
	@$(BIN)/lint-imports

check: lint types imports test ## everything CI runs

docs: $(VENV)/.dev ## regenerate the reference pages and the JSON Schemas
	@$(BIN)/python -m firsthand.cli.reference docs/reference

site: $(VENV)/.dev ## build the documentation site into build/site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "build/site/index.html"

# The auditing tools live apart: what they need must not decide what the program is tested with.
$(VENV)/audit/.done: requirements/audit.txt $(VENV)/.runtime
	@$(BIN)/python -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/audit.txt
	@touch $@

audit: $(VENV)/audit/.done ## ask the advisory database about every pinned dependency (needs the network)
	@$(VENV)/audit/bin/pip-audit --disable-pip --require-hashes --requirement requirements/runtime.txt

sbom: $(VENV)/audit/.done ## write the bill of materials (CycloneDX) into build/sbom.json
	@mkdir -p build
	@$(VENV)/audit/bin/cyclonedx-py requirements requirements/runtime.txt --output-reproducible --of JSON -o build/sbom.json
	@echo "build/sbom.json"

screenshots: $(VENV)/.dev $(VENV)/.browser ## take the pictures of the docs anew, of the demo store; look at them before committing
	@$(BIN)/python -m tests.browser.screenshots docs/images

golden: $(VENV)/.dev ## rewrite the golden outputs; review the diff before committing it
	@$(BIN)/python -m pytest tests/golden --rewrite-golden -q

eval: $(VENV)/.dev ## accuracy on the seeds and golden pages against the pinned floors
	@$(BIN)/python -m evaluation
	@$(BIN)/python -m evaluation.extraction
	@$(BIN)/python -m evaluation.relevance

bench: $(VENV)/.dev ## speed and memory, as ratios in one run
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.reports

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
