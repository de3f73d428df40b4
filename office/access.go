package office

import (
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A Role is what a user is employed to do.
type Role string

// The roles.
const (
	Caseworker     Role = "caseworker"
	YouthAdviser   Role = "youth-adviser"
	Consultant     Role = "consultant"
	BenefitTeam    Role = "benefit-team"
	TeamLeader     Role = "team-leader"
	CentreHead     Role = "centre-head"
	Lawyer         Role = "lawyer"
	CitizenAdviser Role = "citizens-adviser"
	Analyst        Role = "analyst"
	Operator       Role = "operator"
)

// Roles lists the roles.
func Roles() []Role {
	var out []Role
	for _, t := range fact.Terms[fact.Role]() {
		out = append(out, Role(t.Code))
	}
	return out
}

// Name returns the Danish name of a role.
func (r Role) Name() string { return fact.Capital(fact.Word(fact.Role(r))) }

// Known reports whether there is such a role.
func (r Role) Known() bool { return slices.Contains(Roles(), r) }

// A User is somebody who is logged in.
type User struct {
	ID    string
	Name  string
	Roles []Role
	Units []string
	// StandsInFor are those whom the user stands in for today: their cases are the
	// user's own. Roles and Units have theirs too.
	StandsInFor []string
}

// Has reports whether the user has one of the roles.
func (u User) Has(roles ...Role) bool {
	return slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(u.Roles, r) })
}

// A Level is how far a user may go into a case.
type Level uint8

// The levels, least first.
const (
	Nothing Level = iota
	Ask           // read, when a purpose is stated
	Read
	Write
)

// A relation is how a case stands to a user.
type relation uint8

const (
	own relation = iota
	sameUnit
	elsewhere
	relations
)

// mayCase is the one table of who may go how far into which case.
var mayCase = map[Role][relations]Level{
	//                own    unit   elsewhere
	Caseworker:     {Write, Write, Ask},
	YouthAdviser:   {Write, Write, Ask},
	Consultant:     {Write, Write, Ask},
	BenefitTeam:    {Write, Write, Read},
	TeamLeader:     {Write, Write, Ask},
	CentreHead:     {Read, Read, Ask},
	CitizenAdviser: {Nothing, Nothing, Nothing}, // by the citizen's consent alone
	Lawyer:         {Nothing, Nothing, Nothing},
	Analyst:        {Nothing, Nothing, Nothing},
	Operator:       {Nothing, Nothing, Nothing},
}

// best returns how far the user may go into the cases that lie nearest.
func (u User) best() Level {
	best := Nothing
	for _, r := range u.Roles {
		for _, l := range mayCase[r] {
			best = max(best, l)
		}
	}
	return best
}

// mayKnow reports whether the user may know that any citizen has a case, if not
// a colleague's.
func (u User) mayKnow() bool {
	return slices.ContainsFunc(u.Roles, func(r Role) bool { return mayCase[r][elsewhere] > Nothing })
}

// An Action is something a user may do that is not about one case.
type Action string

// The actions.
const (
	SeeDay      Action = "see-day"       // the day's list of own cases or units
	SeeAllUnits Action = "see-all-units" // the day's list of the whole municipality
	NewCitizen  Action = "new-citizen"
	Search      Action = "search"
	SeeLaw      Action = "see-law"
	SignLaw     Action = "sign-law"
	Import      Action = "import"
	SeeReform   Action = "see-reform"
	SetMinutes  Action = "set-minutes"
	SeeShare    Action = "see-share"
	WriteDraft  Action = "write-draft" // of a change of the law
	SeeJobs     Action = "see-jobs"    // the work that goes on beside the requests, and try it again
	SetStaff    Action = "set-staff"   // members of staff: who, with which roles, where, away, with a substitute
	SeeHouse    Action = "see-house"   // the organisation: units, hours, closing days, settings
	SetHouse    Action = "set-house"
	TakeOverIt  Action = "take-over"   // a case that nobody has
	SeeCompany  Action = "see-company" // and the list of them
	NewCompany  Action = "new-company"
)

// mayDo is the one table of who may do what else.
var mayDo = map[Action][]Role{
	SeeDay:      {Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader, CentreHead},
	SeeAllUnits: {BenefitTeam, CentreHead},
	NewCitizen:  {Caseworker, YouthAdviser, BenefitTeam, TeamLeader},
	Search:      {Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader, CentreHead, CitizenAdviser},
	SeeLaw:      {Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader, CentreHead, Lawyer, CitizenAdviser, Analyst, Operator},
	SignLaw:     {Lawyer},
	Import:      {TeamLeader, Operator},
	SeeReform:   {TeamLeader, CentreHead, Lawyer, Analyst, Operator},
	SetMinutes:  {TeamLeader, CentreHead},
	WriteDraft:  {TeamLeader, CentreHead, Lawyer, Analyst},
	SeeCompany:  {Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader, CentreHead},
	NewCompany:  {Consultant, TeamLeader, CentreHead},
	SeeJobs:     {Operator},
	SetStaff:    {TeamLeader, CentreHead, Operator},
	SeeHouse:    {TeamLeader, CentreHead, Operator},
	SetHouse:    {CentreHead, Operator},
	TakeOverIt:  {Caseworker, YouthAdviser, Consultant, BenefitTeam, TeamLeader},
	SeeShare:    {Caseworker, TeamLeader, CentreHead, Lawyer, Analyst},
}

// May reports whether the user may do something.
func (u User) May(a Action) bool { return u.Has(mayDo[a]...) }

// must returns a Forbidden fault where the user may not.
func (u User) must(a Action) error {
	if u.May(a) {
		return nil
	}
	return fault.New(fault.Forbidden, "Din rolle giver ikke adgang til det. Spørg din teamleder, hvis du har brug for det i dit arbejde.")
}

// IntakeUnit is the unit that has the cases nobody has yet: those with neither a
// caseworker nor a unit. Others read them for a purpose, and take them over by an
// act of its own.
const IntakeUnit = "Modtagelsen"

// unitOf is the unit whose case it is.
func unitOf(caseworker, unit string) string {
	if caseworker == "" && unit == "" {
		return IntakeUnit
	}
	return unit
}

// near returns how far a user may go into a case for who has it alone.
func (u User) near(caseworker, unit string) Level {
	rel := u.relation(caseworker, unit)
	best := Nothing
	for _, r := range u.Roles {
		best = max(best, mayCase[r][rel])
	}
	return best
}

// relation is how a case stands to a user, for who has it.
func (u User) relation(caseworker, unit string) relation {
	switch {
	case u.has(caseworker):
		return own
	case slices.Contains(u.Units, unitOf(caseworker, unit)):
		return sameUnit
	}
	return elsewhere
}

// has reports whether cases of a caseworker are the user's own.
func (u User) has(caseworker string) bool {
	return caseworker != "" && (caseworker == u.ID || slices.Contains(u.StandsInFor, caseworker))
}

// level returns how far a user may go into a case.
func (u User) level(c *casefile.Case, p *store.Person, today day.Date) Level {
	best := u.near(c.Caseworker, c.Unit)
	if p.OwnStaff && !u.has(c.Caseworker) && !u.Has(TeamLeader, CentreHead) {
		// A colleague's case is for the one who has it, and for the leaders.
		best = Nothing
	}
	if u.Has(CitizenAdviser) && consents(c, fact.Adviser, today) {
		best = max(best, Read)
	}
	return best
}

// mayAssign reports whether a user may say who has a case. Where the citizen is
// protected or a colleague, only a leader may, and the one who has the case: else
// whoever gave it to himself would see what is hidden from him.
func (u User) mayAssign(c *casefile.Case, p *store.Person) bool {
	return !p.Protected && !p.OwnStaff || u.has(c.Caseworker) || u.Has(TeamLeader)
}

// guardCitizen refuses what a user may not register in a case in which he may
// write. To correct or annul who has it, or its protection, is to say so too.
func guardCitizen(u User, x *opened[*casefile.Case], b Batch) error {
	if b.Subject != x.Subject || u.mayAssign(x.Case, &x.Person) {
		return nil
	}
	for _, d := range b.Drafts {
		e, corrects := x.Case.Entry(d.Corrects)
		if fact.TellsAccess(fact.KindOf(d.Body)) || d.Corrects != 0 && corrects && fact.TellsAccess(fact.KindOf(e.Body)) {
			return refuse(x.Subject, fault.Forbidden, "Borgeren har særlig beskyttelse. Kun teamlederen, og den, der har sagen, kan ændre den "+
				"eller give sagen til en anden: bed teamlederen om det.")
		}
	}
	return nil
}

func consents(c *casefile.Case, to fact.Party, today day.Date) bool {
	return slices.ContainsFunc(c.Consents, func(x casefile.Consent) bool { return x.To == to && x.Has(today) })
}

// seesAddress reports whether a user may see a protected address: only the
// caseworker who has the case, the leaders and the benefit team.
func (u User) seesAddress(c *casefile.Case, p *store.Person) bool {
	return !p.Protected || u.has(c.Caseworker) || u.Has(TeamLeader, BenefitTeam)
}
