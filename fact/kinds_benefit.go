package fact

import "indgang/day"

// benefitKinds are the first contact, what the person lives on, and the target group.
var benefitKinds = section("Henvendelse, ydelse og målgruppe", SortCitizen,
	kind[FirstContact](row{
		Name: "first-contact", Phrase: "første henvendelse", Title: "Første henvendelse",
		Day: "Henvendte sig den", Done: "Henvendelsen er registreret.",
		Often: often{Newcomer: 1},
	}),
	kind[JobseekerRegistered](row{
		Name: "jobseeker-registered", Phrase: "tilmeldt jobsøgende", Title: "Tilmeldt som jobsøgende",
		Day: "Tilmeldt den", Done: "Tilmeldingen er registreret.",
		Often: often{Newcomer: 2},
	}),
	kind[JobseekerDeregistered](row{
		Name: "jobseeker-deregistered", Phrase: "afmeldt jobsøgende", Title: "Afmeldt som jobsøgende",
		Day: "Afmeldt den", Done: "Afmeldingen er registreret.",
		Outlives: true,
	}),
	kind[BenefitStarted](row{
		Name: "benefit-started", Phrase: "ydelse begyndt", Title: "Ydelse begyndt",
		Day: "Første dag med ydelsen", Done: "Ydelsen er registreret som begyndt.",
		Ahead: true, Often: often{NoBenefit: 1},
		Fields: fields{"benefit": {Is: "ydelsen", Label: "Ydelse"}},
	}),
	kind[BenefitChanged](row{
		Name: "benefit-changed", Phrase: "ydelse skiftet", Title: "Ydelse skiftet",
		Day: "Første dag med den nye ydelse", Done: "Skiftet af ydelse er registreret.",
		Ahead:  true,
		Fields: fields{"to": {Is: "den nye ydelse", Label: "Ny ydelse"}},
	}),
	kind[BenefitStopped](row{
		Name: "benefit-stopped", Phrase: "ydelse stoppet", Title: "Ydelse stoppet",
		Day: "Sidste dag med ydelsen", Done: "Ydelsen er registreret som stoppet.",
		Outlives: true,
		Ahead:    true,
		Fields:   fields{"benefit": {Is: "ydelsen", Label: "Ydelse", Hint: "Lad feltet stå tomt, hvis det er den, der løber nu."}},
	}),
	kind[PlacedInPeriod](row{
		Name: "placed-in-period", Phrase: "indplaceret i dagpengeperiode", Title: "Indplaceret i dagpengeperiode",
		Day: "Indplaceret fra", Done: "Indplaceringen er registreret.",
		Fields: fields{
			"graduate":  {Is: "dimittend", Label: "Som dimittend"},
			"part_time": {Is: "deltidsforsikret", Label: "Deltidsforsikret"},
		},
	}),
	kind[HoursPaid](row{
		Name: "hours-paid", Phrase: "dagpengetimer udbetalt", Title: "Dagpengetimer udbetalt",
		Day: "En dag i måneden, timerne er betalt for", Done: "Dagpengetimerne er registreret.",
		Outlives: true,
		Ahead:    true, Often: often{Insured: 5},
		Fields: fields{"hours": {Is: "timerne", Label: "Timer"}},
	}),
	kind[HandedOver](row{
		Name: "handed-over", Phrase: "overtaget fra a-kassen", Title: "Overtaget fra a-kassen",
		Day: "Overtaget den", Done: "Det er registreret, at kommunen har overtaget forløbet.",
	}),
	kind[FundAttendanceChosen](row{
		Name: "fund-attendance-chosen", Phrase: "a-kassens deltagelse valgt", Title: "A-kassens deltagelse valgt",
		Day: "Valgt den", Done: "Borgerens valg er registreret.",
		Fields: fields{"answer": {Is: "svaret", Label: "Skal a-kassen med til første samtale?"}},
	}),
	kind[GroupAssigned](row{
		Name: "group-assigned", Phrase: "målgruppe", Title: "Visiteret til målgruppe",
		Day: "I målgruppen fra", Done: "Visitationen er registreret.",
		Ahead: true, Often: often{NoGroup: 1},
		Fields: fields{
			"group":   {Is: "målgruppen", Label: "Målgruppe", Source: TargetGroups},
			"obvious": {Is: "åbenlyst uddannelsesparat", Label: "Åbenlyst uddannelsesparat", Hint: "Kun i målgruppe 4."},
		},
	}),
	kind[GroupEnded](row{
		Name: "group-ended", Phrase: "målgruppe ophørt", Title: "Målgruppe ophørt",
		Day: "Sidste dag i målgruppen", Done: "Målgruppens ophør er registreret.",
		Outlives: true,
		Ahead:    true,
		Fields: fields{"group": {Is: "målgruppen", Label: "Målgruppe", Hint: "Lad feltet stå tomt, hvis det er den, der løber nu.",
			Source: TargetGroups}},
	}),
	kind[WorkObligationStarted](row{
		Name: "work-obligation-started", Phrase: "arbejdspligt begyndt", Title: "Arbejdspligt begyndt",
		Day: "Arbejdspligt fra", Done: "Arbejdspligten er registreret som begyndt.",
		Ahead: true,
	}),
	kind[WorkObligationEnded](row{
		Name: "work-obligation-ended", Phrase: "arbejdspligt ophørt", Title: "Arbejdspligt ophørt",
		Day: "Sidste dag med arbejdspligt", Done: "Arbejdspligtens ophør er registreret.",
		Outlives: true,
		Ahead:    true,
	}),
	kind[WorkObligationHours](row{
		Name: "work-obligation-hours", Phrase: "timer i arbejdspligten", Title: "Timer i arbejdspligten",
		Day: "Gælder fra", Done: "Timerne er registreret.",
		Fields: fields{
			"activity": {Is: "aktiviteten", Label: "Aktiviteten"},
			"until":    {Is: "slutdatoen", Label: "Slutdatoen"},
		},
	}),
	kind[RequirementTested](row{
		Name: "requirement-tested", Phrase: "krav prøvet", Title: "Opholds- og beskæftigelseskrav prøvet",
		Day: "Prøvet den", Done: "Det er registreret, at kravene er prøvet.",
		Fields: fields{
			"residence": {Is: "opholdskravet", Label: "Opholdskravet er opfyldt"},
			"work":      {Is: "beskæftigelseskravet", Label: "Beskæftigelseskravet er opfyldt"},
		},
	}),
)

// FirstContact is the day the person first asks the municipality for help
// (første henvendelse).
type FirstContact struct{}

// JobseekerRegistered is the registration on Jobnet (tilmelding som jobsøgende).
type JobseekerRegistered struct{}

// JobseekerDeregistered ends the registration as a jobseeker.
type JobseekerDeregistered struct{}

// BenefitStarted says that a benefit runs from the day.
type BenefitStarted struct {
	Benefit Benefit `json:"benefit" da:"*" need:"1"`
	Fund    string  `json:"fund,omitempty" da:"hos *"` // code of the a-kasse
	Rate    Rate    `json:"rate,omitempty" da:"*"`
}

// BenefitChanged says that one benefit gives way to another on the day
// (ydelsesskift).
type BenefitChanged struct {
	To   Benefit `json:"to" da:"til *" need:"1"`
	Fund string  `json:"fund,omitempty" da:"hos *"`
	Rate Rate    `json:"rate,omitempty" da:"*"`
}

// BenefitStopped says that the day is the last with the benefit.
type BenefitStopped struct {
	Benefit Benefit `json:"benefit,omitempty" da:"*"` // empty: whatever runs
}

// PlacedInPeriod is the placement in a dagpenge period (indplacering).
type PlacedInPeriod struct {
	Graduate bool `json:"graduate,omitempty" da:"som dimittend"`
	PartTime bool `json:"part_time,omitempty" da:"deltidsforsikret"`
}

// HoursPaid says how many dagpenge hours were paid for the month of the day.
type HoursPaid struct {
	Hours Hours `json:"hours" da:"* timer" need:"1"`
}

// HandedOver says that the municipality took the contact course over from the
// a-kasse.
type HandedOver struct{}

// FundAttendanceChosen is the citizen's choice whether the a-kasse attends the
// first municipal talk.
type FundAttendanceChosen struct {
	Answer YesNo `json:"answer" da:"*" need:"1"`
}

// GroupAssigned places the person in a target group, LAB § 6 (visitation).
type GroupAssigned struct {
	Group   int  `json:"group" da:"*" need:"1"` // 1 to 13
	Obvious bool `json:"obvious,omitempty" da:"åbenlyst uddannelsesparat"`
}

// GroupEnded says that the day is the last in the target group.
type GroupEnded struct {
	Group int `json:"group,omitempty" da:"*"` // 0: the one that runs
}

// WorkObligationStarted puts the person under arbejdspligt from the day.
type WorkObligationStarted struct{}

// WorkObligationEnded says that the day is the last under arbejdspligt.
type WorkObligationEnded struct{}

// WorkObligationHours is a weekly amount of what counts towards arbejdspligt and
// is no offer, job or course: it holds up to a day, or until the next of its kind.
type WorkObligationHours struct {
	Activity DutyActivity `json:"activity" da:"*" need:"1"`
	Weekly   Hours        `json:"weekly" da:"* timer om ugen" need:"1"`
	Until    day.Date     `json:"until,omitzero" da:"til *"`
}

// RequirementTested says whether the person meets the residence or employment
// requirement (opholdskrav, beskæftigelseskrav).
type RequirementTested struct {
	Residence YesNo `json:"residence,omitempty" da:"opholdskrav *"`
	Work      YesNo `json:"work,omitempty" da:"beskæftigelseskrav *"`
}
