// Package script loads scenarios from Go source, without a Go toolchain.
//
// Use [Open] to read a file or directory, [Source.Check] to find out whether it
// may run, and [Source.Load] for the scenario that it serves:
//
//	s, err := script.Open("shopfront.go")
//	…
//	scenario, err := s.Load(ctx, script.Options{})
//
// A script is type-checked first. Then it is rewritten into what the
// interpreter (yaegi) gets right, since there is ordinary Go that it gets
// wrong without a word; what cannot be rewritten is refused. docs/scripts.md
// tells authors what they may use.
package script
