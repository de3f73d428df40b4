// Command indgang is the whole of Indgang: the server, the demo, the import, and
// the law on the command line. It is the only place that asks what time it is.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // the binary brings the Danish time zone along

	"indgang/fault"
	"indgang/store"
)

// version is set by the build.
var version = "ukendt"

// Exit codes.
const (
	exitFine  = 0 // did what it was asked
	exitFound = 1 // found something wrong
	exitUsage = 2 // was used wrongly
)

// A usageError is what a command returns when it was called wrongly.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// errFound says that the command did its work and found something wrong, and has
// told about it.
var errFound = errors.New("found something wrong")

// A command is one sub-command.
type command struct {
	name  string
	args  string // what stands behind the name
	short string // one line
	long  string // what it does, prints and means by its exit code
	run   func(context.Context, *env, []string) error
	flags func(*flag.FlagSet, *env)
}

// env is what a command works with.
type env struct {
	out, err io.Writer
	now      func() time.Time
	flags    *flag.FlagSet

	json     bool
	markdown bool
	citizens bool
	data     string
	addr     string
	many     int // citizens of a demo, 0 for as many as in Ishøj
	on       string
	muni     string
	overlay  string
	keyFile  string
	opts     map[string]*string
}

func commands() []command {
	return []command{
		demoCommand(), serveCommand(), importCommand(), deriveCommand(), explainCommand(),
		lawListCommand(), lawCheckCommand(), lawVocabularyCommand(), lawDiffCommand(), rebuildCommand(), versionCommand(),
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr, clock()))
}

// clock returns the clock of the program. A demo and tests may fix the day with
// INDGANG_NOW, an RFC 3339 instant from which time then runs.
func clock() func() time.Time {
	fixed, err := time.Parse(time.RFC3339, os.Getenv("INDGANG_NOW"))
	if err != nil {
		return time.Now
	}
	start := time.Now()
	return func() time.Time { return fixed.Add(time.Since(start)) }
}

// run runs the command that args name and returns the exit code.
func run(ctx context.Context, args []string, out, errw io.Writer, now func() time.Time) int {
	all := commands()
	if len(args) == 0 || slices.Contains([]string{"help", "-h", "--help"}, args[0]) {
		usage(out, all)
		if len(args) == 0 {
			return exitUsage
		}
		return exitFine
	}
	c, rest, ok := find(all, args)
	if !ok {
		fmt.Fprintf(errw, "indgang: unknown command %q\n\n", strings.Join(args[:min(2, len(args))], " "))
		usage(errw, all)
		return exitUsage
	}
	e := &env{out: out, err: errw, now: now, opts: map[string]*string{}}
	fs := flag.NewFlagSet("indgang "+c.name, flag.ContinueOnError)
	fs.SetOutput(errw)
	e.flags = fs
	if c.flags != nil {
		c.flags(fs, e)
	}
	fs.Usage = func() {
		fmt.Fprintf(fs.Output(), "usage: indgang %s %s\n\n%s\n", c.name, c.args, c.long)
		fs.PrintDefaults()
	}
	operands, err := parse(fs, rest)
	if errors.Is(err, flag.ErrHelp) {
		return exitFine
	}
	if err != nil {
		return exitUsage
	}
	err = c.run(ctx, e, operands)
	return e.finish(c, err)
}

// finish turns what a command came to into a message and an exit code.
func (e *env) finish(c command, err error) int {
	if err == nil || errors.Is(err, context.Canceled) {
		return exitFine
	}
	if errors.Is(err, errFound) {
		return exitFound
	}
	if u, ok := errors.AsType[usageError](err); ok {
		fmt.Fprintf(e.err, "indgang %s: %s\nusage: indgang %s %s\n", c.name, u.text, c.name, c.args)
		return exitUsage
	}
	if e.json && fault.Of(err) != "" {
		fmt.Fprintf(e.err, "indgang %s: %v\n", c.name, err)
		return exitFound
	}
	fmt.Fprintf(e.err, "indgang %s: %v\n", c.name, err)
	return exitFound
}

// parse reads flags wherever they stand among the operands.
func parse(fs *flag.FlagSet, args []string) ([]string, error) {
	var operands []string
	for {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		if fs.NArg() == 0 {
			return operands, nil
		}
		if len(args) > len(fs.Args()) && args[len(args)-len(fs.Args())-1] == "--" {
			return append(operands, fs.Args()...), nil
		}
		operands = append(operands, fs.Arg(0))
		args = fs.Args()[1:]
	}
}

func find(all []command, args []string) (command, []string, bool) {
	for n := min(2, len(args)); n > 0; n-- {
		name := strings.Join(args[:n], " ")
		for _, c := range all {
			if c.name == name {
				return c, args[n:], true
			}
		}
	}
	return command{}, nil, false
}

func usage(w io.Writer, all []command) {
	fmt.Fprint(w, "Indgang: duties, rights and deadlines of Danish employment work, each with its reasons.\n\nusage: indgang COMMAND …\n\n")
	for _, c := range all {
		fmt.Fprintf(w, "  %-16s %s\n", c.name, c.short)
	}
	fmt.Fprint(w, "\nindgang COMMAND --help tells more. Exit codes: 0 fine, 1 found something wrong, 2 used wrongly.\n")
}

func (e *env) printJSON(v any) error {
	enc := json.NewEncoder(e.out)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func jsonFlag(fs *flag.FlagSet, e *env) {
	fs.BoolVar(&e.json, "json", false, "print JSON for programs")
}

func dataFlags(fs *flag.FlagSet, e *env) {
	fs.StringVar(&e.data, "data", "", "a folder, or a postgres:// DSN")
	fs.StringVar(&e.keyFile, "key-file", "", "a file with the master key (default: the key in "+store.KeyEnv+", or the one beside a "+
		"folder's data)")
	fs.StringVar(&e.muni, "kommune", "", "four-digit kommunekode (default: that of the municipality's own file)")
	fs.StringVar(&e.overlay, "overlay", "", "the municipality's own file (docs/law.md); default Ishøj's")
}

func versionCommand() command {
	return command{
		name: "version", short: "print the version", args: "[--json]",
		long:  "Prints the version of this binary.",
		flags: jsonFlag,
		run: func(_ context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"takes no operands"}
			}
			if e.json {
				return e.printJSON(map[string]string{"version": version})
			}
			fmt.Fprintln(e.out, "indgang", version)
			return nil
		},
	}
}
