package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var longAbsence = Params.Get("long_absence")

// What may be unsettled about how long an absence will last.
const (
	lengthUnknown  = "Hverken kategori eller forventet varighed er registreret: pligten er regnet med, fordi fraværet kan vare over 8 uger."
	lengthConflict = "Sagen er i kategori 1 (rask inden 8 uger), men der ventes nu længere fravær. Vurdér kategorien igen."
	lengthOutlived = "Der ventedes fravær i højst 8 uger, men det har varet længere."
)

// outlook says whether an absence must be reckoned to last more than eight
// weeks. A category is a caseworker's judgement and sets aside what was expected
// before it; what anybody expects after it may contradict it. Where nobody has
// said anything, the absence counts as long.
func outlook(c caseT, s *casefile.Sickness) (long bool, doubt string) {
	within8 := after(s.From, longAbsence) // back on this day at the latest is within eight weeks
	category := 0
	var said [4]day.Date // by party: the return they last expected
	for i := range c.Entries {
		e := &c.Entries[i]
		if !s.Has(e.On) {
			continue
		}
		switch f := e.Body.(type) {
		case fact.SicknessCategory:
			category, said = f.Category, [4]day.Date{}
		case fact.ReturnExpected:
			said[party(f.By)] = f.Date
		}
	}
	var latest day.Date
	for _, d := range said {
		latest = day.Max(latest, d)
	}
	switch {
	case category > 1:
		return true, ""
	case category == 1 && latest > within8:
		return true, lengthConflict
	case category == 1:
		return false, ""
	case latest != 0:
		return latest > within8, ""
	case s.Weeks != 0:
		return s.From.AddDays(7*s.Weeks) > within8, ""
	}
	return true, lengthUnknown
}

func party(p fact.Party) int {
	switch p {
	case fact.Employer:
		return 0
	case fact.CitizenParty:
		return 1
	case fact.Doctor:
		return 2
	}
	return 3
}

// longAbsences finds the absences that the municipality follows up: those that
// are expected to last more than eight weeks from the first day, and the others
// from the day on which they have lasted longer after all.
func longAbsences(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if !under(c, s) {
			continue
		}
		t := followed(c, s)
		long, doubt := outlook(c, s)
		if !long {
			if !outlived(s, &t) {
				continue
			}
			doubt = lengthOutlived
		}
		t.Doubt = doubt
		if s.From >= reformEarliest && s.From < reformLatest {
			doubted(&t, reformDoubt)
		}
		out = append(out, t)
	}
	return out
}

// outlived moves a trigger to the first day past eight weeks and reports whether
// the absence reaches it. Talks held before that day still count, and the law is
// still that of the first day.
func outlived(s *casefile.Sickness, t *duty.Trigger) bool {
	past := after(s.From, longAbsence)
	if t.Until != 0 && t.Until < past {
		return false
	}
	t.On, t.Start, t.Since, t.Under = past, s.From, s.From, s.From
	return true
}
