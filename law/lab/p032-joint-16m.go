package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var joint16m = rule{
	ID: "joint-16m", Act: "LAB", Title: "Hold en fælles samtale om intensiveret indsats", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 32, stk. 2", Grade: 'A', Source: "S01c, S05",
			Text: "Senest efter 16 måneder uden job holder kommunen og a-kassen en fælles samtale med den, der er på dagpenge. Den " +
				"handler om en intensiveret indsats, som kommunen skal tilbyde. Siger borgeren nej til a-kassen, er det kommunen " +
				"alene.",
			MetBy:     "En fælles samtale om intensiveret indsats, der er holdt. Ved samtalen eller efter den skal der gives et tilbud.",
			StoppedBy: outsideFund,
			Shape:     intensified,
		},
		{
			From: reformed, Announced: reformPass, Provision: "LAB § 32, stk. 2 (lov 1750/2025)", Grade: 'B', Source: "S01c, S05",
			Text: "Styrelsen siger, at reglen er den samme. Kommunen og a-kassen skal mødes med borgeren senest, når der er gået " +
				"16 måneder uden job. Mødet er en fælles samtale om en intensiveret indsats, som kommunen skal tilbyde.",
			Unverified: unread1750,
			MetBy:      "En fælles samtale om intensiveret indsats, der er holdt. Ved samtalen eller efter den skal der gives et tilbud.",
			StoppedBy:  outsideFund,
			Shape:      intensified,
		},
	},
}

var intensified = within{
	Span: Params.Get("joint_intensive"),
	Terms: terms{When: periods(1), Meets: intensifiedOffers, Books: intensifiedBooked, Exempt: exempt, Clock: counted, Rests: hoursBehind,
		Params: hourNumbers},
}

// intensifiedOffers finds the days on which both the talk had been held, with the
// a-kasse unless the citizen declined that, and an offer had been made at it or
// after it. A talk from before the period was about another.
func intensifiedOffers(c *casefile.Case, period duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		t := &c.Talks[i]
		if t.On < period.On || t.State != casefile.Held || t.Type != fact.IntensiveTalk || t.Group || !t.Joint && !hasDeclined(c, t.On) {
			continue
		}
		if e, ok := offered(c, t.On); ok {
			out = append(out, duty.Event{On: day.Max(e.On, t.On), Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

// offered finds the first offer given or begun from a day on.
func offered(c *casefile.Case, from day.Date) (*casefile.Entry, bool) {
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < from {
			continue
		}
		switch e.Body.(type) {
		case fact.OfferGiven, fact.OfferStarted:
			return e, true
		}
	}
	return nil, false
}

func intensifiedBooked(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Booked && t.Type == fact.IntensiveTalk {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}
