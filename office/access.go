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

// roleNames are what roles are called on screen.
var roleNames = map[Role]string{
	Caseworker: "Sagsbehandler", YouthAdviser: "Ungevejleder", Consultant: "Virksomhedskonsulent", BenefitTeam: "Ydelsesteam",
	TeamLeader: "Teamleder", CentreHead: "Centerchef", Lawyer: "Jurist", CitizenAdviser: "Borgerrådgiver", Analyst: "Analytiker", Operator: "Systemansvarlig",
}

// Name returns the Danish name of a role.
func (r Role) Name() string { return roleNames[r] }

// Known reports whether there is such a role.
func (r Role) Known() bool { return roleNames[r] != "" }

// A User is somebody who is logged in.
type User struct {
	ID    string
	Name  string
	Roles []Role
	Units []string
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
	SeeJobs:     {Operator},
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

// level returns how far a user may go into a case.
func (u User) level(c *casefile.Case, p *store.Person, today day.Date) Level {
	rel := elsewhere
	switch {
	case c.Caseworker != "" && c.Caseworker == u.ID:
		rel = own
	case slices.Contains(u.Units, c.Unit) || c.Unit == "" && c.Caseworker == "":
		rel = sameUnit
	}
	best := Nothing
	for _, r := range u.Roles {
		best = max(best, mayCase[r][rel])
	}
	if p.OwnStaff && rel != own && !u.Has(TeamLeader, CentreHead) {
		// A colleague's case is for the one who has it, and for the leaders.
		best = Nothing
	}
	if u.Has(CitizenAdviser) && consents(c, fact.Adviser, today) {
		best = max(best, Read)
	}
	return best
}

func consents(c *casefile.Case, to fact.Party, today day.Date) bool {
	return slices.ContainsFunc(c.Consents, func(x casefile.Consent) bool { return x.To == to && x.Has(today) })
}

// seesAddress reports whether a user may see a protected address: only the
// caseworker who has the case, the leaders and the benefit team.
func (u User) seesAddress(c *casefile.Case, p *store.Person) bool {
	return !p.Protected || c.Caseworker == u.ID || u.Has(TeamLeader, BenefitTeam)
}
