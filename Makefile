# Two commands do all the set-up on a fresh machine with Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
ARGS ?=

.PHONY: run test check format pictures tables clean

run: $(VENV)/app
	@$(BIN)/stillpoint $(ARGS)

test: $(VENV)/dev
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pictures: $(VENV)/dev
	$(BIN)/python docs/take_pictures.py

tables: $(VENV)/dev
	$(BIN)/python docs/make_bindings.py
	$(BIN)/python docs/make_tables.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# The stamps `app` and `dev` tell that what pyproject.toml asks for is installed.
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("stillpoint needs Python 3.11 or newer; try: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/app: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ $(VENV)/app
