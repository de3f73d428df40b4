package fact

import "indgang/day"

// personKinds are who the person is, and who has the case.
var personKinds = section("Personen", SortCitizen,
	kind[Born](row{
		Name: "born", Phrase: "født", Title: "Født",
		Day: "Født den", Done: "Fødselsdatoen er registreret.",
		Outlives: true,
		Who:      WithTheCase,
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
	kind[Died](row{
		Name: "died", Phrase: "død", Title: "Død",
		Day: "Død den", Done: "Dødsfaldet er registreret.",
		Hint:     "Ydelse, målgruppe, tilbud, fritagelser, aftaler og frister ender den dag. Åbne afgørelser og klager bliver stående.",
		Outlives: true,
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
		Access:   true,
		Outlives: true,
		Often:    often{NoCaseworker: 1},
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
	kind[PersonChanged](row{
		Name: "person-changed", Phrase: "personoplysning ændret", Title: "Personoplysning ændret",
		Day: "Gælder fra", Done: "Personoplysningen er ændret. Den, der stod før, er stadig i historikken.",
		Who: ByCommand, Repeats: true, Outlives: true,
		Fields: fields{"what": {Is: "oplysningen", Label: "Oplysning"}},
	}),
	kind[NumberReplaced](row{
		Name: "number-replaced", Phrase: "personnummer skiftet", Title: "Personnummer skiftet",
		Day: "Gælder fra", Done: "Personnummeret er skiftet.",
		Who: ByCommand, Outlives: true,
	}),
	kind[ProtectionSet](row{
		Name: "protection-set", Phrase: "beskyttelse af navn og adresse", Title: "Beskyttelse af navn og adresse",
		Day: "Gælder fra", Done: "Beskyttelsen er registreret.",
		Access:   true,
		Outlives: true,
	}),
	kind[ProtectionLifted](row{
		Name: "protection-lifted", Phrase: "beskyttelse af navn og adresse ophørt", Title: "Beskyttelse af navn og adresse ophørt",
		Day: "Sidste dag med beskyttelse", Done: "Beskyttelsens ophør er registreret.",
		Access:   true,
		Outlives: true,
	}),
	kind[OwnStaffSet](row{
		Name: "own-staff-set", Phrase: "ansat i kommunen", Title: "Ansat i kommunen",
		Day: "Gælder fra", Done: "Det er registreret, at borgeren er ansat i kommunen.",
		Access:   true,
		Outlives: true,
	}),
	kind[OwnStaffLifted](row{
		Name: "own-staff-lifted", Phrase: "ansættelse i kommunen ophørt", Title: "Ansættelse i kommunen ophørt",
		Day: "Sidste dag som ansat", Done: "Ansættelsens ophør er registreret.",
		Access: true,
		Who:    ByLeader, Outlives: true,
	}),
	kind[CasesMerged](row{
		Name: "cases-merged", Phrase: "sag lagt sammen", Title: "Sag lagt sammen med en anden",
		Day: "Lagt sammen den", Done: "Sagerne er lagt sammen.",
		Who: ByCommand, Outlives: true,
		Fields: fields{
			"with": {Is: "den anden sag", Label: "Den anden sag"},
			"gave": {Is: "lukket her", Label: "Sagen føres videre i den anden"},
		},
	}),
	kind[CasesParted](row{
		Name: "cases-parted", Phrase: "sager skilt ad igen", Title: "Sager skilt ad igen",
		Day: "Skilt ad den", Done: "Sagerne er skilt ad igen.",
		Who: ByCommand, Outlives: true,
		Fields: fields{"with": {Is: "den anden sag", Label: "Den anden sag"}},
	}),
	kind[TextHidden](row{
		Name: "text-hidden", Phrase: "tekst taget ud af syne", Title: "Tekst taget ud af syne",
		Day: "Taget ud af syne den", Done: "Teksten er taget ud af syne. Det kan ses, hvem der gjorde det og hvorfor.",
		Who: ByCommand, Outlives: true,
		Fields: fields{"fact": {Is: "oplysningen, teksten hører til", Label: "Oplysningen, teksten hører til"}},
	}),
	kind[TextShown](row{
		Name: "text-shown", Phrase: "tekst vist igen", Title: "Tekst vist igen",
		Day: "Vist igen den", Done: "Teksten vises igen.",
		Who: ByCommand, Outlives: true,
		Fields: fields{"fact": {Is: "oplysningen, teksten hører til", Label: "Oplysningen, teksten hører til"}},
	}),
	kind[Snoozed](row{
		Name: "snoozed", Phrase: "lagt til side", Title: "Lagt til side",
		Day: "Lagt til side den", Done: "Sagen er lagt til side. Fristen løber stadig.",
		Who: ByCommand, Outlives: true,
		Fields: fields{
			"what":  {Is: "hvad der er lagt til side", Label: "Hvad der er lagt til side"},
			"until": {Is: "dagen, den kommer igen", Label: "Kommer igen den"},
		},
	}),
	kind[SnoozeEnded](row{
		Name: "snooze-ended", Phrase: "taget frem igen", Title: "Taget frem igen",
		Day: "Taget frem den", Done: "Sagen er taget frem igen.",
		Who: ByCommand, Outlives: true,
		Fields: fields{"what": {Is: "hvad der er taget frem", Label: "Hvad der er taget frem"}},
	}),
	kind[ConsentGiven](row{
		Name: "consent-given", Phrase: "samtykke givet", Title: "Samtykke givet",
		Day: "Givet den", Done: "Samtykket er registreret.",
		Fields: fields{"to": {Is: "hvem samtykket gælder", Label: "Samtykket gælder"}},
	}),
	kind[ConsentWithdrawn](row{
		Name: "consent-withdrawn", Phrase: "samtykke trukket tilbage", Title: "Samtykke trukket tilbage",
		Day: "Trukket tilbage den", Done: "Det er registreret, at samtykket er trukket tilbage.",
		Outlives: true,
		Fields:   fields{"to": {Is: "hvem samtykket gjaldt", Label: "Samtykket gjaldt"}},
	}),
	kind[NoteMade](row{
		Name: "note-made", Phrase: "notat", Title: "Notat",
		Day: "Dato for notatet", Done: "Notatet er gemt.",
		Outlives: true,
		Repeats:  true,
		Often:    often{Anybody: 2},
	}),
	kind[TaskSet](row{
		Name: "task-set", Phrase: "opgave", Title: "Opgave",
		Day: "Stillet den", Done: "Opgaven er stillet.",
		Outlives: true,
		Repeats:  true,
		Fields:   fields{"due": {Is: "fristen", Label: "Senest", Hint: "Skriv opgaven i notatet."}},
	}),
	kind[TaskDone](row{
		Name: "task-done", Phrase: "opgave løst", Title: "Opgave løst",
		Day: "Løst den", Done: "Opgaven er løst.",
		Outlives: true,
		Fields:   fields{"task": {Is: "opgavens nummer", Label: "Opgave", Source: Tasks}},
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

// Died says that the citizen died on the day: the last day of everything that
// is for the living.
type Died struct{}

// PersonChanged says that a name, an address or the like became another. The
// value is kept beside the journal, where it can be erased.
type PersonChanged struct {
	What PersonField `json:"what" da:"*" need:"1"`
}

// NumberReplaced says that a substitute personal number gave way to another; both
// are kept beside the journal.
type NumberReplaced struct{}

// ProtectionSet says that name and address are protected from the day.
type ProtectionSet struct{}

// ProtectionLifted says that the day is the last with protection.
type ProtectionLifted struct{}

// OwnStaffSet says that the citizen works for the municipality from the day.
type OwnStaffSet struct{}

// OwnStaffLifted says that the day is the last in the municipality's service.
type OwnStaffLifted struct{}

// CasesMerged says that two cases are of one person. It stands in both; the one
// that Gave is carried on in the other.
type CasesMerged struct {
	With string `json:"with" da:"med *" need:"1"` // the other subject
	Gave bool   `json:"gave,omitempty" da:"som føres videre der"`
}

// CasesParted undoes a merging.
type CasesParted struct {
	With string `json:"with" da:"fra *" need:"1"`
}

// TextHidden takes the text of a fact out of sight; why is the text of this one.
type TextHidden struct {
	Fact int `json:"fact" da:"nr. *" need:"1"`
}

// TextShown lets the text of a fact be seen again.
type TextShown struct {
	Fact int `json:"fact" da:"nr. *" need:"1"`
}

// Snoozed puts a duty, or all of the case, off until a day: it leaves the lists
// until then. Its deadline runs on. Why is kept beside the journal.
type Snoozed struct {
	Until day.Date `json:"until" da:"til *" need:"1"` // the day it comes back
	What  string   `json:"what,omitempty" da:"for *"` // the duty; empty for the case
}

// SnoozeEnded takes it up again before that.
type SnoozeEnded struct {
	What string `json:"what,omitempty" da:"for *"`
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
