package script

import (
	"errors"
	"fmt"
	"go/types"
	"path/filepath"
	"strings"

	"github.com/loadcore/loadcore/core/script/internal/offer"
)

// typeError turns an error of the type check into a finding.
func (p *program) typeError(err error) {
	var e types.Error
	if !errors.As(err, &e) {
		return
	}
	message := e.Msg
	if strings.HasPrefix(message, "could not import ") {
		p.importError(e)
		return
	}
	if strings.Contains(message, "declared and not used") || strings.Contains(message, "imported and not used") {
		p.find(e.Pos, "unused", message, "")
		return
	}
	p.find(e.Pos, "type", message, "")
}

// importError says what an import that scripts do not have could be replaced by.
func (p *program) importError(e types.Error) {
	path, _, _ := strings.Cut(strings.TrimPrefix(e.Msg, "could not import "), " ")
	_, err := p.world.Import(strings.Trim(path, `"`))
	var no *offer.Denied
	var missing *offer.Missing
	instead := ""
	switch {
	case errors.As(err, &no):
		instead = "leave it out, or run the script with --trust-scripts if you trust it"
		if _, ever := never()[no.Path]; ever {
			instead = "leave it out, or build the scenario as a plugin"
		}
	case errors.As(err, &missing):
		instead = "use the standard library, core/load and core/fake, or build the scenario as a plugin"
		if missing.Near != "" {
			instead = fmt.Sprintf("did you mean %q?", missing.Near)
		}
	default:
		err = e
	}
	p.find(e.Pos, "import", err.Error(), instead)
}

func base(name string) string { return filepath.Base(name) }
