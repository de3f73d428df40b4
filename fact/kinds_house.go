package fact

import "indgang/day"

// houseKinds are what is true of the organisation itself, from a day on.
var houseKinds = section("Organisationen", SortOffice,
	kind[UnitMade](row{
		Name: "unit-made", Phrase: "enhed oprettet", Title: "Enhed oprettet",
		Day: "Gælder fra", Done: "Enheden er oprettet.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"unit": {Is: "enheden", Label: "Enhed"}},
	}),
	kind[UnitClosed](row{
		Name: "unit-closed", Phrase: "enhed nedlagt", Title: "Enhed nedlagt",
		Day: "Første dag uden", Done: "Enheden er nedlagt.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"unit": {Is: "enheden", Label: "Enhed", Source: Units}},
	}),
	kind[UnitLed](row{
		Name: "unit-led", Phrase: "leder af enheden", Title: "Leder af en enhed",
		Day: "Gælder fra", Done: "Enhedens leder er gemt.",
		Ahead: true, Who: ByCommand,
		Fields: fields{
			"unit":   {Is: "enheden", Label: "Enhed", Source: Units},
			"leader": {Is: "lederens initialer", Label: "Leder", Source: Workers},
		},
	}),
	kind[HoursSet](row{
		Name: "hours-set", Phrase: "åbningstid", Title: "Åbningstid",
		Day: "Gælder fra", Done: "Åbningstiden er gemt.",
		Ahead: true, Who: ByCommand,
		Fields: fields{
			"weekday": {Is: "ugedagen", Label: "Ugedag"},
			"opens":   {Is: "hvornår der åbnes", Label: "Åbner", Hint: "Lad begge felter stå tomme, hvis der er lukket."},
			"closes":  {Is: "hvornår der lukkes", Label: "Lukker"},
		},
	}),
	kind[ClosingSet](row{
		Name: "closing-set", Phrase: "lukkedag", Title: "Lukkedag",
		Day: "Besluttet den", Done: "Lukkedagen er gemt.",
		Who:    ByCommand,
		Fields: fields{"day": {Is: "dagen", Label: "Dag"}},
	}),
	kind[ClosingLifted](row{
		Name: "closing-lifted", Phrase: "lukkedag ophævet", Title: "Lukkedag ophævet",
		Day: "Besluttet den", Done: "Lukkedagen er ophævet.",
		Who:    ByCommand,
		Fields: fields{"day": {Is: "dagen", Label: "Dag"}},
	}),
	kind[SettingSet](row{
		Name: "setting-set", Phrase: "indstilling", Title: "Indstilling",
		Day: "Gælder fra", Done: "Indstillingen er gemt.",
		Ahead: true, Who: ByCommand,
		Fields: fields{"setting": {Is: "indstillingen", Label: "Indstilling"}},
	}),
)

// UnitMade says that there is a unit from a day on.
type UnitMade struct {
	Unit string `json:"unit" da:"*" need:"1"`
}

// UnitClosed says that there is a unit no longer.
type UnitClosed struct {
	Unit string `json:"unit" da:"*" need:"1"`
}

// UnitLed says who leads a unit from a day on.
type UnitLed struct {
	Unit   string `json:"unit" da:"*" need:"1"`
	Leader string `json:"leader" da:"er *" need:"1"`
}

// HoursSet says when the municipality is open on a day of the week; empty where it
// is closed.
type HoursSet struct {
	Weekday Weekday `json:"weekday" da:"*" need:"1"`
	Opens   Clock   `json:"opens,omitempty" da:"fra *"`
	Closes  Clock   `json:"closes,omitempty" da:"til *"`
}

// ClosingSet says that the municipality is closed on a day; what the day is called
// is kept beside the journal.
type ClosingSet struct {
	Day day.Date `json:"day" da:"*" need:"1"`
}

// ClosingLifted says that a day is no closing day after all.
type ClosingLifted struct {
	Day day.Date `json:"day" da:"*" need:"1"`
}

// SettingSet says what the municipality has chosen for something that is its own
// to choose; the value is kept beside the journal.
type SettingSet struct {
	Setting string `json:"setting" da:"*" need:"1"`
}
