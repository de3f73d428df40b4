package lab

import (
	"indgang/casefile"
	"indgang/duty"
)

var akFirstTalk = rule{
	ID: "ak-first-talk", Act: "LAB", Title: "Hold a-kassens første samtale", Before: before2024,
	Versions: []version{
		{
			From: "2024-01-01", Provision: "LAB § 31, stk. 4, § 42, stk. 1", Grade: 'A', Source: "S01, S20",
			Text: "A-kassen holder den første samtale senest 2 uger efter, at medlemmet er tilmeldt som jobsøgende. Ved samtalen " +
				"laver den et udkast til Min Plan.",
			MetBy: "En individuel samtale, som er holdt hos a-kassen.", Bearer: duty.Fund,
			StoppedBy: "At kommunen har forløbet fra første dag (§ 27, stk. 3), eller at borgeren er uden for kontaktforløbet.",
			Shape:     fundFirst,
		},
		{
			From: reformed, Announced: reformPass, Provision: "LAB § 31 (lov 1750/2025)", Grade: 'B', Source: "S01, S05",
			Text: "A-kassen holder fortsat den første samtale med alle. Den skal være senest 2 uger efter, at borgeren er tilmeldt " +
				"som jobsøgende.",
			Unverified: unread1750,
			MetBy:      "En individuel samtale, som er holdt hos a-kassen.", Bearer: duty.Fund,
			StoppedBy: "At kommunen har forløbet fra første dag (§ 27, stk. 3), eller at borgeren er uden for kontaktforløbet.",
			Shape:     fundFirst,
		},
	},
}

var fundFirst = within{
	Span: Params.Get("fund_first_talk"),
	Terms: terms{
		When: fundRegistrations, Meets: heldAtFund, Books: bookedAtFund, Exempt: exempt, Params: alsoNumbers,
	},
}

var insuredRegistrations = registrations(1)

// fundRegistrations finds the registrations of people whom the a-kasse has the
// course for. The law is the one under which their period began: those who were
// unemployed before 2024 stay with the municipality.
func fundRegistrations(c *casefile.Case) []duty.Trigger {
	ts := insuredRegistrations(c)
	if len(ts) == 0 {
		return nil
	}
	ps := insuredPeriods(c)
	out := ts[:0]
	for _, t := range ts {
		p := periodOf(ps, t)
		if p == nil || young(c, t.On) {
			continue
		}
		if m, ok := taken(c, p); ok {
			if m.On <= t.On {
				continue
			}
			if t.Until == 0 || m.On < t.Until {
				t.Until, t.End, t.Ended = m.On, duty.Ref(m.ID), takenOver
			}
		}
		t.Under = p.start
		out = append(out, t)
	}
	return out
}

// periodOf finds the period that a registration belongs to: the one of its day,
// or else the next.
func periodOf(ps []insured, t duty.Trigger) *insured {
	for i := range ps {
		if ps[i].until == 0 || ps[i].until >= t.On {
			return &ps[i]
		}
	}
	return nil
}
