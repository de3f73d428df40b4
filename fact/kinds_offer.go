package fact

import "indgang/day"

// offerKinds are offers, education and jobs.
var offerKinds = section("Tilbud, uddannelse og job", SortCitizen,
	kind[OfferRequested](row{
		Name: "offer-requested", Phrase: "tilbud ønsket", Title: "Tilbud ønsket",
		Day: "Ønsket den", Done: "Ønsket om et tilbud er registreret.",
	}),
	kind[OfferGiven](row{
		Name: "offer-given", Phrase: "tilbud givet", Title: "Tilbud givet",
		Day: "Givet den", Done: "Tilbuddet er registreret som givet.",
		Fields: fields{"start": {Is: "tilbuddets startdato", Label: "Tilbuddet begynder"}},
	}),
	kind[OfferStarted](row{
		Name: "offer-started", Phrase: "tilbud begyndt", Title: "Tilbud begyndt",
		Day: "Første dag i tilbuddet", Done: "Tilbuddet er registreret som begyndt.",
		Ahead: true, Often: often{
			Insured: 2, JobReady: 1, ActivityReady: 2, EducationReady: 3, YoungActivityReady: 2,
			InClarification: 2, InResourceCourse: 2, WithFlexRight: 3, WithoutBenefit: 1,
		}, Upcasts: []upcast{staffInHundredths},
		Fields: fields{
			"sector":        {Is: "sektoren", Label: "Arbejdsplads"},
			"purpose":       {Is: "formålet", Label: "Formålet"},
			"own_workplace": {Is: "egen arbejdsplads", Label: "På egen arbejdsplads"},
			"staff":         {Is: "ordinært ansatte", Label: "Ordinært ansatte på arbejdspladsen"},
			"supported":     {Is: "støttede i forvejen", Label: "Støttede i forvejen på arbejdspladsen"},
			"in_utility":    {Is: "støttede i nytteindsats", Label: "Støttede i nytteindsats"},
		},
	}),
	kind[OfferExtended](row{
		Name: "offer-extended", Phrase: "tilbud forlænget", Title: "Tilbud forlænget",
		Day: "Forlænget den", Done: "Forlængelsen er registreret.",
		Fields: fields{"until": {Is: "slutdatoen", Label: "Ny sidste dag"}},
	}),
	kind[OfferEnded](row{
		Name: "offer-ended", Phrase: "tilbud sluttet", Title: "Tilbud sluttet",
		Day: "Sidste dag i tilbuddet", Done: "Tilbuddet er registreret som sluttet.",
		Outlives: true,
		Ahead:    true, Often: often{InOffer: 1},
		Fields: fields{
			"offer":   {Is: "tilbuddet", Label: "Tilbud", Hint: "Lad feltet stå tomt, hvis det er det, der løber nu."},
			"outcome": {Is: "udfaldet", Label: "Udfald", Among: endings},
		},
	}),
	kind[EmployerContacted](row{
		Name: "employer-contacted", Phrase: "opfølgning hos arbejdsgiveren", Title: "Opfølgning hos arbejdsgiveren",
		Day: "Talt med arbejdsgiveren den", Done: "Opfølgningen er registreret.",
		Often: often{InOffer: 2},
	}),
	kind[EducationStarted](row{
		Name: "education-started", Phrase: "uddannelse begyndt", Title: "Uddannelse begyndt",
		Day: "Første dag på uddannelsen", Done: "Uddannelsen er registreret som begyndt.",
		Ahead: true, Often: often{EducationReady: 2, YoungActivityReady: 5, InRehabilitation: 2, UnderEighteen: 5},
	}),
	kind[EducationEnded](row{
		Name: "education-ended", Phrase: "uddannelse fuldført", Title: "Uddannelse fuldført",
		Day: "Fuldført den", Done: "Uddannelsen er registreret som fuldført.",
		Ahead: true, Often: often{InEducation: 2},
	}),
	kind[EducationBroken](row{
		Name: "education-broken", Phrase: "uddannelse afbrudt", Title: "Uddannelse afbrudt",
		Day: "Afbrudt den", Done: "Uddannelsen er registreret som afbrudt.",
		Often: often{InEducation: 1},
	}),
	kind[DropoutNoticed](row{
		Name: "dropout-noticed", Phrase: "kommunen bekendt med frafald", Title: "Kommunen bekendt med frafald",
		Day: "Kommunen fik besked den", Done: "Kommunens viden om frafaldet er registreret.",
		Often:  often{UnderEighteen: 6},
		Fields: fields{"interrupted": {Is: "hvornår uddannelsen blev afbrudt", Label: "Uddannelsen blev afbrudt den"}},
	}),
	kind[RiskNoticed](row{
		Name: "risk-noticed", Phrase: "skolen melder om risiko for frafald", Title: "Skolen melder om risiko for frafald",
		Day: "Kommunen fik besked den", Done: "Skolens melding er registreret.",
	}),
	kind[YouthListed](row{
		Name: "youth-listed", Phrase: "på listen over unge uden uddannelse eller job", Title: "På listen over unge uden uddannelse eller job",
		Day: "Stod på listen den", Done: "Det er registreret, at borgeren står på listen.",
	}),
	kind[ActivityOffered](row{
		Name: "activity-offered", Phrase: "ny aktivitet tilbudt", Title: "Ny aktivitet tilbudt",
		Day: "Tilbudt den", Done: "Aktiviteten er registreret som tilbudt.",
		Often:  often{UnderEighteen: 2},
		Fields: fields{"education": {Is: "aktiviteten", Label: "Aktivitet"}},
	}),
	kind[ParentsInformed](row{
		Name: "parents-informed", Phrase: "forældrene orienteret", Title: "Forældrene orienteret",
		Day: "Orienteret den", Done: "Orienteringen er registreret.",
	}),
	kind[ParentsInvolved](row{
		Name: "parents-involved", Phrase: "forældrene inddraget", Title: "Forældrene inddraget",
		Day: "Inddraget den", Done: "Det er registreret, at forældrene er inddraget.",
		Often: often{UnderEighteen: 4},
	}),
	kind[EmploymentStarted](row{
		Name: "employment-started", Phrase: "job begyndt", Title: "Job begyndt",
		Day: "Første dag i jobbet", Done: "Jobbet er registreret som begyndt.",
		Ahead: true, Often: often{WithFlexRight: 1, WithoutBenefit: 3},
		Fields: fields{"until": {Is: "slutdatoen", Label: "Sidste dag, hvis jobbet er tidsbegrænset"}},
	}),
	kind[EmploymentEnded](row{
		Name: "employment-ended", Phrase: "job sluttet", Title: "Job sluttet",
		Day: "Sidste dag i jobbet", Done: "Jobbet er registreret som sluttet.",
		Outlives: true,
		Ahead:    true,
	}),
	kind[PublicPostSought](row{
		Name: "public-post-sought", Phrase: "ansøgt om offentlig stilling", Title: "Ansøgt om offentlig stilling",
		Day: "Ansøgt den", Done: "Ansøgningen er registreret.",
		Fields: fields{"start": {Is: "startdatoen", Label: "Stillingen begynder"}},
	}),
)

// OfferRequested says that the citizen asks for an offer, or for a place they
// found themselves.
type OfferRequested struct {
	Offer     OfferType `json:"offer" da:"*" need:"1"`
	SelfFound bool      `json:"self_found,omitempty" da:"selvfundet"`
}

// OfferGiven is a written offer.
type OfferGiven struct {
	Offer OfferType `json:"offer" da:"*" need:"1"`
	Start day.Date  `json:"start,omitzero" da:"fra *"`
}

// OfferStarted says that an offer began. Staff are the ordinary employees of the
// workplace as full-time posts, on average; Supported those who were there with
// public support before this person.
type OfferStarted struct {
	Offer        OfferType `json:"offer" da:"*" need:"1"`
	Sector       Sector    `json:"sector,omitempty" da:"*"`
	Weekly       Hours     `json:"weekly,omitempty" da:"* timer om ugen"`
	Until        day.Date  `json:"until,omitzero" da:"til *"` // planned last day
	SelfFound    bool      `json:"self_found,omitempty" da:"selvfundet"`
	Purpose      Purpose   `json:"purpose,omitempty" da:"med formål *"` // as the agreement states it
	OwnWorkplace bool      `json:"own_workplace,omitempty" da:"på egen arbejdsplads"`
	Staff        Posts     `json:"staff,omitempty" da:"* ordinært ansatte"`
	Supported    int       `json:"supported,omitempty" da:"* støttede i forvejen"`
	InUtility    int       `json:"in_utility,omitempty" da:"heraf * i nytteindsats"`
}

// OfferExtended is a decision that an offer may last longer.
type OfferExtended struct {
	Offer OfferType `json:"offer" da:"*" need:"1"`
	Until day.Date  `json:"until" da:"til *" need:"1"`
}

// OfferEnded says that the day is the last of an offer.
type OfferEnded struct {
	Offer   OfferType `json:"offer,omitempty" da:"*"` // empty: the one that runs
	Outcome Outcome   `json:"outcome,omitempty" da:"*"`
}

// EmployerContacted says that staff followed up with the employer.
type EmployerContacted struct{}

// EducationStarted says that an education began.
type EducationStarted struct {
	Education EducationType `json:"education" da:"*" need:"1"`
	Weekly    Hours         `json:"weekly,omitempty" da:"* timer om ugen"`
	Until     day.Date      `json:"until,omitzero" da:"til *"`
}

// EducationEnded says that an education was completed.
type EducationEnded struct {
	Education EducationType `json:"education,omitempty" da:"*"`
}

// EducationBroken says that an education was broken off on the day.
type EducationBroken struct {
	Education EducationType `json:"education,omitempty" da:"*"`
}

// DropoutNoticed says that the municipality learned that a young person does not
// follow the plan or has dropped out.
type DropoutNoticed struct {
	Interrupted day.Date `json:"interrupted,omitzero" da:"afbrudt *"`
}

// RiskNoticed is a school's notice that somebody may break off.
type RiskNoticed struct{}

// YouthListed says that the young person appears on the list of those without
// education or job.
type YouthListed struct{}

// ActivityOffered says that a young person was offered a concrete activity that
// is no offer under LAB; it counts when it stands in the plan.
type ActivityOffered struct {
	Education EducationType `json:"education" da:"*" need:"1"`
}

// ParentsInformed says that the custody holder was told of the consequences when
// the plan was made.
type ParentsInformed struct{}

// ParentsInvolved says that the custody holder was involved in a decision.
type ParentsInvolved struct{}

// EmploymentStarted says that a job began.
type EmploymentStarted struct {
	Job    JobType  `json:"job" da:"*" def:"ordinary"`
	Weekly Hours    `json:"weekly,omitempty" da:"* timer om ugen"`
	Until  day.Date `json:"until,omitzero" da:"til *"`
}

// EmploymentEnded says that the day is the last in a job.
type EmploymentEnded struct {
	Job JobType `json:"job" da:"*" def:"ordinary"`
}

// PublicPostSought says that a disabled person asks for priority access to a
// public post (fortrinsadgang).
type PublicPostSought struct {
	Start day.Date `json:"start,omitzero" da:"fra *"` // the day somebody is hired
}
