# Everything a contributor runs. Needs Python 3.11 or newer, git and make (GNU make 3.81 and newer);
# the first call makes .venv from the committed lock files, later ones only what has changed.

ifeq ($(OS),Windows_NT)
  PYTHON ?= python
  BIN := .venv/Scripts
else
  PYTHON ?= python3
  BIN := .venv/bin
endif

ADDRESS ?= 127.0.0.1:8000
# More arguments for pytest: make test ARGS="tests/test_locks.py -x"
ARGS ?=
# Lift every pin to the newest release within its bounds: make lock UPGRADE=1
UPGRADE ?=

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

CREATED := .venv/.created
SERVING := .venv/.serving
TESTING := .venv/.testing
NODE_TOOLS := tests/node/node_modules/.installed

# MkDocs Material's advertisement against MkDocs 2, which the bounds exclude.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build check test lint screenshots lock clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

serve: $(SERVING) ## Build the site and serve it on http://127.0.0.1:8000/
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(SERVING) ## Build the site into site/, any warning being an error
	$(BIN)/mkdocs build --strict

check: $(SERVING) ## Check all records
	$(BIN)/atlas check

test: $(TESTING) $(NODE_TOOLS) ## Run all tests, those in a browser too
	$(BIN)/python -m tests.browser.find_browser
	$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile $(ARGS)

lint: $(TESTING) ## Run the linters of code and workflows, the formatter's check, the types and the import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy .github/steps
	$(BIN)/zizmor --offline --persona pedantic --quiet .github
	$(BIN)/lint-imports --no-logo

screenshots: $(TESTING) build ## Photograph every kind of page into screenshots/
	$(BIN)/python -m tests.browser.find_browser
	$(BIN)/python -m tests.browser.screenshots

lock: $(TESTING) ## Write the lock files from pyproject.toml (UPGRADE=1: newest releases)
	$(LOCK) pyproject.toml --extra dev --extra parquet --group build --output-file requirements-dev.lock
	$(LOCK) pyproject.toml --extra parquet --group build --constraints requirements-dev.lock --no-annotate \
		--output-file requirements.lock

clean: ## Remove everything that make has made
	rm -rf .venv site .site.* screenshots tests/node/node_modules benchmarks/node/node_modules
	rm -rf .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(CREATED):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "This needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>/dev/null || echo missing)." >&2; \
		echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' comes without venv. Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

$(SERVING): requirements.lock pyproject.toml | $(CREATED)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(TESTING): requirements-dev.lock $(SERVING)
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(NODE_TOOLS): tests/node/package.json tests/node/package-lock.json | $(TESTING)
	$(BIN)/python -m tests.node_tools
	@touch $@
