package sdpl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// What cards say of rules that a follow-up meets.
const (
	metByFirst = "En holdt, individuel opfølgning med personligt fremmøde. Telefon og video er ikke nok til den første, og en aftalt " +
		"opfølgning er heller ikke nok."
	absenceEnds   = "At borgeren bliver rask eller flytter. At sygedagpengene er slut."
	standbyOrEnds = "Standby ved alvorlig sygdom, så længe den varer. " + absenceEnds
	standbyScope  = "Undtagelsen ved standby er læst som en undtagelse fra hele opfølgningen efter § 13 b, stk. 1. Om pligten vender " +
		"tilbage, når standby ophører efter fristen, er ikke afklaret."
)

// municipal says that a talk is an individual follow-up by the municipality.
func municipal(t *casefile.Talk) bool {
	return t.Type == fact.FollowUpTalk && !t.Group && t.Host == fact.Municipality
}

// remote says that a talk is known to have been held without attendance.
func remote(t *casefile.Talk) bool { return t.Form == fact.ByPhone || t.Form == fact.ByVideo }

// followUps finds the follow-ups that were held, in whatever form.
func followUps(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && municipal(t) {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

// firstFollowUps finds the follow-ups that can be the first of an absence: those
// that are not known to have been held by phone or video.
func firstFollowUps(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && municipal(t) && !remote(t) {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

// followUpsInTurn finds the follow-ups of an absence that count: the first must
// be held in person, the later ones may have any form.
func followUpsInTurn(c caseT, t duty.Trigger) []duty.Event {
	start := t.On
	if t.Start != 0 {
		start = t.Start
	}
	var out []duty.Event
	for i := range c.Talks {
		k := &c.Talks[i]
		if k.On < start || k.State != casefile.Held || !municipal(k) || remote(k) && len(out) == 0 {
			continue
		}
		out = append(out, duty.Event{On: k.On, Ref: duty.Ref(k.ID)})
	}
	return out
}

// booked finds the follow-ups that are arranged.
func booked(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Booked && municipal(t) {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

// heldAs finds the talks of a type that were held, whoever held them.
func heldAs(kind fact.TalkType) func(caseT, duty.Trigger) []duty.Event {
	return func(c caseT, _ duty.Trigger) []duty.Event {
		var out []duty.Event
		for i := range c.Talks {
			if t := &c.Talks[i]; t.State == casefile.Held && t.Type == kind {
				out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
			}
		}
		return out
	}
}

// standby finds when follow-up rests because of serious illness.
func standby(c caseT) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		e := &c.Exemptions[i]
		if e.Scope == fact.Standby && e.Ground == fact.SeriousIllness {
			out = append(out, duty.Stop{Period: e.Period, Ref: duty.Ref(e.Start), Ground: "standby ved alvorlig sygdom"})
		}
	}
	return out
}

// firstInPerson returns the first follow-up of an absence that was held in
// person.
func firstInPerson(c caseT, s *casefile.Sickness) (on day.Date, ok bool) {
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && municipal(t) && !remote(t) && s.Has(t.On) {
			return t.On, true
		}
	}
	return 0, false
}
