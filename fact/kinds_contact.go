package fact

import "indgang/day"

// contactKinds are talks, contact, plans, assessments and exemptions.
var contactKinds = section("Samtaler, kontakt og plan", SortCitizen,
	kind[TalkBooked](row{
		Name: "talk-booked", Phrase: "samtale aftalt", Title: "Samtale aftalt",
		Day: "Aftalen blev lavet den", Done: "Samtalen er aftalt.",
		Often: often{Always: 1},
		Fields: fields{
			"for": {Is: "samtalens dato", Label: "Samtalen er den"},
			"at":  {Is: "klokkeslættet", Label: "Klokken"},
		},
	}),
	kind[TalkHeld](row{
		Name: "talk-held", Phrase: "samtale holdt", Title: "Samtale holdt",
		Day: "Samtalen blev holdt den", Done: "Samtalen er registreret.",
		Page:   TalkPage,
		Fields: fields{"group": {Is: "målgruppen", Label: "I gruppe, ikke individuel"}},
	}),
	kind[TalkMissed](row{
		Name: "talk-missed", Phrase: "samtale udeblevet", Title: "Udeblevet fra samtale",
		Day: "Samtalen skulle være holdt den", Done: "Udeblivelsen er registreret.",
		Page:   TalkPage,
		Fields: fields{"ground": {Is: "grunden", Label: "Grund", Among: away}},
	}),
	kind[TalkCancelled](row{
		Name: "talk-cancelled", Phrase: "samtale aflyst", Title: "Samtale aflyst",
		Day: "Aflyst den", Done: "Aflysningen er registreret.",
		Outlives: true,
		Page:     TalkPage,
		Fields: fields{
			"for": {Is: "samtalens dato", Label: "Samtalen var aftalt til", Hint: "Lad feltet stå tomt, hvis det var samme dag."},
			"by":  {Is: "hvem der aflyste", Label: "Hvem aflyste"},
		},
	}),
	kind[TalkDemanded](row{
		Name: "talk-demanded", Phrase: "samtale krævet", Title: "Samtale krævet",
		Day: "Ønsket den", Done: "Ønsket om en samtale er registreret.",
		Fields: fields{"by": {Is: "hvem der krævede den", Label: "Hvem ønskede den", Hint: "Lad feltet stå tomt, hvis det er borgeren."}},
	}),
	kind[SelfBookingOpened](row{
		Name: "self-booking-opened", Phrase: "indkaldt til selvbooking", Title: "Indkaldt til selvbooking",
		Day: "Indkaldt den", Done: "Indkaldelsen til selvbooking er registreret.",
		Fields: fields{"deadline": {Is: "fristen for at booke", Label: "Frist"}},
	}),
	kind[ContactRestored](row{
		Name: "contact-restored", Phrase: "kontakt genoprettet", Title: "Kontakt genoprettet",
		Day: "Kontakt genoprettet den", Done: "Det er registreret, at kontakten er genoprettet.",
	}),
	kind[ContactAttempted](row{
		Name: "contact-attempted", Phrase: "kontaktforsøg", Title: "Kontaktforsøg",
		Day: "Forsøgt den", Done: "Kontaktforsøget er registreret.",
		Repeats: true,
		Often:   often{Newcomer: 4, ActivityReady: 4, YoungActivityReady: 3, UnderEighteen: 1},
		Fields: fields{
			"reached": {Is: "om der var kontakt", Label: "Der blev opnået kontakt"},
			"parents": {Is: "forældrene", Label: "Også forsøgt hos forældrene"},
		},
	}),
	kind[GuidanceOffered](row{
		Name: "guidance-offered", Phrase: "vejledning tilbudt", Title: "Vejledning tilbudt",
		Day: "Tilbudt den", Done: "Tilbuddet om vejledning er registreret.",
	}),
	kind[GuidanceGiven](row{
		Name: "guidance-given", Phrase: "vejledning givet", Title: "Vejledning givet",
		Day: "Vejledt den", Done: "Vejledningen er registreret.",
		Often: often{Anybody: 1},
		Fields: fields{
			"written": {Is: "skriftligt", Label: "Skriftligt"},
			"spouse":  {Is: "ægtefællen", Label: "Også til ægtefællen"},
		},
	}),
	kind[CvVisible](row{
		Name: "cv-visible", Phrase: "CV synligt", Title: "CV synligt",
		Day: "Synligt fra", Done: "Det er registreret, at CV'et er synligt.",
		Often: often{Insured: 3, JobReady: 2, WithFlexRight: 2},
	}),
	kind[CvHidden](row{
		Name: "cv-hidden", Phrase: "CV skjult", Title: "CV skjult",
		Day: "Skjult fra", Done: "Det er registreret, at CV'et er skjult.",
		Outlives: true,
	}),
	kind[PlanApproved](row{
		Name: "plan-approved", Phrase: "plan godkendt", Title: "Plan godkendt",
		Day: "Godkendt den", Done: "Planen er registreret som godkendt.",
		Repeats: true,
		Often: often{
			JobReady: 6, ActivityReady: 1, EducationReady: 4, YoungActivityReady: 1, InClarification: 1,
			InResourceCourse: 1, InRehabilitation: 1, UnderEighteen: 3,
		},
		Fields: fields{
			"plan":    {Is: "planen", Label: "Plan"},
			"parents": {Is: "forældrene", Label: "Forældrene er enige i planen"},
		},
	}),
	kind[Assessed](row{
		Name: "assessed", Phrase: "vurdering", Title: "Faglig vurdering",
		Day: "Vurderet den", Done: "Vurderingen er registreret.",
		Repeats: true,
		Often:   often{ActivityReady: 5, UnderEighteen: 7},
		Fields: fields{
			"outcome": {Is: "udfaldet", Label: "Udfald"},
			"months":  {Is: "antal måneder", Label: "Antal måneder"},
		},
	}),
	kind[EducationOrdered](row{
		Name: "education-ordered", Phrase: "uddannelsespålæg givet", Title: "Uddannelsespålæg givet",
		Day: "Givet den", Done: "Uddannelsespålægget er registreret.",
		Often: often{EducationReady: 1},
		Fields: fields{
			"deadline": {Is: "fristen for forslag", Label: "Frist"},
			"apply":    {Is: "om at søge", Label: "Om at søge"},
		},
	}),
	kind[EducationProposed](row{
		Name: "education-proposed", Phrase: "uddannelsesforslag modtaget", Title: "Uddannelsesforslag modtaget",
		Day: "Modtaget den", Done: "Uddannelsesforslaget er registreret.",
	}),
	kind[EducationApplied](row{
		Name: "education-applied", Phrase: "uddannelse søgt", Title: "Uddannelse søgt",
		Day: "Søgt den", Done: "Det er registreret, at borgeren har søgt uddannelse.",
	}),
	kind[ReferralSent](row{
		Name: "referral-sent", Phrase: "henvist til job", Title: "Henvist til job",
		Day: "Henvist den", Done: "Henvisningen er registreret.",
		Often: often{Insured: 1, JobReady: 3, WithoutBenefit: 2},
		Fields: fields{
			"start":      {Is: "jobbets startdato", Label: "Jobbet begynder"},
			"forewarned": {Is: "varslet", Label: "Borgeren var varslet i forvejen"},
			"unwritten":  {Is: "mundtligt", Label: "Henvisningen var mundtlig"},
			"special":    {Is: "særlig situation", Label: "Mundtlig på grund af en særlig situation"},
		},
	}),
	kind[ReferralAnswered](row{
		Name: "referral-answered", Phrase: "svar på henvisning", Title: "Svar på henvisning til job",
		Day: "Svaret den", Done: "Svaret er registreret.",
	}),
	kind[ExemptionStarted](row{
		Name: "exemption-started", Phrase: "fritaget", Title: "Fritagelse begyndt",
		Day: "Første dag, borgeren er fritaget", Done: "Fritagelsen er registreret.",
		Ahead: true, Often: often{Insured: 6, JobReady: 5, ActivityReady: 3, YoungActivityReady: 4, WithFlexRight: 4},
		Fields: fields{
			"scope": {Is: "hvad der fritages for", Label: "Fritaget for",
				Hint: "Lad feltet stå tomt, hvis fritagelsen gælder alle de pligter, grunden kan fritage for."},
			"until": {Is: "slutdatoen", Label: "Sidste dag", Hint: "Lad feltet stå tomt, hvis fritagelsen gælder indtil videre."},
		},
	}),
	kind[ExemptionEnded](row{
		Name: "exemption-ended", Phrase: "fritagelse ophørt", Title: "Fritagelse ophørt",
		Day: "Sidste dag, borgeren er fritaget", Done: "Fritagelsens ophør er registreret.",
		Outlives: true,
		Ahead:    true, Often: often{Exempted: 1},
		Fields: fields{"ground": {Is: "grunden", Label: "Grund", Hint: "Lad feltet stå tomt, hvis det er den fritagelse, der løber nu."}},
	}),
	kind[AbsenceRegistered](row{
		Name: "absence-registered", Phrase: "fravær", Title: "Fravær fra tilbud eller aktivitet",
		Day: "Første dag med fravær", Done: "Fraværet er registreret.",
		Often: often{InOffer: 3, JobReady: 4, EducationReady: 5},
		Fields: fields{
			"ground": {Is: "grunden", Label: "Grund", Among: away},
			"until":  {Is: "sidste dag med fravær", Label: "Sidste dag med fravær"},
		},
	}),
	kind[FundNotified](row{
		Name: "fund-notified", Phrase: "underretning sendt til a-kassen", Title: "Underretning sendt til a-kassen",
		Day: "Sendt den", Done: "Underretningen er registreret som sendt.",
		Repeats:  true,
		Outlives: true,
		Often:    often{Insured: 4},
	}),
	kind[FundReplied](row{
		Name: "fund-replied", Phrase: "svar fra a-kassen", Title: "Svar fra a-kassen",
		Day: "Modtaget den", Done: "Svaret er registreret.",
		Repeats:  true,
		Outlives: true,
	}),
)

// TalkBooked says that a talk has been arranged.
type TalkBooked struct {
	For   day.Date `json:"for" da:"til *" need:"1"`
	At    Clock    `json:"at,omitempty" da:"kl. *"`
	Talk  TalkType `json:"talk" da:"*" def:"job"`
	Form  Form     `json:"form,omitempty" da:"*"`
	Host  Party    `json:"host,omitempty" da:"hos *"` // empty: the municipality
	Joint bool     `json:"joint,omitempty" da:"fælles"`
}

// TalkHeld says that a talk was held. Two talks in law held in one meeting are
// two facts.
type TalkHeld struct {
	Talk  TalkType `json:"talk" da:"*" def:"job"`
	Form  Form     `json:"form,omitempty" da:"*"`
	Host  Party    `json:"host,omitempty" da:"hos *"`
	Joint bool     `json:"joint,omitempty" da:"fælles"`   // with municipality and a-kasse both
	Group bool     `json:"group,omitempty" da:"i gruppe"` // not individual
}

// TalkMissed says that the person did not come (udeblivelse).
type TalkMissed struct {
	Talk   TalkType `json:"talk" da:"*" def:"job"`
	Host   Party    `json:"host,omitempty" da:"hos *"`
	Ground Ground   `json:"ground,omitempty" da:"*"` // empty: not yet known
}

// TalkCancelled says that a talk arranged for a day was called off.
type TalkCancelled struct {
	For  day.Date `json:"for,omitzero" da:"til *"` // empty: the fact's day
	Talk TalkType `json:"talk" da:"*" def:"job"`
	By   Party    `json:"by,omitempty" da:"af *"`
}

// TalkDemanded says that the citizen asks for a talk, or that another party
// finds need of one.
type TalkDemanded struct {
	Talk  TalkType `json:"talk" da:"*" def:"job"`
	By    Party    `json:"by,omitempty" da:"af *"`      // empty: the citizen
	Joint bool     `json:"joint,omitempty" da:"fælles"` // with municipality and a-kasse both
}

// SelfBookingOpened says that the person was asked to book a talk themselves.
type SelfBookingOpened struct {
	Deadline day.Date `json:"deadline" da:"senest *" need:"1"`
	Talk     TalkType `json:"talk" da:"*" def:"job"`
}

// ContactRestored says that contact was restored after a missed talk or offer.
type ContactRestored struct{}

// ContactAttempted is an attempt to reach the person.
type ContactAttempted struct {
	Channel Channel `json:"channel,omitempty" da:"*"`
	Reached bool    `json:"reached,omitempty" da:"med kontakt"`
	Parents bool    `json:"parents,omitempty" da:"også med forældrene"`
}

// GuidanceOffered is an offer of guidance that the person may decline.
type GuidanceOffered struct {
	Topic   Topic   `json:"topic" da:"om *" def:"education-and-job"`
	Channel Channel `json:"channel,omitempty" da:"*"`
	Answer  YesNo   `json:"answer,omitempty" da:"svar *"`
}

// GuidanceGiven is guidance that was given.
type GuidanceGiven struct {
	Topic   Topic `json:"topic" da:"om *" def:"rights-and-duties"`
	Written bool  `json:"written,omitempty" da:"skriftligt"`
	Spouse  bool  `json:"spouse,omitempty" da:"også til ægtefællen"`
}

// CvVisible says that the CV is registered and open to employers.
type CvVisible struct{}

// CvHidden says that the CV is no longer open to employers from the day.
type CvHidden struct{}

// PlanApproved says that a version of a plan was agreed.
type PlanApproved struct {
	Plan    PlanType `json:"plan" da:"*" def:"my-plan"`
	Parents bool     `json:"parents,omitempty" da:"også med forældrene"` // the custody holder agreed
}

// Assessed is a professional assessment with its outcome; the reasons are kept
// beside the journal.
type Assessed struct {
	Topic   Topic   `json:"topic" da:"om *" need:"1"`
	Outcome Outcome `json:"outcome,omitempty" da:"*"`
	Answer  YesNo   `json:"answer,omitempty" da:"svar *"`
	Weekly  Hours   `json:"weekly,omitempty" da:"* timer om ugen"` // the extent that was assessed
	Months  int     `json:"months,omitempty" da:"inden * måneder"` // the horizon of the assessment
}

// EducationOrdered is an uddannelsespålæg with its deadline: to come with
// proposals, or later to apply.
type EducationOrdered struct {
	Deadline day.Date `json:"deadline" da:"senest *" need:"1"`
	Apply    bool     `json:"apply,omitempty" da:"om at søge"`
}

// EducationProposed says that the person came with proposals for an education.
type EducationProposed struct{}

// EducationApplied says that the person applied for an education.
type EducationApplied struct{}

// ReferralSent is a referral to a concrete job that starts on a day.
type ReferralSent struct {
	Start     day.Date `json:"start" da:"fra *" need:"1"`
	Forewarn  bool     `json:"forewarned,omitempty" da:"varslet i forvejen"`
	Unwritten bool     `json:"unwritten,omitempty" da:"mundtligt"`
	Special   bool     `json:"special,omitempty" da:"i en særlig situation"` // why it was not in writing
}

// ReferralAnswered is the citizen's answer to a referral.
type ReferralAnswered struct {
	Answer YesNo `json:"answer" da:"*" need:"1"`
}

// ExemptionStarted lifts duties from the day, on a ground.
type ExemptionStarted struct {
	Ground Ground   `json:"ground" da:"ved *" need:"1"`
	Scope  Scope    `json:"scope,omitempty" da:"*"`
	Until  day.Date `json:"until,omitzero" da:"til *"` // last day
}

// ExemptionEnded says that the day is the last of the exemption.
type ExemptionEnded struct {
	Ground Ground `json:"ground,omitempty" da:"ved *"` // empty: whichever runs
}

// AbsenceRegistered is absence from an offer or an agreed activity.
type AbsenceRegistered struct {
	Ground Ground   `json:"ground,omitempty" da:"*"`
	Until  day.Date `json:"until,omitzero" da:"til *"`
}

// FundNotified says that the a-kasse was told of something that bears on
// availability, such as an absence on a day.
type FundNotified struct {
	Event day.Date `json:"event,omitzero" da:"for *"` // empty: the latest before it
}

// FundReplied says that the a-kasse reported back.
type FundReplied struct{}
