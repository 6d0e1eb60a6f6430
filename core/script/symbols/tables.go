package symbols

import (
	"maps"
	"reflect"
)

// Symbols is filled by the generated files.
var Symbols = map[string]map[string]reflect.Value{}

// Tables returns what scripts may use, by package and name. Names that only
// runners need are left out.
func Tables() map[string]map[string]reflect.Value {
	all := maps.Clone(Symbols)
	const sdk = "github.com/loadcore/loadcore/core/load/load"
	all[sdk] = maps.Clone(all[sdk])
	for _, name := range hostSide() {
		delete(all[sdk], name)
		delete(all[sdk], "_"+name)
	}
	return all
}

// hostSide are the names of core/load that no scenario uses.
func hostSide() []string {
	return []string{
		"Engine", "Head", "Jar", "Reply", "Hop", "Identity", "NewUser", "IsAbort", "Panic", "Arena",
	}
}
