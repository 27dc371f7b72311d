# Two commands do all the set-up: `make demo` shows the product, `make test` proves it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check format messages bench lock clean

help:  ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

PORT ?= 8000
demo: $(VENV)/.user  ## run an office of made-up people in the browser (PORT=8000, FRESH=1 begins anew)
	@$(BIN)/xieguan demo --port $(PORT) $(if $(FRESH),--fresh)

test: $(VENV)/.developer  ## run every check and every test
	@$(BIN)/python tools/missing.py
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile $(PYTEST)
	@echo "and what keeps records, once more on PostgreSQL"
	@$(BIN)/python tools/with_postgres.py $(BIN)/python -m pytest --numprocesses=auto --dist=loadfile tests/desk tests/people tests/lifecycle tests/acceptance tests/api --ignore=tests/api/test_schema.py

check: $(VENV)/.developer  ## format, lint, types, floors, migrations, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python tools/messages.py check

format: $(VENV)/.developer  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(VENV)/.developer  ## gather the words to translate, and compile the catalogue
	$(BIN)/python tools/messages.py update

bench: $(VENV)/.developer  ## measure: rows a second, memory, the two engines
	@$(BIN)/python -m bench

lock: $(VENV)/.developer  ## compile requirements*.in to hashed requirements*.txt
	$(BIN)/python tools/lock.py

clean:  ## remove what was built, the environment included
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@PYTHON=$(PYTHON) sh tools/bootstrap $(VENV)

$(VENV)/.user: requirements.txt pyproject.toml | $(BIN)/python
	@echo "xieguan: installing what it needs (once)"
	@$(PIP) install --use-pep517 --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.developer: requirements-dev.txt $(VENV)/.user
	@echo "xieguan: installing what its tests need (once)"
	@$(PIP) install --use-pep517 --require-hashes -r requirements-dev.txt
	@touch $@
