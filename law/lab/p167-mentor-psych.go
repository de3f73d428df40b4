package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var mentorPsych = rule{
	ID: "mentor-psych", Act: "LAB", Title: "Giv en mentor ved udskrivning fra psykiatrien", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB kapitel 26 (§§ 167-170), stk. 2", Grade: 'C', Source: "S55",
		Text: "Den, der skal udskrives fra en psykiatrisk indlæggelse, har ret til en mentor. Mentoren kan begynde op til 3 " +
			"måneder før, og støtten varer i alt mindst 6 måneder.",
		Unverified: "Lovteksten er læst gengivet hos en anden; paragraffen er ikke verificeret. Hvornår retten falder bort, er ikke fundet: " +
			"den står, til mentoren begynder, eller borgeren siger nej.",
		MetBy: "At støtten fra en mentor er i gang.", StoppedBy: "En afgørelse om mentor med afslag, eller at borgeren ikke vil have den. " +
			"At borgeren flytter.",
		Shape: parts{
			right{Terms: terms{When: discharges, Meets: mentorsBegun, Params: []*duty.Param{mentorLead}}},
			check{Test: shortMentors, Params: []*duty.Param{mentorLead, mentorLeast}},
		},
	}},
}

var (
	mentorLead  = Params.Get("mentor_lead")
	mentorLeast = Params.Get("mentor_least")
)

// discharges finds the planned discharges, from the months before them or from
// when they are known.
func discharges(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Discharges {
		d := &c.Discharges[i]
		t := duty.Trigger{On: day.Max(d.Known, dischargeOpens(d)), Ref: duty.Ref(d.ID), Note: "Udskrivningen er planlagt til " + d.On.Long() +
			"."}
		for k := range c.Decisions {
			x := &c.Decisions[k]
			if x.On >= t.On && x.Topic == fact.TopicMentor && (x.Outcome == fact.Refused || x.Outcome == fact.Dropped) {
				t.Until, t.End, t.Ended = x.On, duty.Ref(x.ID), "mentor er afslået eller frafaldet"
				break
			}
		}
		if c.MovedOut != 0 && c.MovedOut <= t.On {
			continue
		}
		if m, ok := casefile.First[fact.MovedOut](c, t.On+1, nil); ok && (t.Until == 0 || m.On <= t.Until) {
			t.Until, t.End, t.Ended = m.On-1, duty.Ref(m.ID), "borgeren er flyttet"
		}
		out = append(out, t)
	}
	return out
}

func dischargeOpens(d *casefile.Discharge) day.Date {
	return (day.Calendar{}).Before(d.On, day.Span{N: number(mentorLead, d.On), Unit: day.Months})
}

// mentorsBegun finds the days from which somebody has a mentor; one who is there
// already counts on the day of the trigger.
func mentorsBegun(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.Mentor && (o.To == 0 || o.To >= t.On) {
			out = append(out, duty.Event{On: day.Max(o.From, t.On), Ref: duty.Ref(o.Start)})
		}
	}
	return out
}

// shortMentors names mentor support around a discharge that is planned for less
// than the person is entitled to.
func shortMentors(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Discharges {
		d := &c.Discharges[i]
		for k := range c.Offers {
			o := &c.Offers[k]
			if o.Offer != fact.Mentor || o.From < dischargeOpens(d) || o.Planned == 0 {
				continue
			}
			v := look.Value(mentorLeast, o.From)
			if v == nil {
				continue
			}
			if last := look.Calendar().Last(o.From, v.Span); o.Planned < last && (len(out) == 0 || out[len(out)-1].Ref != duty.Ref(o.Start)) {
				out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: "for-kort",
					Text: "Mentorstøtten ved udskrivningen er planlagt til og med " + o.Planned.Long() + ". Borgeren har ret til mindst " +
						v.Span.String() + ", altså til og med " + last.Long() + ".",
					Mend: "Sæt slutdagen til tidligst " + last.Long() + "."})
			}
			break // the first mentor after the right began
		}
	}
	return out
}
