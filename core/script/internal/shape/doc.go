// Package shape gives every type of a script a compiled form: what reflect can
// make of it. Start with [New] and [Types.Real].
//
// Two forms are made of each type. The real one has exported fields only, so
// that an interpreter may reach them; the mirror has the names, tags and
// embedded fields that the script wrote. Both have the same layout in memory,
// so that a value can be looked at as either, which is how printing and JSON
// see what Go would show them.
package shape
