package office

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// A ShareKind is a list of members of a duty on a group.
type ShareKind string

// The lists of members.
const (
	ShareAll     ShareKind = "all"
	ShareWaiting ShareKind = "waiting" // may still be reached in time
	ShareReached ShareKind = "reached" // got everything in time
	ShareExempt  ShareKind = "exempt"  // by a concrete assessment
	ShareFailed  ShareKind = "failed"  // the time ran out
	ShareSoon    ShareKind = "soon"    // whose time runs out within 14 days
	ShareOutside ShareKind = "outside" // have the demand, and do not count
	ShareMisused ShareKind = "misused" // exempt where the law does not let them be
	ShareFirst   ShareKind = "first"   // whose first talk is overdue, in the share or not
)

// A Share is a duty on a group, such as the 75 % of the contact course, as it
// stands in the running half-year.
type Share struct {
	*duty.Meta
	Value   *duty.Value
	Half    day.Period
	Tally   duty.Tally
	Outside int // have the demand, and do not count
	Misused int // are exempt where the law does not let them be
	Soon    []ShareMember
	Exempt  []ShareMember
	Fair    []FairGroup // exemptions by age, sex and target group
}

// A ShareBoard is every duty on a group, and the first talk with everyone. Its
// lists hold the first few members that the user may see; ShareList has them all.
type ShareBoard struct {
	On        day.Date
	Shares    []Share
	FirstLate int // citizens whose first talk is overdue
	FirstOpen int // citizens whose first talk is to be held in time yet
	First     []ShareMember
}

// A ShareMember is one member that the page names.
type ShareMember struct {
	duty.Member
	Subject    fact.Subject
	Name       string // "" where the user may not see it
	Unit       string
	Caseworker string
	Worker     string   // name of the caseworker
	Ground     string   // Danish, of an exemption
	Since      day.Date // of the exemption
	Until      day.Date // its last day, 0 where it has none
	Reason     string   // what was written about it, where the user may see it

	by   fact.Seq // the fact behind the exemption, whose words Reason is
	open bool     // the user may read the case
	name string
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

// firstTalk is the rule of the first talk, which is held with everyone.
const firstTalk = "first-talk-1w"

// top is how many members the board shows of each list.
const top = 5

// sharePurpose is what the read log says where members are named.
const sharePurpose = "Pligt på en gruppe"

// shareRun is everything that one walk over the cases gathers.
type shareRun struct {
	half    day.Period
	cohorts []duty.InForce[*casefile.Case]
	groups  []shareGroup
	first   []ShareMember
	open    int
}

// shareGroup is the members of one duty on a group.
type shareGroup struct {
	members []duty.Member
	named   []ShareMember // in step with members
	outside []ShareMember
	misused []ShareMember
	parts   map[[2]string]*FairGroup
}

func (o *Office) shareRun(ctx context.Context, tx *store.Tx, u User) (*shareRun, error) {
	today := o.Today()
	book, err := o.bookIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	people, err := tx.ListNames(ctx, store.Span{})
	if err != nil {
		return nil, err
	}
	workers, err := staff(ctx, tx)
	if err != nil {
		return nil, err
	}
	x := &shareRun{half: halfYear(today), cohorts: book.Citizen.Cohorts(today)}
	x.groups = make([]shareGroup, len(x.cohorts))
	for i := range x.groups {
		x.groups[i].parts = map[[2]string]*FairGroup{}
	}
	asked := []string{firstTalk}
	for _, c := range x.cohorts {
		asked = append(asked, c.Rules()...)
	}
	err = eachCase(ctx, tx, &citizens, func(d Derived) error {
		p := people[d.Subject]
		one := ShareMember{Subject: d.Subject, Unit: d.Case.Unit, Caseworker: d.Case.Caseworker, Worker: workers[d.Case.Caseworker], open: u.level(d.Case, &p, today) >= Read, name: p.Name()}
		x.talk(d, one)
		for i, c := range x.cohorts {
			g := &x.groups[i]
			m, in := c.Stand(d.Case, d.Result.Obligations, x.half)
			m.Subject = string(d.Subject)
			for _, r := range d.Result.Refusals {
				if r.Meta.ID == c.Meta.ID {
					g.misused = append(g.misused, one.exempt(d.Case, r.Ref))
					break
				}
			}
			switch {
			case in:
				n := one
				if m.Standing == duty.Excepted {
					n = one.exempt(d.Case, m.Ref)
				}
				n.Member = m
				g.members, g.named = append(g.members, m), append(g.named, n)
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
			case c.Outside(d.Case, d.Result.Obligations, x.half):
				g.outside = append(g.outside, one)
			}
		}
		return nil
	}, duty.Only(book.Citizen, asked...), today)
	slices.SortStableFunc(x.first, byDue)
	return x, err
}

// talk notes where the first talk of a case stands.
func (x *shareRun) talk(d Derived, one ShareMember) {
	for i := range d.Result.Obligations {
		ob := &d.Result.Obligations[i]
		if ob.Meta.ID != firstTalk || !ob.Status.Live() || ob.Status == duty.Paused {
			continue
		}
		if ob.Status != duty.Overdue {
			x.open++
			return
		}
		one.Due, one.Booked, one.Duty = ob.Due, ob.Booked, ob.ID()
		x.first = append(x.first, one)
		return
	}
}

// exempt adds what is known of an exemption to a member.
func (n ShareMember) exempt(c *casefile.Case, ref duty.Ref) ShareMember {
	if e, ok := c.Entry(fact.Seq(ref)); ok {
		n.Since, n.by = e.On, e.ID
		if b, ok := e.Body.(fact.ExemptionStarted); ok {
			n.Ground, n.Until = fact.Word(b.Ground), b.Until
		}
	}
	return n
}

func byDue(a, b ShareMember) int {
	return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Subject, b.Subject))
}

// list returns a list of a duty on a group.
func (x *shareRun) list(i int, kind ShareKind, tally *duty.Tally) []ShareMember {
	g := &x.groups[i]
	var out []ShareMember
	standing := func(s duty.Standing) {
		for _, n := range g.named {
			if n.Standing == s {
				out = append(out, n)
			}
		}
	}
	switch kind {
	case ShareAll:
		out = slices.Clone(g.named)
	case ShareWaiting:
		standing(duty.Waiting)
	case ShareReached:
		standing(duty.Reached)
	case ShareExempt:
		standing(duty.Excepted)
		slices.SortStableFunc(out, func(a, b ShareMember) int {
			return cmp.Or(cmp.Compare(b.Since, a.Since), cmp.Compare(a.Subject, b.Subject))
		})
		return out
	case ShareFailed:
		standing(duty.Failed)
	case ShareOutside:
		return g.outside
	case ShareMisused:
		return g.misused
	case ShareFirst:
		return x.first
	case ShareSoon:
		at := map[string]int{}
		for i := range g.named {
			at[g.named[i].Member.Subject] = i
		}
		for _, m := range tally.Soon {
			n := g.named[at[m.Subject]]
			n.Member = m
			out = append(out, n)
		}
		return out
	}
	slices.SortStableFunc(out, byDue)
	return out
}

// show gives the members of a list their names where the user may see them, and
// the words of their exemptions, and adds those who are named to shown.
func show(ctx context.Context, tx *store.Tx, members []ShareMember, shown *[]fact.Subject) error {
	for i := range members {
		m := &members[i]
		if !m.open {
			continue
		}
		m.Name = m.name
		*shown = append(*shown, m.Subject)
		if m.by == 0 {
			continue
		}
		// A run over all cases does not read which words belong to a fact.
		facts, err := tx.Stream(ctx, m.Subject)
		if err != nil {
			return err
		}
		texts, err := tx.Texts(ctx, m.Subject)
		if err != nil {
			return err
		}
		if e, ok := casefile.Fold(facts).Entry(m.by); ok {
			m.Reason = texts[e.Text]
		}
	}
	return nil
}

// few returns the first of those whose cases the user may read. The others count
// in the sums; a row of somebody without a name would tell of one person.
func few(members []ShareMember) []ShareMember {
	var out []ShareMember
	for _, m := range members {
		if m.open && len(out) < top {
			out = append(out, m)
		}
	}
	return out
}

// Shares returns the duties on groups that are in force today.
func (o *Office) Shares(ctx context.Context, u User) (ShareBoard, error) {
	if err := u.must(SeeShare); err != nil {
		return ShareBoard{}, err
	}
	b := ShareBoard{On: o.Today()}
	var shown []fact.Subject
	err := o.store.View(ctx, func(tx *store.Tx) error {
		x, err := o.shareRun(ctx, tx, u)
		if err != nil {
			return err
		}
		for i, c := range x.cohorts {
			g := &x.groups[i]
			s := Share{Meta: c.Meta, Value: c.Share, Half: x.half, Tally: duty.Tell(c.Share, g.members, b.On, lookAhead), Outside: len(g.outside), Misused: len(g.misused), Fair: fair(g.parts)}
			s.Soon, s.Exempt = few(x.list(i, ShareSoon, &s.Tally)), few(x.list(i, ShareExempt, &s.Tally))
			for _, list := range [][]ShareMember{s.Soon, s.Exempt} {
				if err := show(ctx, tx, list, &shown); err != nil {
					return err
				}
			}
			b.Shares = append(b.Shares, s)
		}
		b.FirstLate, b.FirstOpen, b.First = len(x.first), x.open, few(x.first)
		return show(ctx, tx, b.First, &shown)
	})
	if err != nil {
		return ShareBoard{}, err
	}
	slices.Sort(shown)
	return b, o.logReads(ctx, u, sharePurpose, "share", slices.Compact(shown)...)
}

// A ShareList is one page of a list of members, of those the user may see.
type ShareList struct {
	*duty.Meta
	Kind  ShareKind
	Rows  []ShareMember
	Seen  int // members the user may see, on all pages
	Other int // members the user may not see
	Page  int
}

// ShareList returns a page of a list of a duty on a group, and writes in the read
// log whom it shows.
func (o *Office) ShareList(ctx context.Context, u User, rule string, kind ShareKind, page int) (ShareList, error) {
	if err := u.must(SeeShare); err != nil {
		return ShareList{}, err
	}
	l := ShareList{Kind: kind}
	var shown []fact.Subject
	err := o.store.View(ctx, func(tx *store.Tx) error {
		x, err := o.shareRun(ctx, tx, u)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(x.cohorts, func(c duty.InForce[*casefile.Case]) bool { return c.Meta.ID == rule })
		if i < 0 || !slices.Contains(ShareKinds(), kind) {
			return fault.New(fault.NotFound, "Den liste findes ikke. Vælg en af listerne på siden om andele.")
		}
		l.Meta = x.cohorts[i].Meta
		tally := duty.Tell(x.cohorts[i].Share, x.groups[i].members, o.Today(), lookAhead)
		var may []ShareMember
		for _, m := range x.list(i, kind, &tally) {
			if m.open {
				may = append(may, m)
			} else {
				l.Other++
			}
		}
		l.Seen = len(may)
		var from, to int
		l.Page, from, to = onPage(page, l.Seen)
		l.Rows = may[from:to]
		return show(ctx, tx, l.Rows, &shown)
	})
	if err != nil {
		return ShareList{}, err
	}
	return l, o.logReads(ctx, u, sharePurpose, "share-list", shown...)
}

// ShareKinds lists the lists of members.
func ShareKinds() []ShareKind {
	return []ShareKind{ShareAll, ShareWaiting, ShareReached, ShareExempt, ShareFailed, ShareSoon, ShareOutside, ShareMisused, ShareFirst}
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

// fair tells how exemptions fall on the parts of the members.
func fair(parts map[[2]string]*FairGroup) []FairGroup {
	var out []FairGroup
	for _, f := range parts {
		// A count that is hidden may not be found as a difference either: where one
		// part is hidden, its percentage and its numbers are.
		f.Hidden = small(f.Members, f.Exempt)
		if !f.Hidden {
			f.Percent = 100 * float64(f.Exempt) / float64(f.Members)
			f.Low, f.High = wilson(f.Exempt, f.Members)
		}
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b FairGroup) int { return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Name, b.Name)) })
	hideBehind(out)
	for i := range out {
		if out[i].Hidden {
			// Whoever gets it cannot show it by mistake.
			out[i].Members, out[i].Exempt = 0, 0
		}
	}
	return out
}

// small reports whether a part, or several together, may not be shown.
func small(members, exempt int) bool {
	few := func(n int) bool { return n > 0 && n < fewest }
	return members < fewest || few(exempt) || few(members-exempt)
}

// hideBehind hides more parts of a division where what is hidden could be found
// as the total less the others.
func hideBehind(fs []FairGroup) {
	for i := range fs {
		if i > 0 && fs[i].By == fs[i-1].By {
			continue
		}
		for {
			hidden, members, exempt, smallest := 0, 0, 0, -1
			for j := range fs {
				f := &fs[j]
				switch {
				case f.By != fs[i].By:
				case f.Hidden:
					hidden, members, exempt = hidden+1, members+f.Members, exempt+f.Exempt
				case smallest < 0 || f.Members < fs[smallest].Members:
					smallest = j
				}
			}
			if hidden == 0 || smallest < 0 || hidden > 1 && !small(members, exempt) {
				break
			}
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
