package casefile

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// A Norm is what full time is in hours, in hundredths.
type Norm struct{ Month, Week int }

// After returns the day on which full unemployment from a day has given so many
// hours, in hundredths. Whole months are calendar months and the rest is days of
// full-time weeks, rounded down; half an hour too little for a month is a month,
// since laws write months in whole hours.
func (n Norm) After(from day.Date, hours int) day.Date {
	months := (hours + 50) / n.Month
	rest := max(hours-months*n.Month, 0)
	return from.AddMonths(months).AddDays(rest * 7 / n.Week)
}

// A Tally says how a count of unemployment came about.
type Tally struct {
	Registered int  // months counted by the hours that were paid
	Estimated  int  // months counted as full unemployment
	Worked     bool // ordinary work took from them
	Away       bool // days without dagpenge did not count
}

// full is one day of full unemployment. Shares of it are rounded up, so that a
// deadline never comes later than exact hours would put it.
const full = 1 << 36

// forever is how long a count looks ahead before it gives up: somebody in
// full-time work beside dagpenge never gets there.
const forever = 20 * 366

// Reach returns the day on which as much unemployment has run from a day as
// full unemployment would give by target, or 0 if it never does. With full
// unemployment throughout it is target itself. Hours that were paid count for
// their month; other months count as full unemployment less ordinary work; days
// without dagpenge do not count. Once the last spell is over the person counts
// as back, so that what the end of the spell takes away still has a date.
func (c *Case) Reach(n Norm, from, target day.Date) (day.Date, Tally) {
	var t Tally
	need, sum := int(target-from)*full, 0
	if need <= 0 {
		return from, t
	}
	if c.plain(from, target) {
		t.Estimated = monthsTouched(from, target-1)
		return target, t
	}
	for m := c.month(from, from); m.first < from+forever; m = c.month(from, m.last+1) {
		share := c.shares(n, &m, &t)
		if m.even {
			// Every day counts alike, so the day it runs out is a division away.
			if sum+m.days*share < need {
				sum += m.days * share
				continue
			}
			return m.first.AddDays(up(need-sum, share)), t
		}
		for d := m.first; d <= m.last; d++ {
			if sum += c.shareOf(n, &m, share, d); sum >= need {
				return d + 1, t
			}
		}
	}
	return 0, t
}

// Behind calls f for each fact that a count from a day up to another rests on:
// hours paid, with their month, and ordinary work beside dagpenge.
func (c *Case) Behind(from, to day.Date, f func(id fact.Seq, p day.Period, work bool)) {
	if to == 0 {
		to = from + forever
	}
	for i := range c.Paid {
		if p := &c.Paid[i]; p.On >= from.MonthStart() && p.On.MonthStart() < to {
			f(p.ID, day.Period{From: p.On.MonthStart(), To: p.On.MonthEnd()}, false)
		}
	}
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.Job == fact.OrdinaryJob && j.Weekly > 0 && j.From < to && (j.To == 0 || j.To >= from) {
			f(j.Start, j.Period, true)
		}
	}
}

// plain reports whether nothing is registered that makes the time from a day up
// to another differ from full unemployment.
func (c *Case) plain(from, to day.Date) bool {
	if n := len(c.Paid); n > 0 && c.Paid[n-1].On >= from.MonthStart() {
		return false
	}
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.Job == fact.OrdinaryJob && j.Weekly > 0 && j.From < to && (j.To == 0 || j.To >= from.MonthStart()) {
			return false
		}
	}
	return c.insuredDays(from, to-1) == int(to-from)
}

func monthsTouched(from, to day.Date) int {
	y1, m1, _ := from.Civil()
	y2, m2, _ := to.Civil()
	return (y2-y1)*12 + int(m2-m1) + 1
}

// HoursBy returns the hours of dagpenge from a day to another, both included, in
// hundredths.
func (c *Case) HoursBy(n Norm, from, to day.Date) int {
	var t Tally
	sum := 0
	for m := c.month(from, from); m.first <= to; m = c.month(from, m.last+1) {
		sum += c.hours(n, &m, &t, day.Min(m.last, to))
	}
	return sum
}

// Passes returns the end of the first month by which more than so many hours of
// dagpenge have been paid since a day, or 0 if that never happens.
func (c *Case) Passes(n Norm, from day.Date, limit int) (day.Date, Tally) {
	var t Tally
	sum := 0
	for m := c.month(from, from); m.first < from+forever; m = c.month(from, m.last+1) {
		if sum += c.hours(n, &m, &t, m.last); sum > limit {
			return m.last, t
		}
	}
	return 0, t
}

// A month is one calendar month of a count, from the day that the count begins.
type month struct {
	first, last day.Date
	long        int  // days of the calendar month
	days        int  // days of first..last that count
	all         int  // days of the whole month with dagpenge
	paid        int  // hours paid, or -1 where none are registered
	even        bool // every day that counts has the same share
}

func (c *Case) month(from, on day.Date) month {
	whole := on.Month()
	start := whole.From
	m := month{first: on, last: whole.To, paid: -1, long: whole.Days()}
	for i := range c.Paid {
		if p := &c.Paid[i]; p.On >= start && p.On <= m.last {
			m.paid = max(m.paid, 0) + int(p.Hours)
		}
	}
	m.days = c.insuredDays(m.first, m.last)
	if m.all = m.days; m.first != start {
		m.all = c.insuredDays(start, m.last)
	}
	if m.paid > 0 && m.days == 0 && from <= m.last {
		// Paid, though nobody registered a benefit: the hours say that there was one.
		m.days, m.all = int(m.last-m.first)+1, m.long
	}
	m.even = m.days == 0 || m.days == int(m.last-m.first)+1
	return m
}

// insuredDays counts the days with dagpenge, where the last spell goes on.
func (c *Case) insuredDays(from, to day.Date) int {
	if len(c.Insured) == 0 {
		return int(to-from) + 1
	}
	n := 0
	for i := range c.Insured {
		p := c.Insured[i].Period
		if i == len(c.Insured)-1 {
			p.To = 0
		}
		n += p.And(day.Period{From: from, To: to}).Days()
	}
	return n
}

func (c *Case) insuredOn(d day.Date) bool { return c.insuredDays(d, d) > 0 }

// shares returns the share of a full day that each day of the month counts for,
// or -1 where the days differ.
func (c *Case) shares(n Norm, m *month, t *Tally) int {
	if m.days < int(m.last-m.first)+1 {
		t.Away = true
	}
	if m.paid >= 0 {
		t.Registered++
		return up(m.paid*full*m.long, n.Month*max(m.all, 1))
	}
	if m.days > 0 {
		t.Estimated++
	}
	worked, alike := false, true
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.Job == fact.OrdinaryJob && j.Weekly > 0 && j.Overlaps(day.Period{From: m.first, To: m.last}) {
			worked, alike = true, alike && j.From <= m.first && (j.To == 0 || j.To >= m.last)
		}
	}
	switch {
	case !worked:
		return full
	case alike:
		t.Worked = true
		return c.worked(n, m.first)
	}
	t.Worked, m.even = true, false
	return -1
}

// worked returns the share of a day that ordinary work leaves.
func (c *Case) worked(n Norm, d day.Date) int {
	left := n.Week
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.Job == fact.OrdinaryJob && j.Has(d) {
			left -= int(j.Weekly)
		}
	}
	return up(max(left, 0)*full, n.Week)
}

// shareOf returns the share that one day counts for.
func (c *Case) shareOf(n Norm, m *month, share int, d day.Date) int {
	if m.days == 0 || m.days < int(m.last-m.first)+1 && !c.insuredOn(d) {
		return 0
	}
	if share >= 0 {
		return share
	}
	return c.worked(n, d)
}

// hours returns the hours of the month up to a day.
func (c *Case) hours(n Norm, m *month, t *Tally, to day.Date) int {
	share := c.shares(n, m, t)
	if m.paid >= 0 && to == m.last && m.days == m.all {
		return m.paid
	}
	sum := 0
	for d := m.first; d <= to; d++ {
		sum += c.shareOf(n, m, share, d)
	}
	return (sum*n.Month + full*m.long/2) / (full * m.long)
}

func up(a, b int) int { return (a + b - 1) / b }

// PlacementFor returns the placement in a dagpenge period that holds on a day:
// the latest not after it.
func (c *Case) PlacementFor(on day.Date) (Placement, bool) {
	i, exact := slices.BinarySearchFunc(c.Placements, on, func(p Placement, d day.Date) int { return int(p.On - d) })
	for exact && i+1 < len(c.Placements) && c.Placements[i+1].On == on {
		i++
	}
	if !exact {
		i--
	}
	if i < 0 {
		return Placement{}, false
	}
	return c.Placements[i], true
}
