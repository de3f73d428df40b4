package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var talksAfter6m = rule{
	ID: "talks-after-6m", Act: "LAB", Title: "Hold en samtale på borgerens ønske efter seks måneder", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 32, stk. 1", Grade: 'A', Source: "S01c, S05",
			Text: "Efter seks måneder er det en aftale med borgeren, hvornår der er samtaler. Kommunen holder flere, når den ser " +
				"et behov. Borgeren kan altid kræve en samtale.",
			MetBy: "En holdt individuel jobsamtale, efter at borgeren har krævet den.", StoppedBy: outsideCourse,
			Shape: onDemand,
		},
		{
			From: reformed, Announced: reformPass, Provision: "LAB § 32, stk. 1 (lov 1750/2025)", Grade: 'B', Source: "S01c, S05",
			Text: "Styrelsen siger, at reglen er den samme. Efter seks måneder er det en aftale med borgeren, hvornår der er " +
				"samtaler. Borgeren kan altid kræve en samtale.",
			Unverified: unread1750,
			MetBy:      "En holdt individuel jobsamtale, efter at borgeren har krævet den.", StoppedBy: outsideCourse,
			Shape: onDemand,
		},
	},
}

// onDemand is the standing right, and the duty that each demand opens; the law
// gives no day for it.
var onDemand = parts{
	right{Terms: terms{When: afterSix, Exempt: exempt, Params: hourNumbers,
		Note: "Borgeren kan kræve en samtale, så længe målgruppen varer."}},
	within{Terms: terms{When: demandsAfterSix, Meets: held, Books: booked, Exempt: exempt, Params: hourNumbers,
		Note: "Loven sætter ingen dag for en samtale, som borgeren kræver."}},
}

var contactPeriods = periods(1, 2, 3, 4, 5, 7, 8, 9, 10)

// afterSix finds the days on which the first six months of a period are over.
func afterSix(c *casefile.Case) []duty.Trigger {
	ts := contactPeriods(c)
	out := ts[:0]
	for _, t := range ts {
		on := after(c, t, number(talksSpan, t.On))
		if on == 0 || t.Until != 0 && on > t.Until {
			continue
		}
		t.On = on
		out = append(out, t)
	}
	return out
}

// demandsAfterSix finds the citizen's demands for a talk after the six months.
func demandsAfterSix(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	var ts []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.TalkDemanded)
		if !ok || f.Talk != fact.JobTalk || f.By != "" && f.By != fact.CitizenParty {
			continue
		}
		if ts == nil {
			ts = afterSix(c)
		}
		for _, t := range ts {
			if e.On >= t.On && (t.Until == 0 || e.On <= t.Until) {
				t.On, t.Ref = e.On, duty.Ref(e.ID)
				out = append(out, t)
				break
			}
		}
	}
	return out
}
