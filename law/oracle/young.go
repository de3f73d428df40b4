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

// excused tells whether the duty of the young is lifted, row u18-exemption: it
// stops both clocks, and only a new awareness starts them again (example 5).
func (l *life) excused(d day.Date) bool {
	return slices.ContainsFunc(l.at(d).exempt, func(e fact.ExemptionStarted) bool {
		return e.Scope == fact.YouthDuty || e.Scope == fact.AllDuties
	})
}

// youth tells whether the person is 15 to 17; an unknown age is not.
func (l *life) youth(d day.Date) bool {
	a, known := l.age(d)
	return known && a >= 15 && a <= 17
}

// youthContact is row u18-contact-5: five hverdage, Monday to Friday, from the
// day the municipality knows. The duty that arose before the 18th birthday stays
// (example 6).
func youthContact(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, _ fact.DropoutNoticed) {
		if on < from1014 || !l.youth(on) || l.excused(on) {
			return
		}
		reached, parents := false, false
		out = append(out, l.follow(watch{
			rule: "u18-contact-5", opened: on, due: workdays(on, 5),
			done: func(d day.Date) bool {
				for _, f := range l.happened[d] {
					if b, ok := f.Body.(fact.ContactAttempted); ok && b.Reached {
						reached = true
						parents = parents || b.Parents
					}
				}
				return reached && parents
			},
			gone: func(d day.Date) bool { return l.excused(d) || l.at(d).away },
		}))
	})
	return out
}

// youthOffer is row u18-offer-30: thirty calendar days from the contact, or,
// where none was made, from the interruption.
func youthOffer(l *life) []Duty {
	var out []Duty
	each(l, func(on day.Date, b fact.DropoutNoticed) {
		if on < from1014 || !l.youth(on) || l.excused(on) {
			return
		}
		from := day.Date(0)
		each(l, func(d day.Date, c fact.ContactAttempted) {
			if from == 0 && d >= on && c.Reached {
				from = d
			}
		})
		if from == 0 {
			return // no clock of 30 days before there is contact
		}
		out = append(out, l.follow(watch{
			rule: "u18-offer-30", opened: from, due: from + 30,
			done: func(d day.Date) bool {
				return happens[fact.ActivityOffered](l, d, nil) || happens[fact.OfferGiven](l, d, nil) || happens[fact.OfferStarted](l, d, nil)
			},
			gone: func(d day.Date) bool { return l.excused(d) || l.at(d).away },
		}))
	})
	return out
}
