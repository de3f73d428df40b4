package office

import (
	"slices"

	"indgang/day"
	"indgang/duty"
	"indgang/law"
)

// comparison gathers what differs between two books.
type comparison struct {
	out     *Reformed
	change  *law.Scenario // what the second book has besides, or nil
	on      day.Date
	minutes map[law.Effort]int
	rules   map[string]*RuleDifference
	efforts map[law.Effort]*EffortDifference
	groups  [14]int
	courses []int // citizens by the scenario's courses
}

func newComparison(change *law.Scenario, on day.Date, minutes map[law.Effort]int) *comparison {
	c := &comparison{out: &Reformed{}, change: change, on: on, minutes: minutes, rules: map[string]*RuleDifference{},
		efforts: map[law.Effort]*EffortDifference{}}
	if change != nil {
		c.courses = make([]int, len(change.Courses))
	}
	return c
}

// compare finds what differs in one case.
func (c *comparison) compare(d Derived) *ReformCase {
	x := &ReformCase{Subject: d.Subject, Unit: d.Case.Unit, Caseworker: d.Case.Caseworker, Group: d.Case.GroupOn(c.on)}
	if x.Group > 0 && x.Group < len(c.groups) {
		c.groups[x.Group]++
	}
	was := live(&d.Result)
	is := live(&d.Other)
	for _, a := range was {
		b := find(is, a)
		switch {
		case b == nil:
			c.add(x, Difference{What: DutyGone, Was: a.Due, Needed: [2]int{a.Need, 0}, Why: fallen(&d.Other, a)}, a, -work(a))
		case a.Due != b.Due || a.Need != b.Need || a.PlanBy != b.PlanBy:
			c.add(x, Difference{What: DutyMoved, Was: a.Due, Is: b.Due, Needed: [2]int{a.Need, b.Need}}, b, work(b)-work(a))
		case a.Force != b.Force:
			c.add(x, Difference{What: DutyForce, Was: a.Due, Is: b.Due, Forces: [2]duty.Force{a.Force, b.Force}}, b, 0)
		}
	}
	for _, b := range is {
		if find(was, b) == nil {
			c.add(x, Difference{What: DutyNew, Is: b.Due, Needed: [2]int{0, b.Need}}, b, work(b))
		}
	}
	if c.change != nil {
		for i, k := range c.change.Courses {
			for _, course := range d.Case.Courses {
				if course.Course == k.Course && course.Has(c.on) {
					x.Decisions = append(x.Decisions, Decision{k.Course, course.From, k.Note})
					c.courses[i]++
				}
			}
		}
	}
	c.out.Decisions += len(x.Decisions)
	for i, diff := range x.Diffs {
		if !slices.ContainsFunc(x.Diffs[:i], func(e Difference) bool { return e.Rule == diff.Rule }) {
			c.rules[diff.Rule].Citizens++
		}
	}
	return x
}

// live lists the obligations of a result that stand.
func live(r *law.Result) []*law.Obligation {
	var out []*law.Obligation
	for i := range r.Obligations {
		if o := &r.Obligations[i]; o.Status.Live() && o.Kind != duty.Counter {
			out = append(out, o)
		}
	}
	return out
}

// find finds the same obligation in another result.
func find(in []*law.Obligation, o *law.Obligation) *law.Obligation {
	for _, x := range in {
		if x.Meta.ID == o.Meta.ID && x.Ref == o.Ref && x.Ordinal == o.Ordinal && x.Opened == o.Opened {
			return x
		}
	}
	return nil
}

// fallen says why an obligation stands no longer, where the other book tells.
func fallen(r *law.Result, o *law.Obligation) string {
	for i := range r.Obligations {
		if x := &r.Obligations[i]; x.Meta.ID == o.Meta.ID && x.Ref == o.Ref && x.Ordinal == o.Ordinal {
			return law.Named(x.Proof.Why)
		}
	}
	return ""
}

// work is how many acts of the municipality an obligation still asks for.
func work(o *law.Obligation) int {
	if o.Bearer != duty.Municipality || o.Kind != duty.Duty {
		return 0
	}
	if o.Proof.Count != nil {
		return max(0, o.Need-o.Have)
	}
	return 1
}

// add notes a difference, and how many acts more or, where negative, fewer it
// comes to.
func (c *comparison) add(x *ReformCase, d Difference, o *law.Obligation, acts int) {
	d.Rule, d.Title, d.Provision, d.Kind, d.Bearer = o.Meta.ID, o.Title, o.Provision, o.Kind, o.Bearer
	x.Diffs = append(x.Diffs, d)
	r := c.rules[d.Rule]
	if r == nil {
		r = &RuleDifference{Rule: d.Rule, Title: d.Title, Provision: d.Provision, Bearer: d.Bearer}
		c.rules[d.Rule] = r
	}
	switch d.What {
	case DutyGone:
		r.Gone++
	case DutyNew:
		r.New++
	case DutyMoved:
		r.Moved++
	case DutyForce:
		r.Force++
	}
	kind := law.EffortOf(d.Rule)
	if acts == 0 || kind == law.NoEffort {
		return
	}
	e := c.efforts[kind]
	if e == nil {
		e = &EffortDifference{Effort: kind, Each: c.minutes[kind]}
		c.efforts[kind] = e
	}
	e.More += max(acts, 0)
	e.Fewer += max(-acts, 0)
	if e.Each == 0 {
		c.out.Unpriced += max(acts, -acts)
		return
	}
	e.Minutes += acts * e.Each
	r.Minutes += acts * e.Each
	c.out.Minutes += acts * e.Each
}

// write writes what was gathered in the order of the law.
func (c *comparison) write(books ...*law.Book) {
	for _, r := range law.Rules() {
		d := c.rules[r.ID]
		note := c.unknown(r.ID)
		if d == nil && note == "" {
			continue
		}
		if d == nil {
			d = &RuleDifference{Rule: r.ID, Title: r.Title}
			for _, b := range books {
				if m := b.On(r.ID, c.on); m != nil {
					d.Provision, d.Bearer = m.Provision, m.Bearer
				}
			}
		}
		d.Note = note
		c.out.Rules = append(c.out.Rules, *d)
	}
	for _, e := range law.Efforts() {
		if d := c.efforts[e]; d != nil {
			c.out.Efforts = append(c.out.Efforts, *d)
		}
	}
	if c.change == nil {
		return
	}
	for g, n := range c.groups {
		i := slices.IndexFunc(c.change.Groups, func(x law.GroupChange) bool { return x.Group == g })
		if n == 0 || i < 0 {
			continue
		}
		c.out.Groups = append(c.out.Groups, GroupDifference{Group: g, Citizens: n, To: c.change.Groups[i].To, Note: c.change.Groups[i].Note})
	}
	for i, k := range c.change.Courses {
		if c.courses[i] > 0 {
			c.out.Courses = append(c.out.Courses, CourseDifference{Course: k.Course, Citizens: c.courses[i], Note: k.Note})
		}
	}
}

// unknown is what a scenario announces of a rule without anybody knowing what it
// means.
func (c *comparison) unknown(rule string) string {
	if c.change == nil {
		return ""
	}
	for _, ch := range c.change.ChangesOf(rule) {
		if ch.Kind == "unknown" && ch.From <= c.on {
			return ch.Text
		}
	}
	return ""
}
