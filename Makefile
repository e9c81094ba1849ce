# `make help` lists what there is. Everything is installed into .venv, nothing outside it.
# Another Python than the first that fits: make test PYTHON=/path/to/python3
# More for pytest: make test ARGS="-k borda"

BIN := .venv/bin
PY := $(BIN)/python
ARGS ?=

DEV := .venv/.installed-dev
# A developer's install serves users too.
RUN := $(if $(wildcard $(DEV)),$(DEV),.venv/.installed-run)
RECIPE := pyproject.toml constraints.txt tools/bootstrap.py
SOURCES := $(shell find prioritize methods fixtures -type f ! -name '*.pyc' ! -name '* *')
PROSE := README.md CHANGELOG.md docs methods prioritize $(wildcard cli fixtures/*.md fixtures/*/*.md)

.DEFAULT_GOAL := help
.PHONY: bench campaign check clean constraints demo docs golden help messages test usb

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s%s\n", $$1, $$2 }' Makefile

demo: $(RUN) ## Install for use, then run the bundled consultation
	@$(BIN)/prioritize demo

test: $(DEV) ## Install for development, then run every test
	$(PY) -m pytest -n auto $(ARGS)

check: $(DEV) ## Check style, types, layers, spelling and generated pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell $(PROSE)
	$(if $(wildcard tools/reference.py),$(PY) tools/reference.py --check)
	$(PY) tools/messages.py --check

docs: $(DEV) ## Generate the reference pages
	$(PY) tools/reference.py

messages: $(DEV) ## Renew and compile the translations
	$(PY) tools/messages.py

usb: $(DEV) ## Build dist/usb, the folder for a laptop without internet
	$(PY) tools/usb.py

bench: $(DEV) ## Measure against other libraries
	$(PY) -m benchmarks

campaign: $(DEV) ## Search for counterexamples, which takes long
	$(PY) -m pytest -m campaign $(ARGS)

golden: $(DEV) ## Rewrite the expected results, to be reviewed as a diff
	$(PY) -m pytest --golden $(ARGS)

constraints: $(DEV) ## Pin today's versions of everything we depend on
	$(PY) tools/constraints.py

clean: ## Remove everything that make made
	rm -rf .bench .venv build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(DEV): $(RECIPE)
	@sh tools/bootstrap.sh dev

.venv/.installed-run: $(RECIPE) $(SOURCES)
	@sh tools/bootstrap.sh run
