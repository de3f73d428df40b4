package lab

import (
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// families are the target groups whose members live on the same benefit, so that
// a move between them does not start a new period (LAB § 9).
var families = [...]int{1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13}

// periods finds the periods of LAB § 9 in which the person is in one of the
// groups: for nr. 2-5 from the first contact, for the others from the shift to
// the benefit. A shift between families starts a new period; so does a gap. The
// exceptions of stk. 3-6 have not been read and are not here.
func periods(groups ...int) func(*casefile.Case) []duty.Trigger {
	return func(c *casefile.Case) []duty.Trigger {
		var out []duty.Trigger
		for i := 0; i < len(c.Groups); {
			g := &c.Groups[i]
			last := i
			for last+1 < len(c.Groups) && families[c.Groups[last+1].Group] == families[g.Group] && c.Groups[last].To+1 == c.Groups[last+1].From {
				last++
			}
			member := false
			for _, x := range c.Groups[i : last+1] {
				member = member || slices.Contains(groups, x.Group)
			}
			if member {
				t := duty.Trigger{On: g.From, Ref: duty.Ref(g.Start), Group: duty.Ref(g.Start),
					Until: c.Groups[last].To, End: duty.Ref(c.Groups[last].End), Ended: "målgruppen ophørte"}
				if id, on, ok := contact(c, i); ok && families[g.Group] >= 2 && families[g.Group] <= 4 {
					t.On, t.Ref = on, duty.Ref(id)
				}
				out = append(out, t)
			}
			i = last + 1
		}
		return out
	}
}

// contact finds the first contact behind the group spell at index i: the earliest
// one after the spell before it ended.
func contact(c *casefile.Case, i int) (fact.Seq, day.Date, bool) {
	after := day.Date(0)
	if i > 0 {
		after = c.Groups[i-1].To
		if after+1 == c.Groups[i].From {
			return 0, 0, false
		}
	}
	e, ok := casefile.First[fact.FirstContact](c, after+1, nil)
	if !ok || e.On > c.Groups[i].From {
		return 0, 0, false
	}
	return e.ID, e.On, true
}
