package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

const (
	placementEnded    = "praktikken sluttede"
	placementExtended = "praktikken blev forlænget"
	subsidyEnded      = "løntilskuddet sluttede"
	mentorEnded       = "mentorstøtten sluttede"
	mentorRenewed     = "en ny periode er bevilget"
	guessedReady      = "Målgruppe 12 er regnet som jobparat."
)

// atStart is the target group that decides about an offer: that of the day on
// which the offer begins. Dagpenge stands for nr. 1 where no group is registered.
func atStart(c *casefile.Case, on day.Date) int {
	if g := c.GroupOn(on); g != 0 || !insuredOn(c, on) {
		return g
	}
	return 1
}

// groupBehind is the fact that puts the person in the group of the day.
func groupBehind(c *casefile.Case, on day.Date) duty.Ref {
	for i := range c.Groups {
		if c.Groups[i].Has(on) {
			return duty.Ref(c.Groups[i].Start)
		}
	}
	for i := range c.Insured {
		if c.Insured[i].Has(on) {
			return duty.Ref(c.Insured[i].Start)
		}
	}
	return 0
}

// offerTrigger opens with an offer and ends with it. That an offer was planned to
// end does not say that it did.
func offerTrigger(c *casefile.Case, o *casefile.Offer, ended string) duty.Trigger {
	t := duty.Trigger{On: o.From, Ref: duty.Ref(o.Start), Group: groupBehind(c, o.From), Until: o.To, End: duty.Ref(o.End), Ended: ended}
	if o.To == 0 && o.Planned != 0 {
		t.Note = "Tilbuddet er planlagt til og med " + o.Planned.Long() + ". Det tæller som slut, når det er registreret, at det er slut."
	}
	return t
}

// offersOf finds the offers of a kind that begin while the person is in one of
// the groups.
func offersOf(kind fact.OfferType, set groups, ended string) func(*casefile.Case) []duty.Trigger {
	return func(c *casefile.Case) []duty.Trigger {
		var out []duty.Trigger
		for i := range c.Offers {
			if o := &c.Offers[i]; o.Offer == kind && set.has(atStart(c, o.From)) {
				out = append(out, offerTrigger(c, o, ended))
			}
		}
		return out
	}
}

// lasting names what is wrong with how long an offer is planned to last, with and
// without its extensions. what is the offer with its article, in Danish.
func lasting(look duty.Look, o *casefile.Offer, most *duty.Param, what string, extensions bool, out []duty.Refusal) []duty.Refusal {
	v := look.Value(most, o.From)
	if v == nil {
		return out
	}
	last := look.Calendar().Last(o.From, v.Span)
	limit := " Det må højst vare " + v.Span.String() + ", altså til og med " + last.Long() + "."
	switch {
	case o.Agreed > last:
		out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: "for-lang",
			Text: what + " er planlagt til og med " + o.Agreed.Long() + "." + limit,
			Mend: "Sæt slutdagen til senest " + last.Long() + "."})
	case o.Agreed == 0 && o.Planned == 0 && o.To == 0:
		out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: "slutdag-mangler",
			Text: what + " har ingen slutdag." + limit,
			Mend: "Angiv en slutdag, senest " + last.Long() + "."})
	}
	if !extensions {
		return out
	}
	for i := range o.Extended {
		if x := &o.Extended[i]; x.Until > last {
			out = append(out, duty.Refusal{Ref: duty.Ref(x.ID), On: x.On, Name: "forlaenget-for-langt",
				Text: what + " er forlænget til og med " + x.Until.Long() + "." + limit,
				Mend: "Ret forlængelsen til senest " + last.Long() + ", eller annullér den."})
		}
	}
	return out
}

// answered finds the last assessment of a topic with an answer from one day to
// another.
func answered(c *casefile.Case, topic fact.Topic, from, to day.Date) fact.YesNo {
	var last fact.YesNo
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On > to {
			break
		}
		if e.On < from {
			continue
		}
		if a, ok := e.Body.(fact.Assessed); ok && a.Topic == topic && a.Answer != "" {
			last = a.Answer
		}
	}
	return last
}

// papersFrom is the first day on which papers can be about an offer: papers from
// before the offer of one of the kinds that came before it were about that one.
func papersFrom(c *casefile.Case, o *casefile.Offer, kinds ...fact.OfferType) day.Date {
	from := day.Earliest
	for i := range c.Offers {
		x := &c.Offers[i]
		if x.From >= o.From {
			break
		}
		for _, k := range kinds {
			if x.Offer == k {
				from = x.From + 1
			}
		}
	}
	return from
}

// unemployment and support are the benefits of the unemployed, and with them
// those of the sick in nr. 6-8.
func unemployment(b fact.Benefit) bool { return b == fact.UnemploymentBenefit || help(b) }

func support(b fact.Benefit) bool {
	return unemployment(b) || b == fact.SicknessBenefit || b == fact.ClarificationBenefit || b == fact.ResourceBenefit
}

// supported finds the day on which somebody has been on benefits that count for a
// span, where the stretch goes on up to a day. Benefits that follow each other
// without a gap are one stretch; ok is false where there is none. On dagpenge alone
// the months are months of unemployment in hours.
func supported(c *casefile.Case, by day.Date, s day.Span, counts func(fact.Benefit) bool) (from, full day.Date, ok bool) {
	var cal day.Calendar
	insured := true
	for i := len(c.Benefits) - 1; i >= 0; i-- {
		b := &c.Benefits[i]
		reaches := !ok && b.Has(by-1) || ok && b.To+1 == from
		if !reaches && !ok {
			continue
		}
		if !reaches || !counts(b.Benefit) {
			break
		}
		from, ok = b.From, true
		insured = insured && b.Benefit == fact.UnemploymentBenefit
	}
	if !ok {
		for i := range c.Insured {
			if c.Insured[i].Has(by - 1) {
				from, ok = c.Insured[i].From, true
			}
		}
		if !ok {
			return 0, 0, false
		}
	}
	full = cal.After(from, s)
	if insured {
		full, _ = c.Reach(norm(c, from), from, full)
	}
	return from, full, true
}
