# make specimen   sets up, encodes the specimen article, says where the result lies
# make test       sets up, runs the tests
# make judges     all texts that there are before all judges of tei publish
# make check      lint and types      make bench   the benchmarks      make clean

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: setup specimen test judges check bench clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# //p' Makefile

setup: $(STAMP) bytecode

# A virtual environment also where the system's Python is externally managed, and where ensurepip
# is packaged apart (Debian): the system's own pip then installs into it.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "tei needs Python 3.11 or newer; this is %d.%d. Remedy: make PYTHON=python3.12 ..." % v[:2])'
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV) && $(PYTHON) -m venv --without-pip $(VENV); }
	@if [ -x $(BIN)/pip ]; then \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'; \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1; then \
	    $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check -e '.[dev]'; \
	else \
	    echo "error: this Python has neither venv's ensurepip nor pip."; \
	    echo "  remedy: install one of them (on Debian: apt install python3-venv) and call make again."; \
	    rm -rf $(VENV); exit 1; \
	fi
	@touch $@

# Bytecode, also where PYTHONDONTWRITEBYTECODE keeps Python from writing it (an editable install
# compiles none): without it every run of tei compiles its modules again.
.PHONY: bytecode
bytecode: $(STAMP)
	@$(BIN)/python -m compileall -q tei

specimen: setup
	@mkdir -p build
	@$(BIN)/tei encode tests/articles/specimen/source.txt -o build/specimen.xml
	@echo "The TEI of the specimen lies in build/specimen.xml"

test: setup
	@$(BIN)/python -m pytest -n auto

# What CI does with a sample: the Nu checker and axe, epubcheck, xelatex, Typst's PDF/UA-1, the DTD
# of JATS, and no word lost, for our articles, each case of the benchmark as we encode it and as its
# editors did, and TEI from elsewhere. TEI_NODE_MODULES names the folder with vnu-jar and axe-core.
judges: setup
	@TEI_JUDGE_ALL=1 $(BIN)/python -m pytest -n auto tests/publish/test_judges.py \
	    tests/publish/browser/test_judged_pages.py

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	@$(BIN)/python tests/benchmarks/encode.py
	@$(BIN)/python tests/benchmarks/publish.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
