package fact

import "indgang/day"

// personKinds are who the person is, and who has the case.
var personKinds = section("Personen", SortCitizen,
	kind[Born](row{
		Name: "born", Phrase: "født", Title: "Født",
		Day: "Født den", Done: "Fødselsdatoen er registreret.",
		Who: WithTheCase,
	}),
	kind[MovedIn](row{
		Name: "moved-in", Phrase: "tilflyttet", Title: "Tilflyttet til kommunen",
		Day: "Tilflyttet den", Done: "Tilflytningen er registreret.",
		Ahead:  true,
		Fields: fields{"from": {Is: "fraflytningskommunen", Label: "Fraflytningskommune", Source: Municipalities}},
	}),
	kind[MovedOut](row{
		Name: "moved-out", Phrase: "fraflyttet", Title: "Fraflyttet kommunen",
		Day: "Fraflyttet den", Done: "Fraflytningen er registreret.",
		Ahead:  true,
		Fields: fields{"to": {Is: "tilflytningskommunen", Label: "Tilflytningskommune", Source: Municipalities}},
	}),
	kind[QualificationRegistered](row{
		Name: "qualification-registered", Phrase: "uddannelsesbaggrund", Title: "Uddannelsesbaggrund",
		Day: "Oplyst den", Done: "Uddannelsesbaggrunden er registreret.",
		Fields: fields{"has": {Is: "uddannelsesbaggrunden", Label: "Uddannelsesbaggrund"}},
	}),
	kind[ChildAtHome](row{
		Name: "child-at-home", Phrase: "barn i hjemmet", Title: "Hjemmeboende barn",
		Day: "Gælder fra", Done: "Oplysningen om barn i hjemmet er registreret.",
		Fields: fields{"answer": {Is: "svaret", Label: "Bor der et barn hos borgeren?"}},
	}),
	kind[SpouseRegistered](row{
		Name: "spouse-registered", Phrase: "ægtefælle", Title: "Ægtefælle",
		Day: "Gælder fra", Done: "Oplysningen om ægtefælle er registreret.",
		Fields: fields{"answer": {Is: "svaret", Label: "Har borgeren en ægtefælle?"}},
	}),
	kind[ResidenceBegan](row{
		Name: "residence-began", Phrase: "ophold i Danmark begyndt", Title: "Ophold i Danmark begyndt",
		Day: "Opholdet begyndte den", Done: "Opholdets begyndelse er registreret.",
	}),
	kind[PensionRightRegistered](row{
		Name: "pension-right-registered", Phrase: "når pensionsalderen", Title: "Når pensionsalderen",
		Day: "Når pensionsalderen den", Done: "Dagen for pensionsalderen er registreret.",
		Ahead: true,
	}),
	kind[SchoolingEnded](row{
		Name: "schooling-ended", Phrase: "undervisningspligt ophørt", Title: "Undervisningspligt ophørt",
		Day: "Undervisningspligten ophørte den", Done: "Undervisningspligtens ophør er registreret.",
		Ahead: true,
	}),
	kind[CaseworkerAssigned](row{
		Name: "caseworker-assigned", Phrase: "sagsbehandler", Title: "Skift sagsbehandler",
		Day: "Fra den", Done: "Sagsbehandleren er skiftet.",
		Often: often{NoCaseworker: 1},
		Fields: fields{
			"user":        {Is: "sagsbehandleren", Label: "Sagsbehandler", Source: Workers},
			"unit":        {Is: "enheden", Label: "Enhed", Source: Units},
			"coordinates": {Is: "koordinerende sagsbehandler", Label: "Som koordinerende"},
		},
	}),
	kind[CoordinatorOffered](row{
		Name: "coordinator-offered", Phrase: "koordinerende sagsbehandler tilbudt", Title: "Koordinerende sagsbehandler tilbudt",
		Day: "Tilbudt den", Done: "Tilbuddet om en koordinerende sagsbehandler er registreret.",
	}),
	kind[ConsentGiven](row{
		Name: "consent-given", Phrase: "samtykke givet", Title: "Samtykke givet",
		Day: "Givet den", Done: "Samtykket er registreret.",
		Fields: fields{"to": {Is: "hvem samtykket gælder", Label: "Samtykket gælder"}},
	}),
	kind[ConsentWithdrawn](row{
		Name: "consent-withdrawn", Phrase: "samtykke trukket tilbage", Title: "Samtykke trukket tilbage",
		Day: "Trukket tilbage den", Done: "Det er registreret, at samtykket er trukket tilbage.",
		Fields: fields{"to": {Is: "hvem samtykket gjaldt", Label: "Samtykket gjaldt"}},
	}),
	kind[NoteMade](row{
		Name: "note-made", Phrase: "notat", Title: "Notat",
		Day: "Dato for notatet", Done: "Notatet er gemt.",
		Often: often{Anybody: 2},
	}),
	kind[TaskSet](row{
		Name: "task-set", Phrase: "opgave", Title: "Opgave",
		Day: "Stillet den", Done: "Opgaven er stillet.",
		Fields: fields{"due": {Is: "fristen", Label: "Senest", Hint: "Skriv opgaven i notatet."}},
	}),
	kind[TaskDone](row{
		Name: "task-done", Phrase: "opgave løst", Title: "Opgave løst",
		Day: "Løst den", Done: "Opgaven er løst.",
		Fields: fields{"task": {Is: "opgavens nummer", Label: "Opgave", Source: Tasks}},
	}),
)

// Born says that the person was born on the fact's day.
type Born struct{}

// MovedIn says that the person moved to the municipality.
type MovedIn struct {
	From string `json:"from,omitempty" da:"fra *"` // kommunekode
}

// MovedOut says that the person left the municipality.
type MovedOut struct {
	To string `json:"to,omitempty" da:"til *"` // kommunekode
}

// QualificationRegistered says what education the person has.
type QualificationRegistered struct {
	Has Qualification `json:"has" da:"*" need:"1"`
}

// ChildAtHome says whether a child lives with the person (forsørger).
type ChildAtHome struct {
	Answer YesNo `json:"answer" da:"*" def:"yes"`
}

// SpouseRegistered says whether the person has a spouse.
type SpouseRegistered struct {
	Answer YesNo `json:"answer" da:"*" def:"yes"`
}

// ResidenceBegan is the day from which the person has lived in the country.
type ResidenceBegan struct{}

// PensionRightRegistered says that the person reaches pension age on the day.
type PensionRightRegistered struct{}

// SchoolingEnded says that compulsory schooling ended (undervisningspligt).
type SchoolingEnded struct{}

// CaseworkerAssigned gives the case to a member of staff in a unit.
type CaseworkerAssigned struct {
	User        string `json:"user" da:"*" need:"1"`
	Unit        string `json:"unit,omitempty" da:"i *"`
	Coordinates bool   `json:"coordinates,omitempty" da:"som koordinerende"` // across the administrations
}

// CoordinatorOffered says that the person was offered a coordinating caseworker.
type CoordinatorOffered struct {
	Answer YesNo `json:"answer,omitempty" da:"svar *"`
}

// ConsentGiven says that the citizen consents to a party seeing the case.
type ConsentGiven struct {
	To Party `json:"to" da:"til *" need:"1"`
}

// ConsentWithdrawn takes a consent back.
type ConsentWithdrawn struct {
	To Party `json:"to" da:"til *" need:"1"`
}

// NoteMade is a note in the case; its words are kept beside the journal.
type NoteMade struct{}

// TaskSet is something a member of staff is to do; its words are kept beside the
// journal.
type TaskSet struct {
	Due day.Date `json:"due" da:"senest *" need:"1"`
}

// TaskDone says that a task was done; Task is the number of the fact that set it.
type TaskDone struct {
	Task int `json:"task" da:"nr. *" need:"1"`
}
