package office

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// An EffortTime is how long a kind of work takes in the municipality, and who
// says so.
type EffortTime struct {
	Effort  law.Effort
	Minutes int // 0 where nobody has set it
	By      string
	Name    string // the name behind By
	On      day.Date
	Example bool // made up with a demo's data
}

// Example is what facts that come with a demo's data say of where they come from,
// where a person might take them for the municipality's own.
const Example = "eksempel"

// An EffortTable is how long each kind of work takes.
type EffortTable struct {
	Rows   []EffortTime
	Seq    fact.Seq // the last fact about the law: what a change must have seen
	MaySet bool
}

// Efforts returns how long each kind of work takes, as far as anybody has said.
func (o *Office) Efforts(ctx context.Context, u User) (EffortTable, error) {
	if err := u.must(SeeReform); err != nil {
		return EffortTable{}, err
	}
	t := EffortTable{MaySet: u.May(SetMinutes)}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		facts, err := tx.Stream(ctx, fact.TheLaw)
		if err != nil {
			return err
		}
		names, err := staff(ctx, tx)
		if err != nil {
			return err
		}
		t.Seq = lastOf(facts)
		last := map[law.Effort]*fact.Fact{}
		for i := range facts {
			if m, ok := facts[i].Body.(fact.MinutesSet); ok {
				last[law.Effort(m.Effort)] = &facts[i]
			}
		}
		for _, e := range law.Efforts() {
			row := EffortTime{Effort: e}
			if f := last[e]; f != nil {
				row.Minutes, row.By, row.Name, row.On = f.Body.(fact.MinutesSet).Minutes, f.Actor, names[f.Actor], day.FromTime(f.Recorded.In(o.zone))
				row.Example = f.Source == Example
			}
			t.Rows = append(t.Rows, row)
		}
		return nil
	})
	return t, err
}

func (o *Office) minutesIn(ctx context.Context, tx *store.Tx) (map[law.Effort]int, error) {
	facts, err := tx.Stream(ctx, fact.TheLaw)
	out := map[law.Effort]int{}
	for i := range facts {
		if m, ok := facts[i].Body.(fact.MinutesSet); ok {
			out[law.Effort(m.Effort)] = m.Minutes
		}
	}
	return out, err
}

// mostMinutes is the longest that one act may take: a day and a night.
const mostMinutes = 1440

// SetMinutes says how long kinds of work take, as a person types it. Fields that
// are empty and were never set stay so; what is as it was is not said again.
func (o *Office) SetMinutes(ctx context.Context, u User, typed map[law.Effort]string, seen fact.Seq) (changed int, err error) {
	if err := u.must(SetMinutes); err != nil {
		return 0, err
	}
	table, err := o.Efforts(ctx, u)
	if err != nil {
		return 0, err
	}
	var form fault.Form
	var bodies []fact.Body
	for _, row := range table.Rows {
		text := strings.TrimSpace(typed[row.Effort])
		n, bad := strconv.Atoi(text)
		switch {
		case text == "" && row.Minutes == 0:
		case text == "":
			form.Add(string(row.Effort), "Tiden er sat til %d minutter og kan ikke tømmes. Skriv den nye.", row.Minutes)
		case bad != nil || n < 1 || n > mostMinutes:
			form.Add(string(row.Effort), "Skriv minutterne som et helt tal fra 1 til %d.", mostMinutes)
		case n != row.Minutes:
			bodies = append(bodies, fact.MinutesSet{Effort: string(row.Effort), Minutes: n})
		}
	}
	for e := range typed {
		if !e.Known() {
			return 0, fault.New(fault.Invalid, "Den slags arbejde findes ikke i listen.")
		}
	}
	if err := form.Err(); err != nil || len(bodies) == 0 {
		return 0, err
	}
	about := func(b fact.Body) bool { _, ok := b.(fact.MinutesSet); return ok }
	return len(bodies), o.say(ctx, u, source, saying{seen: seen, about: about, bodies: bodies})
}

// SetExampleMinutes fills the table of a demo. The values are made up, and say so.
func (o *Office) SetExampleMinutes(ctx context.Context, u User, by string, minutes map[law.Effort]int) error {
	if err := u.must(Import); err != nil {
		return err
	}
	n := saying{about: func(fact.Body) bool { return false }}
	for _, e := range law.Efforts() {
		if m := minutes[e]; m > 0 {
			n.bodies = append(n.bodies, fact.MinutesSet{Effort: string(e), Minutes: m})
		}
	}
	if len(n.bodies) != len(minutes) {
		return fmt.Errorf("example minutes for unknown kinds of work: %v", minutes)
	}
	return o.say(ctx, User{ID: by}, Example, n)
}
