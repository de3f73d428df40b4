package sdpl

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var fundTalk = rule{
	ID: "sdp-akasse-talk", Act: "SDPL", Title: "Hold a-kassens samtale med den sygemeldte",
	Versions: []version{{
		From: "2010-01-01", Provision: "SDPL (paragraf ikke verificeret)", Grade: 'C', Source: "S75", Bearer: duty.Fund,
		Text: "Er borgeren syg fra ledighed, indkalder a-kassen til en samtale. Den skal være inden 4 uger fra første sygedag. " +
			"Inden 1 uge efter den giver a-kassen kommunen besked.",
		Unverified: "Paragraffen er ikke verificeret, og reglen er kun kendt fra en anden kommunes side. " + onlyYear,
		MetBy:      "At a-kassen har holdt en samtale og så sagt det til kommunen.", StoppedBy: "At fraværet er slut.",
		Shape: parts{
			within{Span: Params.Get("fund_talk"), Terms: terms{When: sickUnemployed, Meets: fundTalks}},
			within{Span: Params.Get("fund_report"), Terms: terms{When: fundTalkHeld, Meets: events[fact.FundReported]}},
		},
	}},
}

func sickUnemployed(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		if s := &c.Sickness[i]; s.Origin == fact.FromUnemployment && under(c, s) {
			out = append(out, absence(c, s))
		}
	}
	return out
}

func fundTalks(c caseT, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && t.Host == fact.Fund {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

// fundTalkHeld finds the first talk that the a-kasse held in each absence from
// unemployment.
func fundTalkHeld(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if s.Origin != fact.FromUnemployment || !under(c, s) {
			continue
		}
		for k := range c.Talks {
			if t := &c.Talks[k]; t.State == casefile.Held && t.Host == fact.Fund && s.Has(t.On) {
				out = append(out, duty.Trigger{On: t.On, Ref: duty.Ref(t.ID), Group: duty.Ref(s.Start)})
				break
			}
		}
	}
	return out
}
