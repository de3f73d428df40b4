package rsl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var infoDuty = rule{
	ID: "adm-info-duty", Act: act, Title: "Oplys sagen, før den afgøres",
	Versions: []version{{
		From: covered, Provision: "Retssikkerhedsloven §§ 5, 6 og 10", Grade: 'B', Source: "S93",
		Text: "Kommunen har ansvaret for, at sagen er oplyst godt nok til at afgøre den, og den ser på alle muligheder for at hjælpe, " +
			"ikke kun dem, der er spurgt om.",
		Unverified: undated + " Kilden er vejledninger om rådighed. At en vurdering af oplysningsgrundlaget og et forsøg på personlig kontakt " +
			"før en sanktion " +
			"skal kunne ses i sagen, er den forsigtige læsning; en særlig bestemmelse om personlig kontakt er ikke læst.",
		MetBy: "En vurdering af, at sagen er oplyst, før en afgørelse, der går borgeren imod. Før en sanktion også et forsøg på at nå borgeren " +
			"efter hændelsen.",
		Shape: check{Test: informed},
	}},
}

// informed says what is missing from the ground of decisions that go against the
// citizen.
func informed(c caseT, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if !d.Burdens() {
			continue
		}
		refuse := func(name, text, mend string, ids ...fact.Seq) {
			r := duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: name, Text: text, Mend: mend}
			for _, id := range ids {
				r.Uses = append(r.Uses, duty.Use{Role: duty.Opens, Ref: duty.Ref(id)})
			}
			out = append(out, r)
		}
		switch e, yes := lastInformed(c, d.On, before(c, i)); {
		case e == nil:
			refuse("oplysning-ikke-vurderet", "Det er ikke vurderet, om sagen er oplyst godt nok til afgørelsen (retssikkerhedsloven §§ 5, 6 og "+
				"10).",
				"Indhent det, der mangler, og registrér vurderingen af sagens oplysning, før der træffes afgørelse.")
		case !yes:
			refuse("ikke-oplyst", "Sagen er "+e.On.Long()+" vurderet til ikke at være oplyst godt nok (retssikkerhedsloven §§ 5, 6 og 10).",
				"Indhent det, der mangler, og registrér en ny vurdering, før der træffes afgørelse.", e.ID)
		}
		if d.Sanctions() && !reachedFor(c, d) {
			refuse("ingen-kontakt", "Der er ikke forsøgt personlig kontakt med borgeren mellem hændelsen og afgørelsen (retssikkerhedsloven §§ 5, "+
				"6 og 10).",
				"Prøv at nå borgeren, fx på telefon, og registrér forsøget, før der træffes afgørelse.")
		}
	}
	return out
}

// before returns the day after the decision on the same subject before the i'th,
// from which what was done belongs to the i'th.
func before(c caseT, i int) day.Date {
	for k := i - 1; k >= 0; k-- {
		if c.Decisions[k].Topic == c.Decisions[i].Topic {
			return c.Decisions[k].On + 1
		}
	}
	return 0
}

// lastInformed finds the last assessment, up to a day, of whether the case is
// informed well enough.
func lastInformed(c caseT, on, since day.Date) (last *casefile.Entry, yes bool) {
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.Assessed); ok && f.Topic == fact.TopicCase && e.On <= on && e.On >= since {
			last, yes = e, f.Answer != fact.No
		}
	}
	return last, yes
}

// reachedFor reports whether somebody tried to reach the citizen between what the
// sanction is for and the decision.
func reachedFor(c caseT, d *casefile.Decision) bool {
	from := d.From
	if from == 0 {
		from = lastMissed(c, d.On)
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < from || e.On > d.On {
			continue
		}
		switch f := e.Body.(type) {
		case fact.ContactAttempted:
			if f.Channel == fact.Mail || f.Channel == fact.Letter {
				continue // a letter is not personal contact
			}
			return true
		case fact.ContactRestored, fact.TalkHeld:
			return true
		}
	}
	return false
}

// lastMissed returns the last day up to a day on which the citizen was missed.
func lastMissed(c caseT, on day.Date) day.Date {
	var last day.Date
	for i := range c.Entries {
		switch e := &c.Entries[i]; e.Body.(type) {
		case fact.TalkMissed, fact.AbsenceRegistered:
			if e.On <= on {
				last = e.On
			}
		}
	}
	return last
}
