package fact

// What people live on, and what counts there.

// A Benefit is what a person lives on (ydelse).
type Benefit string

// The benefits.
const (
	UnemploymentBenefit    Benefit = "unemployment-benefit"
	CashAssistance         Benefit = "cash-assistance"
	EducationAssistance    Benefit = "education-assistance"
	TransitionBenefit      Benefit = "transition-benefit"
	SelfSupportBenefit     Benefit = "self-support-benefit"
	SicknessBenefit        Benefit = "sickness-benefit"
	ResourceBenefit        Benefit = "resource-benefit"
	ClarificationBenefit   Benefit = "clarification-benefit"
	FlexBenefit            Benefit = "flex-unemployment-benefit"
	FlexWageSubsidy        Benefit = "flex-wage-subsidy"
	RehabilitationBenefit  Benefit = "rehabilitation-benefit"
	DisabilityPension      Benefit = "disability-pension"
	ParentalBenefit        Benefit = "parental-benefit"
	EarlyRetirementBenefit Benefit = "early-retirement"
)

var _ = list[Benefit](
	term(UnemploymentBenefit, "dagpenge", "a-dagpenge"),
	term(CashAssistance, "kontanthjælp"),
	term(EducationAssistance, "uddannelseshjælp"),
	term(TransitionBenefit, "overgangsydelse"),
	term(SelfSupportBenefit, "selvforsørgelses- og hjemrejseydelse"),
	term(SicknessBenefit, "sygedagpenge"),
	term(ResourceBenefit, "ressourceforløbsydelse"),
	term(ClarificationBenefit, "ressourceforløbsydelse i jobafklaring"),
	term(FlexBenefit, "ledighedsydelse"),
	term(FlexWageSubsidy, "fleksløntilskud"),
	term(RehabilitationBenefit, "revalideringsydelse"),
	term(DisabilityPension, "førtidspension"),
	term(ParentalBenefit, "barselsdagpenge"),
	term(EarlyRetirementBenefit, "efterløn"),
)

// A Rate is the rate of a benefit where rules depend on it (sats).
type Rate string

// The rates.
const (
	MinimumRate      Rate = "minimum"
	LivingAtHomeRate Rate = "living-at-home"
)

var _ = list[Rate](
	term(MinimumRate, "på mindstesats"),
	term(LivingAtHomeRate, "på hjemmeboende sats"),
)

// A DutyActivity is what counts towards the hours of arbejdspligt without being
// an offer, a job or a course.
type DutyActivity string

// The activities.
const (
	JobSeeking    DutyActivity = "job-seeking"
	Conversations DutyActivity = "conversations"
	Preparation   DutyActivity = "preparation"
	Treatment     DutyActivity = "treatment"
	Transport     DutyActivity = "transport"
)

var _ = list[DutyActivity](
	term(JobSeeking, "jobsøgning"),
	term(Conversations, "samtaler"),
	term(Preparation, "forberedelse"),
	term(Treatment, "behandling"),
	term(Transport, "transport"),
)

// A Qualification is how much education a person has, as far as the target
// groups ask.
type Qualification string

// The qualifications.
const (
	Unqualified      Qualification = "none"
	YouthEducation   Qualification = "youth-education"
	Qualified        Qualification = "vocational-qualification"
	ShortHigher      Qualification = "short-higher"
	LongerHigher     Qualification = "longer-higher"
	ObsoleteTraining Qualification = "obsolete"
)

var _ = list[Qualification](
	term(Unqualified, "ingen erhvervskompetencegivende uddannelse"),
	term(YouthEducation, "ungdomsuddannelse uden erhvervskompetence"),
	term(Qualified, "erhvervskompetencegivende uddannelse"),
	term(ShortHigher, "kort videregående uddannelse"),
	term(LongerHigher, "længere videregående uddannelse"),
	term(ObsoleteTraining, "forældet uddannelse"),
)
