# The portal's commands. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
OPENINGS ?= 300
# What a person has looked at and lets pass in a pull, such as openings:shrink.
ACCEPT ?=
# Where a deploy goes: a folder, or ssh://user@host/path. TO: which release a rollback takes.
TARGET ?=
TO ?=
# Where `make serve` listens; unset: 8000, or a free one where that is taken.
PORT ?=
# FORCE=1: `make publish` doesn't ask whether the site is due.
FORCE ?=
# How many tests run at once: more than there are cores, since many of them wait.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) * 3 // 2 + 1)')
PYTEST = $(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
# Where `make prove` writes; another file for a run of some proofs only, by TESTS=.
PROOFS ?= $(if $(TESTS),build/proofs.md,docs/proofs.md)

# Each stamp names what its set-up was made from, so that nothing is set up twice.
PYTHON_READY := .venv/ready-site
SEARCH_READY := node_modules/ready-site
SITE_READY := $(PYTHON_READY) $(SEARCH_READY)
TEST_READY := .venv/ready-test
NODE_READY := node_modules/ready

NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" npm
NPM_QUIET := --ignore-scripts --no-audit --no-fund --loglevel=error

##@ The two that matter
site: $(SITE_READY) ## Set up, start the embedded management API, pull, build, check → output/
	$(PY) -m scripts site --openings $(OPENINGS) $(ACCEPT:%=--accept %)

test: $(TEST_READY) $(NODE_READY) tools lint ## Set up and pass every test, browser tests included
	$(PYTEST) $(TESTS)
ci: ## What the CI files do with a change: tests and demo site, in a clean clone of the last commit
	@clone=$$(mktemp -d) && trap 'rm -rf "$$clone"' EXIT && git clone -q . "$$clone/portal" && \
	  env -u MANAGEMENT_API_URL -u MANAGEMENT_API_TOKEN -u SITE_URL -u DATABASE_URL \
	  $(MAKE) -C "$$clone/portal" test site
prove: $(TEST_READY) $(NODE_READY) tools ## Pass the long proofs in full count → docs/proofs.md
	PROVE=1 $(PYTEST) --proofs=$(PROOFS) $(TESTS)

##@ Working
setup: $(SITE_READY) ## Only set up what `make site` needs
serve: $(SITE_READY) ## The site on this machine, built again on every change; PORT= another than 8000
	$(PY) -m scripts serve --openings $(OPENINGS) $(PORT:%=--port %)
manage: $(PYTHON_READY) ## Start the management system on loopback (admin in Chinese)
	$(PY) -m scripts manage
pull: $(PYTHON_READY) ## Fetch from MANAGEMENT_API_URL into content/data
	$(PY) -m scripts pull
build: $(SITE_READY) ## Build from content/ as it is, check, swap into output/
	$(PY) -m scripts build
demo-reset: $(PYTHON_READY) ## Throw the demo data away and make it anew, dated from today
	$(PY) -m scripts manage demo --reset --openings $(OPENINGS)
check: $(PYTHON_READY) ## Check the content and the built site again
	$(PY) -m scripts check content
	$(PY) -m scripts check site
deploy: $(PYTHON_READY) ## Put output/ live at TARGET=folder or ssh://user@host/path
	$(PY) -m scripts deploy "$(TARGET)"
snapshot: $(PYTHON_READY) ## Fetch the last good data back from TARGET= into content/data
	$(PY) -m scripts snapshot fetch "$(TARGET)"
due: $(PYTHON_READY) ## Tell whether the site at TARGET= must be built again, and why
	$(PY) -m scripts due "$(TARGET)"
publish: $(SITE_READY) ## What CI runs on a schedule: where TARGET= is due, snapshot, site, deploy
	$(PY) -m scripts publish "$(TARGET)" $(FORCE:%=--force)
rollback: $(PYTHON_READY) ## Make the release before live again at TARGET=, or TO=number
	$(PY) -m scripts rollback "$(TARGET)" $(TO:%=--to %)
screens: $(TEST_READY) tools ## Screenshots of every kind of page at 360 and 1280 px → build/screens
	$(PY) -m scripts screens

manual: $(TEST_READY) tools ## Walk through docs/管理手册.md at a browser and make its pictures anew
	BUILD_TIME=2026-11-24T10:00:00+08:00 $(PY) -m scripts manual

##@ Keeping house
lint: $(TEST_READY) ## ruff, mypy, import-linter
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
format: $(TEST_READY) ## Let ruff put the code in order
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
contract: $(PYTHON_READY) ## Write docs/openapi.json anew from the record types
	$(PY) -m scripts contract
lock: $(TEST_READY) ## Renew requirements/*.txt and package-lock.json
	$(PY) -m uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate requirements/site.in -o requirements/site.txt
	for name in node test; do \
	  $(PY) -m uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate -c requirements/site.txt \
	    requirements/$$name.in -o requirements/$$name.txt; done
	$(NPM) install --package-lock-only --ignore-scripts
tools: $(TEST_READY) # what tests need and no registry of Python or Node has: named, or got by apt
	$(PY) -m scripts tools
clean: ## Remove output/ and build/; never the database, uploads or snapshot
	rm -rf output build
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} \
	  /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z-]+:.*## / {sub(/:.*/, "", $$1); printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: site test ci prove setup serve manage pull build demo-reset check deploy snapshot due publish rollback screens manual lint format contract lock tools clean help

# --- set-up -------------------------------------------------------------------------------
# pip checks every download against its hash; the project itself is installed in place.

$(PY):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python has no venv; on Debian: apt install python3-venv"; exit 1; }
	"$(PYTHON)" -m venv .venv

$(PYTHON_READY): requirements/site.txt pyproject.toml | $(PY)
	$(PIP) install -q --require-hashes -r requirements/site.txt
	$(PIP) install -q --no-deps --no-build-isolation --no-index -e .
	touch $@

# npm puts the indexer of the search there, which runs without Node; any npm since 7 will do.
$(SEARCH_READY): package.json package-lock.json requirements/node.txt | $(PYTHON_READY)
	@$(NPM) --version 2>/dev/null | grep -qE '^([7-9]|[1-9][0-9])\.' || \
	  $(PIP) install -q --require-hashes -r requirements/node.txt
	$(NPM) ci --omit=dev $(NPM_QUIET)
	touch $@

$(TEST_READY): requirements/test.txt $(PYTHON_READY)
	$(PIP) install -q --require-hashes -r requirements/test.txt
	touch $@

$(NODE_READY): package.json package-lock.json $(TEST_READY)
	$(NPM) ci $(NPM_QUIET)
	touch $(SEARCH_READY) $@
