package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

const clarified = "En afklaring, som siger, om sagen skal for rehabiliteringsteamet, eller hvilken indsats der ellers skal til."

var twoYearClarification = rule{
	ID: "two-year-clarification", Act: "LAB", Title: "Afklar sagen efter to år på kontanthjælp", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 36 a", Grade: 'A', Source: "S19",
			Text: "Det gælder en aktivitetsparat, der er fyldt 30 og har fået kontanthjælp i to år i træk. Kommunen finder ud af, " +
				"om sagen skal for rehabiliteringsteamet, eller hvilken indsats der ellers skal til. Det sker igen, hver gang " +
				"der er gået to år.",
			Unverified: "Den læste kopi er uden dato: hvornår § 36 a begyndte at gælde, er ikke verificeret; reglen regnes fra lovens " +
				"ikrafttræden. " +
				"Om tid på overgangsydelse tæller med, er ikke læst.",
			MetBy: clarified, StoppedBy: "At kontanthjælpen eller målgruppe 3 er slut.",
			Transition: duty.SwitchAtEffective,
			Shape:      everyTwoYears,
		},
		{
			From: "2026-02-01", Announced: reformPass, Provision: "LAB § 36 a (lov 1750/2025)", Grade: 'D', Source: "S19",
			Text: "Kommunen behøver ikke længere et rehabiliteringsteam, så bestemmelsen må være ændret. Den nye tekst er ikke læst.",
			Unverified: "Den nye tekst, og om den gælder fra februar eller juli 2026; den tidligste dag er brugt. " +
				"Løbende sager beholder den gamle regel.",
			MetBy: clarified, StoppedBy: "At kontanthjælpen eller målgruppe 3 er slut.",
			Transition: duty.UnknownKeepStricter,
			Shape:      everyTwoYears,
		},
	},
}

var (
	clarificationAge = Params.Get("clarification_age")

	everyTwoYears = every{
		Span: Params.Get("clarification"),
		Terms: terms{When: longOnHelp, Meets: clarifications, Params: []*duty.Param{clarificationAge},
			Note: "Talt fra den første dag på kontanthjælp uden afbrud."},
	}
)

const interrupted = "Kontanthjælpen har været afbrudt: at de to år begynder forfra efter et afbrud, er en læsning af «sammenhængende», " +
	"som ikke er verificeret."

// longOnHelp finds the spells in target group 3 on kontanthjælp from the 30th
// birthday on; the years count from the first day on kontanthjælp.
func longOnHelp(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Groups {
		g := &c.Groups[i]
		if g.Group != 3 {
			continue
		}
		known, before := false, false
		for k := 0; k < len(c.Benefits); k++ {
			run := c.Benefits[k].Spell
			cash := c.Benefits[k].Benefit == fact.CashAssistance
			for cash && k+1 < len(c.Benefits) && c.Benefits[k+1].Benefit == fact.CashAssistance && c.Benefits[k+1].From == run.To+1 {
				k++
				run.To, run.End = c.Benefits[k].To, c.Benefits[k].End
			}
			if !run.Overlaps(g.Period) {
				before = before || cash && run.From < g.From
				continue
			}
			known = true
			if cash {
				out = clarify(c, g, run, before, out)
				before = true
			}
		}
		if !known {
			out = clarify(c, g, g.Spell, false, out)
		}
	}
	return out
}

// clarify adds the trigger of one spell of kontanthjælp in one spell in group 3.
func clarify(c *casefile.Case, g *casefile.Group, run casefile.Spell, again bool, out []duty.Trigger) []duty.Trigger {
	t := duty.Trigger{On: g.From, Start: run.From, Ref: duty.Ref(g.Start), Group: duty.Ref(run.Start), Until: run.To,
		End: duty.Ref(run.End), Ended: "kontanthjælpen ophørte"}
	if run.From > g.From {
		t.On, t.Ref, t.Group = run.From, duty.Ref(run.Start), duty.Ref(g.Start)
	}
	if old := c.Turns(number(clarificationAge, t.On)); old > t.On {
		t.On = old
	}
	if g.To != 0 && (t.Until == 0 || g.To < t.Until) {
		t.Until, t.End, t.Ended = g.To, duty.Ref(g.End), groupEnded
	}
	if again {
		t.Doubt = interrupted
	}
	if t.Until != 0 && t.Until < t.On {
		return out
	}
	return append(out, t)
}

// clarifications finds the recorded clarifications that give an answer.
func clarifications(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, f fact.Assessed) {
		if f.Topic == fact.TopicTwoYears && f.Answer != "" {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}
