// Package offer is what a script may see: tables of compiled names, filtered,
// and the same names as go/types packages, so that the type check offers
// exactly what the interpreter has. Start with [New].
package offer
