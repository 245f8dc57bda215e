# Two commands on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
RUN_READY := $(ENV)/.run-ready
TEST_READY := $(ENV)/.test-ready

.PHONY: help demo test check quick messages transcripts bench faults races machines clean

help:  ## show these lines
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'

$(BIN)/python:
	$(PYTHON) -m venv $(ENV)

# What a program needs to run; a test environment holds it as well.
$(RUN_READY): requirements/run.txt pyproject.toml | $(BIN)/python
	@test -f $(TEST_READY) || $(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_READY): requirements/test.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/test.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(RUN_READY)  ## start the sandbox in the browser (RESET=1 begins afresh)
	@$(BIN)/wgbot sandbox $(if $(RESET),--reset)

check: $(TEST_READY)  ## formatting, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quick: $(TEST_READY)  ## the everyday tests: no browser, no PostgreSQL, nothing slow
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not postgres and not slow"

test: check  ## everything
	$(BIN)/python -m pytest -n 2

messages: $(TEST_READY)  ## take new sentences into the catalogues (locales/)
	$(BIN)/python -m tests.messages

transcripts: $(TEST_READY)  ## write the journeys' transcripts anew; read the difference before committing it
	$(BIN)/python -m tests.journeys.renew

bench: $(TEST_READY)  ## speed and memory, as ratios within one run
	$(BIN)/python -m tests.bench

faults: $(TEST_READY)  ## kill senders and misuse them, in full size: about half an hour
	$(BIN)/python -m tests.faults

races: $(TEST_READY)  ## votes against the close, two processes, both databases: about half an hour on two cores
	$(BIN)/python -m tests.races

machines: $(TEST_READY)  ## votes against a simple model: 300 runs of 50 steps, both databases
	$(BIN)/python -m tests.machines

clean:  ## remove the environment and everything that can be made again
	rm -rf $(ENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
