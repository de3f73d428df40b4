package komp

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var icebreaker = rule{
	ID: "kh-isbryder", Act: act, Title: "Brug isbryderordningen i tide",
	Before: "Før 2020 stod reglen i lov om en aktiv beskæftigelsesindsats (flyttet ved lov 551/2019); den er ikke indkodet.",
	Versions: []version{{
		From: "2020-01-01", Provision: theAct + "; paragraffen er ikke verificeret", Grade: 'B', Source: "S49",
		Text: "Nyuddannede med et handicap, der mangler erhvervserfaring, kan blive ansat med løntilskud efter en uddannelse på mindst 18 " +
			"måneder, som giver adgang til en a-kasse. " +
			"Ansættelsen begynder senest 2 år efter uddannelsen og varer højst 1 år. Den kræver ikke ledighed først, men at der er tale om " +
			"merbeskæftigelse.",
		Unverified: unread + " At ansættelsen ikke må være hos den seneste arbejdsgiver, er kun kendt fra en sekundær kilde og kontrolleres " +
			"ikke. Som uddannelse er regnet erhvervsuddannelser og videregående uddannelser. " +
			"Fristen på 2 år flytter ikke for en weekend.",
		MetBy:     "At ansættelsen begynder inden 2 år, og at den slutter inden 1 år.",
		StoppedBy: "At de 2 år er gået.",
		Shape: parts{
			right{Span: icebreakerStart, Lasts: true, Terms: terms{When: newlyEducated, Meets: icebreakers,
				Params: []*duty.Param{icebreakerEducation}}},
			limit{Span: Params.Get("icebreaker_length"), Terms: terms{When: icebreakerJobs}},
			check{Test: icebreakerJobsHeld, Params: []*duty.Param{icebreakerStart, icebreakerEducation}},
		},
	}},
}

var (
	icebreakerStart     = Params.Get("icebreaker_start")
	icebreakerEducation = Params.Get("icebreaker_education")
)

// qualifies says that an education is of a kind that can give access to an
// a-kasse.
func qualifies(e *casefile.Education) bool {
	return e.Completed && e.To != 0 && (e.Education == fact.Vocational || e.Education == fact.Higher)
}

// longEnough reports whether an education lasted as long as the scheme asks for.
func longEnough(e *casefile.Education) bool {
	v := icebreakerEducation.At(e.To+1, 0)
	return v == nil || calendar.Last(e.From, v.Span) <= e.To
}

// newlyEducated finds the educations that give people in the circle, or who have
// applied, the right to a job with the subsidy.
func newlyEducated(c *casefile.Case) []duty.Trigger {
	if len(c.Educations) == 0 {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Educations {
		e := &c.Educations[i]
		if !qualifies(e) || !longEnough(e) {
			continue
		}
		ref, ok := circle(c)
		if !ok {
			continue
		}
		out = append(out, duty.Trigger{On: e.To + 1, Ref: duty.Ref(e.End), Group: ref})
	}
	return out
}

// circle finds what says that the person is in the circle: the assessment, or an
// application that has not been refused.
func circle(c *casefile.Case) (duty.Ref, bool) {
	for i := range c.Entries {
		e := &c.Entries[i]
		switch b := e.Body.(type) {
		case fact.Assessed:
			if b.Topic == fact.TopicIcebreaker && b.Answer == fact.Yes {
				return duty.Ref(e.ID), true
			}
		case fact.ApplicationReceived:
			if b.Topic == fact.TopicIcebreaker {
				return duty.Ref(e.ID), true
			}
		}
	}
	return 0, false
}

func icebreakers(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.IcebreakerJob {
			out = append(out, duty.Event{On: o.From, Ref: duty.Ref(o.Start)})
		}
	}
	return out
}

func icebreakerJobs(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.IcebreakerJob {
			out = append(out, duty.Trigger{On: o.From, Ref: duty.Ref(o.Start), Until: o.To, End: duty.Ref(o.End), Plan: o.Planned})
		}
	}
	return out
}

// icebreakerJobsHeld names all that is wrong with jobs under the scheme.
func icebreakerJobsHeld(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.IcebreakerJob {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
		}
		var last *casefile.Education
		for k := range c.Educations {
			if e := &c.Educations[k]; qualifies(e) && e.To < o.From && (last == nil || e.To > last.To) {
				last = e
			}
		}
		v := look.Value(icebreakerStart, o.From)
		switch {
		case last == nil:
			add("uddannelse-mangler", "Der er ikke registreret en fuldført uddannelse før ansættelsen.",
				"Registrér uddannelsen, fra den begyndte, til den blev fuldført.")
		case !longEnough(last):
			add("uddannelse-for-kort", "Den seneste uddannelse varede under 18 måneder.",
				"Ret datoerne, hvis de er forkerte; ellers gælder ordningen ikke.")
		case v != nil && o.From > calendar.Last(last.To+1, v.Span):
			add("efter-2-aar", "Ansættelsen begynder mere end "+v.Span.String()+" efter, at uddannelsen blev fuldført.",
				"Ret datoerne, hvis de er forkerte; ellers gælder ordningen ikke.")
		}
		if a, _ := answer(c, fact.TopicIcebreaker, o.From); a != fact.Yes {
			add("kredsen-ikke-vurderet", "Der er ingen vurdering af, at borgeren har et handicap, mangler erfaring og har en uddannelse, der "+
				"giver adgang til en a-kasse.", "Registrér vurderingen om isbryder med svaret ja.")
		}
		if a, _ := answer(c, fact.TopicNetEmployment, o.From); a != fact.Yes {
			add("merbeskaeftigelse-ikke-vurderet", "Der er ingen vurdering af, at der er tale om merbeskæftigelse.",
				"Registrér vurderingen om merbeskæftigelse med svaret ja.")
		}
	}
	return out
}
