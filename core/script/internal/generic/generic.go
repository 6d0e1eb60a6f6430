// Package generic holds Go source for the generic functions and types of the
// standard library: the interpreter's tables cannot have them, so scripts get
// them as source. Start with [Source].
package generic

import (
	"embed"
	"io/fs"
	"path"
)

//go:embed lib
var lib embed.FS

// Source returns the files of a package, by name, and whether there are any.
func Source(importPath string) (map[string][]byte, bool) {
	dir := path.Join("lib", importPath)
	entries, err := fs.ReadDir(lib, dir)
	if err != nil {
		return nil, false
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if text, err := fs.ReadFile(lib, path.Join(dir, e.Name())); err == nil && !e.IsDir() {
			files[importPath+"/"+e.Name()] = text
		}
	}
	return files, len(files) > 0
}
