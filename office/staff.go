package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/org"
	"indgang/store"
)

// A Hire is a command, and one form: a new member of staff, from a first day on.
type Hire struct {
	ID     string // initials
	Name   string
	Roles  []Role
	Units  []string
	Leader string // initials, or ""
	From   day.Date
}

// Decide makes the member of staff.
func (h Hire) Decide(c State[*org.Member], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	if n := len(h.ID); n < 2 || n > 20 || fact.Check(fact.StaffHired{User: h.ID}) != nil {
		form.Add("id", "Skriv initialerne med 2 til 20 bogstaver eller tal.")
	}
	if n := len([]rune(h.Name)); n < 2 || n > 100 {
		form.Add("name", "Skriv navnet med 2 til 100 tegn.")
	}
	if len(h.Roles) == 0 {
		form.Add("roles", "Vælg mindst én rolle.")
	}
	checkDay(&form, "from", h.From, today)
	if c.Case.WorksOn(h.From) || slices.ContainsFunc(c.Case.Works, func(s org.Span) bool { return s.From >= h.From && s.To == 0 }) {
		form.Add("id", "Der er allerede en medarbejder med de initialer.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	b := Batch{Subject: c.Subject, Drafts: []Draft{{On: h.From, Body: fact.StaffHired{User: h.ID}, Text: h.Name}}}
	b.add(h.From, c.Case, h.Roles, h.Units, h.Leader)
	return []Batch{b}, nil, nil
}

// add adds what makes the roles, units and leader of a day what they are to be.
func (b *Batch) add(from day.Date, m *org.Member, roles []Role, units []string, leader string) {
	put := func(body fact.Body) { b.Drafts = append(b.Drafts, Draft{On: from, Body: body}) }
	have := m.RolesOn(from)
	for _, r := range roles {
		if !slices.Contains(have, string(r)) {
			put(fact.RoleGiven{Role: fact.Role(r)})
		}
	}
	for _, r := range have {
		if !slices.Contains(roles, Role(r)) {
			put(fact.RoleEnded{Role: fact.Role(r)})
		}
	}
	have = m.UnitsOn(from)
	for _, x := range units {
		if !slices.Contains(have, x) {
			put(fact.UnitJoined{Unit: x})
		}
	}
	for _, x := range have {
		if !slices.Contains(units, x) {
			put(fact.UnitLeft{Unit: x})
		}
	}
	if leader != "" && leader != m.LeaderOn(from) {
		put(fact.LeaderNamed{Leader: leader})
	}
}

func checkDay(form *fault.Form, field string, on, today day.Date) {
	switch {
	case on == 0:
		form.Add(field, "Skriv datoen som dd.mm.åååå.")
	case on > today+ahead:
		form.Add(field, "Datoen ligger mere end et år frem. Ret den.")
	case on < today-ahead:
		form.Add(field, "Datoen ligger mere end et år tilbage. Ret den.")
	}
}

// Hire makes a new member of staff.
func (o *Office) Hire(ctx context.Context, u User, h Hire) error {
	if err := u.must(SetStaff); err != nil {
		return err
	}
	h.ID, h.Name = strings.TrimSpace(h.ID), strings.Join(strings.Fields(h.Name), " ")
	return o.store.Update(ctx, func(tx *store.Tx) error {
		var form fault.Form
		if err := o.exist(ctx, tx, &form, h.Units, h.Leader); err != nil {
			return err
		}
		if err := form.Err(); err != nil {
			return err
		}
		// Nobody can open who is not there yet.
		s := StaffSubject(h.ID)
		facts, err := tx.Stream(ctx, s)
		if err != nil {
			return err
		}
		x := opened[*org.Member]{Subject: s, Facts: facts, Case: org.FoldMember(facts)}
		x.Case.User = h.ID
		batches, _, err := h.Decide(State[*org.Member]{Subject: s, Facts: facts, Case: x.Case}, o.Today())
		if err != nil {
			return err
		}
		if err := guardMember(u, &x, batches[0]); err != nil {
			return err
		}
		c := o.change(u, source, batches[0])
		c.before, c.read = facts, true
		_, err = o.keep(ctx, tx, o.Today(), []change{c})
		return err
	})
}

// exist checks that units and a leader exist, where the organisation says which
// there are.
func (o *Office) exist(ctx context.Context, tx *store.Tx, form *fault.Form, units []string, leader string) error {
	all, err := o.unitsIn(ctx, tx)
	if err != nil {
		return err
	}
	for _, x := range units {
		if !slices.Contains(all, x) {
			form.Add("units", "Enheden %s findes ikke. Vælg en af enhederne.", x)
		}
	}
	if leader == "" {
		return nil
	}
	l, found, err := o.userIn(ctx, tx, leader)
	if err == nil && (!found || !l.Has(TeamLeader, CentreHead)) {
		form.Add("leader", "Vælg en leder, der arbejder her.")
	}
	return err
}

// A ChangeMember is a command: what a member of staff is from a day on.
type ChangeMember struct {
	ID     string
	Seen   fact.Seq
	From   day.Date
	Name   string // "" leaves it as it is
	Roles  []Role
	Units  []string
	Leader string
}

// Decide adds what is new.
func (cmd ChangeMember) Decide(c State[*org.Member], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	checkDay(&form, "from", cmd.From, today)
	if len(cmd.Roles) == 0 {
		form.Add("roles", "Vælg mindst én rolle. Er medarbejderen holdt op, så registrér det i stedet.")
	}
	if cmd.From != 0 && !c.Case.WorksOn(cmd.From) {
		form.Add("from", "Medarbejderen arbejder her ikke den dag.")
	}
	if len([]rune(cmd.Name)) > 100 {
		form.Add("name", "Navnet er for langt: der er plads til 100 tegn.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	b := Batch{Subject: c.Subject}
	if cmd.Name != "" {
		b.Drafts = append(b.Drafts, Draft{On: cmd.From, Body: fact.StaffNamed{}, Text: cmd.Name})
	}
	b.add(cmd.From, c.Case, cmd.Roles, cmd.Units, cmd.Leader)
	return b.some()
}

// some refuses a batch that changes nothing.
func (b Batch) some() ([]Batch, []store.Job, error) {
	if len(b.Drafts) == 0 {
		return nil, nil, fault.New(fault.Invalid, "Der er ikke ændret noget.")
	}
	return []Batch{b}, nil, nil
}

// ChangeMember changes what a member of staff is from a day on.
func (o *Office) ChangeMember(ctx context.Context, u User, cmd ChangeMember) error {
	cmd.Name = strings.Join(strings.Fields(cmd.Name), " ")
	return o.ofMember(ctx, u, cmd.ID, cmd.Seen, cmd, cmd.Units, cmd.Leader)
}

// A Leave is a command: a member of staff is away from a day on, until and with a
// last one where that is known.
type Leave struct {
	ID          string
	Seen        fact.Seq
	From, Until day.Date
	Back        bool // is back from a day on instead
}

// Decide adds the leave.
func (cmd Leave) Decide(c State[*org.Member], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	checkDay(&form, "from", cmd.From, today)
	if cmd.Until != 0 && cmd.Until < cmd.From {
		form.Add("until", "Den sidste dag ligger før den første. Ret en af dem.")
	}
	if cmd.Back && !c.Case.AwayOn(cmd.From) && !c.Case.AwayOn(cmd.From-1) {
		form.Add("from", "Medarbejderen er ikke væk den dag.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	var body fact.Body = fact.LeaveStarted{Until: cmd.Until}
	if cmd.Back {
		body = fact.LeaveEnded{}
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{{On: cmd.From, Body: body}}}}, nil, nil
}

// Leave says that a member of staff is away, or back.
func (o *Office) Leave(ctx context.Context, u User, cmd Leave) error {
	return o.ofMember(ctx, u, cmd.ID, cmd.Seen, cmd, nil, "")
}

// A Substitute is a command: a member of staff stands in for another, with the
// same access, until and with a last day.
type Substitute struct {
	ID          string // who stands in
	For         string // for whom
	Seen        fact.Seq
	From, Until day.Date
	End         bool // stands in no longer from a day on instead
}

// mostSubstitution is how many days a substitution can last before somebody has to
// look at it again.
const mostSubstitution = 183

// Decide adds the substitution.
func (cmd Substitute) Decide(c State[*org.Member], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	checkDay(&form, "from", cmd.From, today)
	var body fact.Body = fact.SubstitutionStarted{For: cmd.For, Until: cmd.Until}
	switch {
	case cmd.End && !slices.Contains(c.Case.StandsInOn(cmd.From), cmd.For):
		form.Add("for", "Medarbejderen er ikke vikar for den kollega den dag.")
	case cmd.End:
		body = fact.SubstitutionEnded{For: cmd.For}
	case cmd.Until == 0:
		form.Add("until", "Skriv den sidste dag: et vikariat har altid en slutning.")
	case cmd.Until < cmd.From:
		form.Add("until", "Den sidste dag ligger før den første. Ret en af dem.")
	case cmd.Until > cmd.From+mostSubstitution:
		form.Add("until", "Et vikariat kan højst vare et halvt år. Vælg en tidligere dag, og forlæng det, når den nærmer sig.")
	}
	if cmd.From != 0 && !c.Case.WorksOn(cmd.From) {
		form.Add("from", "Medarbejderen arbejder her ikke den dag.")
	}
	if cmd.For == "" || cmd.For == c.Case.User {
		form.Add("for", "Vælg den kollega, der skal have en vikar.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{{On: cmd.From, Body: body}}}}, nil, nil
}

// Substitute lets a member of staff stand in for another. Whoever gives access to
// a colleague's cases must be able to give the colleague's roles and units too.
func (o *Office) Substitute(ctx context.Context, u User, cmd Substitute) error {
	err := o.store.View(ctx, func(tx *store.Tx) error {
		other, found, err := o.userIn(ctx, tx, cmd.For)
		if err != nil || cmd.End {
			return err
		}
		if !found {
			return fault.New(fault.Invalid, "Den kollega, der skal have en vikar, findes ikke.")
		}
		if cmd.ID == u.ID && !u.everyUnit() {
			// As with roles: nobody gives himself a colleague's access.
			return fault.New(fault.Forbidden, "Du kan ikke gøre dig selv til vikar. Bed din leder om det.")
		}
		for _, r := range other.Roles {
			if err := u.gives("", r); err != nil {
				return err
			}
		}
		if len(other.Units) > 0 && !slices.ContainsFunc(other.Units, func(x string) bool { return u.fills(x) == nil }) {
			return u.fills(other.Units[0])
		}
		return nil
	})
	if err != nil {
		return err
	}
	return o.ofMember(ctx, u, cmd.ID, cmd.Seen, cmd, nil, "")
}

// A Resign is a command: a member of staff works here no longer from a day on.
type Resign struct {
	ID   string
	Seen fact.Seq
	From day.Date // the first day without
}

// Decide adds that the member has left.
func (cmd Resign) Decide(c State[*org.Member], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	checkDay(&form, "from", cmd.From, today)
	if cmd.From != 0 && !c.Case.WorksOn(cmd.From) {
		form.Add("from", "Medarbejderen arbejder her ikke den dag.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{{On: cmd.From, Body: fact.StaffLeft{}}}}}, nil, nil
}

// Resign says that a member of staff works here no longer. The cases stay the
// leaver's until somebody moves them: CasesOf lists them.
func (o *Office) Resign(ctx context.Context, u User, cmd Resign) error {
	return o.ofMember(ctx, u, cmd.ID, cmd.Seen, cmd, nil, "")
}

// ofMember carries out a command about a member of staff. One who is known by an
// account alone gets facts that say what the account says, first.
func (o *Office) ofMember(ctx context.Context, u User, id string, seen fact.Seq, cmd command[*org.Member], units []string,
	leader string) error {
	if err := u.must(SetStaff); err != nil {
		return err
	}
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		var form fault.Form
		if err := o.exist(ctx, tx, &form, units, leader); err != nil {
			return err
		}
		if err := form.Err(); err != nil {
			return err
		}
		s := StaffSubject(id)
		n, err := tx.Last(ctx, s)
		if err != nil {
			return err
		}
		if n == 0 && seen == 0 {
			if seen, err = o.adopt(ctx, tx, s, id); err != nil {
				return err
			}
		}
		_, err = do(ctx, o, tx, &members, u, s, seen, Write, cmd)
		return err
	})
	return o.refused(ctx, u, "staff", err)
}

// adopt makes facts of what the account of a member of staff says.
func (o *Office) adopt(ctx context.Context, tx *store.Tx, s fact.Subject, id string) (fact.Seq, error) {
	a, found, err := tx.FindAccount(ctx, id)
	if err != nil || !found {
		return 0, err
	}
	from := o.Today() - ahead
	b := Batch{Subject: s, Drafts: []Draft{{On: from, Body: fact.StaffHired{User: id}, Text: a.Name}}}
	b.add(from, &org.Member{}, rolesOf(a.Roles), a.Units, "")
	out, err := o.keep(ctx, tx, o.Today(), []change{o.change(User{ID: "indgang"}, "brugeroplysninger", b)})
	if err != nil {
		return 0, err
	}
	return out[0].Seq, nil
}

// A Colleague is a member of staff as the list of staff shows them.
type Colleague struct {
	ID       string
	Name     string
	Roles    []Role
	Units    []string
	Leader   string
	Away     bool
	StandsIn []string // for whom, today
	Works    bool     // today
	Begins   day.Date // set for somebody who begins later
	Seq      fact.Seq // what a command must have seen
	MaySet   bool
	Cases    int // that they have
}

// Colleagues lists the members of staff, those who work here first, by name.
func (o *Office) Colleagues(ctx context.Context, u User) ([]Colleague, error) {
	if err := u.must(SetStaff); err != nil {
		return nil, err
	}
	var out []Colleague
	err := o.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.ListAccounts(ctx)
		if err != nil {
			return err
		}
		cases, err := tx.CountByCaseworker(ctx)
		if err != nil {
			return err
		}
		facts := map[string]derived[*org.Member]{}
		if err := eachCase(ctx, tx, &members, func(x derived[*org.Member]) error {
			facts[x.Case.User] = x
			return nil
		}, nil, o.Today()); err != nil {
			return err
		}
		today := o.Today()
		for _, a := range all {
			c := Colleague{ID: a.ID, Name: a.Name, Roles: rolesOf(a.Roles), Units: a.Units, Works: true, Cases: cases[a.ID]}
			m := &org.Member{User: a.ID}
			for _, x := range a.Units {
				m.Units = append(m.Units, org.Span{Period: day.Period{From: today}, What: x})
			}
			if x, known := facts[a.ID]; known {
				m = x.Case
				c.Seq, c.Works, c.Away = x.Seq, m.WorksOn(today), m.AwayOn(today)
				c.Roles, c.Units, c.Leader, c.StandsIn = rolesOf(m.RolesOn(today)), m.UnitsOn(today), m.LeaderOn(today), m.StandsInOn(today)
				for _, w := range m.Works {
					if w.From > today {
						c.Begins, c.Roles, c.Units = w.From, rolesOf(m.RolesOn(w.From)), m.UnitsOn(w.From)
					}
				}
			}
			c.MaySet = u.levelOfMember(m, nil, today) == Write
			out = append(out, c)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b Colleague) int {
		if a.Works != b.Works {
			if a.Works {
				return -1
			}
			return 1
		}
		return strings.Compare(store.SortKey(a.Name), store.SortKey(b.Name))
	})
	return out, err
}

// A StaffItem is one line of a member's history.
type StaffItem struct {
	On       day.Date
	Phrase   string // Danish
	Text     string
	Recorded day.Date
	Actor    string
	Name     string // the name behind Actor
}

// StaffHistory returns what has been true of a member of staff, the newest first.
func (o *Office) StaffHistory(ctx context.Context, u User, id string) ([]StaffItem, error) {
	var out []StaffItem
	err := o.store.View(ctx, func(tx *store.Tx) error {
		x, err := open(ctx, tx, &members, u, StaffSubject(id), o.Today())
		if err != nil {
			return err
		}
		out, err = o.items(ctx, tx, x.Subject, x.Facts)
		return err
	})
	return out, o.refused(ctx, u, "staff", err)
}

func (o *Office) items(ctx context.Context, tx *store.Tx, s fact.Subject, facts []fact.Fact) ([]StaffItem, error) {
	texts, err := tx.Texts(ctx, s)
	if err != nil {
		return nil, err
	}
	names, err := staff(ctx, tx)
	var out []StaffItem
	for i := len(facts) - 1; i >= 0; i-- {
		f := &facts[i]
		out = append(out, StaffItem{On: f.On, Phrase: fact.Tell(f.Body, day.Date.Short), Text: texts[f.Text],
			Recorded: day.FromTime(f.Recorded.In(o.zone)), Actor: f.Actor, Name: names[f.Actor]})
	}
	return out, err
}

// An OwnedCase is a case in the list of those that a member of staff has.
type OwnedCase struct {
	Subject fact.Subject
	Name    string
	Unit    string
	Level   Level
}

// CasesOf lists the cases that a member of staff has, of those that the user may
// know of, and writes in the read log whom it shows. Hidden is how many there are
// besides.
func (o *Office) CasesOf(ctx context.Context, u User, id string, page int) (rows []OwnedCase, total, hidden int, err error) {
	if err := u.must(SetStaff); err != nil {
		return nil, 0, 0, err
	}
	var shown []fact.Subject
	err = o.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.CasesBy(ctx, id)
		if err != nil {
			return err
		}
		total = len(all)
		_, from, to := onPage(page, total)
		xs, err := openAll(ctx, tx, &citizens, u, all[from:to], Ask, o.Today())
		if err != nil {
			return err
		}
		hidden = to - from - len(xs)
		for i := range xs {
			rows = append(rows, OwnedCase{xs[i].Subject, xs[i].Person.Name(), xs[i].Case.Unit, xs[i].Level})
			shown = append(shown, xs[i].Subject)
		}
		return nil
	})
	if err != nil {
		return nil, 0, 0, err
	}
	return rows, total, hidden, o.logReads(ctx, u, fmt.Sprintf("Sager hos %s", id), "staff-cases", shown...)
}

// A HandOver is a command: a leader gives cases to another member of staff.
type HandOver struct {
	Subjects []fact.Subject
	To       string
	Unit     string
}

// HandOver gives cases to a member of staff, and tells how many: those in which
// the user may write and may say who has them.
func (o *Office) HandOver(ctx context.Context, u User, cmd HandOver) (moved int, err error) {
	if err := u.must(SetStaff); err != nil {
		return 0, err
	}
	err = o.store.Update(ctx, func(tx *store.Tx) error {
		moved = 0
		to, found, err := o.userIn(ctx, tx, cmd.To)
		if err != nil {
			return err
		}
		if !found || !to.Has(Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader) || !slices.Contains(to.Units, cmd.Unit) {
			return fault.New(fault.Invalid, "Vælg en medarbejder, der arbejder i enheden og kan have sager.")
		}
		xs, err := openAll(ctx, tx, &citizens, u, cmd.Subjects, Write, o.Today())
		if err != nil {
			return err
		}
		var cs []change
		for i := range xs {
			x := &xs[i]
			b := Batch{Subject: x.Subject, Drafts: []Draft{{On: o.Today(), Body: fact.CaseworkerAssigned{User: cmd.To, Unit: cmd.Unit}}}}
			if x.Case.Caseworker == cmd.To || guardCitizen(u, x, b) != nil {
				continue
			}
			c := o.change(u, source, b)
			c.before, c.read = x.Facts, true
			cs = append(cs, c)
		}
		moved = len(cs)
		_, err = o.keep(ctx, tx, o.Today(), cs)
		return err
	})
	return moved, err
}
