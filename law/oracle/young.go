package oracle

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// young is section A: 15 to 17 years.
func young() []covered {
	return []covered{
		{"u18-contact-5", youthContact},
		{"u18-offer-30", youthOffer},
	}
}

var from1014 = day.MustParse("2019-10-04") // BEK 1014 of 4 October 2019

// excused tells whether the duty of the young is lifted, row u18-exemption, on one
// of its grounds: it stops both clocks, and only a new awareness starts them again
// (example 5).
func (l *life) excused(d day.Date) bool {
	return slices.ContainsFunc(l.at(d).exempt, func(e exemption) bool {
		switch e.Ground {
		case fact.Disability, fact.Illness, fact.SeriousIllness, fact.SocialProblems:
			return e.Scope == fact.YouthDuty || e.Scope == fact.AllDuties
		}
		return false
	})
}

// adult tells whether the person is known to be 18.
func (l *life) adult(d day.Date) bool { return l.born != 0 && age(l.born, d) >= 18 }

// dropouts calls f for the days on which the municipality became aware of the
// dropout of somebody of 15 to 17. Where the birth date is missing, the duty is
// there unless another target group than nr. 13 speaks against it: the safe
// reading. From 25 on there is no guidance either.
func (l *life) dropouts(f func(on day.Date, gone func(day.Date) bool)) {
	each(l, func(on day.Date, _ fact.DropoutNoticed) {
		if on < from1014 || l.at(on).away {
			return
		}
		if l.born == 0 {
			if g := l.at(on).group; g != 0 && g != 13 {
				return
			}
		} else if a := age(l.born, on); a < 15 || a > 17 {
			return
		}
		f(on, func(d day.Date) bool { return l.at(d).away || l.born != 0 && age(l.born, d) >= 25 })
	})
}

// met tells whether there was contact with the young on a day, and with the
// parents.
func (l *life) met(d day.Date) (youth, parents bool) {
	for _, f := range l.happened(d) {
		switch b := f.Body.(type) {
		case fact.ContactAttempted:
			youth = youth || b.Reached
			parents = parents || b.Reached && b.Parents
		case fact.TalkHeld:
			youth = youth || b.Talk == fact.GuidanceTalk
		case fact.ParentsInvolved:
			parents = true
		}
	}
	return youth, parents
}

// youthContact is row u18-contact-5: five hverdage, Monday to Friday, from the
// day the municipality knows. The duty that arose before the 18th birthday stays
// (example 6), but an adult has no parents to involve.
func youthContact(l *life) []Duty {
	var out []Duty
	l.dropouts(func(on day.Date, gone func(day.Date) bool) {
		youth, parents := false, false
		out = append(out, l.follow(watch{
			rule: "u18-contact-5", opened: on, due: workdays(on, 5),
			done: func(d day.Date) bool {
				y, p := l.met(d)
				youth, parents = youth || y, parents || p
				return youth && parents || y && l.adult(d)
			},
			gone: gone, cancels: l.excused,
		}))
	})
	return out
}

// youthOffer is row u18-offer-30: thirty calendar days from the contact. Before
// there is contact no day is known, and at 18 the duty is over. The offer is
// recorded in the plan.
func youthOffer(l *life) []Duty {
	var out []Duty
	l.dropouts(func(on day.Date, gone func(day.Date) bool) {
		due := day.Date(0)
		for d := on; d <= l.on && due == 0 && !l.adult(d); d++ {
			if y, _ := l.met(d); y {
				due = d + 30
			}
		}
		offered, planned := false, false
		out = append(out, l.follow(watch{
			rule: "u18-offer-30", opened: on, due: due,
			done: func(d day.Date) bool {
				offered = offered || happens[fact.ActivityOffered](l, d, nil) || happens[fact.OfferStarted](l, d, nil) ||
					happens(l, d, func(b fact.OfferGiven) bool { return b.Offer != fact.Mentor })
				planned = planned || happens(l, d, func(b fact.PlanApproved) bool { return b.Plan == fact.EducationPlan })
				return offered && planned || happens[fact.EducationStarted](l, d, nil)
			},
			gone:    func(d day.Date) bool { return gone(d) || due == 0 && l.adult(d) },
			cancels: l.excused,
		}))
	})
	return out
}
