# Indgang. "make" lists what can be done here.
#
# demo and build need Go and Node with npm, and nothing else. test installs a
# browser and a PostgreSQL server on Debian when they are missing.

.DEFAULT_GOAL := help
SHELL := /bin/sh

export CGO_ENABLED := 0

# A source tree without its history (a tarball) builds too.
VERSION ?= $(shell if [ -e .git ]; then git describe --always --dirty --tags 2>/dev/null || echo unversioned; else echo unversioned; fi)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

GO_FILES = $(shell find . -name '*.go' -not -path './node_modules/*' -not -path './.git/*')

.PHONY: help
help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: build ## build and start a municipality with made-up citizens
	bin/indgang demo

.PHONY: assets
assets: page/static/vendor/versions.txt ## fetch dkfds and axe with npm, and lay what pages use in page/static/vendor

# npm writes this file itself; it is the mark of a finished "npm ci".
node_modules/.package-lock.json: package-lock.json .npmrc
	@command -v npm >/dev/null || { echo 'make assets: needs Node with npm (18 or newer)' >&2; exit 1; }
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

page/static/vendor/versions.txt: node_modules/.package-lock.json scripts/assets
	@node scripts/assets

.PHONY: build
build: assets ## build bin/indgang, with everything in it
	go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$(VERSION)" -o bin/indgang ./cmd/indgang

.PHONY: test
test: setup assets fmt vet lint ## everything CI runs: format, vet, staticcheck, all tests on both databases and in a browser
	INDGANG_ALL_TESTS=1 scripts/with-postgres go test -p 2 -timeout 30m ./...

.PHONY: test-long
test-long: setup assets ## what takes hours: a million random cases against the oracle, and all tests twenty times where they kill
	INDGANG_ALL_TESTS=1 INDGANG_ORACLE=1000000 scripts/with-postgres go test -timeout 4h ./law/oracle
	INDGANG_ALL_TESTS=1 scripts/with-postgres go test -timeout 4h -count 20 -run 'Kill|Crash|Disturb' ./office ./store

.PHONY: check
check: fmt vet ## the quick part: format, vet, short tests
	go test -short ./...

.PHONY: setup
setup:
	@scripts/setup-debian

.PHONY: fmt
fmt:
	@unformatted=$$(gofmt -l $(GO_FILES)); \
	if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:"; echo "$$unformatted"; exit 1; fi

.PHONY: vet
vet:
	go vet ./...

.PHONY: lint
lint: ## staticcheck, without adding it to go.mod
	go run $(STATICCHECK) ./...

.PHONY: bench
bench: ## all benchmarks, as a table
	go test -p 1 -run '^$$' -bench . -benchmem ./... | scripts/bench-table
	cd bench/engines && go test -run Agree . && go test -run '^$$' -bench . -benchmem . | ../../scripts/bench-table

.PHONY: load
load: build ## all pages of a demo of 15,000 cases, 100 requests a second on this machine alone: p50, p95, p99 and errors
	go test ./cmd/load && go run ./cmd/load -program bin/indgang $(LOAD)

.PHONY: fuzz
fuzz: ## each fuzz test for 30 seconds
	scripts/fuzz 30s

.PHONY: law
law: build ## check the law tables: coverage over time, citations, cases
	bin/indgang law check

.PHONY: docs
docs: build ## make docs/provisions.md and docs/ordbog.md of the rules and the vocabulary
	bin/indgang law list --markdown > docs/provisions.md
	bin/indgang law vocabulary --markdown > docs/ordbog.md

.PHONY: clean
clean: ## remove what was built and fetched
	rm -rf bin node_modules
	find page/static/vendor -mindepth 1 -not -name .keep -delete
