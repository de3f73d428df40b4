package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
)

var ja2y = rule{
	ID: "ja-2y", Act: "LAB", Title: "Afslut jobafklaringsforløbet i tide",
	Versions: []version{{
		From: "2014-07-01", Expected: "2026-12-31", Provision: "LAB kapitel 18; paragraffen er ikke verificeret", Grade: 'B', Source: "S76",
		Text: "Et jobafklaringsforløb varer højst 2 år ad gangen. Er borgeren stadig uarbejdsdygtig af sygdom, kan et nyt forløb begynde.",
		Unverified: "Lovteksten er ikke læst; længden er efter styrelsens oplysning. Afskaffelsen 1. januar 2027 er bebudet, ikke vedtaget." +
			formerAct,
		MetBy:     "At forløbet er slut, eller en afgørelse om, at et nyt må begynde.",
		StoppedBy: "At borgeren ikke mere er uarbejdsdygtig på grund af sygdom.",
		Shape: parts{
			limit{Span: clarificationCourse, Terms: terms{When: runTriggers(clarificationRuns)}},
			check{Test: tooLong(clarificationRuns, clarificationCourse, "laengere-end-2-aar", "Forløbet er planlagt længere end"),
				Params: []*duty.Param{clarificationCourse}},
		},
	}},
}

var clarificationCourse = Params.Get("clarification_course")

// tooLong refuses courses that are planned longer than one may last.
func tooLong(find func(*casefile.Case) []run, most *duty.Param, name, what string) func(*casefile.Case, duty.Look) []duty.Refusal {
	return func(c *casefile.Case, look duty.Look) []duty.Refusal {
		var out []duty.Refusal
		for _, r := range find(c) {
			v := look.Value(most, r.From)
			if v == nil || r.planned == 0 {
				continue
			}
			if last := (day.Calendar{}).Last(r.From, v.Span); r.planned > last {
				out = append(out, duty.Refusal{Ref: duty.Ref(r.start), On: r.From, Name: name,
					Text: what + " " + v.Span.String() + ".",
					Mend: "Ret slutdagen til senest " + last.Long() + "; skal forløbet gå videre, kræver det en ny afgørelse til den tid."})
			}
		}
		return out
	}
}
