// Package symbols holds the tables through which scripts reach core/load,
// core/plugin and core/fake. Use [Tables]. The tables are generated; run go
// generate after a change to one of those packages.
package symbols

//go:generate sh generate.sh
