// Package host is the compiled half of a script: what the lowered program calls
// for the things that the interpreter would do wrongly, such as interfaces,
// deferred calls and select. Start with [New]; its methods hand out names that
// the program may use and that [Machine.Symbols] defines.
package host
