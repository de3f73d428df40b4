package law

import (
	"strings"

	"indgang/fact"
	"indgang/law/rsl"
)

// NumberName returns what a number of the law is called on screen, "" for one
// that is not in the table. A test asks for a name of every number.
func NumberName(name string) string {
	if topic, ok := strings.CutPrefix(name, rsl.DeadlineName("")); ok {
		return "Kommunens frist: " + fact.Word(fact.Topic(topic))
	}
	return numberWords[name]
}

// numberWords are what numbers are called, by their names in params.csv. What two
// acts call alike means alike.
var numberWords = map[string]string{
	// Unge
	"duty_from_age": "Pligten gælder fra", "duty_to_age": "Pligten gælder til", "guidance_to_age": "Vurderingen gælder til",
	"contact": "Kontakt inden",
	"offer":   "Ny aktivitet inden", "activity_hours": "Mindste tid i aktiviteten", "outreach_hours": "I arbejde fra",
	"dropout_course": "Uddannelsen varer mindst",

	// LAB: samtaler
	"first_talk": "Første samtale inden", "talks": "Antal samtaler", "talks_span": "Samtalerne holdes inden for",
	"fund_first_talk": "A-kassens første samtale inden",
	"fund_talks":      "Antal samtaler i a-kassen", "fund_span": "Tid i a-kassen", "municipal_talks": "Antal samtaler i kommunen",
	"young_talks": "Antal samtaler med unge",
	"young_age":   "Unge er under", "handover_hours": "Overtages efter mere end", "joint_first": "Første fælles samtale inden",
	"joint_second":    "Anden fælles samtale inden",
	"joint_intensive": "Fælles samtale om intensiveret indsats inden", "talks_share": "Mindste andel, der får samtalerne",

	// LAB: tælling af ledighed i timer, også i ALF
	"month_hours": "Timer i en måned", "week_hours": "Timer i en uge", "month_hours_part": "Timer i en måned, deltidsforsikret",
	"week_hours_part": "Timer i en uge, deltidsforsikret",

	// LAB: CV, plan og afklaring
	"cv_insured": "CV inden (dagpenge)", "cv_jobready": "CV inden (jobparat)", "cv_obvious": "CV inden (åbenlyst uddannelsesparat)",
	"cv_flex":       "CV inden (ledighedsydelse)",
	"clarification": "Afklaring hvert", "clarification_age": "Afklaring fra", "majority": "Voksen fra (fritagelser)",
	"contract_soon": "Aftalt job begynder inden", "referral_lead": "Varsel før henvisning",
	"final_visit": "Endelig visitation inden", "education_horizon": "Kan begynde på uddannelse inden",

	// LAB: tilbud
	"offer_span": "Første tilbud inden", "offer_length": "Tilbuddet varer mindst", "subsidy_late": "Løntilskud begyndt senest efter",
	"offer_after_rest": "Tilbud efter fritagelse inden",
	"offer_share":      "Mindste andel, der får et tilbud", "duty_hours": "Timer om ugen i arbejdspligten",
	"utility_most":    "Nytteindsats højst",
	"placement_short": "Praktik højst (kort)", "placement_long": "Praktik højst (lang)", "placement_most": "Praktik i alt højst",
	"placement_more":  "Forlænget med højst",
	"subsidy_private": "Løntilskud højst (privat)", "subsidy_public": "Løntilskud højst (offentlig)",
	"subsidy_prior": "Ledig i forvejen mindst", "subsidy_age": "Undtaget fra alderen",
	"ratio_per": "Ansatte for hver støttet", "ratio_to": "Forholdet gælder op til så mange ansatte",
	"ratio_beyond": "Ansatte for hver støttet derover", "ratio_least": "Støttede, der altid er plads til",
	"ratio_average": "Gennemsnit over", "course_wait": "Ledig, før kurset kan begynde", "course_length": "Kursets længde",
	"course_end":       "Kurset slutter inden",
	"course_end_young": "Kurset slutter inden (unge)", "course_young": "Unge er under (kurser)",
	"apprentice_apply": "Ansøgning om voksenlærling inden", "apprentice_age": "Voksenlærling fra",
	"apprentice_subsidy": "Tilskud til voksenlærling højst", "apprentice_unemployed": "Voksenlærling: ledig mindst",
	"mentor_period": "Mentor ad gangen højst", "mentor_lead": "Mentor tidligst før udskrivningen",
	"mentor_least": "Mentor ved udskrivningen mindst", "leaving_soon": "Går fra eller over til andet inden",
	"sharing_span": "Den første del af en arbejdsfordeling",

	// LAB: forløb og fleksjob
	"clarification_course": "Jobafklaringsforløb højst", "team_span": "For rehabiliteringsteamet inden",
	"resource_course": "Ressourceforløb højst", "resource_total": "Ressourceforløb i alt højst",
	"resource_total_age": "Højst så længe i alt fra", "resource_once_age": "Kun ét forløb fra",
	"resource_pension": "Undtaget så kort før pensionsalderen", "resource_start": "Indsats i gang inden",
	"flex_period": "Midlertidigt fleksjob", "flex_age": "Midlertidigt under", "flex_follow_up": "Opfølgning i fleksjob hver",
	"flex_status": "Status i fleksjob efter",

	// ALF
	"period": "Dimittendperiode", "rate_hours": "Løntimer, der sætter satsen",
	"rate_hours_part": "Løntimer, der sætter satsen, deltidsforsikret", "attachment_hours": "Løntimer, der viser tilknytning",

	// LAS
	"flex_months": "Måneder på ledighedsydelse", "flex_window": "Talt over", "flex_limit": "Revurdering inden",
	"flex_move":     "Revurdering efter flytning inden",
	"deduct_within": "Fradraget sker inden for", "whole_month": "Udeblivelse fra alt i",

	// SDPL
	"own_job": "Bred vurdering efter", "employer_talk": "Arbejdsgiverens samtale inden",
	"fasttrack_window": "Ønske om tidlig opfølgning inden", "certificate": "Lægen får så vidt muligt",
	"certificate_least": "Lægen får mindst", "long_absence": "Langt fravær er over", "first_follow_up": "Første opfølgning inden",
	"follow_ups": "Antal opfølgninger", "half_year": "Det første halve år",
	"fasttrack_talk": "Tidlig opfølgning inden", "fasttrack_doctor": "Lægekonsultation inden", "return_check": "Tilbage inden",
	"out_of_follow_up": "Uden for opfølgning under", "one_talk": "Én opfølgning inden",
	"paid_weeks": "Betalte uger før revurdering", "paid_months": "Talt over kalendermåneder",
	"pensioner_weeks": "Betalte uger, folkepensionister", "pensioner_months": "Talt over, folkepensionister",
	"employer_period": "Arbejdsgiverperiode", "self_employed_period": "Egen periode, selvstændige",
	"ext_clarification": "Forlænget for afklaring højst", "ext_treatment": "Forlænget under behandling højst",
	"report_pay": "Anmeldes inden (løn)", "report_paid": "Anmeldes inden (sygedagpenge betalt)",
	"report_nothing": "Anmeldes inden (intet betalt)", "contest": "Indsigelse inden",
	"fund_talk": "A-kassens samtale inden", "fund_report": "A-kassens besked inden", "chronic_days": "Fraværsdage om året mindst",
	"chronic": "Aftalen gælder højst",

	// VARSEL
	"final_notice": "Endeligt varsel inden", "second_earliest": "Andet varsel tidligst efter",
	"mass_share": "Mange: andel, der afskediges, mindst", "mass_staff": "Mange: ansatte på stedet mindst",
	"large_from": "Loven gælder fra", "large_small": "På et lille sted mindst", "large_middle_from": "Et større sted har mindst",
	"large_middle":   "På et større sted mindst",
	"large_big_from": "Et stort sted har mindst", "large_big": "På et stort sted mindst",

	// KOMP, REP, RSL, FVL, OFFL, lokale mål
	"assistance": "Personlig assistance højst", "full_time": "Fuld tid", "icebreaker_education": "Uddannelsen varer mindst (isbryder)",
	"icebreaker_start": "Ansættelsen begynder inden", "icebreaker_length": "Ansættelsen varer højst",
	"dedicated_stay": "Opholdt sig her mindst", "dedicated_benefit": "Ydelser i mindst", "dedicated_window": "Talt over de sidste",
	"complaint": "Klage inden", "reassess": "Genvurdering inden", "partshøring-svarfrist": "Svarfrist ved partshøring",
	"access": "Aktindsigt inden", "note_soon": "Notat inden",
	"adult": "Voksen fra", "kontakt-uden-forsørgelse": "Kontakt hver", "straksaktivering": "Straksaktivering inden",
}
