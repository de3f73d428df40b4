package fact

import "indgang/day"

// The structs below are the contents of facts. A field's da tag is its part of
// the Danish phrase, with * for the value; need makes it obligatory, def gives
// what is meant when the phrase leaves it out. Dates are days, Hours are
// hundredths of hours, Posts hundredths of full-time posts.

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

// RuleSigned is a lawyer's sign-off of one version of a rule.
type RuleSigned struct {
	Rule    string   `json:"rule" da:"*" need:"1"`
	Version day.Date `json:"version" da:"udgave *" need:"1"` // its effective date
}

// RuleReturned says that a lawyer sent a version back; the reason is kept beside
// the journal. It takes back a sign-off of the same version.
type RuleReturned struct {
	Rule    string   `json:"rule" da:"*" need:"1"`
	Version day.Date `json:"version" da:"udgave *" need:"1"`
}

// MinutesSet says how many minutes a kind of work takes in the municipality.
type MinutesSet struct {
	Effort  string `json:"effort" da:"*" need:"1"`
	Minutes int    `json:"minutes" da:"* minutter" need:"1"`
}

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

// Withdrawn takes a fact out: it was wrong and nothing stands in its place.
type Withdrawn struct{}
