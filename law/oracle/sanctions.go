package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// sanctions is section R.
func sanctions() []covered {
	return []covered{{"san-effect", deduction}}
}

// breach is something without a reasonable ground that a deduction may be for.
type breach struct {
	on, last day.Date
	ground   fact.YesNo // whether there was one, or "" where nobody has said
}

// onHelp tells whether the person lives on help for which rows san-… hold: the
// benefits of nr. 2 to 5, or those groups where no benefit is registered.
func (l *life) onHelp(d day.Date) bool {
	t := l.at(d)
	if t.benefit.Benefit != "" {
		return help(t.benefit.Benefit)
	}
	return t.group >= 2 && t.group <= 5
}

// said reads a registered ground: all but one are reasonable.
func said(g fact.Ground) fact.YesNo {
	switch g {
	case "":
		return ""
	case fact.OwnReason:
		return fact.No
	}
	return fact.Yes
}

// missedTalks, notBooked and missedOffers are rows san-noshow, san-nobook and
// san-offer.
func (l *life) missedTalks() []breach {
	var out []breach
	each(l, func(on day.Date, b fact.TalkMissed) {
		kind := b.Talk == fact.JobTalk || b.Talk == fact.RehabMeeting || b.Talk == fact.AvailabilityTalk
		if kind && (b.Host == "" || b.Host == fact.Municipality) && l.onHelp(on) {
			out = append(out, breach{on, on, said(b.Ground)})
		}
	})
	return out
}

func (l *life) notBooked() []breach {
	var out []breach
	each(l, func(on day.Date, b fact.SelfBookingOpened) {
		last := nextWorkday(b.Deadline)
		if last >= l.on || !l.onHelp(last+1) {
			return
		}
		for d := on; d <= last; d++ {
			if happens(l, d, func(x fact.TalkBooked) bool { return x.Talk == b.Talk }) ||
				happens(l, d, func(x fact.TalkHeld) bool { return x.Talk == b.Talk }) {
				return
			}
		}
		if !slices.ContainsFunc(l.at(last).exempt, func(e exemption) bool { return e.Scope == fact.SelfBook }) {
			out = append(out, breach{last + 1, last + 1, ""})
		}
	})
	return out
}

func (l *life) missedOffers() []breach {
	var out []breach
	each(l, func(on day.Date, b fact.AbsenceRegistered) {
		if !l.onHelp(on) {
			return
		}
		for _, o := range l.everyOffer() {
			if (stretch{o.start, o.end}).has(on) {
				out = append(out, breach{on, max(b.Until, on), said(b.Ground)})
				return
			}
		}
	})
	return out
}

// deduction is row san-effect: made within three whole calendar months after the
// breach (example 25), of which an absence's first day is the day. It can be made
// only where there was no reasonable ground and written guidance before; and the
// tightened sanction has rules of its own.
func deduction(l *life) []Duty {
	var out []Duty
	for _, bs := range [][]breach{l.missedTalks(), l.notBooked(), l.missedOffers()} {
		for i, b := range bs {
			// The first assessment after it tells, until the next breach.
			if b.ground == "" {
				each(l, func(on day.Date, a fact.Assessed) {
					if a.Topic != fact.TopicReasonable || a.Answer == "" || on < b.on {
						return
					}
					if b.ground == "" || i+1 == len(bs) || on < bs[i+1].on {
						b.ground = a.Answer
					}
				})
			}
			guided, tightened := false, false
			each(l, func(on day.Date, g fact.GuidanceGiven) {
				guided = guided || on < b.on && g.Written && (g.Topic == fact.TopicRights || g.Topic == fact.TopicSanction)
			})
			each(l, func(on day.Date, d fact.Decided) {
				if d.From != 0 {
					on = d.From
				}
				if d.Topic == fact.TopicTightened && on <= b.on {
					tightened = d.Outcome != fact.Dropped && d.Outcome != fact.Stopped && (d.Until == 0 || b.on <= d.Until)
				}
			})
			if b.ground != fact.No || !guided || tightened || b.on < covered2019 {
				continue
			}
			due := monthEnd(b.on)
			for range 3 {
				due = monthEnd(due + 1)
			}
			out = append(out, l.follow(watch{
				rule: "san-effect", opened: b.on, due: due,
				done: func(d day.Date) bool {
					return happens(l, d, func(x fact.DeductionBooked) bool { return x.Event >= b.on && x.Event <= b.last }) ||
						happens(l, d, func(x fact.Decided) bool {
							return x.Topic == fact.TopicSanction && x.Outcome == fact.Dropped && (x.From == 0 || x.From >= b.on && x.From <= b.last)
						})
				},
				gone: func(d day.Date) bool { return d > due },
			}))
		}
	}
	return out
}
