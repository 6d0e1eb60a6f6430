# Everything here needs Go and nothing else.

GO ?= go
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.DEFAULT_GOAL := help
.PHONY: help build test check bench

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

build: ## build bin/loadcore
	$(GO) build -trimpath -o bin/loadcore ./cmd/loadcore

test: ## run the tests, as fast as they go
	$(GO) test ./...

check: ## everything that CI runs: format, vet, staticcheck, tidy, generate, tests under the race detector
	@echo "== gofmt"; unformatted=$$($$($(GO) env GOROOT)/bin/gofmt -l $$(git ls-files -co --exclude-standard '*.go' | grep -v /testdata/)) || exit 1; \
		if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	@echo "== go mod tidy"; $(GO) mod tidy -diff
	@echo "== go vet"; $(GO) vet ./...
	@echo "== staticcheck"; $(GO) run $(STATICCHECK) ./...
	@echo "== go generate"; state() { git status --porcelain; git diff; }; before=$$(state | cksum); $(GO) generate ./... || exit 1; \
		if [ "$$before" != "$$(state | cksum)" ]; then echo "go generate changed files; commit them:"; git status --short; exit 1; fi
	@echo "== go test -race"; $(GO) test -race -timeout 15m ./...

bench: ## measure CPU time per request beside the peers that are installed
	$(GO) run ./cmd/bench
