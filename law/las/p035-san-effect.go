package las

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var deductWithin = Params.Get("deduct_within")

var effect = rule{
	ID: "san-effect", Act: "LAS", Title: "Foretag fradraget i tide",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 35, stk. 3", Grade: 'A', Source: "S28",
		Text: "Et fradrag regnes fra dagen for hændelsen og skal være foretaget inden tre hele kalendermåneder efter den. Det kan gøres op " +
			"måned for måned.",
		Unverified: undated + circle + " Ved et fravær over flere dage er den første dag regnet som hændelsen. " +
			"For ressourceforløbsydelse er det ikke læst, om den samme frist gælder.",
		MetBy:     "Et fradrag, der er bogført for hændelsen. En afgørelse om ikke at give en sanktion er også nok.",
		StoppedBy: "At de tre måneder er gået: så kan fradraget ikke foretages. En skærpet sanktion har sine egne regler (§ 40 a).",
		Shape: parts{
			within{Span: deductWithin, Lapses: true, Terms: terms{When: deductible, Meets: deductions,
				Note: "Det er den sidste dag, ikke en pligt til at give en sanktion: før et fradrag skal der være truffet en afgørelse."}},
			check{Test: tooLate, Params: []*duty.Param{deductWithin}},
		},
	}},
}

// deductible finds the breaches that a deduction may be made for.
func deductible(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for _, bs := range [...][]breach{noShows(c), notBooked(c), absences(c, inCash)} {
		for _, b := range sanctionable(c, bs) {
			if !underTightened(c, b) {
				out = append(out, duty.Trigger{On: b.on, Ref: duty.Ref(b.ref), Part: 1})
			}
		}
	}
	return out
}

// underTightened reports whether a tightened sanction, which has rules of its own,
// held on the day of a breach.
func underTightened(c *casefile.Case, b breach) bool {
	held := false
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != fact.TopicTightened {
			continue
		}
		from := d.From
		if from == 0 {
			from = d.On
		}
		if from <= b.on {
			held = d.Sanctions() && d.Outcome != fact.Stopped && (d.Until == 0 || b.on <= d.Until)
		}
	}
	return held
}

// deductions finds what settles a breach: the deduction for it, or a decision that
// gives no sanction for it.
func deductions(c *casefile.Case, t duty.Trigger) []duty.Event {
	last := t.On
	if e, _ := c.Entry(fact.Seq(t.Ref)); e != nil {
		if f, ok := e.Body.(fact.AbsenceRegistered); ok && f.Until > last {
			last = f.Until
		}
	}
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.DeductionBooked:
			if f.Event < t.On || f.Event > last {
				continue
			}
		case fact.Decided:
			if f.Topic != fact.TopicSanction || f.Outcome != fact.Dropped || f.From != 0 && (f.From < t.On || f.From > last) {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

// tooLate refuses deductions that were made after their last day.
func tooLate(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.DeductionBooked)
		if !ok {
			continue
		}
		v := look.Value(deductWithin, f.Event)
		if v == nil {
			continue
		}
		if last := look.Calendar().After(f.Event, v.Span); e.On > last {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "for-sent",
				Text: "Fradraget er foretaget " + e.On.Long() + ". For hændelsen " + f.Event.Long() + " skulle det være sket senest " +
					last.Long() + " (aktivloven § 35, stk. 3).",
				Mend: "Før fradraget tilbage: det kan ikke længere foretages for den hændelse."})
		}
	}
	return out
}
