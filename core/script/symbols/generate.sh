#!/bin/sh
# Writes the tables. The build tags that the tool adds are taken out: they would
# make another toolchain drop the files without a word.
set -eu
module=github.com/loadcore/loadcore
for p in load plugin fake; do
	out="$p.go"
	rm -f "$out" *-core-"$p".go
	go run github.com/traefik/yaegi/cmd/yaegi@v0.16.1 extract -name symbols "$module/core/$p"
	mv ./*-core-"$p".go "$out"
	sed -i -e '/^\/\/go:build/d' -e '/^\/\/ +build/d' "$out"
	gofmt -w "$out"
done
