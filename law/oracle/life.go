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
	byDay     [][]fact.Fact
	days      []today // from first to the day after on
	born      day.Date
	died      day.Date
	dagpenge  []stretch // the days on dagpenge
	periods   []period  // those of nr. 1
	helped    []period  // those of nr. 2 to 5
	spells    []spell
	groups    [14][]stretch
	marked    [14][]stretch // with the mark åbenlyst another stretch begins
}

// today is what is so on one day.
type today struct {
	benefit  paid
	group    int
	obvious  bool
	again    int // how often a group ended with its benefit
	cv       bool
	away     bool     // moved out
	sick     day.Date // the first day of the absence, or zero
	child    fact.YesNo
	schooled fact.Qualification
	exempt   []exemption
}

// paid is a benefit that runs; another a-kasse or rate is another stretch of it.
type paid struct {
	fact.Benefit
	fund string
	rate fact.Rate
}

// exemption is one that runs, with the number of its fact.
type exemption struct {
	fact.ExemptionStarted
	seq fact.Seq
}

// standing takes out the facts that others correct or withdraw. The later of two
// corrections of one fact stands, and a corrected fact keeps the place that the
// first had among those of its day.
func standing(facts []fact.Fact) []fact.Fact {
	at := map[fact.Seq]fact.Fact{}
	for _, f := range facts {
		at[f.Seq] = f
	}
	// origin follows a line of corrections back to the fact it began with.
	origin := func(f fact.Fact) fact.Seq {
		for f.Corrects != 0 && f.Corrects < f.Seq {
			old, known := at[f.Corrects]
			if !known {
				break
			}
			f = old
		}
		return f.Seq
	}
	latest := map[fact.Seq]fact.Fact{}
	for _, f := range facts {
		o := origin(f)
		if old, known := latest[o]; !known || old.Seq < f.Seq {
			latest[o] = f
		}
	}
	var out []fact.Fact
	for o, f := range latest {
		if _, empty := f.Body.(fact.Withdrawn); !empty {
			f.Seq = o
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b fact.Fact) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Seq, b.Seq))
	})
	return out
}

// once leaves out what somebody registered twice on a day.
func once(facts []fact.Fact) []fact.Fact {
	var out []fact.Fact
	for _, f := range facts {
		new := true
		for i := range out {
			old := &out[i]
			if old.On != f.On || !new {
				continue
			}
			if old.Body == f.Body {
				new = fact.Repeats(fact.KindOf(f.Body))
			} else if both := told(old.Body, f.Body); both != nil {
				old.Body, new = both, false
			}
		}
		if new {
			out = append(out, f)
		}
	}
	return out
}

// told is one talk that two facts of a day tell of, or nil: one of them may leave
// out the form, the time or the ground, and name the municipality or not.
func told(a, b fact.Body) fact.Body {
	ours := func(p fact.Party) fact.Party {
		if p == fact.Municipality {
			return ""
		}
		return p
	}
	switch x := a.(type) {
	case fact.TalkHeld:
		y, ok := b.(fact.TalkHeld)
		if ok && x.Talk == y.Talk && ours(x.Host) == ours(y.Host) && x.Joint == y.Joint && x.Group == y.Group &&
			(x.Form == y.Form || x.Form == "" || y.Form == "") {
			x.Form = cmp.Or(x.Form, y.Form)
			return x
		}
	case fact.TalkMissed:
		y, ok := b.(fact.TalkMissed)
		if ok && x.Talk == y.Talk && ours(x.Host) == ours(y.Host) && (x.Ground == y.Ground || x.Ground == "" || y.Ground == "") {
			x.Ground = cmp.Or(x.Ground, y.Ground)
			return x
		}
	case fact.TalkBooked:
		y, ok := b.(fact.TalkBooked)
		if ok && x.For == y.For && x.Talk == y.Talk && ours(x.Host) == ours(y.Host) && x.Joint == y.Joint &&
			(x.Form == y.Form || x.Form == "" || y.Form == "") && (x.At == y.At || x.At == "" || y.At == "") {
			x.Form, x.At = cmp.Or(x.Form, y.Form), cmp.Or(x.At, y.At)
			return x
		}
	}
	return nil
}

// mortal leaves out what is said to have happened to somebody who was dead, but
// for what winds the case up.
func mortal(facts []fact.Fact) []fact.Fact {
	var died day.Date
	var out []fact.Fact
	for _, f := range facts {
		_, death := f.Body.(fact.Died)
		if died != 0 && (death || f.On > died && !fact.Outlives(fact.KindOf(f.Body))) {
			continue
		}
		if death {
			died = f.On
		}
		out = append(out, f)
	}
	return out
}

// carried are the benefits that a group lives on: it ends with them.
func carried(group int, b fact.Benefit) bool {
	switch group {
	case 1:
		return b == fact.UnemploymentBenefit
	case 2, 3:
		return b == fact.CashAssistance || b == fact.TransitionBenefit || b == fact.SelfSupportBenefit
	case 4, 5:
		return b == fact.EducationAssistance || b == fact.TransitionBenefit || b == fact.SelfSupportBenefit
	case 6:
		return b == fact.SicknessBenefit
	case 7:
		return b == fact.ClarificationBenefit || b == fact.ResourceBenefit
	case 8:
		return b == fact.ResourceBenefit
	case 9:
		return b == fact.FlexBenefit || b == fact.FlexWageSubsidy
	case 10:
		return b == fact.RehabilitationBenefit
	case 11:
		return b == fact.DisabilityPension
	}
	return false
}

// live walks through a case. What lies after the asked day is a plan, and no
// plan meets a duty.
func live(facts []fact.Fact, on day.Date) *life {
	l := &life{on: on, first: on + 1}
	for _, f := range mortal(once(standing(facts))) {
		if _, died := f.Body.(fact.Died); died && f.On <= on {
			// The day is the last here; who dies is as one who moves the day after.
			l.died = f.On
			f.On, f.Body = f.On+1, fact.MovedOut{}
		} else if f.On > on {
			continue
		}
		l.facts = append(l.facts, f)
		if _, ok := f.Body.(fact.Born); ok {
			if l.born == 0 {
				l.born = f.On
			}
			continue
		}
		l.first = min(l.first, f.On)
	}
	slices.SortStableFunc(l.facts, func(a, b fact.Fact) int { return cmp.Compare(a.On, b.On) })
	l.byDay = make([][]fact.Fact, on-l.first+2)
	for _, f := range l.facts {
		if f.On >= l.first {
			l.byDay[f.On-l.first] = append(l.byDay[f.On-l.first], f)
		}
	}
	l.days = make([]today, 0, on-l.first+2)
	var now today
	var over []func()                  // what ends when the day is over
	begun := 0                         // how many benefits so far
	for d := l.first; d <= on+1; d++ { // the day after tells what ends on the last
		was := now
		for _, end := range over {
			end()
		}
		over = nil
		if over := func(e exemption) bool { return e.Until != 0 && e.Until < d }; slices.ContainsFunc(now.exempt, over) {
			now.exempt = slices.DeleteFunc(slices.Clone(now.exempt), over)
		}
		assigned := false
		if slices.ContainsFunc(l.byDay[d-l.first], func(f fact.Fact) bool { _, is := f.Body.(fact.MovedOut); return is }) {
			// The day is the first away: what went on here does not any more. What is
			// registered on it or later stands, whatever it says.
			now = today{away: true, child: now.child, schooled: now.schooled, again: now.again + 1}
		}
		for _, f := range l.byDay[d-l.first] {
			switch b := f.Body.(type) {
			case fact.BenefitStarted:
				now.benefit = paid{b.Benefit, b.Fund, b.Rate}
				begun++
			case fact.BenefitChanged:
				now.benefit = paid{b.To, b.Fund, b.Rate}
				begun++
			case fact.BenefitStopped:
				// The day is the last with the benefit.
				if n := begun; b.Benefit == "" || b.Benefit == now.benefit.Benefit {
					over = append(over, func() {
						if n == begun { // else it began anew on the day
							now.benefit = paid{}
						}
					})
				}
			case fact.GroupAssigned:
				now.group, now.obvious, assigned = b.Group, b.Obvious, true
			case fact.GroupEnded:
				if g := now.group; b.Group == 0 || b.Group == g {
					over = append(over, func() {
						if now.group == g {
							now.group, now.obvious = 0, false
						}
					})
				}
			case fact.CvVisible:
				now.cv = true
			case fact.CvHidden:
				now.cv = false
			case fact.MovedIn:
				now.away = false
			case fact.ChildAtHome:
				now.child = b.Answer
			case fact.QualificationRegistered:
				now.schooled = b.Has
			case fact.SicknessReported:
				now.sick = d // a new first day, also where the last absence stands open
			case fact.FullReturn:
				now.sick = 0
			case fact.ExemptionStarted:
				if b.Until == 0 || b.Until >= d {
					now.exempt = append(slices.Clip(now.exempt), exemption{b, f.Seq})
				}
			case fact.ExemptionEnded:
				// Without a ground it ends the one that began last.
				for i := len(now.exempt) - 1; i >= 0; i-- {
					if e := now.exempt[i]; b.Ground == "" || b.Ground == e.Ground {
						over = append(over, func() {
							now.exempt = slices.DeleteFunc(slices.Clone(now.exempt), func(x exemption) bool { return x.seq == e.seq })
						})
						break
					}
				}
			}
		}
		// A group ends with the benefit that carries it.
		if g := was.group; g != 0 && g == now.group && carried(g, was.benefit.Benefit) && !carried(g, now.benefit.Benefit) {
			if now.again++; !assigned {
				now.group, now.obvious = 0, false
			}
		}
		l.days = append(l.days, now)
	}
	for _, s := range stretches(l, func(d day.Date) (paid, bool) { b := l.at(d).benefit; return b, b.Benefit != "" }) {
		l.spells = append(l.spells, spell{s, l.at(s.from).benefit.Benefit})
	}
	for _, s := range stretches(l, func(d day.Date) ([2]int, bool) { t := l.at(d); return [2]int{t.group, t.again}, t.group != 0 }) {
		n := l.at(s.from).group
		l.groups[n] = append(l.groups[n], s)
	}
	l.marked = l.byGroup()
	l.dagpenge = l.insured()
	l.periods = l.unemployed()
	l.helped = l.needed()
	return l
}

// at is what is so on a day.
func (l *life) at(d day.Date) *today {
	if d < l.first || d > l.on+1 {
		return &today{}
	}
	return &l.days[d-l.first]
}

// on returns what happened on a day.
func (l *life) happened(d day.Date) []fact.Fact {
	if d < l.first || d > l.on {
		return nil
	}
	return l.byDay[d-l.first]
}

// each calls f for every fact of a kind, in order.
func each[T any](l *life, f func(on day.Date, b T)) {
	for _, x := range l.facts {
		if b, ok := x.Body.(T); ok {
			f(x.On, b)
		}
	}
}

// happens tells whether a fact of a kind happened on a day.
func happens[T any](l *life, d day.Date, is func(b T) bool) bool {
	for _, x := range l.happened(d) {
		if b, ok := x.Body.(T); ok && (is == nil || is(b)) {
			return true
		}
	}
	return false
}

// stretch is some days in a row; to is zero while they go on.
type stretch struct{ from, to day.Date }

func (s stretch) has(d day.Date) bool { return d >= s.from && (s.to == 0 || d <= s.to) }

// past tells whether the last day is over.
func (s stretch) past(d day.Date) bool { return s.to != 0 && d > s.to }

// stretches are the days in a row on which something is so and stays the same.
func stretches[K comparable](l *life, what func(d day.Date) (K, bool)) []stretch {
	var out []stretch
	var last K
	runs := false
	for d := l.first; d <= l.on+1; d++ {
		k, is := what(d)
		if runs && (!is || k != last) {
			out[len(out)-1].to = d - 1
			runs = false
		}
		if is && !runs && d <= l.on {
			out = append(out, stretch{from: d})
			runs = true
		}
		last = k
	}
	return out
}

// spell is a stretch on one benefit, with one a-kasse and one rate.
type spell struct {
	stretch
	benefit fact.Benefit
}

// benefits are the stretches on any of some benefits.
func (l *life) benefits(kinds ...fact.Benefit) []stretch {
	var out []stretch
	for _, s := range l.spells {
		if slices.Contains(kinds, s.benefit) {
			out = append(out, s.stretch)
		}
	}
	return out
}

// inGroup are the stretches in a target group.
func (l *life) inGroup(n int) []stretch { return l.groups[n] }

// age is how old the person is on a day, and whether that is known.
func (l *life) age(d day.Date) (int, bool) {
	if l.born == 0 {
		return 0, false
	}
	return age(l.born, d), true
}

var (
	// covered2019 is the first day for which anything is asked by a rule that was
	// read in an undated copy.
	covered2019 = day.MustParse("2019-10-01")

	from2020 = day.MustParse("2020-01-01")
	from2024 = day.MustParse("2024-01-01")
	from2025 = day.MustParse("2025-01-01")
	from2026 = day.MustParse("2026-07-01") // conversations and offers of lov 1750/2025
)

// within tells whether a day lies in a rule's time, the last day included; a zero
// last day is no limit.
func within(d, from, to day.Date) bool { return d >= from && (to == 0 || d <= to) }
