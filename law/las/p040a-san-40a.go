package las

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var wholeMonth = Params.Get("whole_month")

var fortyA = rule{
	ID: "san-40a", Act: "LAS", Title: "Luk sagen, når ingen møder op under skærpet sanktion",
	Versions: []version{{
		From: "2019-10-01", Expected: announced2027, Provision: "Aktivloven § 35, stk. 2, og § 40 a (kun delvis læst)", Grade: 'B', Source: "S28",
		Text: "Møder den, der har en skærpet sanktion, ikke til noget i en hel kalendermåned, lukkes sagen, også for ægtefællen.",
		Unverified: undated + " Paragraffen er kun delvis læst, så reglen er kun en advarsel. Kun måneder, hvor der var noget at møde til, " +
			"regnes med, " +
			"og fravær med en rimelig grund regnes som fremmøde: det er den forsigtige læsning. En skærpet sanktion uden slutdato følges i to år.",
		MetBy:     "At borgeren møder til en samtale eller er i et tilbud i måneden.",
		StoppedBy: "At den skærpede sanktion eller ydelsen er slut.",
		Shape: limit{
			Last: func(_ *casefile.Case, t duty.Trigger) (day.Date, string) {
				return lastOfMonth(t.On), "Den hele kalendermåned."
			},
			Terms: terms{When: emptyMonths, Params: []*duty.Param{wholeMonth},
				Note: "Er der ikke mødt inden månedens udgang, lukkes sagen, også for ægtefællen."},
		},
	}},
}

// lastOfMonth returns the last day of the whole calendar month that a day begins.
func lastOfMonth(first day.Date) day.Date {
	v := wholeMonth.At(first, 0)
	if v == nil {
		return first.MonthEnd()
	}
	return statutory.After(first-1, v.Span)
}

// followed is for how many months a tightened sanction without an end is
// followed: a bound for the program, not a number of the law.
const followed = 24

// emptyMonths finds the whole calendar months under a tightened sanction with
// something to attend. Each is ended by the first day on which the person did.
func emptyMonths(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	var away []breach
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != fact.TopicTightened || !d.Sanctions() || d.Outcome == fact.Stopped {
			continue
		}
		until, end := d.Until, fact.Seq(0)
		for k := i + 1; k < len(c.Decisions); k++ {
			if n := &c.Decisions[k]; n.Topic == fact.TopicTightened && (until == 0 || n.On < until) {
				until, end = n.On, n.ID
				break
			}
		}
		if last, id := lastInCash(c, d.On); last != 0 && (until == 0 || last < until) {
			until, end = last, id
		}
		if away == nil {
			away = absences(c, always)
		}
		month := d.On.MonthEnd() + 1
		for k := 1; k <= followed && (until == 0 || month <= until); k, month = k+1, month.MonthEnd()+1 {
			if !called(c, month, month.MonthEnd()) {
				continue
			}
			t := duty.Trigger{On: month, Ref: duty.Ref(d.ID), Part: k}
			if on, id := attended(c, away, month, month.MonthEnd()); on != 0 {
				t.Until, t.End = on, duty.Ref(id)
			} else if until != 0 {
				t.Until, t.End = until, duty.Ref(end)
			}
			out = append(out, t)
			if until != 0 && t.Until == until {
				break
			}
		}
	}
	return out
}

// called reports whether there was something to attend within some days.
func called(c *casefile.Case, from, to day.Date) bool {
	for i := range c.Talks {
		if t := &c.Talks[i]; !t.Off() && t.On >= from && t.On <= to {
			return true
		}
	}
	for i := range c.Offers {
		if c.Offers[i].Overlaps(day.Period{From: from, To: to}) {
			return true
		}
	}
	return false
}

// attended finds the first day within some days on which the person came to a
// talk, was in an offer, or was away from one with a reasonable ground.
func attended(c *casefile.Case, away []breach, from, to day.Date) (first day.Date, id fact.Seq) {
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && t.On >= from && t.On <= to {
			first, id = t.On, t.ID
			break
		}
	}
	for i := range c.Offers {
		o := &c.Offers[i]
		last := to
		if o.To != 0 && o.To < last {
			last = o.To
		}
	days:
		for d := day.Max(from, o.From); d <= last && (first == 0 || d < first); d++ {
			for _, b := range away {
				if b.why != fact.Yes && b.on <= d && d <= b.last {
					continue days
				}
			}
			if statutory.IsWorkingDay(d) {
				first, id = d, o.Start
			}
		}
	}
	return first, id
}

func always(*casefile.Case, day.Date) bool { return true }
