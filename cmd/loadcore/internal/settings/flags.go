package settings

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// Flags is the layer of the command line.
type Flags struct {
	given []*given
}

// given takes the texts of one flag. It reads nothing, so that every value, no
// matter where it was written, is read and refused in the same place.
type given struct {
	Setting
	texts []string
}

var _ pflag.Value = (*given)(nil)

// Set is called by pflag each time the flag appears.
func (g *given) Set(text string) error {
	g.texts = append(g.texts, text)
	return nil
}

// Type names the argument.
func (g *given) Type() string { return g.Arg }

// String is empty: the help is made from the table.
func (g *given) String() string { return "" }

// Register defines all flags of the table.
func (f *Flags) Register(fs *pflag.FlagSet) {
	for _, s := range All() {
		g := &given{Setting: s}
		flag := fs.VarPF(g, s.Name, s.Short, s.Usage)
		if s.Switch() {
			flag.NoOptDefVal = "true"
		}
		f.given = append(f.given, g)
	}
}

// Layer returns what the parsed flags say.
func (f *Flags) Layer() []Value {
	var layer []Value
	for _, g := range f.given {
		if len(g.texts) > 0 {
			layer = append(layer, Value{Name: g.Name, Texts: g.texts, Origin: Flag, Where: "--" + g.Name})
		}
	}
	return layer
}

func (f *Flags) reset() {
	for _, g := range f.given {
		g.texts = nil
	}
}

// Reparse is for arguments that pflag refused: it goes on where pflag stopped
// and returns everything that is wrong with the flags. [Flags.Layer] then has
// the flags that were understood.
func (f *Flags) Reparse(fs *pflag.FlagSet, args []string, err error) error {
	var errs []error
	for err != nil {
		errs = append(errs, Explain(err, Suggest))
		var unknown *pflag.NotExistError
		if !errors.As(err, &unknown) {
			break
		}
		rest := without(args, unknown)
		if len(rest) == len(args) {
			break
		}
		args = rest
		f.reset()
		err = fs.Parse(args)
	}
	return errors.Join(errs...)
}

// without drops the first argument that holds the unknown flag.
func without(args []string, unknown *pflag.NotExistError) []string {
	for i, a := range args {
		long, _, _ := strings.Cut(a, "=")
		group := unknown.GetSpecifiedShortnames()
		if group == "" && long == "--"+unknown.GetSpecifiedName() || group != "" && a == "-"+group {
			return append(append([]string(nil), args[:i]...), args[i+1:]...)
		}
	}
	return args
}

// Explain words an error of pflag. Suggest may add what was meant, see [Suggest].
func Explain(err error, suggest func(name string) string) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return fmt.Errorf("unknown flag -%s", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return fmt.Errorf("unknown flag --%s%s", unknown.GetSpecifiedName(), suggest(unknown.GetSpecifiedName()))
	case errors.As(err, &empty):
		return fmt.Errorf("--%s needs a value", empty.GetFlag().Name)
	}
	return err
}
