# make          sets everything up and shows the status of the plan
# make test     sets everything up and runs linters, types and tests
# make browser  looks at the page of a report in Chromium, which it installs on Debian for root
# make docs     writes anew what the documents take from the program: reference, man page, sessions, examples
# make site     builds the documents as a site in site/, and looks that it asks for nothing outside

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: status test lint types tests browser bench schemas man docs site wheel clean

status: $(VENV)/.run
	@$(BIN)/cntrack status

test: lint types tests

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

tests: $(VENV)/.dev
	$(BIN)/pytest --ignore=tests/browser

# The page of a report in a real browser, which Debian has and root may install.
browser: $(VENV)/.dev
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || test "$$(id -u)" != 0 || \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		chromium chromium-driver fonts-noto-cjk; } >/dev/null
	$(BIN)/pytest tests/browser

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/stages.py
	$(BIN)/python benchmarks/size.py
	$(BIN)/python benchmarks/peers.py

schemas: $(VENV)/.run
	for name in plan status plans compare show export record check parse; do \
		$(BIN)/cntrack schema $$name --force -o docs/schemas/$$name-1.schema.json; done

man: $(VENV)/.dev
	$(BIN)/python tools/manpage.py > docs/man/cntrack.1

docs: schemas man
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/examples.py docs/rules/*.md
	$(BIN)/python tools/sessions.py README.md README.zh.md $(filter-out docs/problems.md,$(shell find docs -name '*.md'))

# In an environment of its own: what builds the site wants another tomli than we do.
site: $(VENV)-docs/.docs
	$(VENV)-docs/bin/python tools/buildsite.py

wheel: $(VENV)/.dev
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

$(VENV)/.run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("cntrack needs Python 3.11 or newer; call: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)-docs/.docs: pyproject.toml
	@$(PYTHON) -m venv $(VENV)-docs
	@$(VENV)-docs/bin/pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-docs dist build site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
