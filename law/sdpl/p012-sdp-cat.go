package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var categories = rule{
	ID: "sdp-cat", Act: "SDPL", Title: "Sæt sagen i en kategori ved visitationen",
	Versions: []version{
		{
			From: "2015-01-01", Provision: "SDPL § 12", Grade: 'B', Source: "S68, S69, S08",
			Text: "Kommunen sætter sagen i en kategori efter oplysningsskemaet. Den er i kategori 1, når borgeren ventes helt rask " +
				"inden 8 uger fra første fraværsdag. Ventes det at tage længere tid, er det kategori 2. Er forløbet komplekst, " +
				"er det kategori 3.",
			Unverified: "Hvor hurtigt efter oplysningsskemaet kategorien skal være registreret, er ikke fundet. " + onlyYear,
			MetBy:      "At sagen er sat i en kategori.", StoppedBy: absenceEnds,
			Shape: parts{
				while{Terms: terms{When: forms}, Covers: categoriesUpTo(3)},
				check{Test: shortCategory, Params: []*duty.Param{longAbsence}},
			},
		},
		{
			From: "2025-01-01", Provision: "SDPL § 12", Grade: 'B', Source: "S68, S69, S08",
			Text: "Kategori 3 er ophævet. Sagen er i kategori 1, når borgeren ventes helt rask inden 8 uger fra første fraværsdag, ellers i " +
				"kategori 2.",
			Unverified: "Om en sag, der løb i kategori 3, skal visiteres om, er ikke verificeret; det er den sikre læsning. Hvor hurtigt efter " +
				"oplysningsskemaet kategorien skal være registreret, er ikke fundet.",
			Transition: duty.UnknownKeepStricter,
			MetBy:      "En registreret kategori 1 eller 2.", StoppedBy: absenceEnds,
			Shape: newCategories,
		},
		{
			From: "2026-02-01", Announced: "2025-12-29", Provision: "SDPL § 12", Grade: 'B', Source: "S68, S69, S08",
			Text: "Sagen er i kategori 1, når borgeren ventes helt rask inden 8 uger fra første fraværsdag. Ellers er den i " +
				"kategori 2. Reformen afskaffer kategorierne.",
			Unverified: reform2026,
			Transition: duty.UnknownKeepStricter,
			MetBy:      "En registreret kategori 1 eller 2.", StoppedBy: absenceEnds,
			Shape: newCategories,
		},
		{
			From: "2026-07-01", Announced: "2025-12-29", Provision: "Lov 1750/2025 § 3", Grade: 'B', Source: "S08",
			Text:       "Der er ingen kategorier mere: se sdp-2026.",
			Unverified: reform2026,
			Transition: duty.UnknownKeepStricter,
		},
	},
}

var newCategories = parts{
	while{Terms: terms{When: forms}, Covers: categoriesUpTo(2)},
	while{Terms: terms{When: categoryThree}, Covers: categoriesUpTo(2)},
	check{Test: noCategoryThree},
	check{Test: shortCategory, Params: []*duty.Param{longAbsence}},
}

// noThree is the day from which category 3 is gone: the version's own.
var noThree = day.MustParse("2025-01-01")

// forms finds the first information form of each absence.
func forms(c caseT) []duty.Trigger {
	if len(c.Sickness) == 0 {
		return nil
	}
	var last *casefile.Sickness
	return onFact(c, func(e *casefile.Entry, _ fact.SicknessForm, s *casefile.Sickness, t *duty.Trigger) bool {
		first := s != last
		last = s
		if e.On >= reformEarliest && e.On < reformLatest {
			t.Doubt = reformDoubt
		}
		return first
	})
}

// categoryThree finds the absences that are in category 3 on the day it goes.
func categoryThree(c caseT) []duty.Trigger {
	return onFact(c, func(e *casefile.Entry, f fact.SicknessCategory, s *casefile.Sickness, t *duty.Trigger) bool {
		if f.Category != 3 || e.On >= noThree || t.Until != 0 && t.Until < noThree {
			return false
		}
		if _, until := category(c, s, e); until != 0 && until < noThree {
			return false
		}
		t.On, t.Doubt = noThree, "Om løbende sager i kategori 3 skal visiteres om, er ikke verificeret."
		return true
	})
}

// category returns the category that an entry gives an absence, and its last
// day, 0 while no other has replaced it.
func category(c caseT, s *casefile.Sickness, e *casefile.Entry) (n int, until day.Date) {
	n = e.Body.(fact.SicknessCategory).Category
	for i := range c.Entries {
		x := &c.Entries[i]
		if is[fact.SicknessCategory](x) && s.Has(x.On) && (x.On > e.On || x.On == e.On && x.ID > e.ID) {
			return n, x.On - 1
		}
	}
	return n, 0
}

// categoriesUpTo finds when the absence behind a trigger is in a category that
// the law knows.
func categoriesUpTo(n int) func(caseT, duty.Trigger) []duty.Cover {
	return func(c caseT, t duty.Trigger) []duty.Cover {
		s, ok := sickOn(c, t.On)
		if !ok {
			return nil
		}
		var out []duty.Cover
		casefile.Each(c, func(e *casefile.Entry, _ fact.SicknessCategory) {
			if k, until := category(c, s, e); k <= n && s.Has(e.On) {
				out = append(out, duty.Cover{Stop: duty.Stop{Period: day.Period{From: e.On, To: until}, Ref: duty.Ref(e.ID)}})
			}
		})
		return out
	}
}

func noCategoryThree(c caseT, _ duty.Look) []duty.Refusal {
	if len(c.Sickness) == 0 {
		return nil
	}
	var out []duty.Refusal
	casefile.Each(c, func(e *casefile.Entry, f fact.SicknessCategory) {
		if f.Category == 3 {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "kategori-3-ophaevet",
				Text: "Kategori 3 blev ophævet 1. januar 2025.",
				Mend: "Registrér kategori 2, når borgeren ikke ventes rask inden 8 uger."})
		}
	})
	return out
}

// shortCategory refuses category 1 for an absence that somebody, by then,
// expected to last longer.
func shortCategory(c caseT, look duty.Look) []duty.Refusal {
	if len(c.Sickness) == 0 {
		return nil
	}
	var out []duty.Refusal
	casefile.Each(c, func(e *casefile.Entry, f fact.SicknessCategory) {
		s, ok := sickOn(c, e.On)
		if f.Category != 1 || !ok {
			return
		}
		v := look.Value(longAbsence, s.From)
		if v == nil {
			return
		}
		back := s.From.AddDays(7 * s.Weeks)
		casefile.Each(c, func(x *casefile.Entry, r fact.ReturnExpected) {
			if s.Has(x.On) && x.On <= e.On {
				back = r.Date
			}
		})
		if cal := look.Calendar(); back > cal.After(s.From, v.Span) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "ventes-over-8-uger",
				Text: "Sagen er sat i kategori 1, men borgeren ventes først rask " + back.Long() + ", over 8 uger efter første fraværsdag.",
				Mend: "Registrér kategori 2, eller registrér, at borgeren nu ventes rask før."})
		}
	})
	return out
}
