package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var after2026 = rule{
	ID: "sdp-2026", Act: "SDPL", Title: "Følg op i det første halve år",
	Before: "Før reformen gjaldt sdp-first-8w og sdp-4-in-half.",
	Versions: []version{{
		From: "2026-07-01", Announced: "2025-12-29", Provision: "Lov 1750/2025 § 3", Grade: 'C', Source: "S07, S08, S70",
		Text: "En sygemeldt lønmodtager er som regel uden for kommunens opfølgning, når både arbejdsgiver og borger venter fravær under " +
			"26 uger. Andre har mindst én opfølgning i det første halve år.",
		Unverified: "Lovteksten er ikke læst. " + reform2026 + " Den gamle opfølgning er beholdt til 1. juli. Fristen for den ene opfølgning " +
			"og undtagelserne fra hovedreglen er ikke verificeret; om 8 uger stadig er en frist, vides ikke, og dagen er kun beholdt til " +
			"planlægning. At en lønmodtager, der er opsagt, følges op, er egen læsning.",
		MetBy: "En individuel opfølgning, som er holdt.", StoppedBy: "At både arbejdsgiver og borger venter fravær under 26 uger. " +
			absenceEnds,
		Shape: parts{
			within{Span: Params.Get("one_talk"), Terms: terms{
				When: followedAfterReform, Meets: followUps, Books: booked, PlanSpan: Params.Get("first_follow_up"),
				Params: []*duty.Param{outOfFollowUp},
			}},
			limit{Span: outOfFollowUp, Terms: terms{When: outside, Note: "Så længe kan borgeren være uden for opfølgningen. Er borgeren stadig " +
				"syg efter den dag, skal sagen ses på igen."}},
		},
	}},
}

var outOfFollowUp = Params.Get("out_of_follow_up")

// followedAfterReform finds the absences that begin under the reform.
func followedAfterReform(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if s.From < reformLatest || !under(c, s) {
			continue
		}
		t := followed(c, s)
		if on, id, ok := bothExpectShort(c, s); ok {
			sooner(&t, on, id, "både arbejdsgiver og borger venter fravær under 26 uger")
		}
		out = append(out, t)
	}
	return out
}

// outside finds the absences that are out of follow-up, from the day on which
// both have said what they expect.
func outside(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if s.From < reformLatest || !under(c, s) {
			continue
		}
		if on, id, ok := bothExpectShort(c, s); ok {
			t := followed(c, s)
			if t.Until != 0 && t.Until < on {
				continue // the case about sygedagpenge was over
			}
			t.On, t.Start, t.Ref, t.Group = on, s.From, id, t.Ref
			out = append(out, t)
		}
	}
	return out
}

// bothExpectShort reports whether the employer and the citizen both last said
// that the absence will be under 26 weeks, and since when.
func bothExpectShort(c caseT, s *casefile.Sickness) (since day.Date, id duty.Ref, ok bool) {
	if s.Origin != fact.FromWork || dismissed(c, s) {
		return 0, 0, false
	}
	v := outOfFollowUp.At(s.From, 0)
	if v == nil {
		return 0, 0, false
	}
	last := calendar.Last(s.From, v.Span)
	var short [2]bool
	for i := range c.Entries {
		e := &c.Entries[i]
		r, is := e.Body.(fact.ReturnExpected)
		if !is || !s.Has(e.On) {
			continue
		}
		p := party(r.By)
		if p > 1 {
			continue
		}
		short[p] = r.Date <= last
		both := short == [2]bool{true, true}
		if both && !ok {
			since, id = e.On, duty.Ref(e.ID)
		}
		ok = both
	}
	return since, id, ok
}
