package fact

import "indgang/day"

// sicknessKinds are what belongs to sickness benefit and the courses after it.
var sicknessKinds = section("Sygdom", SortCitizen,
	kind[SicknessReported](row{
		Name: "sickness-reported", Phrase: "sygemeldt", Title: "Sygemeldt",
		Day: "Første dag med fravær", Done: "Sygemeldingen er registreret.",
		Fields: fields{
			"from":  {Is: "hvad borgeren er syg fra", Label: "Syg fra"},
			"weeks": {Is: "det forventede antal uger", Label: "Forventet varighed"},
		},
	}),
	kind[SicknessForm](row{
		Name: "sickness-form", Phrase: "oplysningsskema modtaget", Title: "Oplysningsskema modtaget",
		Day: "Modtaget den", Done: "Oplysningsskemaet er registreret som modtaget.",
		Often: often{OnSicknessBenefit: 3},
	}),
	kind[SicknessCategory](row{
		Name: "sickness-category", Phrase: "sygedagpengekategori", Title: "Sygedagpengekategori",
		Day: "Vurderet den", Done: "Kategorien er registreret.",
		Often:  often{OnSicknessBenefit: 4},
		Fields: fields{"category": {Is: "kategorien", Label: "Kategori", Source: Categories}},
	}),
	kind[ReturnExpected](row{
		Name: "return-expected", Phrase: "forventet rask", Title: "Forventet raskmelding",
		Day: "Oplyst den", Done: "Forventningen er registreret.",
		Fields: fields{
			"by":   {Is: "hvem der venter det", Label: "Hvem venter det"},
			"date": {Is: "den forventede dato", Label: "Rask den"},
		},
	}),
	kind[PartialReturn](row{
		Name: "partial-return", Phrase: "delvist raskmeldt", Title: "Delvist raskmeldt",
		Day: "Delvist rask fra", Done: "Den delvise raskmelding er registreret.",
		Ahead: true, Often: often{Sick: 1, OnSicknessBenefit: 5},
	}),
	kind[FullReturn](row{
		Name: "full-return", Phrase: "raskmeldt", Title: "Raskmeldt",
		Day: "Første dag rask", Done: "Raskmeldingen er registreret.",
		Ahead: true, Often: often{Sick: 2},
	}),
	kind[DismissalNoticed](row{
		Name: "dismissal-noticed", Phrase: "opsagt", Title: "Opsagt",
		Day: "Opsagt den", Done: "Opsigelsen er registreret.",
		Fields: fields{"leaves": {Is: "fratrædelsesdagen", Label: "Sidste dag i jobbet"}},
	}),
	kind[BenefitPaid](row{
		Name: "benefit-paid", Phrase: "udbetaling af sygedagpenge begyndt", Title: "Udbetaling af sygedagpenge begyndt",
		Day: "Udbetales fra", Done: "Det er registreret, at sygedagpengene udbetales.",
	}),
	kind[EmployerPaymentEnded](row{
		Name: "employer-payment-ended", Phrase: "arbejdsgiverens udbetaling ophørt", Title: "Arbejdsgiverens udbetaling ophørt",
		Day: "Sidste dag, arbejdsgiveren betalte", Done: "Ophøret af arbejdsgiverens udbetaling er registreret.",
		Outlives: true,
		Fields:   fields{"nothing": {Is: "intet betalt", Label: "Arbejdsgiveren har ikke betalt noget"}},
	}),
	kind[RefundReported](row{
		Name: "refund-reported", Phrase: "fravær anmeldt i NemRefusion", Title: "Fravær anmeldt i NemRefusion",
		Day: "Anmeldt den", Done: "Anmeldelsen er registreret.",
		Outlives: true,
	}),
	kind[EmployerDataSent](row{
		Name: "employer-data-sent", Phrase: "arbejdsgiverens oplysninger sendt til borgeren",
		Title: "Arbejdsgiverens oplysninger sendt til borgeren",
		Day:   "Sendt den", Done: "Det er registreret, at oplysningerne er sendt.",
		Outlives: true,
	}),
	kind[EmployerDataContested](row{
		Name: "employer-data-contested", Phrase: "arbejdsgiverens oplysninger bestridt", Title: "Arbejdsgiverens oplysninger bestridt",
		Day: "Modtaget den", Done: "Indsigelsen er registreret.",
		Outlives: true,
	}),
	kind[EarlyFollowUpRequested](row{
		Name: "early-follow-up-requested", Phrase: "tidlig opfølgning ønsket", Title: "Tidlig opfølgning ønsket",
		Day: "Ønsket den", Done: "Ønsket om tidlig opfølgning er registreret.",
		Fields: fields{"by": {Is: "hvem der ønskede den", Label: "Hvem ønskede den"}},
	}),
	kind[EarlyFollowUpDeclined](row{
		Name: "early-follow-up-declined", Phrase: "tidlig opfølgning fravalgt", Title: "Tidlig opfølgning fravalgt",
		Day: "Fravalgt den", Done: "Fravalget er registreret.",
	}),
	kind[CertificateRequested](row{
		Name: "certificate-requested", Phrase: "lægeattest bestilt", Title: "Lægeattest bestilt",
		Day: "Bestilt den", Done: "Lægeattesten er registreret som bestilt.",
		Often:  often{OnSicknessBenefit: 1, InClarification: 3},
		Fields: fields{"deadline": {Is: "lægens frist", Label: "Frist"}},
	}),
	kind[CertificateReceived](row{
		Name: "certificate-received", Phrase: "lægeattest modtaget", Title: "Lægeattest modtaget",
		Day: "Modtaget den", Done: "Lægeattesten er registreret som modtaget.",
		Outlives: true,
		Often:    often{Sick: 3, OnSicknessBenefit: 2},
	}),
	kind[RetentionPlanRequested](row{
		Name: "retention-plan-requested", Phrase: "fastholdelsesplan ønsket", Title: "Fastholdelsesplan ønsket",
		Day: "Ønsket den", Done: "Ønsket om en fastholdelsesplan er registreret.",
	}),
	kind[FitnessRequested](row{
		Name: "fitness-requested", Phrase: "mulighedserklæring krævet", Title: "Mulighedserklæring krævet",
		Day: "Krævet den", Done: "Kravet om en mulighedserklæring er registreret.",
	}),
	kind[FitnessSigned](row{
		Name: "fitness-signed", Phrase: "mulighedserklæring underskrevet", Title: "Mulighedserklæring underskrevet",
		Day: "Underskrevet den", Done: "Mulighedserklæringen er registreret som underskrevet.",
	}),
	kind[SicknessExtended](row{
		Name: "sickness-extended", Phrase: "sygedagpenge forlænget", Title: "Sygedagpenge forlænget",
		Day: "Besluttet den", Done: "Forlængelsen er registreret.",
		Often: often{OnSicknessBenefit: 6},
		Fields: fields{
			"number": {Is: "grunden til at forlænge", Label: "Grund efter § 27, stk. 1", Source: ExtensionGrounds},
			"from": {Is: "hvornår forlængelsen gælder fra", Label: "Gælder fra",
				Hint: "Lad feltet stå tomt, hvis den gælder fra den dag, den blev besluttet."},
		},
	}),
	kind[SicknessExtensionEnded](row{
		Name: "sickness-extension-ended", Phrase: "grund til forlængelse ophørt", Title: "Grund til forlængelse ophørt",
		Day: "Sidste dag, grunden var til stede", Done: "Det er registreret, at grunden er ophørt.",
		Fields: fields{
			"number": {Is: "den grund, der ophørte", Label: "Grund efter § 27, stk. 1", Source: ExtensionGrounds},
		},
	}),
	kind[HospitalWaiting](row{
		Name: "hospital-waiting", Phrase: "ventetid på offentligt sygehus", Title: "Ventetid på offentligt sygehus",
		Day: "Første dag med ventetid", Done: "Ventetiden er registreret.",
		Fields: fields{"until": {Is: "sidste dag med ventetid", Label: "Sidste dag med ventetid"}},
	}),
	kind[DischargePlanned](row{
		Name: "discharge-planned", Phrase: "udskrivning fra psykiatrisk indlæggelse planlagt",
		Title: "Udskrivning fra psykiatrisk indlæggelse planlagt",
		Day:   "Oplyst den", Done: "Den planlagte udskrivning er registreret.",
		Fields: fields{"date": {Is: "datoen", Label: "Datoen"}},
	}),
	kind[AbsenceExpected](row{
		Name: "absence-expected", Phrase: "forventet sygefravær", Title: "Forventet sygefravær",
		Day: "Oplyst den", Done: "Det forventede sygefravær er registreret.",
		Fields: fields{"days": {Is: "antal dage", Label: "Forventet sygefravær"}},
	}),
	kind[FundReported](row{
		Name: "fund-reported", Phrase: "orientering fra a-kassen", Title: "Orientering fra a-kassen",
		Day: "Modtaget den", Done: "A-kassens orientering er registreret.",
		Repeats:  true,
		Outlives: true,
	}),
	kind[CourseStarted](row{
		Name: "course-started", Phrase: "forløb begyndt", Title: "Forløb begyndt",
		Day: "Første dag i forløbet", Done: "Forløbet er registreret som begyndt.",
		Ahead:  true,
		Fields: fields{"course": {Is: "forløbet", Label: "Forløb", Among: courses}},
	}),
	kind[CourseEnded](row{
		Name: "course-ended", Phrase: "forløb sluttet", Title: "Forløb sluttet",
		Day: "Sidste dag i forløbet", Done: "Forløbet er registreret som sluttet.",
		Outlives: true,
		Ahead:    true, Often: often{InClarification: 5, InResourceCourse: 4, InRehabilitation: 3},
		Fields: fields{"course": {Is: "forløbet", Label: "Forløb", Hint: "Lad feltet stå tomt, hvis det er det, der løber nu.", Among: courses}},
	}),
	kind[CasePresented](row{
		Name: "case-presented", Phrase: "sag forelagt rehabiliteringsteamet", Title: "Sag forelagt rehabiliteringsteamet",
		Day: "Mødet blev holdt den", Done: "Mødet i rehabiliteringsteamet er registreret.",
		Often: often{InClarification: 4, InResourceCourse: 3},
		Fields: fields{
			"employment": {Is: "beskæftigelsesområdet", Label: "Beskæftigelsesområdet var med"},
			"clinical":   {Is: "klinisk funktion", Label: "Klinisk funktion var med"},
			"companion":  {Is: "bisidder", Label: "Borgeren havde en bisidder med"},
		},
	}),
	kind[Wished](row{
		Name: "wished", Phrase: "borgerens ønske", Title: "Borgerens ønske",
		Day: "Ønsket den", Done: "Ønsket er registreret.",
	}),
)

// SicknessReported says that the day is the first day of absence.
type SicknessReported struct {
	From  Origin `json:"from" da:"*" def:"work"`
	Weeks int    `json:"weeks,omitempty" da:"forventet * uger"` // expected absence
}

// SicknessForm is the information form (oplysningsskema).
type SicknessForm struct{}

// SicknessCategory places a sickness case in a category, SDPL § 12.
type SicknessCategory struct {
	Category int `json:"category" da:"*" need:"1"`
}

// ReturnExpected is what somebody expects about the return to work.
type ReturnExpected struct {
	By   Party    `json:"by" da:"siger *" need:"1"`
	Date day.Date `json:"date" da:"den *" need:"1"`
}

// PartialReturn is a partial return to work (delvis raskmelding).
type PartialReturn struct {
	Weekly Hours `json:"weekly,omitempty" da:"* timer om ugen"`
}

// FullReturn says that the day is the first day back (raskmelding).
type FullReturn struct{}

// DismissalNoticed says that a job ends on a day.
type DismissalNoticed struct {
	Leaves day.Date `json:"leaves" da:"til *" need:"1"`
}

// BenefitPaid says that the municipality pays sickness benefit from the day.
type BenefitPaid struct{}

// EmployerPaymentEnded says that the day was the last of the employer's payment
// of sickness benefit; Wages and Nothing tell what the employer pays.
type EmployerPaymentEnded struct {
	Nothing bool `json:"nothing,omitempty" da:"intet betalt"`
}

// RefundReported says that the employer reported the absence in NemRefusion.
type RefundReported struct{}

// EmployerDataSent says that the citizen was sent the employer's data.
type EmployerDataSent struct{}

// EmployerDataContested says that the citizen contests the employer's data.
type EmployerDataContested struct{}

// EarlyFollowUpRequested is a request for early follow-up (statutory fast
// track).
type EarlyFollowUpRequested struct {
	By Party `json:"by" da:"af *" def:"employer"`
}

// EarlyFollowUpDeclined says that the sick person does not want early follow-up.
type EarlyFollowUpDeclined struct{}

// CertificateRequested says that a medical certificate was asked for.
type CertificateRequested struct {
	Deadline day.Date `json:"deadline,omitzero" da:"senest *"`
}

// CertificateReceived says that a medical certificate came.
type CertificateReceived struct{}

// RetentionPlanRequested says that the employee asks for a fastholdelsesplan.
type RetentionPlanRequested struct{}

// FitnessRequested says that the employer asks for a mulighedserklæring.
type FitnessRequested struct{}

// FitnessSigned says that the mulighedserklæring was signed.
type FitnessSigned struct{}

// SicknessExtended is a decision to extend sickness benefit, on one of the
// grounds of SDPL § 27, stk. 1, nr. 1-7.
type SicknessExtended struct {
	Number int      `json:"number" da:"efter nr. *" need:"1"`
	From   day.Date `json:"from,omitzero" da:"fra *"` // empty: the fact's day
}

// SicknessExtensionEnded says that the day is the last on which a ground for
// extending sickness benefit was there.
type SicknessExtensionEnded struct {
	Number int `json:"number" da:"efter nr. *" need:"1"`
}

// HospitalWaiting is time spent waiting for treatment at a public hospital.
type HospitalWaiting struct {
	Until day.Date `json:"until" da:"til *" need:"1"` // last day
}

// DischargePlanned says that the person is to be discharged from psychiatric
// admission on a day.
type DischargePlanned struct {
	Date day.Date `json:"date" da:"den *" need:"1"`
}

// AbsenceExpected is how many days a year a chronic illness is expected to keep
// the person from work.
type AbsenceExpected struct {
	Days int `json:"days" da:"* dage om året" need:"1"`
}

// FundReported says that the a-kasse told the municipality of its talk with a
// sick member.
type FundReported struct{}

// CourseStarted says that a jobafklaringsforløb, ressourceforløb or
// revalidering began, for a number of months where that was decided.
type CourseStarted struct {
	Course Topic    `json:"course" da:"*" need:"1"`
	Until  day.Date `json:"until,omitzero" da:"til *"`
}

// CourseEnded says that the day is the last of a course.
type CourseEnded struct {
	Course Topic `json:"course,omitempty" da:"*"`
}

// CasePresented says that the rehabiliteringsteam met about the case, and who
// was there.
type CasePresented struct {
	Employment bool `json:"employment,omitempty" da:"med beskæftigelsesområdet"`
	Clinical   bool `json:"clinical,omitempty" da:"med klinisk funktion"` // the region's
	Companion  bool `json:"companion,omitempty" da:"med bisidder"`
}

// Wished says that the citizen wishes something that the law lets depend on it,
// and that is no application.
type Wished struct {
	Topic Topic `json:"topic" da:"om *" need:"1"`
}
