package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var employerTalk = rule{
	ID: "sdp-employer-talk", Act: "SDPL", Title: "Indkald til en samtale om at vende tilbage",
	Versions: []version{{
		From: "2010-01-04", Provision: "SDPL § 7 a", Grade: 'C', Source: "S61", Bearer: duty.Employer,
		Text: "Arbejdsgiveren kalder den sygemeldte til en samtale. De taler om, hvordan og hvornår borgeren kan vende " +
			"tilbage. Samtalen ligger senest 4 uger efter første sygedag og kan om nødvendigt holdes i telefon. Det koster " +
			"ikke borgeren sygedagpenge at blive væk.",
		Unverified: "Lovteksten er ikke læst. De 8 uger til fratrædelsen er regnet fra første sygedag.",
		MetBy:      "En holdt arbejdsgiversamtale, også i telefon.",
		StoppedBy:  "At borgeren er opsagt og fratræder inden 8 uger, eller at fraværet ophører.",
		Shape: within{
			Span:  Params.Get("employer_talk"),
			Terms: terms{When: employerTalks, Meets: heldAs(fact.EmployerTalk), Params: []*duty.Param{leavingSoon}},
		},
	}},
}

var leavingSoon = Params.Get("leaving_soon")

func employerTalks(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if !fromWork(c, s) {
			continue
		}
		t := absence(c, s)
		for k := range c.Entries {
			e := &c.Entries[k]
			// A notice after the absence ended is about something else.
			if d, ok := e.Body.(fact.DismissalNoticed); ok && (s.To == 0 || e.On <= s.To) && d.Leaves >= s.From &&
				d.Leaves <= after(s.From, leavingSoon) {
				sooner(&t, day.Max(e.On, s.From), duty.Ref(e.ID), "borgeren er opsagt og fratræder inden 8 uger")
			}
		}
		out = append(out, t)
	}
	return out
}

// dismissed reports whether a person who is absent from work is known to leave
// the employer.
func dismissed(c caseT, s *casefile.Sickness) bool {
	for i := range c.Entries {
		if d, ok := c.Entries[i].Body.(fact.DismissalNoticed); ok && (s.To == 0 || c.Entries[i].On <= s.To) && d.Leaves >= s.From {
			return true
		}
	}
	return false
}
