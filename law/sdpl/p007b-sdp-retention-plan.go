package sdpl

import (
	"indgang/duty"
	"indgang/fact"
)

var retentionPlan = rule{
	ID: "sdp-retention-plan", Act: "SDPL", Title: "Bed om en fastholdelsesplan",
	Versions: []version{{
		From: "2010-01-04", Provision: "SDPL § 7 b", Grade: 'A', Source: "S62",
		Text: "Ventes fraværet at vare over 8 uger, kan lønmodtageren når som helst bede arbejdsgiveren om en fastholdelsesplan. " +
			"Arbejdsgiveren må sige nej. Planen tages med til den næste opfølgning i kommunen.",
		MetBy: "At borgeren har bedt om planen.", StoppedBy: "At fraværet ikke ventes at vare over 8 uger, eller at det ophører. " +
			"Arbejdsgiveren må sige nej.",
		Shape: right{Terms: terms{When: planRights, Meets: events[fact.RetentionPlanRequested], Params: []*duty.Param{longAbsence}}},
	}},
}

// planRights finds the absences from work that are not expected to be short, and
// those that were but have lasted longer.
func planRights(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if !fromWork(c, s) {
			continue
		}
		t := absence(c, s)
		long, _ := outlook(c, s)
		if !long && !outlived(s, &t) {
			continue
		}
		out = append(out, t)
	}
	return out
}
