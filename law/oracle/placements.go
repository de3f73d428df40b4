package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// placements is sections I to L: how long things may last.
func placements() []covered {
	return []covered{
		{"praktik-short", praktikShort},
		{"praktik-long", praktikLong},
		{"praktik-extend", praktikExtend},
		{"lt-duration", subsidised},
		{"nytte-13w", utility},
		{"mentor-6m", mentor},
		{"mii-6w", reduced},
		{"vl-apply", apprentice},
	}
}

// offer is one offer from its first to its last day.
type offer struct {
	start, end day.Date // end is the last day, zero while it runs
	fact.OfferStarted
	extended []day.Date // days of decisions that it may last longer
}

func (l *life) offers(kind fact.OfferType) []offer {
	var out []offer
	for _, f := range l.facts {
		last := len(out) - 1
		switch b := f.Body.(type) {
		case fact.OfferStarted:
			if b.Offer == kind {
				out = append(out, offer{start: f.On, OfferStarted: b})
			}
		case fact.OfferEnded:
			if last >= 0 && out[last].end == 0 && (b.Offer == "" || b.Offer == kind) {
				out[last].end = f.On
			}
		case fact.OfferExtended:
			if last >= 0 && out[last].end == 0 && b.Offer == kind {
				out[last].extended = append(out[last].extended, f.On)
			}
		}
	}
	return out
}

// ended tells whether the offer is over when a day is: its last day has come, as
// it was planned or as it was registered.
func (o offer) ended(d day.Date) bool {
	if o.end != 0 {
		return d >= o.end
	}
	return o.Until != 0 && d >= o.Until
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
		if o.start >= from2020 && shortGroup(l.at(o.start).group) {
			out = append(out, l.limit("praktik-short", o, weeks(o.start, 4)-1))
		}
	}
	return out
}

func praktikLong(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.WorkPlacement) {
		if g := l.at(o.start).group; o.start < from2020 || g == 0 || shortGroup(g) {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "praktik-long", opened: o.start, due: weeks(o.start, 13) - 1,
			done: func(d day.Date) bool { return o.ended(d) || len(o.extended) > 0 && d >= o.extended[0] },
		}))
	}
	return out
}

// praktikExtend is row praktik-extend: to 26 weeks, and by 13 weeks at a time.
func praktikExtend(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.WorkPlacement) {
		if g := l.at(o.start).group; o.start < from2020 || g == 0 || shortGroup(g) {
			continue
		}
		for i, d := range o.extended {
			out = append(out, l.follow(watch{
				rule: "praktik-extend", opened: d, due: weeks(o.start, 26+13*i) - 1,
				done: func(d day.Date) bool { return o.ended(d) || i+1 < len(o.extended) && d >= o.extended[i+1] },
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
		if g := l.at(o.start).group; o.start < from2020 || !shortGroup(g) && g != 12 {
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

// mentor is row mentor-6m: six months at a time.
func mentor(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.Mentor) {
		out = append(out, l.follow(watch{
			rule: "mentor-6m", opened: o.start, due: months(o.start, 6) - 1,
			done: func(d day.Date) bool { return o.ended(d) || len(o.extended) > 0 && d >= o.extended[0] },
		}))
	}
	return out
}

// reduced is row mii-6w: relief for the last six weeks at most.
func reduced(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, b fact.ExemptionStarted) {
		if b.Scope != fact.Reduced || on < from2020 {
			return
		}
		out = append(out, l.follow(watch{
			rule: "mii-6w", opened: on, due: weeks(on, 6) - 1,
			done: func(d day.Date) bool {
				return b.Until != 0 && d >= b.Until || happens(l, d, func(e fact.ExemptionEnded) bool { return e.Ground == "" || e.Ground == b.Ground })
			},
		}))
	})
	return out
}

// apprentice is row vl-apply: the application a month after the start.
func apprentice(l *life) []Duty {
	var out []Duty
	for _, o := range l.offers(fact.AdultApprentice) {
		if o.start < from2020 {
			continue
		}
		applied := false // it may have come before the start
		each(l, func(on day.Date, b fact.ApplicationReceived) {
			applied = applied || on < o.start && on >= o.start-365 && b.Topic == fact.TopicApprentice
		})
		out = append(out, l.follow(watch{
			rule: "vl-apply", opened: o.start, due: months(o.start, 1),
			done: func(d day.Date) bool {
				return applied || happens(l, d, func(b fact.ApplicationReceived) bool { return b.Topic == fact.TopicApprentice })
			},
		}))
	}
	return out
}
