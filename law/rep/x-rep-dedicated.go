package rep

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var (
	stay        = Params.Get("dedicated_stay")
	onBenefit   = Params.Get("dedicated_benefit")
	inTheLast   = Params.Get("dedicated_window")
	dedicatedOn = day.MustParse("2021-08-01")
)

var dedicated = rule{
	ID: "rep-dedicated", Act: act, Title: "Hold en særskilt samtale om repatriering",
	Before: "Særskilte samtaler om repatriering kom med lov 1190/2021 1. august 2021; før gjaldt rep-systematic.",
	Versions: []version{{
		From: "2021-08-01", Provision: "Lov 1190/2021 (paragraffen er ikke verificeret)", Grade: 'C', Source: "S87, S89",
		Text: "Det gælder den, der er omfattet og har været her i mindst fem år. Borgeren har fået ydelser i mindst halvandet " +
			"af de sidste tre år. Kommunen kalder ind til en samtale kun om repatriering.",
		Unverified: "Hvor ofte samtalen mindst skal holdes, er ikke verificeret: der udledes kun den første, uden frist. " +
			"Heller ikke, hvilke ydelser der tæller; alle registrerede gør. Reglen kræver, at begyndelsen på opholdet er registreret.",
		MetBy:     "En samtale om repatriering, der er holdt.",
		StoppedBy: "At borgeren er vurderet til ikke at være omfattet.",
		Shape: within{Terms: terms{When: longHere, Meets: returnTalks, Books: bookedTalks, Params: []*duty.Param{stay, onBenefit, inTheLast},
			Note: "Hvor ofte samtalen skal holdes, er ikke verificeret."}},
	}},
}

// longHere finds the first day on which somebody in the circle has been here and
// on benefits long enough.
func longHere(c caseT) []duty.Trigger {
	if len(c.Benefits) == 0 {
		return nil
	}
	in := circle(c)
	if in == nil {
		return nil
	}
	var here *casefile.Entry
	for i := range c.Entries {
		if _, ok := c.Entries[i].Body.(fact.ResidenceBegan); ok {
			here = &c.Entries[i]
		}
	}
	if here == nil {
		return nil
	}
	var cal day.Calendar
	years := stay.At(dedicatedOn, 0).Span
	for k := range in {
		from := day.Max(day.Max(in[k].From, cal.After(here.On, years)), dedicatedOn)
		on, benefit := longOnBenefit(c, from)
		if on == 0 || !in[k].Has(on) {
			continue
		}
		return []duty.Trigger{{On: on, Ref: duty.Ref(here.ID), Group: duty.Ref(benefit), Until: in[k].To, End: duty.Ref(in[k].End),
			Ended: "borgeren er vurderet til ikke at være omfattet"}}
	}
	return nil
}

// longOnBenefit finds the first day from a day on which the benefits of the years
// before it add up to enough, and the spell that did it.
func longOnBenefit(c caseT, from day.Date) (day.Date, fact.Seq) {
	need, window := onBenefit.At(dedicatedOn, 0).Span, inTheLast.At(dedicatedOn, 0).Span
	var cal day.Calendar
	enough := func(on day.Date) bool {
		years := day.Period{From: cal.Before(on+1, window), To: on}
		days := 0
		for i := range c.Benefits {
			b := c.Benefits[i].Period
			if b.To == 0 || b.To > on {
				b.To = on
			}
			days += b.And(years).Days()
		}
		return days >= int(on+1-cal.Before(on+1, need))
	}
	if enough(from) { // perhaps between two benefits
		ref := fact.Seq(0)
		for i := range c.Benefits {
			if c.Benefits[i].From <= from {
				ref = c.Benefits[i].Start
			}
		}
		return from, ref
	}
	for i := range c.Benefits {
		b := &c.Benefits[i]
		// The sum only grows while a benefit runs, and is full when the window is.
		last := cal.After(day.Max(b.From, from), window)
		if b.To != 0 && b.To < last {
			last = b.To
		}
		for on := day.Max(b.From, from); on <= last; on++ {
			if enough(on) {
				return on, b.Start
			}
		}
	}
	return 0, 0
}

func returnTalks(c caseT, _ duty.Trigger) []duty.Event { return returnTalk(c, casefile.Held) }
func bookedTalks(c caseT, _ duty.Trigger) []duty.Event { return returnTalk(c, casefile.Booked) }

func returnTalk(c caseT, state casefile.TalkState) []duty.Event {
	var out []duty.Event
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == state && t.Type == fact.RepatriateTalk {
			out = append(out, duty.Event{On: t.On, Ref: duty.Ref(t.ID)})
		}
	}
	return out
}
