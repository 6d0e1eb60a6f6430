package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxFile is far above any real config file and keeps a wrong path, such as a
// device, from filling the memory. For maxNesting see nested.
const (
	maxFile    = 64 << 10
	maxNesting = 32
)

// File reads the layer of a YAML config file: a mapping of long flag names to
// values or, where a flag may be repeated, lists of values. The error joins
// everything that is wrong.
func File(name string) ([]Value, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("config file: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("config file: %w", err)
	case len(text) > maxFile:
		return nil, fmt.Errorf("config file %s is larger than 64 KiB", name)
	}
	return Parse(name, text)
}

// Parse is [File] for a text that was read already. The name is for messages.
func Parse(name string, text []byte) (layer []Value, err error) {
	defer func() {
		if r := recover(); r != nil { // the parser has a history of panics on broken input
			layer, err = nil, fmt.Errorf("config file %s cannot be read as YAML", name)
		}
	}()
	if nested(text) {
		return nil, fmt.Errorf("config file %s: lists and mappings are nested too deeply; write lines such as users: 50", name)
	}
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		return nil, notYAML(name, err)
	}
	var errs []error
	seen := make(map[string]bool)
	for _, doc := range tree.Docs {
		entries, err := mapping(name, doc.Body)
		errs = append(errs, err)
		for _, e := range entries {
			v, err := entry(name, e)
			if err == nil && seen[v.Name] {
				err = fmt.Errorf("%s is set twice", v.Where)
			}
			seen[v.Name] = true
			layer, errs = append(layer, v), append(errs, err)
		}
	}
	return layer, errors.Join(errs...)
}

// nested reports whether a text opens more lists and mappings within each other
// than any config has. The parser takes memory by the square of their depth. It
// does not look whether a bracket is quoted; so many of them are not.
func nested(text []byte) bool {
	depth := 0
	for line := range bytes.Lines(text) {
		tight := bytes.Join(bytes.Fields(line), nil)
		if bytes.HasPrefix(tight, bytes.Repeat([]byte("-"), maxNesting)) {
			return true
		}
		for _, c := range tight {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(0, depth-1)
			}
			if depth > maxNesting {
				return true
			}
		}
	}
	return false
}

// notYAML words an error of the parser, which would show the lines around it.
func notYAML(name string, err error) error {
	var at interface {
		GetMessage() string
		GetToken() *token.Token
	}
	if !errors.As(err, &at) || at.GetToken() == nil || at.GetToken().Position == nil {
		return fmt.Errorf("config file %s is not YAML: %w", name, err)
	}
	return fmt.Errorf("%s:%d: not YAML: %s", name, at.GetToken().Position.Line, at.GetMessage())
}

func mapping(name string, body ast.Node) ([]*ast.MappingValueNode, error) {
	switch n := body.(type) {
	case nil, *ast.CommentGroupNode:
		return nil, nil
	case *ast.MappingNode:
		return n.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, nil
	}
	return nil, fmt.Errorf("config file %s: expected lines such as users: 50", name)
}

func entry(name string, e *ast.MappingValueNode) (Value, error) {
	key := e.Key.GetToken()
	where := fmt.Sprintf("%s:%d: %s", name, key.Position.Line, key.Value)
	s, ok := Lookup(key.Value)
	switch {
	case !ok:
		return Value{}, fmt.Errorf("%s is not a setting%s", where, Suggest(key.Value))
	case s.FlagOnly, s.Name == "config":
		return Value{}, fmt.Errorf("%s can only be given as a flag", where)
	}
	texts, ok := scalars(e.Value, s.List)
	if !ok {
		expected := "one value"
		if s.List {
			expected = "a value or a list of values"
		}
		return Value{}, fmt.Errorf("%s: expected %s", where, expected)
	}
	return Value{Name: s.Name, Texts: texts, Origin: ConfigFile, Where: where}, nil
}

// scalars returns what was written, not what YAML would make of it, so that
// 1e3 and 0x10 mean in a file what they mean as a flag.
func scalars(n ast.Node, list bool) ([]string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return []string{n.Value}, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return []string{n.GetToken().Value}, true
	case *ast.SequenceNode:
		var texts []string
		for _, v := range n.Values {
			one, ok := scalars(v, false)
			if !ok {
				return nil, false
			}
			texts = append(texts, one...)
		}
		return texts, list && len(texts) > 0
	}
	return nil, false
}
