package fact

import "indgang/day"

// staffKinds are what is true of a member of staff, from a day on. What somebody
// is called stands in an erasable text beside the fact.
var staffKinds = section("Medarbejderen", SortStaff,
	kind[StaffHired](row{
		Name: "staff-hired", Phrase: "ansat", Title: "Ansat",
		Day: "Første dag", Done: "Medarbejderen er oprettet.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"user": {Is: "initialerne", Label: "Initialer"}},
	}),
	kind[StaffNamed](row{
		Name: "staff-named", Phrase: "nyt navn på medarbejderen", Title: "Nyt navn på medarbejderen",
		Day: "Gælder fra", Done: "Navnet er gemt.",
		Ahead: true, Who: ByCommand,
	}),
	kind[RoleGiven](row{
		Name: "role-given", Phrase: "rolle givet", Title: "Rolle givet",
		Day: "Gælder fra", Done: "Rollen er givet.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"role": {Is: "rollen", Label: "Rolle"}},
	}),
	kind[RoleEnded](row{
		Name: "role-ended", Phrase: "rolle ophørt", Title: "Rolle ophørt",
		Day: "Første dag uden rollen", Done: "Rollen er taget fra medarbejderen.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"role": {Is: "rollen", Label: "Rolle"}},
	}),
	kind[UnitJoined](row{
		Name: "unit-joined", Phrase: "knyttet til enheden", Title: "Knyttet til en enhed",
		Day: "Gælder fra", Done: "Medarbejderen er knyttet til enheden.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"unit": {Is: "enheden", Label: "Enhed", Source: Units}},
	}),
	kind[UnitLeft](row{
		Name: "unit-left", Phrase: "ude af enheden", Title: "Ude af en enhed",
		Day: "Første dag uden for enheden", Done: "Medarbejderen er ude af enheden.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"unit": {Is: "enheden", Label: "Enhed", Source: Units}},
	}),
	kind[LeaderNamed](row{
		Name: "leader-named", Phrase: "nærmeste leder", Title: "Nærmeste leder",
		Day: "Gælder fra", Done: "Nærmeste leder er gemt.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"leader": {Is: "lederens initialer", Label: "Nærmeste leder", Source: Workers}},
	}),
	kind[LeaveStarted](row{
		Name: "leave-started", Phrase: "medarbejderen væk", Title: "Medarbejderen er væk",
		Day: "Første dag", Done: "Fraværet er gemt.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"until": {Is: "den sidste dag", Label: "Til og med"}},
	}),
	kind[LeaveEnded](row{
		Name: "leave-ended", Phrase: "medarbejderen tilbage", Title: "Medarbejderen er tilbage",
		Day: "Tilbage den", Done: "Det er gemt, at medarbejderen er tilbage.",
		Ahead: true, Who: ByCommand,
	}),
	kind[SubstitutionStarted](row{
		Name: "substitution-started", Phrase: "vikar for", Title: "Vikar for en kollega",
		Day: "Første dag", Done: "Vikaren er sat på.",
		Ahead: true, Who: ByCommand,
		Fields: fields{
			"for":   {Is: "kollegaens initialer", Label: "Vikar for", Source: Workers},
			"until": {Is: "den sidste dag", Label: "Til og med", Hint: "Vikaren kan det samme som kollegaen til og med den dag."},
		},
	}),
	kind[SubstitutionEnded](row{
		Name: "substitution-ended", Phrase: "ikke længere vikar for", Title: "Ikke længere vikar",
		Day: "Første dag uden", Done: "Vikariatet er afsluttet.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"for": {Is: "kollegaens initialer", Label: "Vikar for", Source: Workers}},
	}),
	kind[StaffLeft](row{
		Name: "staff-left", Phrase: "fratrådt", Title: "Fratrådt",
		Day: "Første dag uden arbejde her", Done: "Fratrædelsen er gemt.",
		Ahead: true, Who: ByCommand,
	}),
)

// A Role is what a member of staff is employed to do.
type Role string

// The roles.
const (
	RoleCaseworker     Role = "caseworker"
	RoleYouthAdviser   Role = "youth-adviser"
	RoleConsultant     Role = "consultant"
	RoleBenefitTeam    Role = "benefit-team"
	RoleTeamLeader     Role = "team-leader"
	RoleCentreHead     Role = "centre-head"
	RoleLawyer         Role = "lawyer"
	RoleCitizenAdviser Role = "citizens-adviser"
	RoleAnalyst        Role = "analyst"
	RoleOperator       Role = "operator"
)

var _ = list[Role](
	term(RoleCaseworker, "sagsbehandler"),
	term(RoleYouthAdviser, "ungevejleder"),
	term(RoleConsultant, "virksomhedskonsulent"),
	term(RoleBenefitTeam, "ydelsesteam"),
	term(RoleTeamLeader, "teamleder"),
	term(RoleCentreHead, "centerchef"),
	term(RoleLawyer, "jurist"),
	term(RoleCitizenAdviser, "borgerrådgiver"),
	term(RoleAnalyst, "analytiker"),
	term(RoleOperator, "systemansvarlig"),
)

// A Weekday is a day of the week.
type Weekday string

// The days of the week.
const (
	Monday    Weekday = "monday"
	Tuesday   Weekday = "tuesday"
	Wednesday Weekday = "wednesday"
	Thursday  Weekday = "thursday"
	Friday    Weekday = "friday"
	Saturday  Weekday = "saturday"
	Sunday    Weekday = "sunday"
)

var _ = list[Weekday](
	term(Monday, "mandag"),
	term(Tuesday, "tirsdag"),
	term(Wednesday, "onsdag"),
	term(Thursday, "torsdag"),
	term(Friday, "fredag"),
	term(Saturday, "lørdag"),
	term(Sunday, "søndag"),
)

// StaffHired says that somebody works here from a day on; the name is kept beside
// the journal.
type StaffHired struct {
	User string `json:"user" da:"*" need:"1"` // initials
}

// StaffNamed says that somebody is called something else; the name is kept beside
// the journal.
type StaffNamed struct{}

// RoleGiven says that a member of staff has a role from a day on.
type RoleGiven struct {
	Role Role `json:"role" da:"*" need:"1"`
}

// RoleEnded says that a member of staff has a role no longer.
type RoleEnded struct {
	Role Role `json:"role" da:"*" need:"1"`
}

// UnitJoined says that a member of staff works in a unit from a day on.
type UnitJoined struct {
	Unit string `json:"unit" da:"*" need:"1"`
}

// UnitLeft says that a member of staff works in a unit no longer.
type UnitLeft struct {
	Unit string `json:"unit" da:"*" need:"1"`
}

// LeaderNamed says who leads a member of staff from a day on.
type LeaderNamed struct {
	Leader string `json:"leader" da:"*" need:"1"`
}

// LeaveStarted says that a member of staff is away from a day on. Why is nobody's
// business here.
type LeaveStarted struct {
	Until day.Date `json:"until,omitempty" da:"til og med *"` // empty where nobody knows
}

// LeaveEnded says that a member of staff is back.
type LeaveEnded struct{}

// SubstitutionStarted says that a member of staff stands in for another from a day
// on, until a last one.
type SubstitutionStarted struct {
	For   string   `json:"for" da:"*" need:"1"`
	Until day.Date `json:"until" da:"til og med *" need:"1"`
}

// SubstitutionEnded says that a member of staff stands in for another no longer,
// before the time.
type SubstitutionEnded struct {
	For string `json:"for" da:"*" need:"1"`
}

// StaffLeft says that somebody works here no longer.
type StaffLeft struct{}
