package fact

// Talks, and those who take part.

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
