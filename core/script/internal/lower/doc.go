// Package lower turns a type-checked script into a program that the interpreter
// runs as Go would. Start with [Program].
//
// The way goes over SSA form (golang.org/x/tools/go/ssa), which makes explicit
// what the interpreter gets wrong when it is implicit: the order of evaluation,
// named results, deferred calls, what a closure captures, loop variables,
// method values, conversions to interfaces, instances of generic functions.
// What comes out is Go source in a plain subset: functions without closures in
// them but for those that do nothing else, variables and goto. Expressions that
// are used once are put back where they were used, so that straight code comes
// out as it went in.
package lower
