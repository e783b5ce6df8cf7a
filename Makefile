# Two commands for a newcomer: "make run" and "make test". Python 3.11+ and make are all they need.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8000
WORKERS ?= 2

.PHONY: help run newsroom test fuzz bench check messages lock clean

help:
	@echo "make run    set up, load the demonstration, serve on port $(PORT) (PORT= changes it)"
	@echo "make newsroom  found a newsroom of your own and serve it (ANSWERS= answers ahead)"
	@echo "make test   set up, check and test (DATABASE_URL= chooses another database)"
	@echo "make fuzz   ask the API what its description allows and forbids, anew each time (EXAMPLES= how much)"
	@echo "make bench  measure, with 1,000 and 100,000 articles, 10,000 and 311,038 records (ARTICLES=, RECORDS= and OPTIONS= change what)"
	@echo "make check  only the checks that need no test run"

run: $(VENV)/.runs .env
	@exec $(BIN)/python manage.py up

newsroom: $(VENV)/.runs .env
	@$(BIN)/python manage.py new_newsroom --if-empty $(ANSWERS)
	@exec $(BIN)/python manage.py up --without-demonstration

test: check
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

EXAMPLES ?= 200
fuzz: $(VENV)/.tests
	FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -n $(WORKERS) tests/api/test_any_request_is_answered_as_described.py

ARTICLES ?= 1000,100000
RECORDS ?= 10000,311038
bench: $(VENV)/.runs
	@exec $(BIN)/python -m bench --articles "$(ARTICLES)" --records "$(RECORDS)" $(OPTIONS)

check: $(VENV)/.tests
	@mkdir -p var
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	SECRET_KEY=checks-only $(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
	  BASE_URL=https://waybill.example $(BIN)/python manage.py check --deploy --fail-level WARNING

messages: $(VENV)/.tests
	SECRET_KEY=messages $(BIN)/python manage.py makemessages -l es --no-location --no-wrap -i .venv -i var
	SECRET_KEY=messages $(BIN)/python manage.py compilemessages -i .venv

lock: $(VENV)/.tests
	$(BIN)/uv pip compile -q --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --no-header requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) var .env

$(BIN)/python:
	@echo "Making the environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Waybill needs Python 3.11 or newer.")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: requirements.txt | $(BIN)/python
	@echo "Installing what the site runs on (a minute or two the first time) …"
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -q -r requirements.txt
	@touch $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.runs
	@echo "Installing the test tools …"
	@$(BIN)/python -m pip install --disable-pip-version-check -q -r requirements-dev.txt
	@touch $@

# A secret key of this machine's own, made once.
.env:
	@umask 077 && $(BIN)/python -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(60))' > $@
