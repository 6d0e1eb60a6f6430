package script

import "context"

// RunMain runs a program that serves nothing, for tests of the language.
func (s *Source) RunMain(ctx context.Context, o Options) error {
	o = o.withDefaults()
	p := s.prepare(o, &session{})
	if len(p.findings) > 0 {
		return Refused(p.findings)
	}
	return p.run(ctx)
}

// Lowered returns what the interpreter is given.
func (s *Source) Lowered(o Options) string {
	p := s.prepare(o.withDefaults(), &session{})
	if p.lowered == nil {
		return ""
	}
	return p.lowered.Text
}
