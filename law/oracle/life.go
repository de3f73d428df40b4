package oracle

import (
	"cmp"
	"slices"

	"indgang/day"
	"indgang/fact"
)

// life is one citizen's case as far as the asked day, day by day.
type life struct {
	first, on day.Date
	facts     []fact.Fact // those that stand and have happened, in order
	happened  map[day.Date][]fact.Fact
	days      []today // from first to on
	born      day.Date
}

// today is what is so on one day.
type today struct {
	benefit   fact.Benefit
	noBenefit bool // a benefit stopped and none runs
	group     int
	obvious   bool
	seeker    bool // registered as a jobseeker
	cv        bool
	away      bool // moved out
	sick      bool
	child     fact.YesNo
	schooled  fact.Qualification
	exempt    []fact.ExemptionStarted
}

// standing takes out the facts that others correct or withdraw.
func standing(facts []fact.Fact) []fact.Fact {
	gone := map[fact.Seq]bool{}
	for _, f := range facts {
		if f.Corrects != 0 {
			gone[f.Corrects] = true
		}
	}
	var out []fact.Fact
	for _, f := range facts {
		if _, empty := f.Body.(fact.Withdrawn); !empty && !gone[f.Seq] {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b fact.Fact) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Seq, b.Seq))
	})
	return out
}

// live walks through a case. What lies after the asked day is a plan, and no
// plan meets a duty.
func live(facts []fact.Fact, on day.Date) *life {
	l := &life{on: on, first: on + 1, happened: map[day.Date][]fact.Fact{}}
	for _, f := range standing(facts) {
		if f.On > on {
			continue
		}
		l.facts = append(l.facts, f)
		l.happened[f.On] = append(l.happened[f.On], f)
		if _, ok := f.Body.(fact.Born); ok {
			l.born = f.On
			continue
		}
		l.first = min(l.first, f.On)
	}
	now := today{}
	var over []func() // what ends when the day is over
	for d := l.first; d <= on; d++ {
		for _, end := range over {
			end()
		}
		over = nil
		// An exemption holds up to its last day.
		var left []fact.ExemptionStarted
		for _, e := range now.exempt {
			if e.Until == 0 || e.Until >= d {
				left = append(left, e)
			}
		}
		now.exempt = left
		for _, f := range l.happened[d] {
			switch b := f.Body.(type) {
			case fact.BenefitStarted:
				now.benefit, now.noBenefit = b.Benefit, false
			case fact.BenefitChanged:
				now.benefit, now.noBenefit = b.To, false
			case fact.BenefitStopped:
				// The day is the last with the benefit.
				was := now.benefit
				if b.Benefit == "" || b.Benefit == was {
					over = append(over, func() {
						if now.benefit == was {
							now.benefit, now.noBenefit = "", true
						}
					})
				}
			case fact.GroupAssigned:
				now.group, now.obvious = b.Group, b.Obvious
			case fact.GroupEnded:
				over = append(over, func() { now.group, now.obvious = 0, false })
			case fact.JobseekerRegistered:
				now.seeker = true
			case fact.JobseekerDeregistered:
				now.seeker = false
			case fact.CvVisible:
				now.cv = true
			case fact.CvHidden:
				now.cv = false
			case fact.MovedOut:
				now.away = true
			case fact.MovedIn:
				now.away = false
			case fact.ChildAtHome:
				now.child = b.Answer
			case fact.QualificationRegistered:
				now.schooled = b.Has
			case fact.SicknessReported:
				now.sick = true
			case fact.FullReturn:
				now.sick = false
			case fact.ExemptionStarted:
				now.exempt = append(slices.Clone(now.exempt), b)
			case fact.ExemptionEnded:
				ground := b.Ground
				over = append(over, func() {
					now.exempt = slices.DeleteFunc(slices.Clone(now.exempt), func(e fact.ExemptionStarted) bool {
						return ground == "" || e.Ground == ground
					})
				})
			}
		}
		l.days = append(l.days, now)
	}
	return l
}

// at is what is so on a day.
func (l *life) at(d day.Date) today {
	if d < l.first || d > l.on {
		return today{}
	}
	return l.days[d-l.first]
}

// each calls f for every fact of a kind, in order.
func each[T any](l *life, f func(on day.Date, b T)) {
	for _, x := range l.facts {
		if b, ok := x.Body.(T); ok {
			f(x.On, b)
		}
	}
}

// any tells whether a fact of a kind happened on a day.
func happens[T any](l *life, d day.Date, is func(b T) bool) bool {
	for _, x := range l.happened[d] {
		if b, ok := x.Body.(T); ok && (is == nil || is(b)) {
			return true
		}
	}
	return false
}

// age is how old the person is on a day, and whether that is known.
func (l *life) age(d day.Date) (int, bool) {
	if l.born == 0 {
		return 0, false
	}
	return age(l.born, d), true
}

var (
	from2020 = day.MustParse("2020-01-01")
	from2024 = day.MustParse("2024-01-01")
	from2025 = day.MustParse("2025-01-01")
	from2026 = day.MustParse("2026-07-01") // conversations and offers of lov 1750/2025
)

// started says whether a day lies in a rule's time, the last day included; a
// zero day is no limit.
func within(d, from, to day.Date) bool { return d >= from && (to == 0 || d <= to) }
