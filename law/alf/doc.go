// Package alf holds the provisions of lov om arbejdsløshedsforsikring m.v. that a
// municipality must know of. The a-kasse decides by them; Indgang shows them.
//
// Neither the act nor lov 878/2022 was read: everything here comes from the
// a-kasser's own pages (S24) and is grade C. How hours make months is from BEK
// 2636/2021 § 7. Last checked 2026-11-21 against the rule catalogue of that day.
//
// A file is x, since no paragraph is verified, a dash and the rule's ID. Its cases
// stand beside it as .txt.
package alf

import (
	"embed"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

type (
	rule       = duty.Rule[*casefile.Case]
	version    = duty.Version[*casefile.Case]
	terms      = duty.Terms[*casefile.Case]
	parts      = duty.Parts[*casefile.Case]
	limit      = duty.LimitOf[*casefile.Case]
	accumulate = duty.Accumulate[*casefile.Case]
	check      = duty.Check[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/alf/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// What the rules on graduates have in common: they took effect on the same day.
const (
	act          = "ALF"
	graduateFrom = "2023-05-01"
	graduateLaw  = "Lov 878/2022; paragraffen er ikke verificeret"
	beforeGrads  = "Reglerne for dimittender er fra 1. maj 2023; reglerne før er ikke indkodet."
	unreadAct    = "Hverken loven eller paragraffen er læst; reglen er efter a-kassernes egne sider. A-kassen afgør sagen."
)

// Rules lists the provisions in the order of the rule catalogue.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		dimPeriod,
		dimRate481,
		dimLanguage,
	}
}

var (
	monthHours     = Params.Get("month_hours")
	weekHours      = Params.Get("week_hours")
	monthHoursPart = Params.Get("month_hours_part")
	weekHoursPart  = Params.Get("week_hours_part")

	// hourNumbers are what norm looks up.
	hourNumbers = []*duty.Param{monthHours, weekHours, monthHoursPart, weekHoursPart}

	fullTime = casefile.Norm{Month: monthHours.Values[0].Span.N, Week: weekHours.Values[0].Span.N}
	partTime = casefile.Norm{Month: monthHoursPart.Values[0].Span.N, Week: weekHoursPart.Values[0].Span.N}
)

// norm is what full time is for somebody placed on a day.
func norm(c *casefile.Case, on day.Date) casefile.Norm {
	if p, ok := c.PlacementFor(on); ok && p.PartTime {
		return partTime
	}
	return fullTime
}

// graduates finds the placements of graduates that part accepts: until the next
// placement, or until the dagpenge end.
func graduates(c *casefile.Case, part func(p *casefile.Placement) bool) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Placements {
		p := &c.Placements[i]
		if !p.Graduate || part != nil && !part(p) {
			continue
		}
		t := duty.Trigger{On: p.On, Ref: duty.Ref(p.ID)}
		for k := range c.Insured {
			s := &c.Insured[k]
			if i+1 < len(c.Placements) && s.From >= c.Placements[i+1].On {
				break
			}
			if s.To == 0 || s.To >= p.On {
				t.Until, t.End, t.Ended = s.To, duty.Ref(s.End), "dagpengene ophørte"
			}
		}
		if i+1 < len(c.Placements) {
			if next := &c.Placements[i+1]; t.Until == 0 || next.On <= t.Until {
				t.Until, t.End, t.Ended = next.On-1, duty.Ref(next.ID), "en ny indplacering begyndte"
			}
		}
		out = append(out, t)
	}
	return out
}

// hoursBehind adds the facts that the hours were counted by.
func hoursBehind(c *casefile.Case, t duty.Trigger, due day.Date, to []duty.Use) []duty.Use {
	c.Behind(t.On, due, func(id fact.Seq, p day.Period, work bool) {
		note := "udbetalte dagpengetimer"
		if work {
			note = "ordinært arbejde"
		}
		to = append(to, duty.Use{Role: duty.Measures, Ref: duty.Ref(id), On: p.From, Period: p, Note: note})
	})
	return to
}

// told says how hours were counted.
func told(n casefile.Norm, t casefile.Tally) string {
	s := "Talt i timer: 1 måned er " + day.Hundredths(n.Month) + " timer."
	if t.Estimated > 0 {
		s += " For måneder uden registrerede udbetalte timer er der regnet med fuld ledighed"
		if t.Worked {
			s += " minus ordinære arbejdstimer"
		}
		s += ": datoen er et skøn."
	}
	if t.Away {
		s += " Dage uden dagpenge tæller ikke."
	}
	return s
}

// providing finds when a child lives with the person.
func providing(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for _, s := range c.Providing {
		if s.Value.Value == fact.Yes {
			out = append(out, duty.Stop{Period: s.Period, Ref: duty.Ref(s.Value.ID), Ground: "barn i hjemmet"})
		}
	}
	return out
}
