package komp

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var assistance = rule{
	ID: "kh-assist", Act: act, Title: "Afgør, om der skal være personlig assistance", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: theAct + ", kapitlet om personlig assistance; paragraffen er ikke verificeret", Grade: 'B', Source: "S84",
		Text: "Den, der har en varig og væsentlig begrænsning, kan få personlig assistance, også tegnsprogstolk. Det gælder " +
			"både ledige, ansatte og selvstændige. Det er op til 20 timer om ugen i gennemsnit ved 37 timers arbejde, og " +
			"flere efter en vurdering.",
		Unverified: unread + ownTime + " At de 20 timer falder med arbejdstiden, er egen læsning af «ved 37 timer».",
		MetBy:      "At det er bevilget, for en periode eller uden slutdato.",
		StoppedBy:  "Afslag, også når erhvervet ikke er foreneligt med begrænsningen.",
		Shape: parts{
			right{Terms: terms{When: applications(fact.TopicAssistance), Meets: grants(fact.TopicAssistance)}},
			check{Test: assistanceGranted, Params: []*duty.Param{assistanceHours, fullTime}},
		},
	}},
}

var (
	assistanceHours = Params.Get("assistance")
	fullTime        = Params.Get("full_time")
)

// assistanceGranted names all that is wrong with grants of personal assistance.
func assistanceGranted(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	last := day.Date(0) // the grant before
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != fact.TopicAssistance || d.Outcome != fact.Granted && d.Outcome != fact.Extended {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: name, Text: text, Mend: mend})
		}
		if a, _ := answer(c, fact.TopicLimited, d.On); a != fact.Yes {
			add("begraensning-ikke-vurderet", "Der er ingen vurdering af, at begrænsningen er varig og væsentlig.",
				"Registrér vurderingen med svaret ja, eller ret bevillingen.")
		}
		if a, _ := answer(c, fact.TopicOccupation, d.On); a == fact.No {
			add("uforeneligt-erhverv", "Erhvervet er vurderet som uforeneligt med begrænsningen.", "Ret vurderingen eller bevillingen.")
		}
		if most := mostHours(c, look, d); int(d.Weekly) > most {
			if a, on := answer(c, fact.TopicAssistance, d.On); a != fact.Yes || on <= last {
				add("over-timetallet",
					"Bevillingen er på "+day.Hundredths(int(d.Weekly))+" timer om ugen; uden en vurdering er der højst "+
						day.Hundredths(most)+" timer ved borgerens arbejdstid.",
					"Registrér vurderingen af, at der er brug for flere timer, eller ret timetallet.")
			}
		}
		last = d.On
	}
	return out
}

// mostHours is how many hours a week a decision may grant without an assessment,
// in hundredths: fewer to those who work part-time.
func mostHours(c *casefile.Case, look duty.Look, d *casefile.Decision) int {
	most, full := look.Value(assistanceHours, d.On), look.Value(fullTime, d.On)
	if most == nil || full == nil {
		return int(d.Weekly)
	}
	works := 0
	from := day.Max(d.From, d.On)
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.Has(from) {
			works += int(j.Weekly)
		}
	}
	if works == 0 || works > full.Span.N {
		works = full.Span.N
	}
	return most.Span.N * works / full.Span.N
}
