package lokal

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var mentorTransition = rule{
	ID: "mentor-transition", Act: act, Title: "Giv en intern mentor, når uddannelsen begynder", Before: before24,
	Versions: []version{{
		From: from, Provision: strategy, Grade: 'D', Source: "S60",
		Text: "Kommunen tilbyder en af sine egne mentorer, når en borger går i gang med en uddannelse.",
		Unverified: notLaw + " Der er hverken frist eller kreds; kun den, der er i en målgruppe, når uddannelsen begynder, eller var det dagen " +
			"før, er regnet med.",
		MetBy: "At støtten fra mentoren er gået i gang.", StoppedBy: "At uddannelsen er slut.",
		Shape: within{Terms: terms{When: educations, Meets: mentors, Note: "Servicemålet sætter ingen frist."}},
	}},
}

// educations finds the educations that people in a target group begin.
func educations(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Educations {
		x := &c.Educations[i]
		if x.Education == fact.OtherActivity || c.GroupOn(x.From) == 0 && c.GroupOn(x.From-1) == 0 {
			continue
		}
		out = append(out, duty.Trigger{On: x.From, Ref: duty.Ref(x.Start), Until: x.To, End: duty.Ref(x.End), Ended: "uddannelsen sluttede"})
	}
	return out
}

// mentors finds the days from which somebody has a mentor; one who is there
// already counts on the first day.
func mentors(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Offers {
		if o := &c.Offers[i]; o.Offer == fact.Mentor && (o.To == 0 || o.To >= t.On) {
			out = append(out, duty.Event{On: max(o.From, t.On), Ref: duty.Ref(o.Start)})
		}
	}
	return out
}
