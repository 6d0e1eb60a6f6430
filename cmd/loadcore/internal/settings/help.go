package settings

import (
	"fmt"
	"strings"
)

// Help lists all flags under their headings, as plain text.
func Help() string {
	var b strings.Builder
	group := ""
	for _, s := range All() {
		if s.Group != group {
			group = s.Group
			fmt.Fprintf(&b, "\n%s:\n", group)
		}
		usage := s.Usage
		if s.Default != "" {
			usage += " (default " + s.Default + ")"
		}
		fmt.Fprintf(&b, "  %-26s %s\n", s.flag(), usage)
	}
	return b.String()
}

// flag is how a setting looks on the command line: "-u, --users N".
func (s Setting) flag() string {
	short := "    "
	if s.Short != "" {
		short = "-" + s.Short + ", "
	}
	return strings.TrimRight(short+"--"+s.Name+" "+s.Arg, " ")
}

// Markdown is the reference of all settings, as tables for docs/cli.md.
func Markdown() string {
	var b strings.Builder
	group := ""
	for _, s := range All() {
		if s.Group != group {
			group = s.Group
			fmt.Fprintf(&b, "\n### %s\n\n| flag | environment | default | meaning |\n|---|---|---|---|\n", group)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", strings.TrimSpace(s.flag()), s.variables(), code(s.Default), s.Usage)
	}
	return b.String()
}

func (s Setting) variables() string {
	switch {
	case s.FlagOnly:
		return "–"
	case s.Plain != "":
		return code(s.Variable()) + " " + code(s.Plain)
	}
	return code(s.Variable())
}

func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}
