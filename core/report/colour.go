package report

// colour is a parameter of the ANSI sequence SGR (ECMA-48, 8.3.117).
type colour string

const (
	bold   colour = "1"
	dim    colour = "2"
	red    colour = "31"
	green  colour = "32"
	yellow colour = "33"
)

// paint colours cleaned text that has its final width already.
func paint(s string, c colour, o Options) string {
	if !o.Colour || s == "" {
		return s
	}
	return "\x1b[" + string(c) + "m" + s + "\x1b[0m"
}
