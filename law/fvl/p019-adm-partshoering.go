package fvl

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// replyTime is the municipality's own shortest time to answer a hearing.
var replyTime = duty.LocalParam("partshøring-svarfrist")

var partshoering = rule{
	ID: "adm-partshoering", Act: act, Title: "Hold partshøring før afgørelsen",
	Versions: []version{{
		From: covered, Provision: "Forvaltningsloven § 19", Grade: 'B', Source: "S93",
		Text: "Før en afgørelse, der går borgeren imod, får borgeren de oplysninger at se, der taler imod, og som borgeren ikke kan antages at " +
			"kende, " +
			"og en frist til at svare. Afgørelsen venter til svaret er kommet, eller fristen er gået.",
		Unverified: undated + " Loven har intet tal for svarfristen: kommunen kan sætte sit eget. Lovens undtagelser er ikke læst: " +
			"at høring ikke er nødvendig, er en vurdering, som registreres. At svarfristen flytter fra en weekend eller helligdag, er den " +
			"almindelige antagelse for borgeres frister.",
		MetBy:     "En partshøring med frist, der er sendt. Før afgørelsen skal der være et svar, eller fristen skal være gået.",
		StoppedBy: "En vurdering af, at der ikke skal partshøres.",
		Shape: parts{
			check{Test: heard, Params: []*duty.Param{replyTime}},
			right{Terms: terms{When: hearings, Meets: answers, Note: "Fristen er den, kommunen har sat i partshøringen."}},
		},
	}},
}

var citizen = duty.Citizen

// hearings finds the hearings, each the citizen's own time to answer.
func hearings(c caseT) []duty.Trigger {
	if !c.Formal {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.HearingSent); ok {
			out = append(out, duty.Trigger{On: e.On, Due: day.Max(f.Deadline, e.On), Ref: duty.Ref(e.ID), By: &citizen})
		}
	}
	return out
}

// answers finds the answers to a hearing.
func answers(c caseT, t duty.Trigger) []duty.Event {
	e, _ := c.Entry(fact.Seq(t.Ref))
	topic := e.Body.(fact.HearingSent).Topic
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, f fact.HearingAnswered) {
		if about(f.Topic, topic) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}

// heard says what is wrong with hearings: before decisions that go against the
// citizen, and hearings that leave too little time to answer.
func heard(c caseT, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if !d.Burdens() {
			continue
		}
		from := since(c, i)
		if needless(c, from, d.On) {
			continue
		}
		h := lastHearing(c, d, from)
		if h == nil {
			out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: "uden-partshoering",
				Text: "Borgeren er ikke hørt før afgørelsen (forvaltningsloven § 19).",
				Mend: "Send en partshøring med frist, og vent på svaret, eller registrér vurderingen af, at partshøring ikke er nødvendig."})
			continue
		}
		last := look.Calendar().NextWeekday(h.Body.(fact.HearingSent).Deadline)
		if d.On <= last && !answered(c, h, d.On) {
			out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: "hoeringsfrist-loeber",
				Text: "Borgeren har frist til " + last.Long() + " til at svare på partshøringen og har ikke svaret (forvaltningsloven § 19).",
				Mend: "Vent med afgørelsen til dagen efter fristen, eller til svaret er kommet.",
				Uses: []duty.Use{{Role: duty.Opens, Ref: duty.Ref(h.ID), On: h.On}}})
		}
	}
	if !c.Formal {
		return out
	}
	casefile.Each(c, func(e *casefile.Entry, f fact.HearingSent) {
		if v := look.Value(replyTime, e.On); v != nil && f.Deadline < look.Calendar().After(e.On, v.Span) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "svarfrist-for-kort",
				Text: "Borgeren har fået frist til " + f.Deadline.Long() + ". Kommunens egen svarfrist er mindst " + v.Span.String() + ".",
				Mend: "Send partshøringen igen med en længere frist."})
		}
	})
	return out
}

// needless reports whether somebody has assessed that no hearing is needed.
func needless(c caseT, from, to day.Date) bool {
	e, ok := casefile.First(c, from, func(f fact.Assessed) bool { return f.Topic == fact.TopicHearing && f.Answer == fact.No })
	return ok && e.On <= to
}

// lastHearing finds the last hearing before a decision, about its subject.
func lastHearing(c caseT, d *casefile.Decision, from day.Date) (last *casefile.Entry) {
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.HearingSent); ok && e.On >= from && e.On <= d.On && about(f.Topic, d.Topic) {
			last = e
		}
	}
	return last
}

// answered reports whether the citizen had answered a hearing by a day.
func answered(c caseT, h *casefile.Entry, by day.Date) bool {
	topic := h.Body.(fact.HearingSent).Topic
	e, ok := casefile.First(c, h.On, func(f fact.HearingAnswered) bool { return about(f.Topic, topic) })
	return ok && e.On <= by
}
