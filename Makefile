# Everything runs from .venv, which is made from the hash-locked requirements on first use. No root, no server needed.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q

.PHONY: help demo run test unit faults check format bench bench-reading bench-replies fuzz interop lock clean

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/runtime: requirements/runtime.txt
	@$(PYTHON) -c 'import sys; sys.exit("Minutepost needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Installing what Minutepost needs into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/runtime
	@echo "Installing what the tests and checks need into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/runtime ## Play the whole story with sample minutes; no server, nothing leaves this machine
	@$(BIN)/python -m demo

run: $(VENV)/runtime ## Run the service from config/service.toml in one process
	@$(BIN)/python -m service run

# Without npm the tests that ask ical.js are skipped, and say so.
READERS := $(if $(shell command -v npm),tests/readers/node_modules/.package-lock.json)

tests/readers/node_modules/.package-lock.json: tests/readers/package-lock.json
	@npm ci --prefix tests/readers --ignore-scripts --no-audit --no-fund --silent || echo "npm could not install ical.js: the tests that ask it are skipped"

test: $(VENV)/dev $(READERS) ## Run all tests, with real servers on loopback
	@bash tests/servers/install.sh
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

unit: $(VENV)/dev $(READERS) ## Run the unit tests alone: seconds, no servers
	@$(BIN)/python -m pytest -q tests/unit tests/architecture

check: $(VENV)/dev ## Lint, format, types, import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev ## Format the code
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

faults: $(VENV)/dev ## Break everything on purpose: kill processes, stop servers, fill disks; takes half an hour
	@bash tests/servers/install.sh
	@$(BIN)/python -m pytest -q tests/faults -m "slow or not slow" -n 2 --dist loadfile

bench: $(VENV)/dev ## Measure speed and memory
	@bash tests/servers/install.sh
	@$(BIN)/python -m bench.speed

bench-reading: $(VENV)/dev ## Score the reading of minutes (needs ../shared)
	@$(BIN)/python -m bench.reading

bench-replies: $(VENV)/dev ## Score the reading of replies and automatic mail (needs ../shared)
	@$(BIN)/python -m bench.replies

fuzz: $(VENV)/dev ## Feed broken messages for ten minutes; SECONDS=60 for less
	@$(BIN)/python -m bench.fuzz_mail $${SECONDS_TO_FUZZ:-600}

interop: $(VENV)/dev ## Let other calendar programs read and answer our invitations (needs ../shared)
	@$(BIN)/python -m interop.run
	@bash tests/servers/install.sh
	@$(BIN)/python -m pytest -q tests/e2e/test_calendar_answers.py -m "slow or not slow"

lock: ## Pin all requirements again, with hashes and without any index address
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header pyproject.toml -o requirements/runtime.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements/dev.in -o requirements/dev.txt

clean: ## Remove what was made
	rm -rf $(VENV) demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis
