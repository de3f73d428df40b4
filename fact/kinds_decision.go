package fact

import "indgang/day"

// decisionKinds are applications, decisions, complaints and access to the files.
var decisionKinds = section("Afgørelser og klager", SortCitizen,
	kind[ApplicationReceived](row{
		Name: "application-received", Phrase: "ansøgning modtaget", Title: "Ansøgning modtaget",
		Day: "Modtaget den", Done: "Ansøgningen er registreret.",
		Often:  often{Newcomer: 3},
		Fields: fields{"start": {Is: "hvornår der søges fra", Label: "Søges fra"}},
	}),
	kind[ApplicationWithdrawn](row{
		Name: "application-withdrawn", Phrase: "ansøgning trukket tilbage", Title: "Ansøgning trukket tilbage",
		Day: "Trukket tilbage den", Done: "Det er registreret, at ansøgningen er trukket tilbage.",
		Outlives: true,
	}),
	kind[DelayNotified](row{
		Name: "delay-notified", Phrase: "forsinkelse meddelt", Title: "Forsinkelse meddelt",
		Day: "Meddelt den", Done: "Meddelelsen om forsinkelse er registreret.",
		Outlives: true,
	}),
	kind[HearingSent](row{
		Name: "hearing-sent", Phrase: "partshøring sendt", Title: "Partshøring sendt",
		Day: "Sendt den", Done: "Partshøringen er registreret som sendt.",
		Outlives: true,
		Fields:   fields{"deadline": {Is: "fristen for svar", Label: "Frist"}},
	}),
	kind[HearingAnswered](row{
		Name: "hearing-answered", Phrase: "partshøring besvaret", Title: "Partshøring besvaret",
		Day: "Modtaget den", Done: "Svaret på partshøringen er registreret.",
		Outlives: true,
	}),
	kind[Decided](row{
		Name: "decided", Phrase: "afgørelse", Title: "Afgørelse truffet",
		Day: "Afgjort den", Done: "Afgørelsen er registreret.",
		Outlives: true,
		Fields: fields{
			"outcome":  {Is: "udfaldet", Label: "Udfald", Among: decisions},
			"from":     {Is: "hvornår afgørelsen gælder fra", Label: "Gælder fra"},
			"until":    {Is: "hvornår afgørelsen gælder til", Label: "Gælder til"},
			"reasons":  {Is: "begrundelse", Label: "Afgørelsen er begrundet"},
			"guide":    {Is: "klagevejledning", Label: "Der er klagevejledning med"},
			"received": {Is: "hvornår borgeren modtog den", Label: "Borgeren modtog den"},
		},
	}),
	kind[DeductionBooked](row{
		Name: "deduction-booked", Phrase: "fradrag bogført", Title: "Fradrag bogført",
		Day: "Bogført den", Done: "Fradraget er registreret.",
		Outlives: true,
	}),
	kind[ComplaintReceived](row{
		Name: "complaint-received", Phrase: "klage modtaget", Title: "Klage modtaget",
		Day: "Modtaget den", Done: "Klagen er registreret.",
		Outlives: true,
	}),
	kind[Reassessed](row{
		Name: "reassessed", Phrase: "genvurdering", Title: "Genvurdering",
		Day: "Genvurderet den", Done: "Genvurderingen er registreret.",
		Outlives: true,
		Fields:   fields{"outcome": {Is: "udfaldet", Label: "Udfald", Among: reassessments}},
	}),
	kind[ComplaintForwarded](row{
		Name: "complaint-forwarded", Phrase: "klage sendt til Ankestyrelsen", Title: "Klage sendt til Ankestyrelsen",
		Day: "Sendt den", Done: "Det er registreret, at klagen er sendt til Ankestyrelsen.",
		Outlives: true,
	}),
	kind[AccessRequested](row{
		Name: "access-requested", Phrase: "aktindsigt ønsket", Title: "Aktindsigt ønsket",
		Day: "Modtaget den", Done: "Ønsket om aktindsigt er registreret.",
		Outlives: true,
	}),
	kind[AccessDecided](row{
		Name: "access-decided", Phrase: "aktindsigt afgjort", Title: "Aktindsigt afgjort",
		Day: "Afgjort den", Done: "Afgørelsen om aktindsigt er registreret.",
		Outlives: true,
	}),
	kind[AccessDelayed](row{
		Name: "access-delayed", Phrase: "forsinket aktindsigt meddelt", Title: "Forsinket aktindsigt meddelt",
		Day: "Meddelt den", Done: "Meddelelsen om forsinkelse er registreret.",
		Outlives: true,
	}),
	kind[OralInformation](row{
		Name: "oral-information", Phrase: "mundtlig oplysning modtaget", Title: "Mundtlig oplysning modtaget",
		Day: "Modtaget den", Done: "Den mundtlige oplysning er registreret.",
		Outlives: true,
		Repeats:  true,
		Fields:   fields{"documented": {Is: "om det fremgår af papirerne", Label: "Oplysningen fremgår af sagens papirer"}},
	}),
	kind[OralNoted](row{
		Name: "oral-noted", Phrase: "mundtlig oplysning noteret", Title: "Mundtlig oplysning noteret",
		Day: "Noteret den", Done: "Det er registreret, at oplysningen er noteret.",
		Outlives: true,
		Repeats:  true,
	}),
	kind[MinistryInformed](row{
		Name: "ministry-informed", Phrase: "styrelsen orienteret om ønske om hjemrejse", Title: "Styrelsen orienteret om ønske om hjemrejse",
		Day: "Orienteret den", Done: "Orienteringen er registreret.",
		Outlives: true,
	}),
)

// ApplicationReceived is an application that asks for a decision.
type ApplicationReceived struct {
	Topic Topic    `json:"topic" da:"om *" need:"1"`
	Start day.Date `json:"start,omitzero" da:"fra *"` // of what is applied for
}

// ApplicationWithdrawn says that the applicant no longer asks for a decision.
type ApplicationWithdrawn struct {
	Topic Topic `json:"topic" da:"om *" need:"1"`
}

// DelayNotified says that the applicant was told in writing of a delay.
type DelayNotified struct {
	Expected day.Date `json:"expected,omitzero" da:"forventet *"`
	Topic    Topic    `json:"topic,omitempty" da:"om *"`
}

// HearingSent is a partshøring with its deadline.
type HearingSent struct {
	Deadline day.Date `json:"deadline" da:"senest *" need:"1"`
	Topic    Topic    `json:"topic,omitempty" da:"om *"`
}

// HearingAnswered is the party's answer.
type HearingAnswered struct {
	Topic Topic `json:"topic,omitempty" da:"om *"` // empty: any that is open
}

// Decided is a decision (afgørelse).
type Decided struct {
	Topic    Topic    `json:"topic" da:"om *" need:"1"`
	Outcome  Outcome  `json:"outcome" da:"*" need:"1"`
	From     day.Date `json:"from,omitzero" da:"fra *"`
	Until    day.Date `json:"until,omitzero" da:"til *"`
	Reasons  bool     `json:"reasons,omitempty" da:"begrundet"`
	Guide    bool     `json:"guide,omitempty" da:"med klagevejledning"`
	Received day.Date `json:"received,omitzero" da:"modtaget *"` // by the citizen
	Weekly   Hours    `json:"weekly,omitempty" da:"* timer om ugen"`
}

// DeductionBooked says that a sanction's deduction was made.
type DeductionBooked struct {
	Event day.Date `json:"event" da:"for *" need:"1"` // the day of the breach
}

// ComplaintReceived is a complaint over a decision.
type ComplaintReceived struct {
	Topic Topic `json:"topic,omitempty" da:"om *"` // of the decision
}

// Reassessed is the municipality's reassessment after a complaint.
type Reassessed struct {
	Outcome Outcome `json:"outcome" da:"*" need:"1"`
	Topic   Topic   `json:"topic,omitempty" da:"om *"` // empty: any that is open
}

// ComplaintForwarded says that the complaint went to Ankestyrelsen.
type ComplaintForwarded struct {
	Topic Topic `json:"topic,omitempty" da:"om *"` // empty: any that is open
}

// AccessRequested is a request for access to the files.
type AccessRequested struct{}

// AccessDecided is the decision on such a request.
type AccessDecided struct{}

// AccessDelayed says that the person was told why it takes longer.
type AccessDelayed struct {
	Expected day.Date `json:"expected,omitzero" da:"forventet *"`
}

// OralInformation is information of importance received orally.
type OralInformation struct {
	Documented bool `json:"documented,omitempty" da:"som fremgår af sagens papirer"`
}

// OralNoted says that oral information was written down.
type OralNoted struct{}

// MinistryInformed says that the authorities were told of a wish to return.
type MinistryInformed struct{}
