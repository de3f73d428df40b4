package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// placements is sections I to L: how long things may last.
func placements() []covered {
	return []covered{
		{"praktik-short", praktikShort},
		{"praktik-extend", praktikExtend},
		{"lt-duration", subsidised},
		{"nytte-13w", utility},
		{"mentor-6m", mentor},
		{"mentor-psych", discharged},
		{"vl-apply", apprentice},
	}
}

// offer is one offer from its first to its last day.
type offer struct {
	start, end day.Date // end is the last day, zero while it runs
	fact.OfferStarted
	extended []extension
}

// extension is a decision that an offer may last longer.
type extension struct{ on, until day.Date }

// offers are the offers of a kind. An end without a kind ends the one that began
// last. That an end was planned does not say that it came.
func (l *life) offers(kind fact.OfferType) []offer {
	return slices.DeleteFunc(l.everyOffer(), func(o offer) bool { return o.Offer != kind })
}

func (l *life) everyOffer() []offer {
	var all []offer
	for _, f := range l.facts {
		switch b := f.Body.(type) {
		case fact.OfferStarted:
			all = append(all, offer{start: f.On, OfferStarted: b})
		case fact.OfferEnded:
			for i := len(all) - 1; i >= 0; i-- {
				if o := &all[i]; o.end == 0 && (b.Offer == "" || b.Offer == o.Offer) {
					o.end = f.On
					break
				}
			}
		case fact.OfferExtended:
			for i := len(all) - 1; i >= 0; i-- {
				if o := &all[i]; o.Offer == b.Offer {
					o.extended = append(o.extended, extension{f.On, b.Until})
					break
				}
			}
		case fact.MovedOut:
			for i := range all {
				if o := &all[i]; o.start < f.On && (o.end == 0 || o.end >= f.On) {
					o.end = f.On - 1
				}
			}
		}
	}
	return all
}

// ended tells whether the offer is over when a day is.
func (o offer) ended(d day.Date) bool { return o.end != 0 && d >= o.end }

// groupFor is the group that decides about an offer: the one of its first day, or
// nr. 1 where only dagpenge are registered.
func (l *life) groupFor(o offer) int {
	g := l.at(o.start).group
	if g == 0 && slices.ContainsFunc(l.dagpenge, func(s stretch) bool { return s.has(o.start) }) {
		return 1
	}
	return g
}

// limit is a longest time that an offer may last.
func (l *life) limit(rule string, o offer, due day.Date) Duty {
	return l.follow(watch{rule: rule, opened: o.start, due: due, done: o.ended})
}

// shortGroup is who may be in praktik for four weeks, row praktik-short.
func shortGroup(g int) bool { return g == 1 || g == 2 || g == 4 }

func praktikShort(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.WorkPlacement) {
		if o.start >= from2020 && shortGroup(l.groupFor(o)) {
			out = append(out, l.limit("praktik-short", o, weeks(o.start, 4)-1))
		}
	}
	return out
}

// praktikExtend is row praktik-extend, for the groups that row praktik-long has
// thirteen weeks for: to 26 weeks in all, and further by 13 weeks from the day on
// which it should have ended. Row praktik-long itself is graded D.
func praktikExtend(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.WorkPlacement) {
		if g := l.groupFor(o); g == 0 || shortGroup(g) {
			continue
		}
		most := weeks(o.start, 26) - 1
		var steps []extension
		var dues []day.Date
		planned := o.Until
		for _, x := range o.extended {
			if o.end != 0 && x.on > o.end {
				break
			}
			if x.until > weeks(o.start, 13)-1 && x.until > planned {
				due := most
				if x.until > most {
					if planned == 0 {
						planned = most
					}
					due = weeks(planned, 13)
				}
				steps, dues = append(steps, x), append(dues, due)
			}
			planned = x.until
		}
		for i, x := range steps {
			if x.on < from2020 {
				continue
			}
			out = append(out, l.follow(watch{
				rule: "praktik-extend", opened: x.on, due: dues[i],
				done: func(d day.Date) bool { return o.ended(d) || i+1 < len(steps) && d >= steps[i+1].on },
			}))
		}
	}
	return out
}

// subsidised is row lt-duration: four months with a public employer and six with
// a private, for nr. 1, 2, 4 and jobparate nr. 12. The other groups were not
// readable. A sector that nobody told is taken as the stricter.
func subsidised(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.WageSubsidy) {
		if g := l.groupFor(o); o.start < from2020 || !shortGroup(g) && g != 12 {
			continue
		}
		n := 4
		if o.Sector == fact.Private {
			n = 6
		}
		out = append(out, l.limit("lt-duration", o, months(o.start, n)-1))
	}
	return out
}

// utility is row nytte-13w: thirteen weeks, until 2024. What ran over the New
// Year keeps its date (example 24).
func utility(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.UtilityPlacement) {
		if o.start < from2025 {
			out = append(out, l.limit("nytte-13w", o, weeks(o.start, 13)-1))
		}
	}
	return out
}

// mentor is row mentor-6m: six months at a time. A decision that goes beyond them
// gives a new period, from the day after the one before was planned to end.
func mentor(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.Mentor) {
		opens, starts := []day.Date{o.start}, []day.Date{o.start}
		planned, last := o.Until, months(o.start, 6)-1
		for _, x := range o.extended {
			if o.end != 0 && x.on > o.end {
				break
			}
			if x.until > last && x.until > planned {
				if planned == 0 {
					planned = last
				}
				opens, starts = append(opens, x.on), append(starts, planned+1)
				last = months(planned+1, 6) - 1
			}
			planned = x.until
		}
		for i := range opens {
			if opens[i] < from2020 {
				continue
			}
			out = append(out, l.follow(watch{
				rule: "mentor-6m", opened: opens[i], due: months(starts[i], 6) - 1,
				done: func(d day.Date) bool { return o.ended(d) || i+1 < len(opens) && d >= opens[i+1] },
			}))
		}
	}
	return out
}

// discharged is row mentor-psych: the right to a mentor from three months before a
// planned discharge, until there is one or it is refused or not wanted.
func discharged(l *life) []Duty {
	var out []Duty
	each(l, func(known day.Date, b fact.DischargePlanned) {
		opened := max(known, monthsBefore(b.Date, 3))
		if opened > l.on || opened < from2020 {
			return
		}
		no, here := day.Date(0), true
		for d := l.first; d <= l.on; d++ {
			if happens[fact.MovedOut](l, d, nil) && d <= opened {
				here = false
			}
			if happens[fact.MovedIn](l, d, nil) {
				here = true
			}
			if no == 0 && d >= opened && happens(l, d, func(x fact.Decided) bool {
				return x.Topic == fact.TopicMentor && (x.Outcome == fact.Refused || x.Outcome == fact.Dropped)
			}) {
				no = d
			}
		}
		if !here {
			return
		}
		out = append(out, l.follow(watch{
			rule: "mentor-psych", opened: opened,
			done: func(d day.Date) bool {
				return slices.ContainsFunc(l.offers(fact.Mentor), func(o offer) bool { return o.start <= d && (o.end == 0 || o.end >= opened) })
			},
			gone: func(d day.Date) bool { return no != 0 && d > no || happens[fact.MovedOut](l, d, nil) },
		}))
	})
	return out
}

// apprentice is row vl-apply: the application a month after the start. One from
// before it counts, unless it names another agreement or an older one has had it.
func apprentice(l *life) []Duty {
	var out []Duty
	since := day.Date(0)
	for _, o := range l.offers(fact.AdultApprentice) {
		from := since
		since = o.start + 1
		if o.start < from2020 {
			continue
		}
		mine := func(b fact.ApplicationReceived) bool {
			return b.Topic == fact.TopicApprentice && (b.Start == 0 || b.Start == o.start)
		}
		early := day.Date(0)
		each(l, func(on day.Date, b fact.ApplicationReceived) {
			if early == 0 && on >= from && on < o.start && mine(b) {
				early = on
			}
		})
		due := months(o.start, 1)
		if early != 0 {
			out = append(out, Duty{Rule: "vl-apply", Opened: o.start, Due: due, State: "met", Closed: early})
			continue
		}
		out = append(out, l.follow(watch{
			rule: "vl-apply", opened: o.start, due: due,
			done: func(d day.Date) bool { return happens(l, d, mine) },
			gone: func(d day.Date) bool { return o.end != 0 && d > o.end },
		}))
	}
	return out
}
