# What each target does and needs stands in one line above it: make help.

GO ?= go
NPM ?= npm
WEB = web/studio
FUZZTIME ?= 30s
OUT ?= bin
LDFLAGS = -s -w
PLATFORMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
# Packages whose code runs concurrently; the race detector watches their tests.
RACE = ./cli/... ./shell/... ./internal/lifeline ./config/... ./runtime/... ./lib/... ./vm/... ./conformance/... ./registry/... ./studio ./studio/text

export CGO_ENABLED = 0

.PHONY: help build web web-test e2e screenshots vscode demo test check race bench soak native cross clean need-go need-node

## help: list the targets
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

need-go:
	@command -v $(GO) >/dev/null 2>&1 || { echo "Go is missing (1.26 or later): https://go.dev/dl, or 'brew install go', or on Debian 'apt-get install golang' (it fetches the right version itself)"; exit 1; }

need-node:
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null && command -v $(NPM) >/dev/null 2>&1 || \
	{ echo "Node.js is missing or too old (20.19 or later): https://nodejs.org, or 'brew install node', or on Debian 'apt-get install nodejs npm'"; exit 1; }

## build: make bin/barre, its link bin/bal, bin/barre-full and bin/barre-dev
build: need-go
	@if command -v $(NPM) >/dev/null 2>&1; then $(MAKE) --no-print-directory web; \
	else echo "built without Studio's web application: install Node.js (20.19 or later) from https://nodejs.org, then 'make build' again"; fi
	$(GO) build -trimpath -ldflags='$(LDFLAGS)' -o $(OUT)/ ./cmd/barre ./cmd/barre-full ./cmd/barre-dev
	@ln -sf barre $(OUT)/bal

## web: make Studio's web application, which barre-full holds (needs Node.js)
web: $(WEB)/dist/app/index.html.gz

$(WEB)/dist/app/index.html.gz: web/node_modules/.package-lock.json $(shell find $(WEB) -type d '(' -name node_modules -o -name build -o -name dist ')' -prune -o -type f -print)
	cd web && $(NPM) run --silent build -w studio

web/node_modules/.package-lock.json: web/package-lock.json | need-node
	cd web && $(NPM) ci --prefer-offline --no-audit --no-fund
	@touch $@

## web-test: types and tests of the web application and the extension for VS Code
web-test: web/node_modules/.package-lock.json
	cd web && $(NPM) run --silent check -w studio && $(NPM) test --silent -w studio
	cd web && $(NPM) run --silent check -w vscode && $(NPM) test --silent -w vscode

## e2e: do with Studio in a browser what a person does (needs Node.js and Chromium)
e2e: web
	cd web && $(NPM) run --silent e2e -w studio

## screenshots: take the pictures of docs/studio.md anew
screenshots: web
	cd web && $(NPM) run --silent screenshots -w studio

## vscode: make bin/barre.vsix, the extension for VS Code (needs Node.js)
vscode: web/node_modules/.package-lock.json
	cd web && $(NPM) run --silent package -w vscode -- $(abspath $(OUT))/barre.vsix

## demo: run examples/order-intake with dev services and show what it does; STAY=1 leaves it up
demo: build
	@$(GO) build -o $(OUT)/demo ./examples/demo && $(OUT)/demo -bin $(OUT) $(if $(STAY),-stay)

# Tests that start binaries build them; Go's cache of results does not see that, so it is
# not asked.
## test: formatting, lint, all tests, and the race detector where there is a C compiler
test: check web web-test
	$(GO) test -count=1 -timeout 9m ./...
	@$(MAKE) --no-print-directory e2e
	@$(MAKE) --no-print-directory race

## check: formatting and lint alone
check: need-go
	@bad=$$(find . -name node_modules -prune -o -name '*.go' -print | xargs "$$($(GO) env GOROOT)/bin/gofmt" -l); test -z "$$bad" || { echo "not formatted, run gofmt -w on:"; echo "$$bad"; exit 1; }
	$(GO) vet ./...

# The race detector is C on Linux; a developer without a compiler loses it, CI does not.
race: need-go
	@if command -v $${CC:-cc} >/dev/null 2>&1; then \
		echo "$(GO) test -race $(RACE)"; \
		CGO_ENABLED=1 $(GO) test -race -timeout 9m $$($(GO) list $(RACE) 2>/dev/null); \
	elif [ -n "$$CI" ]; then echo "a C compiler is missing for the race detector: apt-get install gcc"; exit 1; \
	else echo "the race detector is skipped: it needs a C compiler ('apt-get install gcc', 'xcode-select --install')"; fi

## bench: measure against the same programs by hand in Go; WRITE=1 writes docs/benchmarks.md
bench: build
	$(GO) run ./bench -bin $(OUT) $(if $(WRITE),-write docs/benchmarks.md)

## soak: a million strands, and every fuzz test for FUZZTIME (30s)
soak: need-go native
	BARRE_SOAK=1 $(GO) test -count=1 -timeout 9m -run '^TestCrowdOfStrands$$' ./e2e
	@for p in $$($(GO) list ./...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; \
		done; \
	done

## native: run the conformance programs and the demo as machine code
native: need-go
	BARRE_NATIVE= $(GO) test -count=1 -timeout 20m -run '^TestNative$$' ./conformance ./examples/demo

## cross: build the binaries for every platform into dist/OS-ARCH
cross: need-go web
	@for p in $(PLATFORMS); do \
		echo "$$p"; mkdir -p dist/$${p%/*}-$${p#*/}; \
		GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build -trimpath -ldflags='$(LDFLAGS)' -o dist/$${p%/*}-$${p#*/}/ ./cmd/... || exit 1; \
	done

## clean: remove what the targets leave behind
clean:
	rm -rf bin dist web/node_modules web/studio/build
	find $(WEB)/dist/app -mindepth 1 ! -name placeholder -delete
