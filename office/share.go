package office

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/store"
)

// A Share is a duty on a group, such as the 75 % of the contact course, as it
// stands in the running half-year.
type Share struct {
	*duty.Meta
	Value  *duty.Value
	Half   day.Period
	Tally  duty.Tally
	Soon   []ShareMember // whose time runs out within 14 days
	Exempt []ShareMember // by a concrete assessment
	First  []ShareMember // members whose first talk is overdue
	Fair   []FairGroup   // exemptions by age, sex and target group
}

// A ShareMember is one member that the page names.
type ShareMember struct {
	duty.Member
	Subject    store.Subject
	Name       string // "" where the user may not see it
	Unit       string
	Caseworker string
	Ground     string // Danish, of an exemption
	Since      day.Date
}

// A FairGroup is how many of a part of the members are exempt, with an interval.
// Parts with few members or few exempt are hidden.
type FairGroup struct {
	By      string // "Alder", "Køn" or "Målgruppe"
	Name    string
	Members int
	Exempt  int
	Hidden  bool
	Percent float64
	Low     float64 // Wilson interval, 95 %
	High    float64
}

// lookAhead is how many days the list of those who tip the share looks ahead.
const lookAhead = 14

// fewest is the smallest number of persons that is shown.
const fewest = 5

// halfYear returns the calendar half-year that a day lies in.
func halfYear(on day.Date) day.Period {
	y, m, _ := on.Civil()
	if m <= time.June {
		return day.Period{From: day.Of(y, time.January, 1), To: day.Of(y, time.June, 30)}
	}
	return day.Period{From: day.Of(y, time.July, 1), To: day.Of(y, time.December, 31)}
}

// Shares returns the duties on groups that are in force today.
func (o *Office) Shares(ctx context.Context, u User) ([]Share, error) {
	if err := u.must(SeeShare); err != nil {
		return nil, err
	}
	today := o.Today()
	var out []Share
	var shown []store.Subject
	err := o.store.View(ctx, func(tx *store.Tx) error {
		book, err := o.bookIn(ctx, tx)
		if err != nil {
			return err
		}
		cohorts := book.Cohorts(today)
		people, err := tx.ListNames(ctx)
		if err != nil {
			return err
		}
		half := halfYear(today)
		gather := make([]shareGathering, len(cohorts))
		if err := o.eachCase(ctx, tx, func(d Derived) error {
			for i := range cohorts {
				if m, ok := cohorts[i].Stand(d.Case, d.Result.Obligations, half); ok {
					m.Subject = string(d.Subject)
					p := people[d.Subject]
					gather[i].take(u, d, m, p, today)
				}
			}
			return nil
		}, book, today); err != nil {
			return err
		}
		for i, c := range cohorts {
			s := Share{Meta: c.Meta, Value: c.Share, Half: half, Tally: duty.Tell(c.Share, gather[i].members, today, lookAhead)}
			s.fill(&gather[i])
			out = append(out, s)
			for _, list := range [][]ShareMember{s.Soon, s.Exempt, s.First} {
				for _, m := range list {
					if m.Name != "" {
						shown = append(shown, m.Subject)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(shown)
	return out, o.logReads(ctx, u, "Pligt på en gruppe", "share", slices.Compact(shown)...)
}

type shareGathering struct {
	members []duty.Member
	named   map[string]ShareMember
	first   []ShareMember
	parts   map[[2]string]*FairGroup
}

func (g *shareGathering) take(u User, d Derived, m duty.Member, p store.Person, today day.Date) {
	if g.named == nil {
		g.named, g.parts = map[string]ShareMember{}, map[[2]string]*FairGroup{}
	}
	g.members = append(g.members, m)
	x := ShareMember{Member: m, Subject: d.Subject, Unit: d.Case.Unit, Caseworker: d.Case.Caseworker}
	if u.level(d.Case, &p, today) >= Read {
		x.Name = p.Name()
	}
	if e, ok := d.Case.Entry(fact.Seq(m.Ref)); ok && m.Standing == duty.Excepted {
		x.Since = e.On
		if b, ok := e.Body.(fact.ExemptionStarted); ok {
			x.Ground = fact.Word(b.Ground)
		}
	}
	g.named[m.Subject] = x
	for i := range d.Result.Obligations {
		if ob := &d.Result.Obligations[i]; ob.Meta.ID == "first-talk-1w" && ob.Status == duty.Overdue {
			f := x
			f.Due, f.Booked, f.Duty = ob.Due, ob.Booked, ob.ID()
			g.first = append(g.first, f)
		}
	}
	for _, part := range parts(d, p, today) {
		f := g.parts[part]
		if f == nil {
			f = &FairGroup{By: part[0], Name: part[1]}
			g.parts[part] = f
		}
		f.Members++
		if m.Standing == duty.Excepted {
			f.Exempt++
		}
	}
}

// parts tells which parts of the members a person belongs to. The sex is the
// legal one at the number's issue, its last digit; it is used for sums only and
// never shown for a person.
func parts(d Derived, p store.Person, today day.Date) [][2]string {
	out := [][2]string{}
	switch age := d.Case.Age(today); {
	case age < 0:
		out = append(out, [2]string{"Alder", "Ukendt"})
	case age < 30:
		out = append(out, [2]string{"Alder", "Under 30"})
	case age < 50:
		out = append(out, [2]string{"Alder", "30-49"})
	default:
		out = append(out, [2]string{"Alder", "50 og derover"})
	}
	if n := len(p.CPR); n == 10 {
		sex := "Kvinder"
		if (p.CPR[n-1]-'0')%2 == 1 {
			sex = "Mænd"
		}
		out = append(out, [2]string{"Køn", sex})
	}
	if g := d.Case.GroupOn(today); g != 0 {
		out = append(out, [2]string{"Målgruppe", law.GroupName(g)})
	}
	return out
}

func (s *Share) fill(g *shareGathering) {
	for _, m := range s.Tally.Soon {
		x := g.named[m.Subject]
		x.Member = m
		s.Soon = append(s.Soon, x)
	}
	for _, m := range g.members {
		if m.Standing == duty.Excepted {
			s.Exempt = append(s.Exempt, g.named[m.Subject])
		}
	}
	slices.SortFunc(s.Exempt, func(a, b ShareMember) int {
		return cmp.Or(cmp.Compare(b.Since, a.Since), cmp.Compare(a.Subject, b.Subject))
	})
	s.First = g.first
	slices.SortFunc(s.First, func(a, b ShareMember) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Subject, b.Subject))
	})
	for _, f := range g.parts {
		// A count that is hidden may not be found as a difference either: where one
		// part is hidden, its percentage and its numbers are.
		f.Hidden = f.Members < fewest || f.Exempt > 0 && f.Exempt < fewest || f.Members-f.Exempt > 0 && f.Members-f.Exempt < fewest
		if !f.Hidden {
			f.Percent = 100 * float64(f.Exempt) / float64(f.Members)
			f.Low, f.High = wilson(f.Exempt, f.Members)
		}
		s.Fair = append(s.Fair, *f)
	}
	slices.SortFunc(s.Fair, func(a, b FairGroup) int { return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Name, b.Name)) })
	hideAlone(s.Fair)
}

// hideAlone hides a second part where only one of a division is hidden: else the
// hidden one is the total less the others.
func hideAlone(fs []FairGroup) {
	for i := range fs {
		if !fs[i].Hidden {
			continue
		}
		hidden, smallest := 0, -1
		for j := range fs {
			if fs[j].By != fs[i].By {
				continue
			}
			if fs[j].Hidden {
				hidden++
			} else if smallest < 0 || fs[j].Members < fs[smallest].Members {
				smallest = j
			}
		}
		if hidden == 1 && smallest >= 0 {
			fs[smallest].Hidden, fs[smallest].Percent, fs[smallest].Low, fs[smallest].High = true, 0, 0, 0
		}
	}
}

// wilson returns the 95 % score interval of a share, in per cent (E. B. Wilson,
// 1927).
func wilson(k, n int) (low, high float64) {
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return 100 * max(0, mid-half), 100 * min(1, mid+half)
}
