package office

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/org"
	"indgang/store"
)

// The organisation is facts like everything else: each member of staff is a
// subject, and so is the house. What somebody may do on a day follows from them;
// accounts are a view of them, by which lists find names. A member of staff about
// whom there are no facts, as where roles come with the login alone, is what the
// account says.

// StaffSubject returns the subject of a member of staff. The same initials are
// always the same subject.
func StaffSubject(id string) fact.Subject {
	sum := sha256.Sum256([]byte(id))
	return fact.Subject("s" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10])))
}

// members is the desk of members of staff.
var members = desk[*org.Member]{
	sort: fact.SortStaff, fold: org.FoldMember, level: User.levelOfMember, guard: guardMember,
	settle: func(o *Office, ctx context.Context, tx *store.Tx, x derived[*org.Member], by string) error {
		return o.putAccountOf(ctx, tx, x.Subject, x.Case, by)
	},
	none: "Medarbejderen findes ikke.",
}

// house is the desk of the organisation itself.
var house = desk[*org.House]{
	sort: fact.SortOffice, fold: org.FoldHouse,
	none: "Organisationen findes ikke.",
}

// mayGive is the one table of who may give which roles to others. Nobody gives
// himself any.
var mayGive = map[Role][]Role{
	TeamLeader: {Caseworker, YouthAdviser, Consultant, BenefitTeam},
	CentreHead: {Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader, Lawyer, Analyst},
	Operator:   {Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader, CentreHead, Lawyer, CitizenAdviser, Analyst, Operator},
}

// MayGive lists the roles that the user may give to others.
func (u User) MayGive() []Role {
	var out []Role
	for _, r := range Roles() {
		if slices.ContainsFunc(u.Roles, func(mine Role) bool { return slices.Contains(mayGive[mine], r) }) {
			out = append(out, r)
		}
	}
	return out
}

// everyUnit reports whether the user sets staff of all units, not of his own alone.
func (u User) everyUnit() bool { return u.Has(CentreHead, Operator) }

// levelOfMember returns how far a user may go into what is kept of a colleague.
func (u User) levelOfMember(m *org.Member, _ *store.Person, today day.Date) Level {
	units := m.UnitsOn(today)
	for _, s := range m.Units {
		if s.From > today {
			units = append(units, s.What) // somebody who begins later
		}
	}
	shares := slices.ContainsFunc(units, func(x string) bool { return slices.Contains(u.Units, x) })
	switch {
	case u.May(SetStaff) && (u.everyUnit() || shares || len(units) == 0):
		return Write
	case u.May(SetStaff) || m.User == u.ID:
		return Read
	}
	return Nothing
}

// guardMember refuses roles that a user may not give or take, and units that are
// not his to fill.
func guardMember(u User, x *opened[*org.Member], b Batch) error {
	for _, d := range b.Drafts {
		switch f := d.Body.(type) {
		case fact.RoleGiven:
			if err := u.gives(x.Case.User, Role(f.Role)); err != nil {
				return err
			}
		case fact.RoleEnded:
			if err := u.gives(x.Case.User, Role(f.Role)); err != nil {
				return err
			}
		case fact.UnitJoined:
			if err := u.fills(f.Unit); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u User) gives(to string, r Role) error {
	switch {
	case to == u.ID:
		return fault.New(fault.Forbidden, "Du kan ikke ændre dine egne roller. Bed en anden med lov til det om at gøre det.")
	case !slices.Contains(u.MayGive(), r):
		return fault.New(fault.Forbidden, "Du kan ikke give eller fjerne rollen %s. Det kan centerchefen eller den systemansvarlige.",
			strings.ToLower(r.Name()))
	}
	return nil
}

func (u User) fills(unit string) error {
	if u.everyUnit() || slices.Contains(u.Units, unit) {
		return nil
	}
	return fault.New(fault.Forbidden, "%s er ikke din enhed. Bed enhedens leder eller centerchefen om det.", unit)
}

// putAccountOf brings the account of a member of staff to what the facts say today.
func (o *Office) putAccountOf(ctx context.Context, tx *store.Tx, s fact.Subject, m *org.Member, by string) error {
	if m.User == "" {
		return nil
	}
	a, _, err := tx.FindAccount(ctx, m.User)
	if err != nil {
		return err
	}
	texts, err := tx.Texts(ctx, s)
	if err != nil {
		return err
	}
	today := o.Today()
	if name := texts[m.NameOn(today)]; name != "" {
		a.Name = name
	}
	a.ID, a.Roles, a.Units, a.By, a.At = m.User, m.RolesOn(today), m.UnitsOn(today), by, o.Now()
	return tx.PutAccounts(ctx, a)
}

// bringAccounts brings the accounts of all members of staff to today, when a day
// has passed.
func (o *Office) bringAccounts(ctx context.Context, tx *store.Tx) error {
	var all []fact.Subject
	err := eachCase(ctx, tx, &members, func(x derived[*org.Member]) error {
		all = append(all, x.Subject)
		return nil
	}, nil, o.Today())
	if err != nil {
		return err
	}
	for _, s := range all {
		facts, err := tx.Stream(ctx, s)
		if err != nil {
			return err
		}
		if err := o.putAccountOf(ctx, tx, s, org.FoldMember(facts), ""); err != nil {
			return err
		}
	}
	return nil
}

// userIn returns a member of staff as they are today: what the facts say, with
// those whom they stand in for. found is false for somebody who works here no
// longer, or not yet.
func (o *Office) userIn(ctx context.Context, tx *store.Tx, id string) (u User, found bool, err error) {
	a, found, err := tx.FindAccount(ctx, id)
	if err != nil || !found {
		return User{}, false, err
	}
	u = UserOf(a)
	m, facts, err := memberIn(ctx, tx, id)
	if err != nil || facts == 0 {
		return u, err == nil, err
	}
	today := o.Today()
	if !m.WorksOn(today) {
		return User{}, false, nil
	}
	u.Roles, u.Units = rolesOf(m.RolesOn(today)), m.UnitsOn(today)
	for _, other := range m.StandsInOn(today) {
		in, facts, err := memberIn(ctx, tx, other)
		if err != nil {
			return User{}, false, err
		}
		roles, units := rolesOf(in.RolesOn(today)), in.UnitsOn(today)
		if facts == 0 {
			if a, _, err = tx.FindAccount(ctx, other); err != nil {
				return User{}, false, err
			}
			roles, units = rolesOf(a.Roles), a.Units
		}
		u.StandsInFor = append(u.StandsInFor, other)
		u.Roles = union(u.Roles, roles)
		u.Units = union(u.Units, units)
	}
	return u, true, nil
}

func memberIn(ctx context.Context, tx *store.Tx, id string) (*org.Member, int, error) {
	facts, err := tx.Stream(ctx, StaffSubject(id))
	return org.FoldMember(facts), len(facts), err
}

func rolesOf(codes []string) []Role {
	out := make([]Role, len(codes))
	for i, c := range codes {
		out[i] = Role(c)
	}
	return out
}

func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// houseIn reads the organisation, and its words.
func houseIn(ctx context.Context, tx *store.Tx) (*org.House, map[string]string, error) {
	facts, err := tx.Stream(ctx, fact.TheOffice)
	if err != nil {
		return nil, nil, err
	}
	texts, err := tx.Texts(ctx, fact.TheOffice)
	return org.FoldHouse(facts), texts, err
}
