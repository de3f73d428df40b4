package las

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var guideFirst = rule{
	ID: "san-guide-first", Act: "LAS", Title: "Vejled skriftligt før en sanktion",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 35, stk. 1-2", Grade: 'A', Source: "S28",
		Text: "Ingen kan få en sanktion uden først at være vejledt på skrift om rettigheder og pligter. En skærpet sanktion (§ " +
			"40 a) kræver også en vejledning på skrift for sig, både til borgeren og til ægtefællen.",
		Unverified: undated + " At vejledningen skal ligge før hændelsens dag, og ikke kun før afgørelsen, er den forsigtige læsning.",
		MetBy:      "En vejledning på skrift med dato, som lå i sagen før hændelsen.",
		Shape:      check{Test: guidedFirst},
	}},
}

// guidedFirst says what guidance sanctions and deductions lack.
func guidedFirst(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if !d.Sanctions() {
			continue
		}
		breach := breachDay(c, d)
		if guided(c, breach) == nil {
			out = append(out, unguided(c, duty.Ref(d.ID), d.On, breach, "træffes afgørelse"))
		}
		if d.Topic == fact.TopicTightened {
			out = append(out, tightened(c, d, breach)...)
		}
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.DeductionBooked); ok && guided(c, f.Event) == nil {
			out = append(out, unguided(c, duty.Ref(e.ID), e.On, f.Event, "foretages fradrag"))
		}
	}
	return out
}

// unguided is the refusal where no written guidance lies before a breach. It names
// guidance that was only spoken, or that came too late.
func unguided(c *casefile.Case, ref duty.Ref, on, breach day.Date, what string) duty.Refusal {
	r := duty.Refusal{Ref: ref, On: on, Name: "uden-vejledning",
		Text: "Der er ingen skriftlig vejledning om rettigheder og pligter fra før " + breach.Long() + " (aktivloven § 35).",
		Mend: "Der kan ikke " + what + ". Vejled skriftligt nu, så borgeren er vejledt næste gang; er vejledningen givet, så registrér den med " +
			"dens dato."}
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.GuidanceGiven)
		if !ok || f.Topic != fact.TopicRights && f.Topic != fact.TopicSanction {
			continue
		}
		switch {
		case e.On < breach:
			r.Text += " Vejledningen " + e.On.Long() + " var ikke skriftlig."
		case e.On <= on && f.Written:
			r.Text += " Vejledningen " + e.On.Long() + " kom ikke før hændelsen."
		default:
			continue
		}
		r.Uses = append(r.Uses, duty.Use{Role: duty.Opens, Ref: duty.Ref(e.ID), On: e.On})
	}
	return r
}

// tightened says what a tightened sanction lacks besides.
func tightened(c *casefile.Case, d *casefile.Decision, breach day.Date) []duty.Refusal {
	own, spouse := false, false
	alone := false // registered to have no spouse
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On > d.On {
			break
		}
		switch f := e.Body.(type) {
		case fact.SpouseRegistered:
			alone = f.Answer == fact.No
		case fact.GuidanceGiven:
			if f.Topic == fact.TopicTightened && f.Written && e.On < breach {
				own, spouse = true, spouse || f.Spouse
			}
		}
	}
	var out []duty.Refusal
	if !own {
		out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: "uden-ekstra-vejledning",
			Text: "Der er ingen skriftlig vejledning om den skærpede sanktion fra før " + breach.Long() + " (aktivloven § 35, stk. 2, og § 40 a).",
			Mend: "Vejled skriftligt om den skærpede sanktion, før den kan bruges."})
	}
	if !spouse && !alone {
		out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: "aegtefaelle-ikke-vejledt",
			Text: "Ægtefællen er ikke vejledt skriftligt om den skærpede sanktion fra før " + breach.Long() +
				" (aktivloven § 35, stk. 2, og § 40 a).",
			Mend: "Vejled også ægtefællen skriftligt, eller registrér, at borgeren ingen ægtefælle har."})
	}
	return out
}
