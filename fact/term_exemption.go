package fact

// Why somebody is away or relieved.

// An Origin is what a sick person was absent from.
type Origin string

// The origins of sickness.
const (
	FromWork         Origin = "work"
	FromUnemployment Origin = "unemployment"
	FromOwnBusiness  Origin = "own-business"
)

var _ = list[Origin](
	term(FromWork, "fra arbejde"),
	term(FromUnemployment, "fra ledighed"),
	term(FromOwnBusiness, "fra egen virksomhed"),
)

// A Ground is why somebody is exempt, absent or outside the contact course.
type Ground string

// The grounds.
const (
	Illness          Ground = "illness"
	Parental         Ground = "parental-leave"
	Disability       Ground = "disability"
	SocialProblems   Ground = "social-problems"
	PensionAge       Ground = "pension-age"
	PensionEarning   Ground = "pension-earning"
	NoProviders      Ground = "under-18-without-providers"
	ContractSoon     Ground = "contract-within-4-weeks"
	FullTimeStudy    Ground = "full-time-education"
	SpecialEducation Ground = "stu"
	Sentence         Ground = "sentence"
	LeavingSoon      Ground = "leaving-within-6-weeks"
	Layoff           Ground = "lay-off"
	WorkSharing      Ground = "work-sharing"
	Concrete         Ground = "concrete-assessment"
	SeriousIllness   Ground = "serious-illness"
	GuidedElsewhere  Ground = "guided-elsewhere"
	OwnReason        Ground = "no-reasonable-ground"
	Bereavement      Ground = "bereavement-leave"
	UkraineAct       Ground = "ukraine-act"
	BornEquated      Ground = "equated-with-born-in-the-realm"
	EuRight          Ground = "eu-right"
	OtherGround      Ground = "other"
)

var _ = list[Ground](
	term(Illness, "sygdom"),
	term(Parental, "barsel"),
	term(Disability, "funktionsnedsættelse"),
	term(SocialProblems, "væsentlige sociale problemer"),
	term(PensionAge, "pensionsalder"),
	term(PensionEarning, "mangler kun optjening af førtidspension"),
	term(NoProviders, "under 18 uden forsørgere"),
	term(ContractSoon, "kontrakt om start inden 4 uger"),
	term(FullTimeStudy, "fuldtids jobrettet uddannelse"),
	term(SpecialEducation, "STU"),
	term(Sentence, "afsoning eller anbringelse"),
	term(LeavingSoon, "på vej til job, barsel, pension eller uddannelse"),
	term(Layoff, "vejrlig eller materialemangel"),
	term(WorkSharing, "arbejdsfordeling"),
	term(Concrete, "konkret vurdering"),
	term(SeriousIllness, "alvorlig sygdom"),
	term(GuidedElsewhere, "vejledt af en anden myndighed"),
	term(OwnReason, "uden rimelig grund"),
	term(Bereavement, "sorgorlov"),
	term(UkraineAct, "særloven for fordrevne fra Ukraine"),
	term(BornEquated, "ligestillet med født i riget"),
	term(EuRight, "ret efter EU-reglerne"),
	term(OtherGround, "anden rimelig grund"),
)

// A Scope is which duties an exemption lifts.
type Scope string

// The scopes of exemption.
const (
	AllDuties  Scope = ""
	Talks      Scope = "talks"
	Offers     Scope = "offers"
	YouthDuty  Scope = "youth-duty"
	WorkDuty   Scope = "work-obligation"
	Share75    Scope = "talks-share"
	OfferShare Scope = "offers-share"
	Reduced    Scope = "reduced-effort"
	Standby    Scope = "standby"
	Outreach   Scope = "outreach"
	SelfBook   Scope = "self-booking" // booking may be done otherwise than digitally
	Available  Scope = "availability" // need not be available for work or education
)

var _ = list[Scope](
	term(Talks, "fra samtaler"),
	term(Offers, "fra tilbud"),
	term(YouthDuty, "fra uddannelsespligt"),
	term(WorkDuty, "fra arbejdspligt"),
	term(Share75, "fra flere samtaler end den første"),
	term(OfferShare, "fra tilbud efter konkret vurdering"),
	term(Reduced, "mindre intensiv indsats"),
	term(Standby, "standby"),
	term(Outreach, "fra opsøgende vejledning"),
	term(SelfBook, "fra digital selvbooking"),
	term(Available, "fra rådighed"),
)
