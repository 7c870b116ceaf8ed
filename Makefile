# The tasks of this project. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Gold, corpora and scorers beside the project; what needs them is skipped where they are absent.
SHARED ?= ../shared
EXAMPLE ?= Examples/ferry
RELEASE := .build/release/sayso
SOURCES := Sources Tests Package.swift

.PHONY: help demo build test check-shared lint format evaluate floors bench train train-check golden \
	release man clean prerequisites

help: ## list the tasks
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | \
	  awk -F'\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'

demo: prerequisites ## build the program and print the brief of an example set (EXAMPLE=…)
	@echo "building (the first time takes a few minutes) …" >&2
	@swift build -c release --product sayso 2>&1 | grep -E 'error|warning: unre' >&2 || true
	@echo "$$ sayso brief $(EXAMPLE)" >&2
	@$(RELEASE) brief $(EXAMPLE)

test: prerequisites check-shared ## everything: lint, build, tests, evaluation, bad input
	$(MAKE) --no-print-directory lint
	swift build --build-tests
	swift test --skip-build
	swift build -c release --product sayso
	@if [ -d "$(SHARED)" ]; then \
	  $(MAKE) --no-print-directory evaluate; \
	else \
	  echo "evaluate: skipped, there is no $(SHARED)"; \
	fi
	scripts/readme --check
	scripts/check-inputs $(RELEASE)

check-shared:
	@if [ "$${CI:-}" = true ] && [ ! -d "$(SHARED)" ]; then \
	  echo "$(SHARED) is missing: in CI the evaluation may not be skipped" >&2; exit 1; \
	fi

build: prerequisites ## an optimised binary: .build/release/sayso
	swift build -c release --product sayso

lint: ## swift format, strict; shell scripts and Python parse
	swift format lint --strict --recursive $(SOURCES)
	@for f in scripts/prerequisites .ci/run Fuzz/run.sh; do bash -n $$f; done
	@python3 -c 'import ast, pathlib; [ast.parse(p.read_text(), str(p)) for p in \
	  [*pathlib.Path("Evaluation").rglob("*.py"), *pathlib.Path("Benchmarks").rglob("*.py"), \
	  pathlib.Path("scripts/check-inputs"), \
	  pathlib.Path("scripts/carriers.py")]]'

format: ## rewrite the sources as `make lint` wants them
	swift format --in-place --recursive $(SOURCES)

evaluate: build ## quality against ../shared; fails below a floor (ARGS='--update' …)
	python3 Evaluation/evaluate.py --binary $(RELEASE) --shared $(SHARED) $(ARGS)

bench: build ## speed and memory: each stage, a brief, copies at size (ARGS=--million)
	python3 Benchmarks/bench.py --binary $(RELEASE) --shared $(SHARED) $(ARGS)

train: prerequisites ## learn the parameters in Sources/CModels from the corpora in ../shared
	swift build -c release --product sayso-train
	.build/release/sayso-train --corpora $(SHARED)/corpora --output Sources/CModels/tables
	@touch Sources/CModels/*.c  # the build does not see that an embedded file changed
	swift build -c release --product sayso-train  # claims are learned on top of the new parser
	.build/release/sayso-train --only claims --corpora $(SHARED)/corpora \
	  --output Sources/CModels/tables
	@touch Sources/CModels/*.c
	@git --no-pager diff --stat -- Sources/CModels/tables

train-check: prerequisites ## learn them anew elsewhere; fails where a byte differs
	swift build -c release --product sayso-train
	.build/release/sayso-train --corpora $(SHARED)/corpora --verify

golden: prerequisites ## print the briefs of the examples anew, and show what changed
	SAYSO_RECORD=1 swift test --filter GoldenTests
	@scripts/readme
	@git --no-pager diff --stat -- Tests/GoldenTests
	@git --no-pager diff -- Tests/GoldenTests | head -200 || true

release: prerequisites ## a static binary with checksum, man page and shell completions: dist/
	scripts/release

clean: ## remove what was built
	rm -rf .build dist

prerequisites:
	@scripts/prerequisites
