package fact

// What is assessed, planned and decided.

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
