package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// exit is an exit code that needs no words.
type exit int

// Error names the code; it is never shown.
func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// run is the whole program: it returns the exit code.
func run(ctx context.Context, args []string, c console) int {
	// A reader of standard output that goes away must not take the result
	// files with it: writes fail with an error instead.
	for _, s := range brokenPipe() {
		signal.Ignore(s)
	}
	err := rootCommand(args, c).ExecuteContext(ctx)
	var code exit
	if errors.As(err, &code) {
		return int(code)
	}
	complain(c.err, err)
	return fault.KindOf(err).ExitCode()
}

func rootCommand(args []string, c console) *cobra.Command {
	var flags settings.Flags
	root := &cobra.Command{
		Use:           "loadcore",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unexpected(args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			return start(cmd.Context(), flags.Layer(), c)
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, RunE: func(*cobra.Command, []string) error { return root.Help() }})
	root.SetArgs(args)
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	flags.Register(root.Flags())
	root.AddCommand(checkCommand(c), demoCommand(c))
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		page := helpPage()
		if cmd != root {
			page = verbHelp(cmd)
		}
		fmt.Fprint(c.out, page)
	})
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return flagError(cmd, root, &flags, args, c, err)
	})
	return root
}

// flagError collects everything that is wrong beside the flag that pflag
// stopped at.
func flagError(cmd, root *cobra.Command, flags *settings.Flags, args []string, c console, err error) error {
	if cmd != root {
		return usage(settings.Explain(err, func(name string) string { return verbFlag(cmd, name) }))
	}
	err = flags.Reparse(cmd.Flags(), args, err)
	_, _, others := configure(flags.Layer(), c.env)
	return usage(errors.Join(err, others))
}

// verbFlag suggests a flag of a command other than the root.
func verbFlag(cmd *cobra.Command, name string) (suggestion string) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if suggestion == "" && settings.Near(name, f.Name) {
			suggestion = "; did you mean --" + f.Name + "?"
		}
	})
	return suggestion
}

// usage is a wrong invocation, with the way out.
func usage(err error) error {
	return fault.Wrap(fault.Usage, "see: loadcore --help", err)
}

// unexpected words an argument that is no verb.
func unexpected(arg string) error {
	if _, err := os.Stat(arg); err == nil || strings.HasSuffix(arg, ".go") {
		return usage(fmt.Errorf("unexpected argument %q; did you mean --script %s?", arg, arg))
	}
	for _, verb := range []string{"check", "demo"} {
		if settings.Near(arg, verb) {
			return usage(fmt.Errorf("unknown command %q; did you mean %s?", arg, verb))
		}
	}
	return usage(fmt.Errorf("unknown command %q; there are check and demo, and without a command loadcore runs --script", arg))
}
