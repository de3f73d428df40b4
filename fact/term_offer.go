package fact

// Offers, education and jobs.

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
