# The two commands of the README are `make report` and `make test`; `make help` lists all.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

executable := .build/release/cnn-viz
engine := .build/release/engine-bench
sources := Sources Tests Benchmarks Package.swift

.PHONY: help setup build report test browser-test sanitize lint format bench cost clean

help: ## lists these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: ## checks Swift and installs the system libraries (apt, with sudo where needed)
	@.ci/setup

build: setup ## builds cnn-viz for speed
	@swift build -c release --product cnn-viz

report: build ## trains the lecture's network on MNIST and writes its site to Output/mnist
	@$(executable) report mnist

# Product by product: --build-tests would also build the tools of the packages that we use, for minutes.
test: lint build ## runs every test, the format lint and the walk through a site
	@for product in engine-bench cnn-vizPackageTests; do swift build -c release --product $$product --quiet; done
	@swift test -c release --skip-build 2>&1 | LC_ALL=C awk -f .ci/quiet.awk
	@$(MAKE) --no-print-directory browser-test

browser-test: build ## walks a site in headless Chromium, by mouse and by keyboard
	@command -v "$${CHROMIUM:-chromium}" >/dev/null || .ci/setup chromium
	@python3 -c 'import ensurepip' 2>/dev/null || .ci/setup python3 python3-venv
	@Tests/Browser/run $(SITE)

lint: ## checks the format of the code
	@swift format lint --strict --parallel --recursive $(sources)

sanitize: setup ## runs the tests of engine and training with the thread and the address sanitizer
	@for kind in thread address; do \
	  swift build -c release --product cnn-vizPackageTests --sanitize=$$kind --scratch-path .build-$$kind --quiet; \
	  swift test -c release --skip-build --disable-xctest --sanitize=$$kind --scratch-path .build-$$kind \
	    --filter "EngineTests|TrainingTests" 2>&1 | LC_ALL=C awk -f .ci/quiet.awk; \
	done

format: ## formats the code
	@swift format --in-place --parallel --recursive $(sources)

bench: build ## compares cnn-viz with Keras, PyTorch and ONNX Runtime
	@.ci/setup python3 python3-venv
	@swift build -c release --product engine-bench
	@Benchmarks/run $(BENCH)

cost: setup ## measures how training's cost grows and draws Benchmarks/cost.svg and .png
	@swift build -c release --product engine-bench
	@$(engine) cost --json Benchmarks/cost.json $(COST)
	@$(engine) plot Benchmarks/cost.json --output Benchmarks/cost

clean: ## removes everything that was built
	@swift package clean
