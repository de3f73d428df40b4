package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// activation is section G: the right and duty to an offer.
func activation() []covered {
	return []covered{
		{"offer-6m", offerInSix},
		{"offer-lontilskud", offerSubsidy},
		{"offer-exempt", offerAfterRest},
		{"offer-75pct-2026", offer2026},
	}
}

// activates tells whether an offer is one of chapters 11 to 14, row offer-6m; øvrig
// vejledning og opkvalificering (§ 91) is not. Courses count when somebody has
// registered them as vejledning og opkvalificering.
func activates(kind fact.OfferType) bool {
	switch kind {
	case fact.WorkPlacement, fact.WageSubsidy, fact.UtilityPlacement, fact.SpecialUtility, fact.GuidanceUpskill:
		return true
	}
	return false
}

// fortnight tells whether the offer lasts two weeks, as it was or is planned. Where
// nobody knows the end it may.
func (o offer) fortnight() bool {
	end := o.end
	if end == 0 {
		end = o.Until
		if n := len(o.extended); n > 0 {
			end = o.extended[n-1].until
		}
	}
	return end == 0 || end >= o.start+13
}

// counting are the offers that count, in time.
func (l *life) counting() []offer {
	return slices.DeleteFunc(l.everyOffer(), func(o offer) bool { return !activates(o.Offer) || !o.fortnight() })
}

// relieved tells whether the person is exempt from offers on a day. What goes on
// on the asked day goes on until its planned end.
func (l *life) relieved(d day.Date) bool {
	return slices.ContainsFunc(l.at(min(d, l.on)).exempt, func(e exemption) bool {
		return (e.Scope == fact.Offers || e.Scope == fact.AllDuties || e.Scope == fact.Reduced) && (e.Until == 0 || d <= e.Until)
	})
}

// demand is the offer that is owed in one period of nr. 1 to 3 by row offer-6m.
type demand struct {
	period
	due     day.Date
	subsidy day.Date // løntilskud was given in writing in time, and no other offer came first
	late    day.Date // three weeks after the deadline, for løntilskud alone
	// The exemption that lasted on the deadline, or on late: its first and its last
	// day. The last is zero while nobody knows it.
	rests            bool
	restFrom, restTo day.Date
	restOn           day.Date // the deadline
}

func (l *life) demands() []demand {
	var out []demand
	for _, p := range slices.Concat(l.periods, l.helped) {
		if p.group != 1 && p.group != 2 && p.group != 3 {
			continue
		}
		x := demand{period: p, due: l.reach(p, p.start, 6)}
		// began is the first offer that began from one day to another.
		began := func(from, to day.Date) *offer {
			for _, o := range l.counting() {
				if o.start >= from && o.start <= to && !p.gone(o.start) {
					return &o
				}
			}
			return nil
		}
		rest := func(on day.Date) {
			if !l.relieved(on) {
				return
			}
			x.rests, x.restOn, x.restFrom, x.restTo = true, on, on, on
			for l.relieved(x.restFrom - 1) {
				x.restFrom--
			}
			for l.relieved(x.restTo + 1) {
				if x.restTo++; x.restTo > on+farOff {
					x.restTo = 0
					return
				}
			}
		}
		if x.due != 0 && began(p.start, x.due) == nil {
			if rest(x.due); !x.rests {
				each(l, func(on day.Date, b fact.OfferGiven) {
					if x.subsidy == 0 && b.Offer == fact.WageSubsidy && on >= p.start && on <= x.due && !p.gone(on) {
						x.subsidy = on
					}
				})
				if o := began(x.due+1, l.on); o != nil && o.Offer != fact.WageSubsidy {
					x.subsidy = 0
				}
				if x.subsidy != 0 {
					x.late = weeks(x.due, 3)
					if began(x.due+1, x.late) == nil {
						rest(x.late)
					}
				}
			}
		}
		out = append(out, x)
	}
	return out
}

// begins tells whether an offer that counts begins on a day.
func (l *life) begins(d day.Date) bool {
	return slices.ContainsFunc(l.counting(), func(o offer) bool { return o.start == d })
}

// old tells whether a period is under the law from before July 2026.
func (x demand) old() bool { return within(x.start, from2020, from2026-1) }

// offerInSix is row offer-6m: started within six months, unless exempt then or
// given løntilskud in time.
func offerInSix(l *life) []Duty {
	all := l.demands()
	var out []Duty
	for _, x := range all {
		if x.old() {
			out = append(out, l.follow(watch{
				rule: "offer-6m", opened: x.start, due: x.due, done: l.begins, gone: x.gone,
				rests: func(d day.Date) bool {
					return l.relieved(d) || slices.ContainsFunc(all, func(y demand) bool { return y.subsidy != 0 && d >= y.subsidy && d <= y.due })
				},
			}))
		}
	}
	return out
}

// offerSubsidy is row offer-lontilskud: three weeks more.
func offerSubsidy(l *life) []Duty {
	var out []Duty
	for _, x := range l.demands() {
		if x.old() && x.subsidy != 0 {
			out = append(out, l.follow(watch{
				rule: "offer-lontilskud", opened: x.subsidy, since: x.start, due: x.late, done: l.begins, gone: x.gone, rests: l.relieved,
			}))
		}
	}
	return out
}

// offerAfterRest is row offer-exempt: given within a month after the exemption, or
// while it lasts; and in the meantime the effort is assessed, by no day.
func offerAfterRest(l *life) []Duty {
	var out []Duty
	for _, x := range l.demands() {
		if !x.old() || !x.rests {
			continue
		}
		since := max(x.restFrom, x.start)
		if x.restTo != 0 && x.restTo < l.on && !x.gone(x.restTo+1) {
			out = append(out, l.follow(watch{
				rule: "offer-exempt", opened: x.restTo + 1, since: since, due: months(x.restTo, 1), gone: x.gone,
				done: func(d day.Date) bool {
					return l.begins(d) || happens(l, d, func(b fact.OfferGiven) bool { return activates(b.Offer) })
				},
			}))
		}
		if x.restOn <= l.on && !x.gone(x.restOn) {
			out = append(out, l.follow(watch{
				rule: "offer-exempt", opened: x.restOn, since: since,
				done: func(d day.Date) bool {
					return happens(l, d, func(b fact.Assessed) bool { return b.Topic == fact.TopicOffer })
				},
				gone: func(d day.Date) bool { return x.gone(d) || x.restTo != 0 && d > x.restTo },
			}))
		}
	}
	return out
}

// workDuty tells whether the person is registered as under arbejdspligt on a day.
func (l *life) workDuty(d day.Date) bool {
	under := false
	var ends day.Date
	for _, f := range l.facts {
		if f.On > d {
			break
		}
		switch f.Body.(type) {
		case fact.WorkObligationStarted:
			under, ends = true, 0
		case fact.WorkObligationEnded:
			if ends == 0 {
				ends = f.On // the last day
			}
		case fact.MovedOut:
			under = false
		}
	}
	return under && (ends == 0 || d <= ends)
}

// offer2026 is row offer-75pct-2026: one offer in six months for who is close to
// the labour market, nr. 1, 2 and 4; øvrig vejledning counts and an individual
// exemption frees, though neither under arbejdspligt: the safe reading.
func offer2026(l *life) []Duty {
	var out []Duty
	for _, p := range slices.Concat(l.periods, l.helped) {
		near := p.group == 1
		for d := p.start; d <= l.on && !p.gone(d); d++ {
			g := l.at(d).group
			near = near || g == 2 || g == 4
		}
		if p.start < from2026 || !near {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "offer-75pct-2026", opened: p.start, due: l.reach(p, p.start, 6), gone: p.gone,
			done: func(d day.Date) bool {
				return l.begins(d) || slices.ContainsFunc(l.offers(fact.OtherGuidance), func(o offer) bool {
					return o.start == d && o.fortnight() && !l.workDuty(d)
				})
			},
			rests: func(d day.Date) bool {
				share := slices.ContainsFunc(l.at(d).exempt, func(e exemption) bool { return e.Scope == fact.OfferShare })
				return l.relieved(d) || share && !l.workDuty(d)
			},
		}))
	}
	return out
}
