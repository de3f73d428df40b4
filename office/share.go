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

// The kinds of rows that a case has of duties on groups.
const (
	shareMember  = "member"
	shareOutside = "outside"
	shareMisused = "misused"
	shareLate    = "late" // the first talk is overdue
	shareOpen    = "open" // the first talk is to be held in time yet
)

// shareRows makes the rows of one case: where it stands in each duty on a group in
// the half-year, and whether its first talk is held. It is the one place that
// decides it; pages read rows.
func shareRows(d Derived, today day.Date) []store.ShareRow {
	var out []store.ShareRow
	c := d.Case
	add := func(x store.ShareRow, exempt duty.Ref) {
		x.Unit, x.Caseworker, x.Born, x.Group = c.Unit, c.Caseworker, c.Born, c.GroupOn(today)
		if e, ok := c.Entry(fact.Seq(exempt)); ok {
			x.Since, x.Fact = e.On, e.ID
			if b, ok := e.Body.(fact.ExemptionStarted); ok {
				x.Ground, x.Until = string(b.Ground), b.Until
			}
		}
		out = append(out, x)
	}
	for i := range d.Result.Obligations {
		ob := &d.Result.Obligations[i]
		if ob.Meta.ID != firstTalk || !ob.Status.Live() || ob.Status == duty.Paused {
			continue
		}
		kind := shareOpen
		if ob.Status == duty.Overdue {
			kind = shareLate
		}
		add(store.ShareRow{Rule: firstTalk, Kind: kind, Due: ob.Due, Booked: ob.Booked, Duty: ob.ID()}, 0)
		break
	}
	half := halfYear(today)
	for _, f := range d.Cohorts {
		m, in := f.Stand(c, d.Result.Obligations, half)
		for _, r := range d.Result.Refusals {
			if r.Meta.ID == f.Meta.ID {
				add(store.ShareRow{Rule: f.Meta.ID, Kind: shareMisused}, r.Ref)
				break
			}
		}
		switch {
		case in:
			x := store.ShareRow{Rule: f.Meta.ID, Kind: shareMember, Standing: int(m.Standing), Due: m.Due, Have: m.Have, Need: m.Need,
				Booked: m.Booked, Duty: m.Duty}
			if m.Standing != duty.Excepted {
				m.Ref = 0
			}
			add(x, m.Ref)
		case f.Outside(c, d.Result.Obligations, half):
			add(store.ShareRow{Rule: f.Meta.ID, Kind: shareOutside}, 0)
		}
	}
	return out
}

// shareRun is what one page asks the rows.
type shareRun struct {
	tx      *store.Tx
	user    User
	today   day.Date
	half    day.Period
	cohorts []duty.InForce[*casefile.Case]
	counts  []store.ShareCount
}

func (o *Office) shareRun(ctx context.Context, tx *store.Tx, u User) (*shareRun, error) {
	x := &shareRun{tx: tx, user: u, today: o.Today()}
	book, err := o.bookIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	x.half, x.cohorts = halfYear(x.today), book.Citizen.Cohorts(x.today)
	x.counts, err = tx.CountShares(ctx, youngerThan(x.today, ageBounds[0]), youngerThan(x.today, ageBounds[1]))
	return x, err
}

// ageBounds are the ages at which the parts by age divide.
var ageBounds = [2]int{30, 50}

// youngerThan is the day after which those are born who are under an age on a day.
func youngerThan(on day.Date, age int) day.Date {
	y, m, d := on.Civil()
	born := day.Of(y-age, m, d)
	for born.AgeOn(on) < age {
		born--
	}
	for (born + 1).AgeOn(on) >= age {
		born++
	}
	return born
}

// count adds up the rows of a rule and a kind.
func (x *shareRun) count(rule, kind string) (n int) {
	for i := range x.counts {
		if c := &x.counts[i]; c.Rule == rule && c.Kind == kind {
			n += c.N
		}
	}
	return n
}

// tally sums up the members of a duty on a group.
func (x *shareRun) tally(ctx context.Context, f *duty.InForce[*casefile.Case]) (duty.Tally, error) {
	var t duty.Tally
	for i := range x.counts {
		c := &x.counts[i]
		if c.Rule != f.Meta.ID || c.Kind != shareMember {
			continue
		}
		t.Members += c.N
		switch duty.Standing(c.Standing) {
		case duty.Reached:
			t.Reached += c.N
		case duty.Excepted:
			t.Excepted += c.N
		case duty.Failed:
			t.Failed += c.N
		default:
			t.Waiting += c.N
		}
	}
	soon, err := x.tx.ListShares(ctx, f.Meta.ID, shareMember, int(duty.Waiting), int(duty.Waiting), x.today.AddDays(lookAhead))
	for i := range soon {
		t.Soon = append(t.Soon, member(&soon[i].ShareRow))
	}
	t.Settle(f.Share)
	return t, err
}

func member(r *store.ShareRow) duty.Member {
	return duty.Member{Subject: string(r.Subject), Standing: duty.Standing(r.Standing), Due: r.Due, Have: r.Have, Need: r.Need,
		Booked: r.Booked, Duty: r.Duty, Ref: duty.Ref(r.Fact)}
}

// fair tells how the exemptions of a duty on a group fall on parts of its members.
func (x *shareRun) fair(rule string) []FairGroup {
	parts := map[[2]string]*FairGroup{}
	for i := range x.counts {
		c := &x.counts[i]
		if c.Rule != rule || c.Kind != shareMember {
			continue
		}
		for _, part := range partsOf(c) {
			f := parts[part]
			if f == nil {
				f = &FairGroup{By: part[0], Name: part[1]}
				parts[part] = f
			}
			f.Members += c.N
			if duty.Standing(c.Standing) == duty.Excepted {
				f.Exempt += c.N
			}
		}
	}
	return fair(parts)
}

// list returns a list of a duty on a group, those the user may open marked.
func (x *shareRun) list(ctx context.Context, rule string, kind ShareKind, tally *duty.Tally) ([]ShareMember, error) {
	row, from, to, due := shareMember, 0, int(duty.Failed), day.Latest
	only := func(s duty.Standing) { from, to = int(s), int(s) }
	switch kind {
	case ShareWaiting:
		only(duty.Waiting)
	case ShareSoon:
		only(duty.Waiting)
		due = x.today.AddDays(lookAhead)
	case ShareReached:
		only(duty.Reached)
	case ShareExempt:
		only(duty.Excepted)
	case ShareFailed:
		only(duty.Failed)
	case ShareOutside:
		row = shareOutside
	case ShareMisused:
		row = shareMisused
	case ShareFirst:
		row, rule = shareLate, firstTalk
	}
	lines, err := x.tx.ListShares(ctx, rule, row, from, to, due)
	if err != nil {
		return nil, err
	}
	tips := map[string]bool{}
	for _, m := range tally.Soon {
		tips[m.Subject] = m.Tips
	}
	out := make([]ShareMember, len(lines))
	for i := range lines {
		l := &lines[i]
		c := casefile.Case{Unit: l.Unit, Caseworker: l.Caseworker}
		m := ShareMember{Member: member(&l.ShareRow), Subject: l.Subject, Unit: l.Unit, Caseworker: l.Caseworker, Since: l.Since,
			Until: l.Until, by: l.Fact}
		m.open = x.user.level(&c, &store.Person{OwnStaff: l.OwnStaff}, x.today) >= Read
		m.Tips = kind == ShareSoon && tips[string(l.Subject)]
		if l.Ground != "" {
			m.Ground = fact.Word(fact.Ground(l.Ground))
		}
		out[i] = m
	}
	if kind == ShareExempt {
		slices.SortStableFunc(out, func(a, b ShareMember) int {
			return cmp.Or(cmp.Compare(b.Since, a.Since), cmp.Compare(a.Subject, b.Subject))
		})
	}
	return out, nil
}

// show gives the members of a list their names where the user may see them, and
// the words of their exemptions, and adds those who are named to shown.
func show(ctx context.Context, tx *store.Tx, members []ShareMember, shown *[]fact.Subject) error {
	var may []fact.Subject
	for i := range members {
		if members[i].open {
			may = append(may, members[i].Subject)
		}
	}
	if len(may) == 0 {
		return nil
	}
	people, err := tx.ListPersons(ctx, may)
	if err != nil {
		return err
	}
	workers, err := staff(ctx, tx)
	if err != nil {
		return err
	}
	for i := range members {
		m := &members[i]
		if !m.open {
			continue
		}
		p := people[m.Subject]
		m.Name, m.Worker = p.Name(), workers[m.Caseworker]
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
		c := casefile.Fold(facts)
		if e, ok := c.Entry(m.by); ok && !c.IsHidden(m.by) {
			m.Reason = texts[e.Text]
		}
	}
	return nil
}

// few returns the first of those whose cases the user may read. The others count
// in the sums; a row of somebody without a name would tell of one person.
func (x *shareRun) few(ctx context.Context, rule string, kind ShareKind, tally *duty.Tally, shown *[]fact.Subject) ([]ShareMember, error) {
	members, err := x.list(ctx, rule, kind, tally)
	if err != nil {
		return nil, err
	}
	var out []ShareMember
	for _, m := range members {
		if m.open && len(out) < top {
			out = append(out, m)
		}
	}
	return out, show(ctx, x.tx, out, shown)
}

// Shares returns the duties on groups that are in force today.
func (o *Office) Shares(ctx context.Context, u User) (ShareBoard, error) {
	if err := u.must(SeeShare); err != nil {
		return ShareBoard{}, err
	}
	if err := o.Sweep(ctx); err != nil {
		return ShareBoard{}, err
	}
	b := ShareBoard{On: o.Today()}
	var shown []fact.Subject
	err := o.store.View(ctx, func(tx *store.Tx) error {
		x, err := o.shareRun(ctx, tx, u)
		if err != nil {
			return err
		}
		for i := range x.cohorts {
			c := &x.cohorts[i]
			rule := c.Meta.ID
			s := Share{Meta: c.Meta, Value: c.Share, Half: x.half, Outside: x.count(rule, shareOutside), Misused: x.count(rule, shareMisused),
				Fair: x.fair(rule)}
			if s.Tally, err = x.tally(ctx, c); err != nil {
				return err
			}
			for kind, list := range map[ShareKind]*[]ShareMember{ShareSoon: &s.Soon, ShareExempt: &s.Exempt} {
				if *list, err = x.few(ctx, rule, kind, &s.Tally, &shown); err != nil {
					return err
				}
			}
			b.Shares = append(b.Shares, s)
		}
		b.FirstLate, b.FirstOpen = x.count(firstTalk, shareLate), x.count(firstTalk, shareOpen)
		b.First, err = x.few(ctx, firstTalk, ShareFirst, &duty.Tally{}, &shown)
		return err
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
	if err := o.Sweep(ctx); err != nil {
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
			return fault.New(fault.NotFound, "Den liste findes ikke. Vælg en af listerne på siden om 75 pct.-kravene.")
		}
		l.Meta = x.cohorts[i].Meta
		tally, err := x.tally(ctx, &x.cohorts[i])
		if err != nil {
			return err
		}
		members, err := x.list(ctx, rule, kind, &tally)
		if err != nil {
			return err
		}
		var may []ShareMember
		for _, m := range members {
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

// partsOf tells which parts of the members those who are alike belong to. The sex
// is the legal one at the number's issue, its last digit; it is used for sums only
// and never shown for a person.
func partsOf(c *store.ShareCount) [][2]string {
	age := "Ukendt"
	if c.Age >= 0 {
		age = [...]string{"Under 30", "30-49", "50 og derover"}[c.Age]
	}
	out := [][2]string{{"Alder", age}}
	if c.Last != "" {
		sex := "Kvinder"
		if (c.Last[0]-'0')%2 == 1 {
			sex = "Mænd"
		}
		out = append(out, [2]string{"Køn", sex})
	}
	if c.Group != 0 {
		out = append(out, [2]string{"Målgruppe", law.GroupName(c.Group)})
	}
	return out
}

// fair tells how exemptions fall on the parts of the members.
func fair(parts map[[2]string]*FairGroup) []FairGroup {
	var out []FairGroup
	for _, f := range parts {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b FairGroup) int { return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Name, b.Name)) })
	for from := 0; from < len(out); {
		to := from
		var division []Part
		for ; to < len(out) && out[to].By == out[from].By; to++ {
			division = append(division, Part{out[to].Members, out[to].Exempt})
		}
		for i, hidden := range Suppress(division) {
			f := &out[from+i]
			if f.Hidden = hidden; hidden {
				f.Members, f.Exempt = 0, 0 // whoever gets it cannot show it by mistake
				continue
			}
			f.Percent = 100 * float64(f.Exempt) / float64(f.Members)
			f.Low, f.High = wilson(f.Exempt, f.Members)
		}
		from = to
	}
	return out
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
