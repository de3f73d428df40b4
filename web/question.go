package web

import (
	"strconv"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

// A question is what a case is about today: one thing to settle, why, and the
// deed that settles it. There is at most one.
type question struct {
	Ask    string
	Why    string
	Act    string
	Href   string
	Answer []answer
}

// asks is how many days before its day a duty is the question of the day.
const asks = 14

// newQuestion finds what is most pressing: a talk that nobody has said the outcome
// of, the talk of today, or the first duty that is late or soon due.
func newQuestion(c *office.Citizen, mayWrite bool) *question {
	if c.Known != 0 || c.Scenario != nil {
		return nil
	}
	at := "/borger/" + string(c.Subject)
	for i := range c.Case.Talks {
		t := &c.Case.Talks[i]
		if t.State != casefile.Booked || t.Host != fact.Municipality || t.On > c.On {
			continue
		}
		q := &question{}
		href := at + "/samtale?aftale=" + strconv.Itoa(int(t.ID))
		clock := ""
		if t.At != "" {
			clock = " kl. " + string(t.At)
		}
		if t.On == c.On {
			q.Ask = fact.Capital(law.TheTalk(t.Type)) + " er i dag" + clock
			q.Why = "Skriv bagefter, hvordan den gik, og aftal den næste."
			q.Act, q.Href = "Registrér samtale", href
		} else {
			q.Ask = "Kom " + firstName(c) + " " + t.On.Long() + "?"
			q.Why = fact.Capital(law.TheTalk(t.Type)) + clock + " er forbi, og der er ikke svar. Den tæller først med bagefter."
			q.Answer = []answer{{"Kom", href + "&gik=held"}, {"Udeblev", href + "&gik=missed"}, {"Aflyst", href + "&gik=cancelled"}}
		}
		if !mayWrite {
			q.Act, q.Href, q.Answer = "", "", nil
		}
		return q
	}
	for _, o := range c.Live(duty.Duty, duty.Limit) {
		if o.Bearer != duty.Municipality || o.Force == duty.Off || o.Status == duty.Paused || o.Kind == duty.Limit && o.Status != duty.Overdue {
			continue
		}
		if o.Status != duty.Overdue && (o.PlanBy == 0 || o.PlanBy > c.On+asks || o.Booked >= c.On) {
			continue
		}
		q := &question{Ask: o.Title, Why: law.Because(&o, c.Case, c.On)}
		if o.Due != 0 {
			q.Why += " " + deadline(&o, c.On)
		}
		if d, ok := law.DeedFor(&o, c.Case); ok {
			if d.Ask != "" {
				q.Ask = strings.ReplaceAll(d.Ask, "NN", firstName(c))
			}
			if mayWrite {
				q.Act, q.Href = d.Name, deedHref(c.Subject, office.DeedQuery(d))
			}
		}
		return q
	}
	return nil
}

func deadline(o *law.Obligation, today day.Date) string {
	if o.Due < today {
		return "Fristen var " + o.Due.Full() + "."
	}
	return "Fristen er " + o.Due.Full() + ", " + page.When(o.Due, today) + "."
}

func firstName(c *office.Citizen) string {
	first, _, _ := strings.Cut(c.Person.FirstName, " ")
	if first == "" {
		return "borgeren"
	}
	return first
}
