package duty

import (
	"cmp"
	"slices"

	"indgang/day"
)

// Derive returns what the book asks of a case on a day: all obligations, open
// and closed, in order of rule and time, and what its checks refuse. Facts dated
// after today count as planned.
func Derive[C any](b *Book[C], c C, today day.Date) Result {
	// Most cases have about a dozen; growing costs more than the rest of a rule.
	res := Result{Obligations: make([]Obligation, 0, 16)}
	b.Into(&res, c, today)
	return res
}

// Into is Derive with a result that is used again, to save memory in bulk runs.
func (b *Book[C]) Into(res *Result, c C, today day.Date) {
	res.Obligations, res.Refusals, res.Next = res.Obligations[:0], res.Refusals[:0], 0
	var end End
	if b.ends != nil {
		end = b.ends(c)
	}
	for i := range b.rules {
		b.rules[i].derive(b, res, c, today, end)
	}
	res.work = run{}
}

func (r *compiled[C]) derive(b *Book[C], res *Result, c C, today day.Date, end End) {
	if r.outlives {
		end = End{}
	}
	first := len(res.Obligations)
	for i := range r.versions {
		v := &r.versions[i]
		if v.from > today {
			// A version to come changes cases on its day, unless nobody is under it.
			soonest(res, today, v.from)
			return
		}
		if !v.asks {
			continue
		}
		for k := range v.checks {
			r.check(b, res, c, today, v.meta, v.checks[k])
		}
		if !v.opens {
			continue
		}
		triggers := v.shape.triggers(c)
		if len(triggers) == 0 {
			continue
		}
		m := v.meta
		cut, why := r.cut(i, today)
		x := &res.work
		for _, t := range triggers {
			if !end.cut(&t) {
				continue
			}
			*x = run{cal: &b.calendar, today: today, known: b.known, meta: m, result: res, lookup: b.lookup,
				from: m.Valid.From, cut: cut, cutWhy: why, target: target(v.targets, t.On)}
			if t.On > today {
				x.soon(t.On)
				continue
			}
			under := t.under()
			if !m.Valid.Open() && under > m.Valid.To {
				continue
			}
			if under < m.Valid.From {
				if m.Transition != SwitchAtEffective || t.Until != 0 && t.Until < m.Valid.From {
					continue
				}
				if closedEarlier(res.Obligations[first:], t) {
					continue
				}
			}
			before := len(res.Obligations)
			v.shape.apply(x, c, t)
			r.stricter(i, x, c, t, before)
			number(res.Obligations[first:], before-first)
		}
	}
}

// number gives the obligations from index new on ordinals that none before them
// has for the same fact, so that each has a name of its own. One that a version
// took over is another than the one that lapsed under the version before.
func number(os []Obligation, new int) {
	for k := max(new, 1); k < len(os); k++ {
		for j := 0; j < k; j++ {
			if os[j].Ref == os[k].Ref && os[j].Ordinal == os[k].Ordinal {
				os[k].Ordinal++
				j = -1
			}
		}
	}
}

// cut returns the last day on which version i governs running cases, if a later
// version has taken them over by today.
func (r *compiled[C]) cut(i int, today day.Date) (day.Date, string) {
	for j := i + 1; j < len(r.versions); j++ {
		m := r.versions[j].meta
		if m.Valid.From > today {
			return 0, ""
		}
		if m.Transition == SwitchAtEffective {
			why := "reglen er ændret fra " + m.Valid.From.Long()
			if m.Lifted != "" {
				why = "reglen er sat ud af kraft: " + m.Lifted
			}
			return m.Valid.From - 1, why
		}
	}
	return 0, ""
}

// stricter settles an unverified transition: where the version after i has taken
// effect and nobody knows what happens to running cases, the stricter of the two
// stands, with a doubt.
func (r *compiled[C]) stricter(i int, x *run, c C, t Trigger, before int) {
	if i+1 >= len(r.versions) {
		return
	}
	next := &r.versions[i+1]
	m := next.meta
	if m.Transition != UnknownKeepStricter || m.Valid.From > x.today || t.Until != 0 && t.Until < m.Valid.From {
		return
	}
	const doubt = "Overgangsreglen er ikke verificeret: det strengeste krav er beholdt."
	res := x.result
	old := res.Obligations[before:]
	for k := range old {
		if old[k].Closed == 0 || old[k].Closed >= m.Valid.From {
			old[k].Proof.doubts(doubt)
		}
	}
	if next.shape == nil || m.Force == Off || len(old) != 1 || old[0].Closed != 0 && old[0].Closed < m.Valid.From {
		return
	}
	was := old[0]
	res.Obligations = res.Obligations[:before]
	y := *x
	y.meta, y.from, y.doubt = m, m.Valid.From, doubt
	y.target = target(next.targets, t.On)
	next.shape.apply(&y, c, t)
	now := res.Obligations[before:]
	if len(now) != 1 || was.Due < now[0].Due || was.Due == now[0].Due && was.Need >= now[0].Need {
		res.Obligations = append(res.Obligations[:before], was)
	}
}

// closedEarlier reports whether an earlier version of the rule has already been
// met for the trigger.
func closedEarlier(earlier []Obligation, t Trigger) bool {
	for i := range earlier {
		o := &earlier[i]
		if o.Ref == t.Ref && o.Opened == t.On && (o.Status == Met || o.Status == MetLate) {
			return true
		}
	}
	return false
}

func (r *compiled[C]) check(b *Book[C], res *Result, c C, today day.Date, m *Meta, check Check[C]) {
	for _, f := range check.Test(c, Look{known: b.known, cal: &b.calendar, today: today, lookup: b.lookup}) {
		if m.Valid.Has(f.On) {
			f.Meta = m
			res.Refusals = append(res.Refusals, f)
		}
	}
}

func soonest(res *Result, today, d day.Date) {
	if d > today && (res.Next == 0 || d < res.Next) {
		res.Next = d
	}
}

func target(ts []Target, on day.Date) *Target {
	for i := range ts {
		if ts[i].Valid.Has(on) {
			return &ts[i]
		}
	}
	return nil
}

// ByRisk orders obligations as a caseworker should meet them: what is overdue
// and binding first, the longest overdue at the top; then by the day to plan
// for. Obligations without a date come last among the live.
func ByRisk(a, b *Obligation) int {
	return cmp.Or(
		cmp.Compare(risk(a), risk(b)),
		cmp.Compare(date(a), date(b)),
		-cmp.Compare(a.Force, b.Force),
		cmp.Compare(a.order, b.order),
		cmp.Compare(a.Ref, b.Ref),
		cmp.Compare(a.Ordinal, b.Ordinal),
	)
}

// Sort orders obligations by risk.
func Sort(os []Obligation) {
	slices.SortFunc(os, func(a, b Obligation) int { return ByRisk(&a, &b) })
}

func risk(o *Obligation) int {
	switch {
	case o.Status == Overdue && o.Force == Binding:
		return 0
	case o.Status == Overdue:
		return 1
	case o.Status == Open && o.Kind == Duty && o.Due != 0:
		return 2
	case o.Status == Open && o.Kind == Duty:
		return 3
	case o.Status == Open && o.Kind == Limit:
		return 4
	case o.Status == Paused:
		return 5
	case o.Status == Open:
		return 6
	}
	return 7
}

func date(o *Obligation) day.Date {
	if o.Status == Overdue || o.PlanBy == 0 {
		if o.Due == 0 {
			return day.Latest
		}
		return o.Due
	}
	return o.PlanBy
}
