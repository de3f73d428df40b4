// Package varsel holds the provisions of lov om varsling m.v. i forbindelse med
// afskedigelser af større omfang (varslingsloven). They are about employers.
//
// The act itself has not been read: the rules are as the national board describes
// them in its guidance on large redundancies (2023 and a newer version), and when
// they began has not been looked up, so they stand from the first day that
// Indgang covers. Last checked 2026-11-27 against the rule catalogue of that day.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID; x is a
// rule whose paragraph nobody has verified. Its cases stand beside it as .txt.
package varsel

import (
	"embed"

	"indgang/duty"
	"indgang/employer"
)

type (
	company = *employer.Company
	rule    = duty.Rule[*employer.Company]
	version = duty.Version[*employer.Company]
	terms   = duty.Terms[*employer.Company]
	within  = duty.Within[*employer.Company]
	check   = duty.Check[*employer.Company]
	parts   = duty.Parts[*employer.Company]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/varsel/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

const (
	act     = "VARSEL"
	covered = "2019-10-01"
	undated = "Selve lovteksten er ikke læst, og hvornår reglen trådte i kraft, er ikke efterset; den gjaldt også før 1. oktober 2019."
)

// Rules lists the provisions in the order of the statute.
func Rules() []duty.Rule[*employer.Company] {
	return []rule{
		threshold,
		notices,
		help,
	}
}

// each makes triggers of the redundancies that have one.
func each(c company, trigger func(r *employer.Redundancy) (duty.Trigger, bool)) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Redundancies {
		if t, ok := trigger(&c.Redundancies[i]); ok {
			out = append(out, t)
		}
	}
	return out
}

// begins is the trigger of what follows from the first notice, until the
// dismissals are given up.
func begins(r *employer.Redundancy) (duty.Trigger, bool) {
	return untilDropped(r, duty.Trigger{On: r.First.On, Ref: duty.Ref(r.First.ID)}), r.First.Given()
}

// untilDropped lets a trigger end with the plan.
func untilDropped(r *employer.Redundancy, t duty.Trigger) duty.Trigger {
	if r.Dropped != 0 {
		t.Until, t.End, t.Ended = r.Dropped, duty.Ref(r.DroppedID), "afskedigelserne er opgivet"
	}
	return t
}

// of finds the redundancy that a notice is part of.
func of(c company, ref duty.Ref) *employer.Redundancy {
	for i := range c.Redundancies {
		r := &c.Redundancies[i]
		if duty.Ref(r.First.ID) == ref || duty.Ref(r.Second.ID) == ref {
			return r
		}
	}
	return nil
}

// received is a notice as what meets a duty, nothing where it has not come.
func received(n employer.Notice) []duty.Event {
	if !n.Given() {
		return nil
	}
	return []duty.Event{{On: n.On, Ref: duty.Ref(n.ID)}}
}
