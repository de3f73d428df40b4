package main

import (
	"context"
	"flag"
	"fmt"
	"text/tabwriter"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
)

// reformed is what law diff prints for programs.
type reformed struct {
	On        day.Date     `json:"on"`
	From      string       `json:"from"`
	To        string       `json:"to"`
	Cases     int          `json:"cases"`
	Touched   int          `json:"touched"`
	Decisions int          `json:"courses_to_decide"`
	Minutes   int          `json:"minutes"`
	Unpriced  int          `json:"acts_without_minutes"`
	Rules     []ruleDiff   `json:"rules"`
	Groups    []groupDiff  `json:"groups"`
	Citizens  []personDiff `json:"citizens,omitempty"`
}

type ruleDiff struct {
	Rule      string `json:"rule"`
	Provision string `json:"provision"`
	Gone      int    `json:"gone"`
	New       int    `json:"new"`
	Moved     int    `json:"moved"`
	Force     int    `json:"force"`
	Citizens  int    `json:"citizens"`
	Minutes   int    `json:"minutes"`
	Note      string `json:"note,omitempty"`
}

type groupDiff struct {
	Group    int    `json:"group"`
	Citizens int    `json:"citizens"`
	To       string `json:"to"`
	Note     string `json:"note"`
}

type personDiff struct {
	Citizen   string    `json:"citizen"`
	Unit      string    `json:"unit"`
	Group     int       `json:"group"`
	Duties    []oneDiff `json:"duties"`
	Decisions []string  `json:"decisions,omitempty"`
}

type oneDiff struct {
	What string   `json:"what"`
	Rule string   `json:"rule"`
	Was  day.Date `json:"was"`
	Is   day.Date `json:"is"`
}

func lawDiffCommand() command {
	return command{
		name: "law diff", short: "what one law does to the caseload that another does not",
		args: "--from BOOK --to BOOK --data FOLDER|DSN [--on DATE] [--citizens] [--json]",
		long: "Derives every case under two books of law on a day and tells what falls away, appears or moves, per rule\nand, with --citizens, " +
			"per citizen (by their ID in the system, never by name). A BOOK is today, plain (without\nthe municipality's own rules), known:DATE " +
			"or the name of a scenario, joined by +: today+hovedlov-2027; or\n--draft FILE adds a draft of your own to the second. Exit code 0 " +
			"also where they differ.",
		flags: func(f *flag.FlagSet, e *env) {
			jsonFlag(f, e)
			dataFlags(f, e)
			f.StringVar(&e.on, "on", "", "the day, YYYY-MM-DD (default today)")
			e.opts["from"] = f.String("from", "today", "the first book")
			e.opts["to"] = f.String("to", "today", "the second book")
			e.opts["draft"] = f.String("draft", "", "a scenario file to add to the second book")
			f.BoolVar(&e.citizens, "citizens", false, "tell what becomes of each citizen")
		},
		run: runLawDiff,
	}
}

func runLawDiff(ctx context.Context, e *env, args []string) error {
	if len(args) > 0 {
		return usageError{"takes no operands"}
	}
	on, err := e.date(day.FromTime(e.now()))
	if err != nil {
		return err
	}
	r := office.Reform{On: on}
	if r.From, err = office.ParseBook(*e.opts["from"]); err != nil {
		return usageError{err.Error()}
	}
	if r.To, err = office.ParseBook(*e.opts["to"]); err != nil {
		return usageError{err.Error()}
	}
	if file := *e.opts["draft"]; file != "" {
		text, err := readCases(file)
		if err != nil {
			return err
		}
		s, err := law.ReadScenario([]byte(text))
		if err != nil {
			return usageError{err.Error()}
		}
		r.To.Scenario = &s
	}
	s, o, err := e.open(ctx, nil)
	if err != nil {
		return err
	}
	defer s.Close()
	operator := office.User{ID: "law-diff", Roles: []office.Role{office.Operator}}
	var people []personDiff
	got, err := o.Reform(ctx, operator, r, func(c *office.ReformCase, _ *office.Reformed) error {
		if c == nil || !e.citizens {
			return nil
		}
		p := personDiff{Citizen: string(c.Subject), Unit: c.Unit, Group: c.Group, Duties: []oneDiff{}}
		for _, d := range c.Decisions {
			p.Decisions = append(p.Decisions, fact.Word(d.Course)+": "+d.Note)
		}
		for _, d := range c.Diffs {
			p.Duties = append(p.Duties, oneDiff{d.What, d.Rule, d.Was, d.Is})
		}
		people = append(people, p)
		return nil
	})
	if err != nil {
		return err
	}
	out := reformed{On: got.On, From: got.From, To: got.To, Cases: got.Total, Touched: got.Touched, Decisions: got.Decisions,
		Minutes: got.Minutes, Unpriced: got.Unpriced, Rules: []ruleDiff{}, Groups: []groupDiff{}, Citizens: people}
	for _, d := range got.Rules {
		out.Rules = append(out.Rules, ruleDiff{d.Rule, d.Provision, d.Gone, d.New, d.Moved, d.Force, d.Citizens, d.Minutes, d.Note})
	}
	for _, g := range got.Groups {
		out.Groups = append(out.Groups, groupDiff{g.Group, g.Citizens, g.To, g.Note})
	}
	if e.json {
		return e.printJSON(out)
	}
	fmt.Fprintf(e.out, "%s\nmod %s\npå %s: %d af %d sager berøres\n\n", out.From, out.To, on.Full(), out.Touched, out.Cases)
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "REGEL\tHJEMMEL\tFALDER VÆK\tKOMMER TIL\tFLYTTER\tSKIFTER KRAFT\tBORGERE\tBEMÆRK")
	for _, d := range out.Rules {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%s\n", d.Rule, d.Provision, d.Gone, d.New, d.Moved, d.Force, d.Citizens, d.Note)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, g := range out.Groups {
		to := g.To
		if to == "" {
			to = "ikke oplyst"
		}
		fmt.Fprintf(e.out, "målgruppe %d: %d borgere → %s. %s\n", g.Group, g.Citizens, to, g.Note)
	}
	if out.Decisions > 0 {
		fmt.Fprintf(e.out, "%d løbende forløb kræver en afgørelse\n", out.Decisions)
	}
	fmt.Fprintf(e.out, "arbejdstid: %+d minutter\n", out.Minutes)
	if out.Unpriced > 0 {
		fmt.Fprintf(e.out, "ikke regnet med: %d handlinger, hvis tid kommunen ikke har sat\n", out.Unpriced)
	}
	for _, p := range out.Citizens {
		fmt.Fprintf(e.out, "%s (%s)\n", p.Citizen, p.Unit)
		for _, d := range p.Duties {
			fmt.Fprintf(e.out, "  %s: %s%s\n", d.Rule, whatWords[d.What], moved(d))
		}
	}
	return nil
}

// whatWords say in Danish what becomes of an obligation.
var whatWords = map[string]string{office.DutyGone: "falder væk", office.DutyNew: "kommer til", office.DutyMoved: "flytter",
	office.DutyForce: "skifter kraft"}

// moved writes the dates of a difference, where the law sets any.
func moved(d oneDiff) string {
	switch {
	case d.Was != 0 && d.Is != 0 && d.Was != d.Is:
		return fmt.Sprintf(", fra %s til %s", d.Was, d.Is)
	case d.Is != 0:
		return fmt.Sprintf(", frist %s", d.Is)
	case d.Was != 0:
		return fmt.Sprintf(", frist %s", d.Was)
	}
	return ""
}
