package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

// What cards say of rules that a talk meets.
const (
	metByTalk     = "En holdt individuel jobsamtale. En aftalt samtale er ikke nok."
	outsideCourse = "At borgeren er uden for kontaktforløbet, så længe grunden varer (BEK 2636/2021 § 40), eller at målgruppen ophører."
)

// individual says that a talk is an individual jobsamtale in the contact course.
func individual(t *casefile.Talk) bool { return t.Type == fact.JobTalk && !t.Group }

// held finds the individual jobsamtaler that were held; a booked talk is not
// enough.
func held(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talks(c, casefile.Held, "")
}

// booked finds the individual jobsamtaler that are arranged.
func booked(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talks(c, casefile.Booked, "")
}

func talks(c *casefile.Case, state casefile.TalkState, host fact.Party) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		t := &c.Talks[i]
		if t.State == state && individual(t) && (host == "" || t.Host == host) {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

// outside lists the grounds that put a person outside the contact course, BEK
// 2636/2021 § 40. The list in BEK 1216/2023, which replaced it, has not been
// read.
var outside = map[fact.Ground]bool{
	fact.PensionAge: true, fact.PensionEarning: true, fact.NoProviders: true, fact.Parental: true,
	fact.ContractSoon: true, fact.FullTimeStudy: true, fact.SpecialEducation: true, fact.Sentence: true,
}

// exempt finds when the person is outside the contact course.
func exempt(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		e := &c.Exemptions[i]
		if (e.Scope == fact.AllDuties || e.Scope == fact.Talks) && outside[e.Ground] || e.Scope == fact.Reduced {
			out = append(out, duty.Stop{Period: e.Period, Ref: duty.Ref(e.Start), Ground: fact.Word(e.Ground)})
		}
	}
	return out
}
