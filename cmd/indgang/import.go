package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"indgang/bridge/udtraek"
	"indgang/fault"
	"indgang/office"
)

// maxExport bounds a file of an export: 20 times what a page takes.
const maxExport = 1 << 30

func importCommand() command {
	return command{
		name: "import", short: "take in what another case system exports",
		args: "FOLDER --data FOLDER|DSN [--mapping FILE] [--user ID] [--try] [--citizens] [--json]",
		long: "Takes in the CSV files of an export that stand in a folder (docs/udtraek.md). Every row is taken in, known from\n" +
			"before, or refused with its line and the reason; the page Import shows refused rows and takes them in when they\n" +
			"are mended. Running it again changes nothing, and goes on where a run was cut off. --json prints the counts of\n" +
			"each file and the line, verdict and reason of each row that was not taken in. What is printed holds nothing of\n" +
			"what stands in the rows. Exit code 0 when every row was taken in or known, 1 when some were refused, 2 when\n" +
			"the folder or the files are not there.",
		flags: func(f *flag.FlagSet, e *env) {
			jsonFlag(f, e)
			dataFlags(f, e)
			e.opts["mapping"] = f.String("mapping", "", "what the columns mean (docs/udtraek.md); default Ishøj's former system")
			e.opts["user"] = f.String("user", "", "ID of the member of staff who imports; default whoever has the data at hand")
			e.opts["try"] = new(string)
			f.BoolFunc("try", "only tell what would happen, and keep nothing", func(v string) error {
				*e.opts["try"] = v
				return nil
			})
			e.opts["citizens"] = new(string)
			f.BoolFunc("citizens", "print the reconciliation of each citizen too", func(v string) error {
				*e.opts["citizens"] = v
				return nil
			})
		},
		run: func(ctx context.Context, e *env, args []string) error {
			err := runImport(ctx, e, args)
			if err != nil && ctx.Err() != nil {
				fmt.Fprintln(e.err, "Importen blev afbrudt. Det, der nåede at blive taget ind, står fast. Kør den igen: den fortsætter, hvor den slap.")
				return errFound
			}
			return err
		},
	}
}

func runImport(ctx context.Context, e *env, args []string) error {
	if len(args) != 1 {
		return usageError{"name one folder with the files of the export"}
	}
	m := udtraek.Default()
	if name := *e.opts["mapping"]; name != "" {
		js, err := os.ReadFile(name)
		if err != nil {
			return usageError{fmt.Sprintf("cannot read the mapping: %v", err)}
		}
		if m, err = udtraek.ReadMapping(js); err != nil {
			return usageError{fmt.Sprintf("%s: %v", name, err)}
		}
	}
	inputs, err := readExport(args[0], m)
	if err != nil {
		return err
	}
	s, o, err := e.open(ctx, nil)
	if err != nil {
		return err
	}
	defer s.Close()
	u := office.User{ID: "import", Name: "Import fra kommandolinjen", Roles: []office.Role{office.Operator}}
	if id := *e.opts["user"]; id != "" {
		if u, err = o.Account(ctx, id); fault.Of(err) == fault.NotFound {
			return usageError{fmt.Sprintf("there is no member of staff with the ID %q", id)}
		} else if err != nil {
			return err
		}
	}
	res, err := udtraek.Import(ctx, o, u, m, inputs, udtraek.Options{List: true, Trial: *e.opts["try"] == "true"})
	if err != nil {
		return err
	}
	if e.json {
		js, err := res.Report.MarshalCounts()
		if err != nil {
			return err
		}
		if err := e.printJSON(json.RawMessage(js)); err != nil {
			return err
		}
	} else if err := printImport(e.out, res); err != nil {
		return err
	} else if *e.opts["citizens"] == "true" {
		if err := printCitizens(ctx, e.out, o, u, res); err != nil {
			return err
		}
	}
	if res.Report.Totals().Refused > 0 || res.Report.Stopped != "" {
		return errFound
	}
	return nil
}

// readExport reads the files of an export that stand in a folder, whatever the
// case of their names.
func readExport(folder string, m *udtraek.Mapping) ([]udtraek.Input, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, usageError{fmt.Sprintf("cannot read the folder: %v", errors.Unwrap(err))}
	}
	var out []udtraek.Input
	var names []string
	for _, f := range m.Files {
		names = append(names, f.File)
		for _, x := range entries {
			if x.IsDir() || !strings.EqualFold(x.Name(), f.File) {
				continue
			}
			b, err := readBounded(filepath.Join(folder, x.Name()))
			if err != nil {
				return nil, usageError{fmt.Sprintf("cannot read %s: %v", f.File, err)}
			}
			out = append(out, udtraek.Input{Name: f.File, Data: b})
		}
	}
	if len(out) == 0 {
		return nil, usageError{fmt.Sprintf("none of the export's files is in the folder: %s", strings.Join(names, ", "))}
	}
	return out, nil
}

func readBounded(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxExport+1))
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	if len(b) > maxExport {
		return nil, errors.New("it is larger than 1 GB")
	}
	return b, nil
}

// printImport tells a person what an import came to, and how to mend the rest.
func printImport(out io.Writer, res *udtraek.Result) error {
	rep := res.Report
	if rep.Stopped != "" {
		fmt.Fprintln(out, rep.Stopped)
	}
	if res.Run.Trial {
		fmt.Fprintln(out, "PRØVE: intet er gemt. Sådan ville importen gå:")
	}
	t := rep.Totals()
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "FIL\tRÆKKER\tTAGET IND\tKENDTE\tAFVISTE\t")
	for _, f := range rep.Files {
		if f.Given {
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t\n", f.File, f.Rows, f.Accepted, f.Known, f.Refused)
		} else {
			fmt.Fprintf(w, "%s\tikke med\t\t\t\t\n", f.File)
		}
	}
	fmt.Fprintf(w, "i alt\t%d\t%d\t%d\t%d\t\n", t.Rows, t.Accepted, t.Known, t.Refused)
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%d borgere, heraf %d nye: %d oplysninger, %d notater, %d nye tvivl. Tog %.1f s.\n", t.Citizens, t.New, t.Facts,
		t.Texts, t.Doubts, res.Took.Seconds())
	if wrong := rep.Reconcile(nil); rep.Stopped != "" {
		fmt.Fprintln(out, "Regnestykket er ikke gjort op, fordi importen stoppede.")
	} else if len(wrong) > 0 {
		fmt.Fprintln(out, "REGNESTYKKET GÅR IKKE OP:")
		for _, x := range wrong {
			fmt.Fprintln(out, "  "+x)
		}
	} else {
		fmt.Fprintln(out, "Regnestykket går op: rækker = taget ind + kendte + afviste, pr. fil og pr. borger.")
	}
	for _, f := range rep.Files {
		for _, n := range f.Notes {
			fmt.Fprintf(out, "Bemærk, %s: %s\n", f.File, n)
		}
	}
	for _, f := range rep.Files {
		printRefused(out, f)
	}
	if t.Refused > 0 && !res.Run.Trial {
		fmt.Fprintf(out, "\nDe %d afviste rækker kan rettes og tages ind på siden Import (/import/%s).\n", t.Refused, res.Run.ID)
	}
	return nil
}

// printCitizens prints what each citizen's rows came to.
func printCitizens(ctx context.Context, out io.Writer, o *office.Office, u office.User, res *udtraek.Result) error {
	t := res.Report.Totals()
	fmt.Fprintln(out)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "BORGER\tTAGET IND\tKENDTE\tAFVISTE\tOPLYSNINGER\tNOTATER\tTVIVL\t")
	const page = 500
	for from := 0; from < t.Citizens; from += page {
		some, _, err := o.ImportCitizens(ctx, u, res.Run.ID, from, page)
		if err != nil {
			return err
		}
		for _, c := range some {
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t\n", c.Subject, c.Accepted, c.Known, c.Refused, c.Facts, c.Texts, c.Doubts)
		}
	}
	fmt.Fprintf(w, "i alt %d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", t.Citizens, t.OfCitizens, t.KnownOfCitizens, t.RefusedRows, t.Facts, t.Texts,
		t.Doubts)
	fmt.Fprintf(w, "uden kendt borger\t\t\t%d\t\t\t\t\n", t.Refused-t.RefusedRows)
	return w.Flush()
}

// printRefused lists the refused rows of a file under what is wrong with them.
func printRefused(out io.Writer, f *udtraek.FileReport) {
	for _, why := range udtraek.Whys() {
		var lines []string
		columns := map[string]bool{}
		for _, x := range f.NotOK {
			if x.Verdict == udtraek.Refused && x.Why == why {
				lines = append(lines, fmt.Sprint(x.Line))
				if x.Column != "" {
					columns[x.Column] = true
				}
			}
		}
		if len(lines) == 0 {
			continue
		}
		in := ""
		if len(columns) > 0 {
			in = ", kolonnen " + strings.Join(slices.Sorted(maps.Keys(columns)), ", ")
		}
		fmt.Fprintf(out, "\n%s%s: %s\n  linje %s\n  %s\n", f.File, in, why.Name(), strings.Join(lines, ", "), why.Mend())
	}
}
