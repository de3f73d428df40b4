package offl

import (
	"indgang/duty"
	"indgang/fact"
)

var notat = rule{
	ID: "adm-notat", Act: act, Title: "Skriv notat om mundtlige oplysninger",
	Versions: []version{{
		From: covered, Provision: "Offentlighedsloven § 13", Grade: 'C', Source: "S95",
		Text: "Får kommunen mundtligt noget at vide, der betyder noget for sagen, skrives det ned, så snart det kan lade sig gøre.",
		Unverified: undated + " Loven sætter ingen dag; en lærebog siger inden for meget få dage. Dagen at planlægge efter er et forslag: " +
			"samme eller næste arbejdsdag.",
		MetBy:     "Et notat om oplysningen med dato på.",
		StoppedBy: "At det i forvejen står i sagens papirer.",
		Shape: within{Terms: terms{When: oral, Meets: noted, PlanSpan: Params.Get("note_soon"),
			Note: "Loven siger snarest muligt og sætter ingen dag."}},
	}},
}

func oral(c caseT) []duty.Trigger { return asked(c, isOral) }

func isOral(b fact.Body) bool {
	f, ok := b.(fact.OralInformation)
	return ok && !f.Documented
}

func isNoted(b fact.Body) bool { _, ok := b.(fact.OralNoted); return ok }

func noted(c caseT, t duty.Trigger) []duty.Event {
	if e := answer(c, fact.Seq(t.Ref), isOral, isNoted); e != nil {
		return []duty.Event{{On: e.On, Ref: duty.Ref(e.ID)}}
	}
	return nil
}
