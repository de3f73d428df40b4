package fact

import (
	"reflect"
	"slices"
	"strings"
)

// Terms are values from a fixed list. In the journal they are English codes; on
// screen, in letters and in case files they are the Danish words beside them.

// A Term is one value of a list with its Danish words. The first word is the one
// that is written; the others are understood as well.
type Term struct {
	Code  string
	Words []string
}

var lists = map[reflect.Type][]Term{}

// list registers the values of a term type.
func list[T ~string](terms ...Term) []Term {
	lists[reflect.TypeFor[T]()] = terms
	return terms
}

func term[T ~string](code T, words ...string) Term { return Term{string(code), words} }

// Terms returns the values of a term type, in the order of the list.
func Terms[T ~string]() []Term { return slices.Clone(lists[reflect.TypeFor[T]()]) }

// A List is the values of one term type.
type List struct {
	Type  string // as in Go
	Terms []Term
}

// Lists returns all lists of terms, in the order of their types' names.
func Lists() []List {
	var out []List
	for t, terms := range lists {
		out = append(out, List{t.Name(), slices.Clone(terms)})
	}
	slices.SortFunc(out, func(a, b List) int { return strings.Compare(a.Type, b.Type) })
	return out
}

// Word returns the Danish word of a term, or its code where it has none.
func Word[T ~string](v T) string {
	for _, t := range lists[reflect.TypeFor[T]()] {
		if t.Code == string(v) {
			return t.Words[0]
		}
	}
	return string(v)
}

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

// A TalkType is what a talk is in law; one meeting may be two talks.
type TalkType string

// The types of talk.
const (
	JobTalk          TalkType = "job"          // jobsamtale in the contact course
	FollowUpTalk     TalkType = "follow-up"    // sickness follow-up
	FlexTalk         TalkType = "flex"         // follow-up in a fleksjob
	AvailabilityTalk TalkType = "availability" // rådighedsvurdering
	RepatriateTalk   TalkType = "repatriation"
	HealthTalk       TalkType = "health"       // about an offer's regard for health
	RehabMeeting     TalkType = "rehab"        // rehabiliteringsteam
	ConsultationTalk TalkType = "consultation" // early follow-up, the doctor's consultation
	EmployerTalk     TalkType = "employer"     // the employer's own talk with the sick
	GuidanceTalk     TalkType = "guidance"     // education and job guidance without duty
	IntensiveTalk    TalkType = "intensified"  // about the intensified effort after long unemployment
	HiringTalk       TalkType = "hiring"       // the interview for a post
	NegotiationTalk  TalkType = "negotiation"  // with the employer, about whom to hire
)

var _ = list[TalkType](
	term(JobTalk, "jobsamtale"),
	term(FollowUpTalk, "opfølgning", "opfølgningssamtale"),
	term(FlexTalk, "fleksjobopfølgning"),
	term(AvailabilityTalk, "rådighedsvurdering"),
	term(RepatriateTalk, "repatrieringssamtale"),
	term(HealthTalk, "samtale om helbred"),
	term(RehabMeeting, "rehabiliteringsmøde"),
	term(ConsultationTalk, "lægekonsultation"),
	term(EmployerTalk, "arbejdsgiversamtale"),
	term(GuidanceTalk, "vejledningssamtale"),
	term(IntensiveTalk, "samtale om intensiveret indsats"),
	term(HiringTalk, "ansættelsessamtale"),
	term(NegotiationTalk, "forhandling om ansættelse"),
)

// A Form is how a talk is or was held.
type Form string

// The forms of talk.
const (
	InPerson Form = "in-person"
	ByPhone  Form = "phone"
	ByVideo  Form = "video"
)

var _ = list[Form](
	term(InPerson, "fremmøde", "fysisk"),
	term(ByPhone, "telefon"),
	term(ByVideo, "video"),
)

// A Party is somebody who acts in a case.
type Party string

// The parties.
const (
	Municipality Party = "municipality"
	Fund         Party = "fund"
	CitizenParty Party = "citizen"
	Employer     Party = "employer"
	Doctor       Party = "doctor"
	School       Party = "school"
	Parents      Party = "parents"
	Adviser      Party = "citizens-adviser"
)

var _ = list[Party](
	term(Municipality, "kommunen"),
	term(Fund, "a-kassen"),
	term(CitizenParty, "borgeren"),
	term(Employer, "arbejdsgiveren"),
	term(Doctor, "lægen"),
	term(School, "skolen"),
	term(Parents, "forældrene"),
	term(Adviser, "borgerrådgiveren"),
)

// A YesNo is an answer that must be given.
type YesNo string

// The answers.
const (
	Yes YesNo = "yes"
	No  YesNo = "no"
)

var _ = list[YesNo](term(Yes, "ja"), term(No, "nej"))

// An OfferType is a kind of offer (tilbud) or support.
type OfferType string

// The offers.
const (
	WorkPlacement     OfferType = "work-placement"
	WageSubsidy       OfferType = "wage-subsidy"
	UtilityPlacement  OfferType = "utility-placement"
	SpecialUtility    OfferType = "special-utility-placement"
	GuidanceUpskill   OfferType = "guidance-upskilling"
	OtherGuidance     OfferType = "other-guidance"
	SixWeekCourse     OfferType = "six-week-course"
	RegionalCourse    OfferType = "regional-course"
	AmuCourse         OfferType = "amu-course"
	EducationBoost    OfferType = "education-boost"
	DanishCourse      OfferType = "danish-course"
	LiteracyTestOffer OfferType = "literacy-test"
	SkillsAssessment  OfferType = "skills-assessment"
	JobRotation       OfferType = "job-rotation"
	Mentor            OfferType = "mentor"
	SocialEffort      OfferType = "social-effort"
	HealthEffort      OfferType = "health-effort"
	LocalActivation   OfferType = "immediate-activation"
	AdultApprentice   OfferType = "adult-apprentice"
	IcebreakerJob     OfferType = "icebreaker"
)

var _ = list[OfferType](
	term(WorkPlacement, "virksomhedspraktik", "praktik"),
	term(WageSubsidy, "løntilskud"),
	term(UtilityPlacement, "nytteindsats"),
	term(SpecialUtility, "særligt tilrettelagt nytteindsats"),
	term(GuidanceUpskill, "vejledning og opkvalificering"),
	term(OtherGuidance, "øvrig vejledning og opkvalificering"),
	term(SixWeekCourse, "6 ugers jobrettet uddannelse"),
	term(RegionalCourse, "regional uddannelsespulje"),
	term(AmuCourse, "AMU-kursus"),
	term(EducationBoost, "uddannelsesløft"),
	term(DanishCourse, "danskuddannelse"),
	term(LiteracyTestOffer, "læse-, skrive- og regnetest"),
	term(SkillsAssessment, "realkompetencevurdering"),
	term(JobRotation, "jobrotation"),
	term(Mentor, "mentor", "mentorstøtte"),
	term(SocialEffort, "social indsats"),
	term(HealthEffort, "sundhedsindsats"),
	term(LocalActivation, "straksaktivering"),
	term(AdultApprentice, "voksenlærling"),
	term(IcebreakerJob, "isbryder"),
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

// A Sector is whose workplace it is.
type Sector string

// The sectors.
const (
	Private Sector = "private"
	Public  Sector = "public"
)

var _ = list[Sector](term(Private, "privat"), term(Public, "offentlig"))

// A Purpose is what a placement at an employer is for.
type Purpose string

// The purposes.
const (
	ForPaidHours    Purpose = "paid-hours"
	ForSkill        Purpose = "specific-skill"
	ForClarifying   Purpose = "clarifying"
	ForRetention    Purpose = "retention"
	ForAvailability Purpose = "availability-test"
)

var _ = list[Purpose](
	term(ForPaidHours, "ordinære løntimer"),
	term(ForSkill, "konkret kompetence"),
	term(ForClarifying, "afklaring af jobmål"),
	term(ForRetention, "fastholdelse"),
	term(ForAvailability, "afprøvning af rådighed"),
)

// An Outcome is how something ended.
type Outcome string

// The outcomes.
const (
	Completed   Outcome = "completed"
	BrokenOff   Outcome = "broken-off"
	Granted     Outcome = "granted"
	Refused     Outcome = "refused"
	Extended    Outcome = "extended"
	Stopped     Outcome = "stopped"
	Upheld      Outcome = "upheld"
	Changed     Outcome = "changed"
	Provisional Outcome = "provisional"
	Final       Outcome = "final"
	Imposed     Outcome = "imposed"
	Dropped     Outcome = "dropped"
)

var _ = list[Outcome](
	term(Completed, "fuldført"),
	term(BrokenOff, "afbrudt"),
	term(Granted, "bevilget"),
	term(Refused, "afslag"),
	term(Extended, "forlænget"),
	term(Stopped, "stoppet"),
	term(Upheld, "fastholdt"),
	term(Changed, "ændret"),
	term(Provisional, "foreløbig"),
	term(Final, "endelig"),
	term(Imposed, "pålagt"),
	term(Dropped, "frafaldet"),
)

// An EducationType is a kind of education or activity that counts as one.
type EducationType string

// The educations.
const (
	LowerSecondary EducationType = "lower-secondary"
	Preparatory    EducationType = "fgu"
	Vocational     EducationType = "vocational"
	UpperSecondary EducationType = "upper-secondary"
	SpecialYouth   EducationType = "stu"
	Higher         EducationType = "higher"
	TradeStage     EducationType = "pre-apprenticeship"
	OtherActivity  EducationType = "agreed-activity"
	FullTimeCourse EducationType = "full-time-course"
)

var _ = list[EducationType](
	term(LowerSecondary, "grundskole", "10. klasse"),
	term(Preparatory, "FGU"),
	term(Vocational, "erhvervsuddannelse", "EUD"),
	term(UpperSecondary, "gymnasial uddannelse", "HF", "gymnasium"),
	term(SpecialYouth, "STU"),
	term(Higher, "videregående uddannelse"),
	term(TradeStage, "forpraktik"),
	term(OtherActivity, "aktivitet aftalt i planen"),
	term(FullTimeCourse, "fuldtids jobrettet uddannelse"),
)

// A JobType is a kind of employment.
type JobType string

// The employments.
const (
	OrdinaryJob JobType = "ordinary"
	FlexJob     JobType = "flex-job"
	LeisureJob  JobType = "leisure-job"
	IntegraPost JobType = "integration-post"
)

var _ = list[JobType](
	term(OrdinaryJob, "ordinært", "småjob"),
	term(FlexJob, "fleksjob"),
	term(LeisureJob, "fritidsjob"),
	term(IntegraPost, "80/20-stilling"),
)

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

// A PlanType is a kind of plan.
type PlanType string

// The plans.
const (
	MyPlan             PlanType = "my-plan"
	EducationPlan      PlanType = "education-plan"
	RetentionPlan      PlanType = "retention-plan"
	RehabilitationPlan PlanType = "rehabilitation-plan"
	SharedPlan         PlanType = "shared-plan"
)

var _ = list[PlanType](
	term(MyPlan, "Min Plan"),
	term(EducationPlan, "uddannelsesplan"),
	term(RetentionPlan, "fastholdelsesplan"),
	term(RehabilitationPlan, "rehabiliteringsplan"),
	term(SharedPlan, "fælles plan"),
)

// A Channel is how contact was tried or made.
type Channel string

// The channels.
const (
	Phone    Channel = "phone"
	Text     Channel = "text-message"
	Mail     Channel = "digital-mail"
	Letter   Channel = "letter"
	Visit    Channel = "visit"
	Personal Channel = "in-person"
)

var _ = list[Channel](
	term(Phone, "telefon"),
	term(Text, "sms"),
	term(Mail, "Digital Post"),
	term(Letter, "brev"),
	term(Visit, "hjemmebesøg"),
	term(Personal, "personligt"),
)

// A Topic is what an assessment, decision, guidance, application or case is
// about.
type Topic string

// The topics.
const (
	TopicTargetGroup    Topic = "target-group"
	TopicReadiness      Topic = "education-readiness"
	TopicFgu            Topic = "fgu"
	TopicYouthExemption Topic = "youth-exemption"
	TopicYouthAllowance Topic = "youth-allowance"
	TopicTwoYears       Topic = "two-year-clarification"
	TopicEducation      Topic = "education-ability"
	TopicWorkAbility    Topic = "work-ability"
	TopicOffer          Topic = "offer"
	TopicSelfFound      Topic = "self-found-place"
	TopicSuitable       Topic = "suitable-offer"
	TopicHours          Topic = "work-obligation-hours"
	TopicSanction       Topic = "sanction"
	TopicTightened      Topic = "tightened-sanction"
	TopicRights         Topic = "rights-and-duties"
	TopicEducationJob   Topic = "education-and-job"
	TopicSickness       Topic = "sickness-benefit"
	TopicSicknessReview Topic = "sickness-review"
	TopicClarification  Topic = "job-clarification"
	TopicResource       Topic = "resource-course"
	TopicFlexJob        Topic = "flex-job"
	TopicFlexReview     Topic = "flex-job-review"
	TopicRetentionFlex  Topic = "retention-flex-job"
	TopicPension        Topic = "disability-pension"
	TopicRehabilitation Topic = "vocational-rehabilitation"
	TopicBenefit        Topic = "benefit"
	TopicReduced        Topic = "reduced-effort"
	TopicMentor         Topic = "mentor"
	TopicAssistance     Topic = "personal-assistance"
	TopicAids           Topic = "aids"
	TopicPriority       Topic = "priority-access"
	TopicIcebreaker     Topic = "icebreaker"
	TopicApprentice     Topic = "adult-apprentice"
	TopicRepatriation   Topic = "repatriation"
	TopicChronic        Topic = "section-56"
	TopicLanguage       Topic = "language-requirement"
	TopicAttachment     Topic = "attachment-requirement"
	TopicLiteracy       Topic = "literacy-test"
	TopicHelp           Topic = "help"
	TopicJobDirected    Topic = "job-directed-effort"
	TopicHealthAdvice   Topic = "health-advice"
	TopicWholeSituation Topic = "whole-situation"
	TopicPriorityGroup  Topic = "special-guidance"
	TopicNetEmployment  Topic = "net-employment"
	TopicRatio          Topic = "ratio"
	TopicUnion          Topic = "union-informed"
	TopicPurpose        Topic = "placement-purpose"
	TopicUncommonWork   Topic = "work-not-otherwise-done"
	TopicCareCircle     Topic = "repatriation-circle"
	TopicCase           Topic = "case-information"
	TopicWish           Topic = "wish-to-return"
	TopicPredictable    Topic = "predictable-course"
	TopicTeam           Topic = "rehabilitation-team"
	TopicLimited        Topic = "lasting-limitation"
	TopicTried          Topic = "offers-tried"
	TopicOccupation     Topic = "occupation"
	TopicMoveHinders    Topic = "move-hinders-deadline"
	TopicHearing        Topic = "need-of-hearing"
	TopicReasonable     Topic = "reasonable-ground"
	TopicForWork        Topic = "available-for-work"
	TopicForEducation   Topic = "available-for-education"
	TopicExtension      Topic = "extension"
	TopicSpecialNeed    Topic = "special-need"
	TopicPositiveList   Topic = "positive-list"
	TopicRegionalList   Topic = "regional-list"
	TopicFirstDay       Topic = "course-from-first-day"
	TopicInNotice       Topic = "begun-in-notice-period"
	TopicAdultPay       Topic = "adult-apprentice-pay"
)

var _ = list[Topic](
	term(TopicTargetGroup, "målgruppe"),
	term(TopicReadiness, "uddannelsesparathed"),
	term(TopicFgu, "FGU"),
	term(TopicYouthExemption, "fritagelse for uddannelsespligt"),
	term(TopicYouthAllowance, "ungeydelse"),
	term(TopicTwoYears, "afklaring efter 2 år"),
	term(TopicEducation, "mulighed for uddannelse"),
	term(TopicWorkAbility, "arbejdsevne"),
	term(TopicOffer, "tilbud"),
	term(TopicSelfFound, "selvfunden plads"),
	term(TopicSuitable, "rimeligt tilbud"),
	term(TopicHours, "arbejdspligtens omfang"),
	term(TopicSanction, "sanktion"),
	term(TopicTightened, "skærpet sanktion"),
	term(TopicRights, "rettigheder og pligter"),
	term(TopicEducationJob, "uddannelse og job"),
	term(TopicSickness, "sygedagpenge"),
	term(TopicSicknessReview, "revurdering af sygedagpenge"),
	term(TopicClarification, "jobafklaringsforløb"),
	term(TopicResource, "ressourceforløb"),
	term(TopicFlexJob, "fleksjob"),
	term(TopicFlexReview, "revurdering af fleksjobret"),
	term(TopicRetentionFlex, "fastholdelsesfleksjob"),
	term(TopicPension, "førtidspension"),
	term(TopicRehabilitation, "revalidering"),
	term(TopicBenefit, "ydelse"),
	term(TopicReduced, "mindre intensiv indsats"),
	term(TopicMentor, "mentor"),
	term(TopicAssistance, "personlig assistance"),
	term(TopicAids, "hjælpemidler"),
	term(TopicPriority, "fortrinsadgang"),
	term(TopicIcebreaker, "isbryder"),
	term(TopicApprentice, "voksenlærling"),
	term(TopicRepatriation, "repatriering"),
	term(TopicChronic, "§ 56-aftale"),
	term(TopicLanguage, "sprogkrav"),
	term(TopicAttachment, "tilknytningskrav"),
	term(TopicLiteracy, "læse-, skrive- og regnetest"),
	term(TopicHelp, "hjælp"),
	term(TopicJobDirected, "jobrettet indsats"),
	term(TopicHealthAdvice, "sundhedskoordinators rådgivning"),
	term(TopicWholeSituation, "samlet beskrivelse"),
	term(TopicPriorityGroup, "særligt vejledningsbehov"),
	term(TopicNetEmployment, "merbeskæftigelse"),
	term(TopicRatio, "rimelighedskrav"),
	term(TopicUnion, "tillidsrepræsentant"),
	term(TopicPurpose, "formål"),
	term(TopicUncommonWork, "arbejde der ellers ikke udføres"),
	term(TopicCareCircle, "omfattet af repatrieringsvejledning"),
	term(TopicCase, "sagens oplysning"),
	term(TopicWish, "ønske om hjemrejse"),
	term(TopicPredictable, "forudsigeligt forløb"),
	term(TopicTeam, "behov for rehabiliteringsteam"),
	term(TopicLimited, "varig og væsentlig begrænsning"),
	term(TopicTried, "afprøvede tilbud"),
	term(TopicOccupation, "foreneligt erhverv"),
	term(TopicMoveHinders, "flytning hindrer fristen"),
	term(TopicHearing, "behov for partshøring"),
	term(TopicReasonable, "rimelig grund"),
	term(TopicForWork, "rådighed for arbejde"),
	term(TopicForEducation, "rådighed for uddannelse"),
	term(TopicExtension, "forlængelse"),
	term(TopicSpecialNeed, "helt særligt behov"),
	term(TopicPositiveList, "positivlisten"),
	term(TopicRegionalList, "den regionale liste"),
	term(TopicFirstDay, "kursus fra første dag"),
	term(TopicInNotice, "begyndt i opsigelsesperioden"),
	term(TopicAdultPay, "voksenelevløn"),
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
