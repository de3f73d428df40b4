package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// period is a stretch that LAB § 9 counts months in. It begins on start, which
// may lie before its stretch of days: the contact before the visitation.
type period struct {
	start day.Date
	to    day.Date // last day, zero while it runs
	group int      // the group on the first day of its own
	hours bool     // nr. 1: months are hours
	// placed says that the hours are those of the placement that it starts with.
	placed bool
	since  day.Date // nr. 1: the registration as a jobseeker that led to it
}

func (p period) gone(d day.Date) bool { return p.to != 0 && d > p.to }

// help are the benefits of nr. 2 to 5.
func help(b fact.Benefit) bool {
	return b == fact.CashAssistance || b == fact.EducationAssistance || b == fact.TransitionBenefit || b == fact.SelfSupportBenefit
}

// needed finds the periods of nr. 2 to 5, row period-count: from first contact; from
// a shift of benefit, and from a shift of nr. 4 or 5 to nr. 2 or 3 (and back, as
// those live on other benefits), a new one.
func (l *life) needed() []period {
	var out []period
	family := func(d day.Date) int {
		switch l.at(d).group {
		case 2, 3:
			return 2
		case 4, 5:
			return 4
		}
		return 0
	}
	for d := l.first; d <= l.on; d++ {
		is, was := family(d), 0
		if d > l.first {
			was = family(d - 1)
		}
		if is != was && was != 0 {
			out[len(out)-1].to = d - 1
		}
		switch {
		case is == 0:
		case is != was:
			p := period{start: d, group: l.at(d).group}
			if d == l.first || l.at(d-1).group == 0 {
				// A later contact may be the same need: the earlier is the safe reading.
				p.start = l.contacted(d, d)
			}
			out = append(out, p)
		default:
			b, old := l.at(d).benefit.Benefit, l.at(d-1).benefit.Benefit
			if b != old && help(b) && help(old) {
				out[len(out)-1].to = d - 1
				out = append(out, period{start: d, group: l.at(d).group})
			}
		}
	}
	return out
}

// overlap tells whether two stretches have a day in common.
func overlap(a, b stretch) bool {
	return (a.to == 0 || a.to >= b.from) && (b.to == 0 || b.to >= a.from)
}

// sooner is the earlier of two last days.
func sooner(a, b day.Date) day.Date {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// shifted are the periods of a group that counts from the shift to its benefit,
// and from the visitation where nobody registered a benefit.
func (l *life) shifted(group int, benefits ...fact.Benefit) []period {
	var out []period
	for _, g := range l.inGroup(group) {
		found := false
		for _, b := range l.benefits(benefits...) {
			if overlap(b, g) {
				out = append(out, period{start: b.from, to: sooner(b.to, g.to), group: group})
				found = true
			}
		}
		if !found {
			out = append(out, period{start: g.from, to: g.to, group: group})
		}
	}
	return out
}

// rehabilitated are the periods of nr. 10, from the start of revalidering.
func (l *life) rehabilitated() []period {
	var out []period
	for _, g := range l.inGroup(10) {
		found := false
		for _, c := range l.coursesOf(fact.TopicRehabilitation) {
			if overlap(stretch{c.start, c.end}, g) {
				out = append(out, period{start: c.start, to: sooner(c.end, g.to), group: 10})
				found = true
			}
		}
		if found {
			continue
		}
		for _, p := range l.shifted(10, fact.RehabilitationBenefit) {
			if p.to == 0 || p.to >= g.from {
				if g.to == 0 || p.start <= g.to {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// flexed are the periods on ledighedsydelse, which only nr. 9 is paid: another
// group at the same time speaks against it.
func (l *life) flexed() []period {
	var out []period
	for _, b := range l.benefits(fact.FlexBenefit) {
		p := period{start: b.from, to: b.to, group: 9}
		other, mine := false, false
		for n, gs := range l.groups {
			for _, g := range gs {
				switch {
				case !overlap(g, b):
				case n != 9:
					other = true
				case !mine:
					mine, p.to = true, sooner(b.to, g.to)
				}
			}
		}
		if mine || !other {
			out = append(out, p)
		}
	}
	return out
}

// insured tells on which days the person is on dagpenge: paid it, or in target
// group 1 in a stretch in which nobody registered the benefit.
func (l *life) insured() []stretch {
	alone := map[day.Date]bool{}
	for _, g := range l.inGroup(1) {
		free := true
		for d := g.from; d <= l.on && g.has(d); d++ {
			free = free && l.at(d).benefit.Benefit != fact.UnemploymentBenefit
		}
		for d := g.from; free && d <= l.on+1 && g.has(d); d++ {
			alone[d] = true
		}
	}
	return stretches(l, func(d day.Date) (bool, bool) {
		return alone[d], alone[d] || l.at(d).benefit.Benefit == fact.UnemploymentBenefit
	})
}

// unemployed are the periods of nr. 1: from the placement in a dagpenge period to
// the next one, breaks in the benefit included; where no placement is registered,
// from each start of the benefit.
func (l *life) unemployed() []period {
	var out []period
	placed := false // the last period began with a placement
	begin := func(start, to day.Date) {
		out = append(out, period{start: start, to: to, group: 1, hours: true})
	}
	from := l.first // placements before this day belong to earlier periods
	for _, r := range l.dagpenge {
		var before day.Date
		var places []day.Date // within the stretch
		each(l, func(on day.Date, _ fact.PlacedInPeriod) {
			switch {
			case on < from:
			case on <= r.from:
				before = on
			case r.has(on):
				places = append(places, on)
			}
		})
		switch {
		case before != 0:
			begin(before, 0)
			placed = true
		case placed:
		case len(places) > 0:
			begin(places[0], 0)
			placed, places = true, places[1:]
		default:
			begin(r.from, 0)
		}
		for _, p := range places {
			out[len(out)-1].to = p - 1
			begin(p, 0)
			placed = true
		}
		out[len(out)-1].to = r.to
		if r.to != 0 {
			from = r.to + 1
		}
	}
	after := day.Date(0)
	for i := range out {
		p := &out[i]
		p.since = p.start
		for _, r := range l.registered() {
			if g, _ := l.seeksFrom(r); g == 1 && r.from > after && r.from < p.start && r.has(p.start) {
				p.since = r.from
			}
		}
		after = p.to
	}
	return out
}

// partTime tells whether somebody is insured part-time in a count of a period
// from a day, by the placement that holds then.
func (l *life) partTime(p period, from day.Date) bool {
	part := false
	if !p.placed {
		from = max(from, l.firstInsured(p))
	}
	each(l, func(on day.Date, b fact.PlacedInPeriod) {
		if on <= from {
			part = b.PartTime
		}
	})
	return part
}

// firstInsured is the first day on dagpenge in a period.
func (l *life) firstInsured(p period) day.Date {
	for _, r := range l.dagpenge {
		if r.to == 0 || r.to >= p.start {
			return r.from
		}
	}
	return p.start
}

// seeksFrom is the group for which somebody registered as a jobseeker: the one of
// the day, or else the first that begins while the registration lasts.
func (l *life) seeksFrom(r stretch) (group int, is stretch) {
	on := r.from
	var spells []stretch
	var groups []int
	if b := l.at(on).benefit.Benefit; b == "" || b == fact.UnemploymentBenefit {
		for _, r := range l.dagpenge {
			spells, groups = append(spells, r), append(groups, 1)
		}
	}
	for n := 2; n <= 13; n++ {
		for _, r := range l.marked[n] {
			spells, groups = append(spells, r), append(groups, n)
		}
	}
	for i, s := range spells {
		if s.has(on) {
			return groups[i], s
		}
	}
	for i, s := range spells {
		if s.from > on && r.has(s.from) && (group == 0 || s.from < is.from) {
			group, is = groups[i], s
		}
	}
	return group, is
}

// byGroup are the stretches in each target group from nr. 2 on, with the mark.
func (l *life) byGroup() (out [14][]stretch) {
	type marked struct {
		group, again int
		obvious      bool
	}
	group := 0
	for _, r := range stretches(l, func(d day.Date) (marked, bool) {
		t := l.at(d)
		return marked{t.group, t.again, t.obvious}, t.group > 1
	}) {
		group = l.at(r.from).group
		out[group] = append(out[group], r)
	}
	return out
}

// reach is the day on which n months of a period have run. For nr. 1 they are
// hours, § 0.3 and row period-count: a day of full unemployment is a whole day,
// paid hours count for their month, ordinary work takes its share of a week, and
// a day without dagpenge is none. After the asked day and after the last stretch
// on dagpenge the count goes on as if the person were back.
func (l *life) reach(p period, from day.Date, n int) day.Date {
	target := months(from, n)
	if !p.hours {
		return target
	}
	return l.fullDays(p, from, int(target-from))
}

func (l *life) fullDays(p period, from day.Date, need int) day.Date {
	month, week := 16033.0, 3700.0 // hundredths of hours, full-time
	if l.partTime(p, from) {
		month, week = 13000, 3000
	}
	runs, jobs := l.dagpenge, l.jobs(fact.OrdinaryJob)
	on := func(d day.Date) bool {
		if len(runs) == 0 {
			return true
		}
		for i, r := range runs {
			if d >= r.from && (r.to == 0 || d <= r.to || i == len(runs)-1) {
				return true
			}
		}
		return false
	}
	sum := 0.0
	hours, known := 0, false // paid for the month
	long, all, counts := 0, 0, 0
	last := from - 1 // day of the month
	for d := from; d < from+20*366; d++ {
		if d > last { // a new month
			hours, known, long, all, counts = 0, false, 0, 0, 0
			last = monthEnd(d)
			each(l, func(x day.Date, b fact.HoursPaid) {
				if monthEnd(x) == last {
					hours, known = hours+int(b.Hours), true
				}
			})
			_, _, long = civil(last)
			for x := last; x > last-day.Date(long); x-- {
				if on(x) {
					all++ // days on dagpenge in the month, and of those that are counted
					if x >= from {
						counts++
					}
				}
			}
		}
		switch {
		case known && hours > 0 && counts == 0:
			sum += float64(hours) / month // paid, so there was a benefit
		case !on(d):
		case known:
			sum += float64(hours) * float64(long) / (month * float64(max(all, 1)))
		default:
			left := week
			for _, j := range jobs {
				if j.has(d) {
					left -= float64(j.weekly)
				}
			}
			sum += max(left, 0) / week
		}
		if sum >= float64(need)-0.0000001 {
			return d + 1
		}
	}
	return 0
}

// job is a stretch of work.
type job struct {
	stretch
	weekly fact.Hours
}

func (l *life) jobs(kind fact.JobType) []job {
	var out []job
	for _, f := range l.facts {
		switch b := f.Body.(type) {
		case fact.EmploymentStarted:
			if b.Job == kind {
				out = append(out, job{stretch{from: f.On}, b.Weekly})
			}
		case fact.EmploymentEnded:
			for i := len(out) - 1; i >= 0 && b.Job == kind; i-- {
				if out[i].to == 0 {
					out[i].to = f.On
					break
				}
			}
		case fact.MovedOut:
			for i := range out {
				if j := &out[i]; j.from < f.On && (j.to == 0 || j.to >= f.On) {
					j.to = f.On - 1
				}
			}
		}
	}
	return out
}
