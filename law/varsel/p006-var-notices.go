package varsel

import (
	"fmt"

	"indgang/duty"
	"indgang/employer"
)

var notices = rule{
	ID: "var-notices", Act: act, Title: "Giv andet og endeligt varsel om større afskedigelser",
	Versions: []version{{
		From: covered, Provision: "Varslingsloven §§ 6 og 7", Grade: 'B', Source: "S125",
		Text: "Når arbejdsgiveren har givet det første varsel om en plan, skal der forhandles. Derefter gives det andet varsel. " +
			"Det endelige varsel kommer senest 10 dage efter det andet. Afskediges mindst halvdelen på et sted med mindst 100 " +
			"ansatte, må det andet varsel tidligst gives 21 dage efter det første.",
		Unverified: undated + " At dagene tælles fra den dag, varslet er modtaget, er den valgte læsning. Hvad der følger, hvis det " +
			"andet varsel gives for tidligt, er ikke læst: det tæller her som givet.",
		MetBy: "Det andet varsel, og derefter det endelige.", StoppedBy: "At planen om at afskedige er opgivet.",
		Bearer: duty.Employer,
		Shape: parts{
			within{Terms: terms{When: plans, Meets: seconds, Note: "Loven sætter ingen sidste dag for det andet varsel: det gives, " +
				"når der er forhandlet."}},
			within{Span: finalNotice, Terms: terms{When: announced, Meets: finals}},
			check{Test: tooEarly, Params: []*duty.Param{earliest, massShare, massStaff}},
		},
	}},
}

var (
	finalNotice = Params.Get("final_notice")
	earliest    = Params.Get("second_earliest")
	massShare   = Params.Get("mass_share")
	massStaff   = Params.Get("mass_staff")
)

// plans finds the plans that were announced and wait for the second notice.
func plans(c company) []duty.Trigger { return each(c, begins) }

func seconds(c company, t duty.Trigger) []duty.Event { return received(of(c, t.Ref).Second) }

// announced finds the second notices, which the final ones follow.
func announced(c company) []duty.Trigger {
	return each(c, func(r *employer.Redundancy) (duty.Trigger, bool) {
		return untilDropped(r, duty.Trigger{On: r.Second.On, Ref: duty.Ref(r.Second.ID)}), r.Second.Given()
	})
}

func finals(c company, t duty.Trigger) []duty.Event { return received(of(c, t.Ref).Final) }

// tooEarly refuses a second notice that comes too soon after the first, where
// many of many are dismissed.
func tooEarly(c company, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Redundancies {
		r := &c.Redundancies[i]
		if !r.First.Given() || !r.Second.Given() {
			continue
		}
		wait, share, staff := look.Value(earliest, r.First.On), look.Value(massShare, r.First.On), look.Value(massStaff, r.First.On)
		if wait == nil || share == nil || staff == nil || r.Staff < staff.Span.N || 100*r.Dismissed < share.Span.N*r.Staff {
			continue
		}
		cal := look.Calendar()
		first := cal.After(r.First.On, wait.Span)
		if r.Second.On >= first {
			continue
		}
		out = append(out, duty.Refusal{
			Ref: duty.Ref(r.Second.ID), On: r.Second.On, Name: "andet-for-tidligt",
			Text: fmt.Sprintf("%d af %d ansatte afskediges, og det er mindst %s på et sted med mindst %d. Så må det andet varsel "+
				"tidligst gives %s: %s efter %s.",
				r.Dismissed, r.Staff, share.Span, staff.Span.N, first.Long(), wait.Span, r.First.On.Long()),
			Mend: "Bed arbejdsgiveren give det andet varsel igen den dag eller senere, og ret dagen her. Er tallene forkerte, så ret dem.",
			Uses: []duty.Use{{Role: duty.Measures, Ref: duty.Ref(r.First.ID), On: r.First.On}},
		})
	}
	return out
}
