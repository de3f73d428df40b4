package web

import (
	"errors"
	"slices"

	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// unmet is what the law wants before something is kept: what is missing, with the
// fields that mend it, and what it says no to. It is asked once; whoever knows
// better saves all the same.
type unmet struct {
	Missing []office.Need
	Refused []office.Need
	Fields  []page.Field // of the missing, to be filled in where they are asked for
	Booking []office.Warning
}

// errTime is what somebody is answered with who books a time that there is
// something to say about.
var errTime = fault.New(fault.Invalid, "Se på tidspunktet.")

// warned asks about the talks that drafts arrange: weekends, holidays, clashes,
// closed doors, and days after the law's. It stops nobody who saves all the same.
func (x *request) warned(drafts []office.Draft) ([]office.Warning, error) {
	var out []office.Warning
	held := slices.ContainsFunc(drafts, func(d office.Draft) bool { _, ok := d.Body.(fact.TalkHeld); return ok })
	for _, d := range drafts {
		b, ok := d.Body.(fact.TalkBooked)
		if !ok {
			continue
		}
		ws, err := x.s.office.BookingWarnings(x.Ctx(), x.user, x.subject(), b)
		if err != nil {
			return nil, err
		}
		for _, w := range ws {
			if held && w.Code == "deadline" {
				continue // the talk that is held settles what the law waits for
			}
			out = append(out, w)
		}
	}
	return out, nil
}

// newUnmet asks the law about drafts that were not kept, nil where it was content.
func newUnmet(c *office.Citizen, err error, drafts ...office.Draft) *unmet {
	if !errors.Is(err, office.ErrUnmet) {
		return nil
	}
	u := &unmet{}
	for _, d := range drafts {
		needs, err := c.Needs(d)
		if err != nil {
			continue // what was typed is no fact; the form says so
		}
		for _, n := range needs {
			if len(n.Fields) > 0 {
				u.Missing = append(u.Missing, n)
			} else {
				u.Refused = append(u.Refused, n)
			}
		}
	}
	return u
}

// take moves the fields that mend what is missing to where it is asked for.
func (u *unmet) take(fields []page.Field) []page.Field {
	return slices.DeleteFunc(fields, func(f page.Field) bool {
		mends := slices.ContainsFunc(u.Missing, func(n office.Need) bool { return slices.Contains(n.Fields, f.Name) })
		if mends {
			f.Optional = false
			u.Fields = append(u.Fields, f)
		}
		return mends
	})
}

// What the register form shows beside itself of a fact that changes what the law
// asks: which duties pause, what is met, what then applies.
type outlookOf struct {
	Pauses []string
	Meets  []string
	Then   []string
}

// newOutlook tells what registering a draft comes to, nil where it comes to
// nothing that can be told.
func newOutlook(c *office.Citizen, d office.Draft) *outlookOf {
	rec, err := c.If(d)
	if err != nil {
		return nil
	}
	o := &outlookOf{}
	for i := range rec.Paused {
		o.Pauses = append(o.Pauses, rec.Paused[i].Title)
	}
	for i := range rec.Met {
		o.Meets = append(o.Meets, rec.Met[i].Title)
	}
	for i := range rec.Opened {
		o.Then = append(o.Then, rec.Opened[i].Title+", "+by(rec.Opened[i].PlanBy))
	}
	if x, ok := d.Body.(fact.ExemptionStarted); ok && len(o.Pauses) > 0 {
		for i := range o.Pauses {
			if x.Until != 0 {
				o.Pauses[i] += ", til " + x.Until.Full()
			}
		}
	}
	if o.Pauses == nil && o.Meets == nil && o.Then == nil {
		return nil
	}
	return o
}

// twice tells which titles stand more than once among obligations, so that their
// lines must say what each is about.
func twice(lists ...[]law.Obligation) map[string]bool {
	n := map[string]int{}
	out := map[string]bool{}
	for _, l := range lists {
		for i := range l {
			if n[l[i].Title]++; n[l[i].Title] > 1 {
				out[l[i].Title] = true
			}
		}
	}
	return out
}
