# Needs Python 3.11 or newer with venv, git and make; installs the rest into .venv.

PYTHON = python3
HOST =
PORT =
CORPUS = $(or $(CITEWELL_CORPUS),corpus)
Q =
ARGS =

# A folder with corpora by other people, corpora/NAME/, and questions judged on them, eval/corpora/NAME.jsonl.
JUDGED = $(wildcard ../shared)
PAIRS = $(foreach file,$(wildcard $(JUDGED)/eval/corpora/*.jsonl),--judged $(JUDGED)/corpora/$(basename $(notdir $(file))) $(file))

BIN = .venv/bin
INSTALLED = .venv/.installed
PIP = $(BIN)/python -m pip install $(if $(CI),--quiet --progress-bar off)

# PyPI's torch for Linux needs gigabytes of CUDA; the CPU build is the one named +cpu, and no other will do.
CPU = $(if $(filter Linux,$(shell uname -s)),+cpu)
TORCH = .venv/torch.txt
TORCH_INDEX = https://download.pytorch.org/whl/cpu

# Biome checks the page's scripts and style sheets; npm installs it beside its settings.
LINT = tests/web/lint
BIOME = $(LINT)/node_modules/.bin/biome

# What the targets of the supply chain need, in an environment of its own: no part of Citewell or of its tests.
TOOLS = .venv/tools
TOOLS_INSTALLED = $(TOOLS)/.installed
TOOL_PINS = uv==0.13.9 cyclonedx-bom==7.5.0 pip-audit==2.10.1

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
export Q

.DEFAULT_GOAL = help
.PHONY: help install run index ask test soak lint eval fit bench bench-scale pictures hashes audit sbom licences clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'make run and make ask take CORPUS=folder-of-markdown, make run also HOST= and PORT=.'

install: $(INSTALLED) ## install the pinned libraries and Citewell into .venv, if they are not there

run: index ## serve the chat page on http://127.0.0.1:8000; installs and indexes first what is missing or stale
	@exec $(BIN)/citewell serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

index: install ## read the markdown in CORPUS (by default corpus/) into the index, if that is missing or stale
	@$(BIN)/citewell ingest $(CORPUS)

ask: ## answer one question in the terminal: make ask Q="what is the GIL"
	@[ -n "$$Q" ] || { echo 'Put the question in Q: make ask Q="what is the GIL"' >&2; exit 2; }
	@$(MAKE) --no-print-directory index >/dev/null
	@$(BIN)/citewell ask "$$Q" || [ $$? -eq 1 ]  # 1: nothing or only something nearby was found

test: install ## run the tests; ARGS="-k socket" picks some, ARGS=-n0 runs them in one process
	@command -v chromium >/dev/null || echo 'Chromium is missing, and the browser tests need it (Debian: apt-get install chromium).' >&2
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal $(ARGS)

soak: install ## send a thousand made-up requests to each endpoint of the HTTP API
	@SOAK=1000 $(BIN)/python -m pytest -n0 tests/web/routes/v1/test_openapi.py $(ARGS)

lint: install ## check style, format and types, of the page's scripts and style sheets too
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@command -v npm >/dev/null || { echo 'npm is missing, and the checks of the scripts need it (Debian: apt-get install npm).' >&2; exit 1; }
	@$(MAKE) --no-print-directory $(BIOME)
	@$(BIOME) check --error-on-warnings --config-path=$(LINT) web/static

eval: index ## measure the answers to the judged questions in tests/retrieval/, and of JUDGED, a folder of other corpora
	@$(BIN)/citewell eval tests/retrieval/dev.jsonl tests/retrieval/plain.jsonl $(PAIRS) $(ARGS)

fit: index ## fit the ranker and the decision on those questions; ARGS=--gains leaves out each feature in turn
	@$(BIN)/python -m citewell.assistant.judge.fit --write $(PAIRS) $(ARGS)

bench: index ## time whole commands and warm answers beside the least they could take
	@$(BIN)/python -m tests.bench

bench-scale: install ## measure an index of many chunks: ARGS="--chunks 100000" takes half an hour
	@$(BIN)/python -m tests.bench.scale $(ARGS)

pictures: index ## take the pictures in docs/ anew
	@$(BIN)/python -m tests.web.pictures

hashes: install $(TOOLS_INSTALLED) ## write the hash of every file of each pin into constraints.txt, after a pin was changed
	@$(BIN)/python -m tests.supply.hashes $(TOOLS)/bin/uv

audit: install $(TOOLS_INSTALLED) ## look up known vulnerabilities of the pinned libraries, where PyPI's data can be had
	@$(BIN)/python -m tests.supply.audit $(TOOLS)/bin/pip-audit

sbom: install $(TOOLS_INSTALLED) ## write a software bill of materials, CycloneDX: sbom.json
	@$(TOOLS)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file sbom.json $(BIN)/python
	@echo 'written to sbom.json'

licences: install ## list the licence of every library that is installed
	@$(BIN)/python -m tests.supply.licences

clean: ## remove .venv, the index and all caches
	rm -rf .venv .citewell $(LINT)/node_modules build sbom.json *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Citewell needs Python 3.11 or newer; name one: make PYTHON=python3.12 run" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo '$(PYTHON) has no venv (Debian: apt-get install python3-venv).' >&2; exit 1; }
	@echo 'Installing Citewell and its libraries into .venv: a few minutes, this once.'
	@$(PYTHON) -m venv .venv
	@sed -n '/^torch==/,/[^\\]$$/p' constraints.txt | sed 's/^torch==[^ ]*/&$(CPU)/' > $(TORCH)
	@$(PIP) --no-deps --require-hashes -r $(TORCH) 2>/dev/null || $(PIP) --no-deps --require-hashes --index-url $(TORCH_INDEX) -r $(TORCH)
	@$(PIP) --require-hashes --requirement constraints.txt
	@PYTHONWARNINGS=ignore $(PIP) --no-deps --no-build-isolation --editable .
	@mkdir -p .venv/src/citewell
	@ln -sfn ../../../assistant/citewell/__init__.py .venv/src/citewell/__init__.py
	@for folder in assistant corpus index web; do ln -sfn "../../../$$folder" ".venv/src/citewell/$$folder"; done
	@touch $@

$(TOOLS_INSTALLED): Makefile
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --progress-bar off $(TOOL_PINS)
	@touch $@

$(BIOME): $(LINT)/package-lock.json
	@npm ci --prefix $(LINT) --no-audit --no-fund --silent
	@touch $@
