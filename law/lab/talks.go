package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// What cards say of rules that a talk meets.
const (
	metByTalk     = "En holdt individuel jobsamtale. En aftalt samtale er ikke nok."
	outsideCourse = "At borgeren er uden for kontaktforløbet, så længe grunden varer (BEK 2636/2021 § 40). At målgruppen er slut."
	outsideFund   = "At borgeren er uden for kontaktforløbet, så længe grunden varer. At dagpengene er slut."
)

// individual says that a talk is an individual jobsamtale in the contact course.
func individual(t *casefile.Talk) bool { return t.Type == fact.JobTalk && !t.Group }

// held finds the individual jobsamtaler that the municipality held; a booked talk
// is not enough, and neither is one at the a-kasse.
func held(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talks(c, casefile.Held, fact.Municipality)
}

// booked finds the individual jobsamtaler that the municipality has arranged.
func booked(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talks(c, casefile.Booked, fact.Municipality)
}

// heldAtFund and bookedAtFund are held and booked for talks at the a-kasse.
func heldAtFund(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talks(c, casefile.Held, fact.Fund)
}

func bookedAtFund(c *casefile.Case, _ duty.Trigger) []duty.Event {
	return talks(c, casefile.Booked, fact.Fund)
}

func talks(c *casefile.Case, state casefile.TalkState, host fact.Party) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		t := &c.Talks[i]
		if t.State == state && individual(t) && t.Host == host {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}

// joint finds the joint jobsamtaler in a state: with municipality and a-kasse.
func joint(state casefile.TalkState) func(*casefile.Case, duty.Trigger) []duty.Event {
	return func(c *casefile.Case, _ duty.Trigger) []duty.Event {
		var out []duty.Event
		for i := range c.Talks {
			if t := &c.Talks[i]; t.State == state && t.Joint && individual(t) {
				out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
			}
		}
		return out
	}
}

// declined finds when the citizen does not want the a-kasse to take part: from a
// choice against it to a choice for it.
func declined(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	casefile.Each(c, func(e *casefile.Entry, f fact.FundAttendanceChosen) {
		n := len(out)
		running := n > 0 && out[n-1].To == 0
		switch {
		case f.Answer == fact.No && !running:
			out = append(out, duty.Stop{Period: day.Period{From: e.On}, Ref: duty.Ref(e.ID),
				Ground: "borgeren har sagt nej til, at a-kassen deltager"})
		case f.Answer == fact.Yes && running:
			out[n-1].To = day.Max(e.On-1, out[n-1].From-1)
		}
	})
	return out
}

// hasDeclined reports whether the citizen does not want the a-kasse to take part
// on a day.
func hasDeclined(c *casefile.Case, on day.Date) bool {
	for _, s := range declined(c) {
		if !s.Empty() && s.Has(on) {
			return true
		}
	}
	return false
}

// outside lists the grounds that put a person outside the contact course, BEK
// 2636/2021 § 40.
var outside = map[fact.Ground]bool{
	fact.PensionAge: true, fact.PensionEarning: true, fact.NoProviders: true, fact.Parental: true,
	fact.ContractSoon: true, fact.FullTimeStudy: true, fact.SpecialEducation: true, fact.Sentence: true,
}

// The list of grounds was read for these days only.
var listRead = day.Period{From: day.MustParse(orderFrom), To: day.MustParse(orderNext) - 1}

// grounds are the words for why a duty does not bind; unread has those for days
// for which the list of grounds has not been read.
var grounds, unread = func() (g, u map[fact.Ground]string) {
	g, u = map[fact.Ground]string{}, map[fact.Ground]string{}
	for _, t := range fact.Terms[fact.Ground]() {
		w := t.Words[0]
		g[fact.Ground(t.Code)] = w
		u[fact.Ground(t.Code)] = w + "; grunden er efter BEK 2636/2021 § 40, og den liste, der gjaldt på dagen, er ikke læst"
	}
	return g, u
}()

// exempt finds when the person is outside the contact course.
func exempt(c *casefile.Case) []duty.Stop { return exemptBy(c, false) }

// exemptShare also takes the individual decision of 2026 that somebody can find
// work without more talks than the first.
func exemptShare(c *casefile.Case) []duty.Stop { return exemptBy(c, true) }

func exemptBy(c *casefile.Case, share bool) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		e := &c.Exemptions[i]
		words := grounds
		switch {
		case (e.Scope == fact.AllDuties || e.Scope == fact.Talks) && outside[e.Ground]:
			if !listRead.Has(e.From) {
				words = unread
			}
		case e.Scope == fact.Reduced, share && e.Scope == fact.Share75:
		default:
			continue
		}
		out = append(out, duty.Stop{Period: e.Period, Ref: duty.Ref(e.Start), Ground: words[e.Ground], Share: e.Scope == fact.Share75})
	}
	return out
}
