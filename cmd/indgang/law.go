package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
)

// listedRule is what law list prints of a version of a rule.
type listedRule struct {
	ID         string   `json:"id"`
	Act        string   `json:"act"`
	Provision  string   `json:"provision"`
	Title      string   `json:"title"`
	Grade      string   `json:"grade"`
	ValidFrom  day.Date `json:"valid_from"`
	ValidTo    day.Date `json:"valid_to"`
	Shape      string   `json:"shape"`
	Force      string   `json:"force"`
	Transition string   `json:"transition"`
	Announced  day.Date `json:"announced"`
	Text       string   `json:"text"`
	Source     string   `json:"source"`
	Unverified string   `json:"unverified,omitempty"`
}

func lawListCommand() command {
	return command{
		name: "law list", short: "print every rule with its versions", args: "[--known DATE] [--json|--markdown]",
		long: "Prints every version of every rule: id, act, provision, title, grade, period and shape.\nA version without a shape takes the " +
			"rule away, or waits for a number that nobody has verified.",
		flags: func(f *flag.FlagSet, e *env) {
			jsonFlag(f, e)
			f.StringVar(&e.on, "known", "", "only the law as it was known on a day")
			f.BoolVar(&e.markdown, "markdown", false, "print docs/provisions.md")
		},
		run: func(_ context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"takes no operands"}
			}
			if e.markdown {
				_, err := fmt.Fprint(e.out, law.Markdown())
				return err
			}
			known, err := e.date(0)
			if err != nil {
				return err
			}
			b, err := law.NewBook(law.Options{Known: known, Overlay: law.Ishoej()})
			if err != nil {
				return err
			}
			list := []listedRule{}
			for _, m := range b.Citizen.Versions() {
				list = append(list, listedRule{m.ID, m.Act, m.Provision, m.Title, string(m.Grade), m.Valid.From, m.Valid.To, m.Shape,
					m.Force.String(), m.Transition.String(), m.Announced, m.Text, m.Source, m.Unverified})
			}
			if e.json {
				return e.printJSON(list)
			}
			w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "ID\tHJEMMEL\tGRAD\tFRA\tTIL\tFORM\tTITEL")
			for _, r := range list {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, r.Provision, r.Grade, r.ValidFrom, r.ValidTo, r.Shape, r.Title)
			}
			return w.Flush()
		},
	}
}

// date reads the --on or --known flag; def is used where it was not given.
func (e *env) date(def day.Date) (day.Date, error) {
	if e.on == "" {
		return def, nil
	}
	d, err := day.Parse(e.on)
	if err != nil {
		return 0, usageError{fmt.Sprintf("%q is not a date: write YYYY-MM-DD", e.on)}
	}
	return d, nil
}

func lawCheckCommand() command {
	return command{
		name: "law check", short: "run case files", args: "[FILE|FOLDER…] [--json]",
		long: "Runs case files (docs/sager.md) and tells what does not hold. Without operands it runs the cases that\nship with the law. A " +
			"folder means every .txt file below it. Exit code 1 when anything fails.",
		flags: jsonFlag,
		run: func(_ context.Context, e *env, args []string) error {
			rep := law.Report{Failures: []law.Failure{}}
			if len(args) == 0 {
				for _, name := range law.CaseFiles() {
					text, err := law.ReadCaseFile(name)
					if err != nil {
						return err
					}
					rep.Check(name, text)
				}
			}
			for _, arg := range args {
				files, err := caseFiles(arg)
				if err != nil {
					return err
				}
				for _, f := range files {
					text, err := readCases(f)
					if err != nil {
						return err
					}
					rep.Check(f, text)
				}
			}
			if e.json {
				if err := e.printJSON(rep); err != nil {
					return err
				}
			} else {
				for _, f := range rep.Failures {
					fmt.Fprintln(e.out, f)
				}
				fmt.Fprintf(e.out, "%d filer, %d sager, %d forventninger, %d fejl\n", rep.Files, rep.Cases, rep.Expects, len(rep.Failures))
			}
			if len(rep.Failures) > 0 {
				return errFound
			}
			return nil
		},
	}
}

// caseFiles lists the case files that an operand names.
func caseFiles(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	if err != nil {
		return nil, usageError{fmt.Sprintf("cannot read %s: %v", arg, errors.Unwrap(err))}
	}
	if !info.IsDir() {
		return []string{arg}, nil
	}
	var out []string
	err = filepath.WalkDir(arg, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(p, ".txt") {
			out = append(out, p)
		}
		return err
	})
	slices.Sort(out)
	return out, err
}

// maxCases bounds a case file: far more than anybody writes.
const maxCases = 4 << 20

func readCases(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", usageError{fmt.Sprintf("cannot read %s: %v", file, errors.Unwrap(err))}
	}
	if info.Size() > maxCases {
		return "", usageError{fmt.Sprintf("%s is too large to be a case file", file)}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", usageError{fmt.Sprintf("cannot read %s: %v", file, errors.Unwrap(err))}
	}
	return string(b), nil
}

func lawVocabularyCommand() command {
	return command{
		name: "law vocabulary", short: "print the words that case files may use", args: "[--json|--markdown]",
		long: "Prints every Danish phrase for a fact and every expectation that a case file may use, each with an example.",
		flags: func(f *flag.FlagSet, e *env) {
			jsonFlag(f, e)
			f.BoolVar(&e.markdown, "markdown", false, "print docs/ordbog.md")
		},
		run: func(_ context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"takes no operands"}
			}
			if e.markdown {
				_, err := fmt.Fprint(e.out, law.Ordbog())
				return err
			}
			v := law.Words()
			if e.json {
				return e.printJSON(v)
			}
			fmt.Fprintln(e.out, "OPLYSNINGER: en linje er en dato og en af disse sætninger. Felterne kan stå i vilkårlig orden.")
			for _, f := range v.Facts {
				fmt.Fprintf(e.out, "\n  %s\n", f.Stem)
				for _, x := range f.Fields {
					fmt.Fprintf(e.out, "      %s\n", x)
				}
				fmt.Fprintf(e.out, "    fx: 2025-03-05 %s\n", f.Example)
			}
			fmt.Fprintln(e.out, "\nEfter en oplysning kan der stå «(kendt 2025-03-07)», hvis den først blev registreret den dag, og «(retter nr. "+
				"2)»,\nhvis den retter den anden oplysning i sagen.")
			section := func(title string, ws []law.Word) {
				fmt.Fprintf(e.out, "\n%s\n", title)
				for _, w := range ws {
					fmt.Fprintf(e.out, "\n  %s\n      %s\n    fx: %s\n", w.Form, w.Means, w.Example)
				}
			}
			section("OM EN REGEL: efter «på DATO» står reglens id og så et eller flere af disse ord.", v.Expects)
			section("OM SAGEN: efter «på DATO» kan der også stå", v.Case)
			section("OM LOVEN: før oplysningerne kan der stå", v.Law)
			return nil
		},
	}
}

// derived is what derive prints of an obligation.
type derived struct {
	Case      string     `json:"case,omitempty"`
	Rule      string     `json:"rule"`
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Provision string     `json:"provision"`
	Grade     string     `json:"grade"`
	Force     string     `json:"force"`
	Kind      string     `json:"kind"`
	Bearer    string     `json:"bearer"`
	Opened    day.Date   `json:"opened"`
	Due       day.Date   `json:"due"`
	PlanBy    day.Date   `json:"plan_by"`
	Status    string     `json:"status"`
	Closed    day.Date   `json:"closed"`
	MetBy     []factUsed `json:"met_by"`
	Have      int        `json:"have"`
	Need      int        `json:"need"`
	Booked    day.Date   `json:"booked"`
	Doubt     string     `json:"doubt,omitempty"`
	Proof     proof      `json:"proof"`
}

type factUsed struct {
	Fact int64    `json:"fact"`
	On   day.Date `json:"on"`
}

type proof struct {
	Version day.Date    `json:"version"`
	Start   day.Date    `json:"start"`
	Span    string      `json:"span,omitempty"`
	Source  string      `json:"source"`
	Lines   []law.Line  `json:"lines"`
	Days    []countedOn `json:"days,omitempty"`
}

type countedOn struct {
	Date   day.Date `json:"date"`
	Number int      `json:"number"`
	Note   string   `json:"note,omitempty"`
}

type refused struct {
	Rule      string   `json:"rule"`
	Name      string   `json:"name"`
	Provision string   `json:"provision"`
	On        day.Date `json:"on"`
	Fact      int64    `json:"fact"`
	Text      string   `json:"text"`
	Mend      string   `json:"mend"`
}

type doubted struct {
	Code string   `json:"code"`
	On   day.Date `json:"on"`
	Text string   `json:"text"`
}

type derivation struct {
	Case     string    `json:"case"`
	On       day.Date  `json:"on"`
	Duties   []derived `json:"duties"`
	Refusals []refused `json:"refusals"`
	Doubts   []doubted `json:"doubts"`
	Next     day.Date  `json:"next_change"`
}

func deriveCommand() command {
	return command{
		name: "derive", short: "print the duties of the facts in a case file", args: "CASEFILE --on DATE [--case TITLE] [--json]",
		long: "Reads the facts of a case file and prints what the law asks for on a day: duties, rights, limits,\nwhat the checks refuse, and " +
			"doubts about the facts. With one case in the file, --json prints one object.",
		flags: caseFlags,
		run: func(_ context.Context, e *env, args []string) error {
			all, err := e.derive(args)
			if err != nil {
				return err
			}
			if e.json {
				if len(all) == 1 {
					return e.printJSON(all[0])
				}
				return e.printJSON(all)
			}
			for _, d := range all {
				fmt.Fprintf(e.out, "%s, %s\n", d.Case, d.On.Full())
				w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
				fmt.Fprintln(w, "  REGEL\tHJEMMEL\tGRAD\tKRAFT\tÅBNET\tFRIST\tPLAN\tSTATUS\t")
				for _, o := range d.Duties {
					fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t%s\t%s\t%s %s\t\n", o.Rule, o.Provision, o.Grade, o.Force, o.Opened, o.Due, o.PlanBy,
						o.Status, o.Closed)
				}
				if err := w.Flush(); err != nil {
					return err
				}
				for _, r := range d.Refusals {
					fmt.Fprintf(e.out, "  afvist af %s (%s): %s %s\n", r.Rule, r.Provision, r.Text, r.Mend)
				}
				for _, x := range d.Doubts {
					fmt.Fprintf(e.out, "  tvivl %s %s: %s\n", x.On, x.Code, x.Text)
				}
			}
			return nil
		},
	}
}

func caseFlags(f *flag.FlagSet, e *env) {
	jsonFlag(f, e)
	f.StringVar(&e.on, "on", "", "the day, YYYY-MM-DD (default today)")
	e.opts["case"] = f.String("case", "", "only the case whose title or [id] has these words")
}

// derive reads a case file and derives each of its cases.
func (e *env) derive(args []string) ([]derivation, error) {
	if len(args) != 1 {
		return nil, usageError{"name one case file"}
	}
	on, err := e.date(day.FromTime(e.now()))
	if err != nil {
		return nil, err
	}
	text, err := readCases(args[0])
	if err != nil {
		return nil, err
	}
	cases, failures := law.ParseFacts(args[0], text)
	if len(failures) > 0 {
		for _, f := range failures {
			fmt.Fprintln(e.err, f)
		}
		return nil, errFound
	}
	var out []derivation
	for _, c := range cases {
		if want := *e.opts["case"]; want != "" && !strings.Contains(c.Title, want) && c.ID != want {
			continue
		}
		d, err := deriveCase(&c, on)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		return nil, usageError{"no case in the file has that title"}
	}
	return out, nil
}

func deriveCase(c *law.CaseText, on day.Date) (derivation, error) {
	b, err := law.NewBook(c.Law)
	if err != nil {
		return derivation{}, err
	}
	got, err := c.Outcome(b, on)
	if err != nil {
		return derivation{}, err
	}
	d := derivation{Case: c.Title, On: on, Duties: []derived{}, Refusals: []refused{}, Doubts: doubts(got.Doubts), Next: got.Result.Next}
	for i := range got.Result.Obligations {
		d.Duties = append(d.Duties, newDerived(b, got.Case, &got.Result.Obligations[i]))
	}
	for _, r := range got.Result.Refusals {
		d.Refusals = append(d.Refusals, refused{r.Meta.ID, r.Name, r.Provision, r.On, int64(r.Ref), r.Text, r.Mend})
	}
	return d, nil
}

func doubts(ds []fact.Doubt) []doubted {
	out := []doubted{}
	for _, d := range ds {
		out = append(out, doubted{d.Code, d.On, d.Text})
	}
	return out
}

func newDerived(b *law.Book, c *casefile.Case, o *law.Obligation) derived {
	d := derived{
		Rule: o.Meta.ID, ID: o.ID(), Title: o.Title, Provision: o.Provision, Grade: string(o.Grade), Force: o.Force.String(),
		Kind:   o.Kind.String(),
		Bearer: law.BearerWord(o.Bearer), Opened: o.Opened, Due: o.Due, PlanBy: o.PlanBy, Status: o.Status.String(), Closed: o.Closed,
		MetBy: []factUsed{},
		Have:  o.Have, Need: o.Need, Booked: o.Booked, Doubt: o.Proof.Doubt,
	}
	for _, u := range o.Proof.Uses {
		if u.Role == duty.Meets || u.Role == duty.Counts {
			d.MetBy = append(d.MetBy, factUsed{int64(u.Ref), u.On})
		}
	}
	x := law.Explain(b, c, o)
	d.Proof = proof{Version: o.Version, Start: o.Proof.Start, Source: o.Source, Lines: x.Lines}
	if o.Proof.Span != nil {
		d.Proof.Span = o.Proof.Span.Span.String()
	}
	for _, s := range x.Steps {
		d.Proof.Days = append(d.Proof.Days, countedOn{s.Date, s.Number, s.Note})
	}
	return d
}

func explainCommand() command {
	return command{
		name: "explain", short: "tell why the duties of a case stand as they do",
		args: "CASEFILE --on DATE [--case TITLE] [--rule RULE] [--json]",
		long: "Tells in Danish why each duty of a case stands as it does: provision, version, grade, facts, arithmetic day by\nday, what meets " +
			"it and what stops it.",
		flags: func(f *flag.FlagSet, e *env) {
			caseFlags(f, e)
			e.opts["rule"] = f.String("rule", "", "only this rule")
		},
		run: func(_ context.Context, e *env, args []string) error {
			all, err := e.derive(args)
			if err != nil {
				return err
			}
			rule := *e.opts["rule"]
			found := []derived{}
			for _, d := range all {
				for _, o := range d.Duties {
					if rule == "" || o.Rule == rule {
						o.Case = d.Case
						found = append(found, o)
					}
				}
			}
			if e.json {
				return e.printJSON(found)
			}
			if len(found) == 0 {
				fmt.Fprintln(e.out, "Ingen pligter at forklare.")
			}
			for _, o := range found {
				fmt.Fprintf(e.out, "%s: %s (%s)\n", o.Case, o.Title, o.Rule)
				for _, l := range o.Proof.Lines {
					fmt.Fprintf(e.out, "  %s: %s%s\n", l.Label, l.Text, refs(l.Refs))
				}
				for _, s := range o.Proof.Days {
					n := "–"
					if s.Number > 0 {
						n = fmt.Sprint(s.Number)
					}
					fmt.Fprintf(e.out, "    %s  %s  %s\n", n, s.Date.Full(), s.Note)
				}
				fmt.Fprintln(e.out)
			}
			return nil
		},
	}
}

func refs(rs []duty.Ref) string {
	s := ""
	for _, r := range rs {
		s += fmt.Sprintf(" [oplysning %d]", r)
	}
	return s
}
