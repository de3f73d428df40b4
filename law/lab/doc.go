// Package lab holds the provisions of lov om en aktiv beskæftigelsesindsats
// (LAB) and of the executive orders issued under it.
//
// Read as LBK 701/2022 and LBK 280/2024. The text as amended by lov nr. 1750 of
// 29 December 2025 has not been read, so what rests on an amended paragraph is at
// most grade B from the day on which the amendment took effect. Of the executive
// orders, BEK 2636/2021 §§ 7, 40, 60 and 65 and BEK 1216/2023 § 10 were read, and §§ 6
// and 57 in copies that do not say of which issue they are. Of chapters 18-20 only the bill behind § 113 was
// read; the rest is from guidance and
// secondary sources. Last checked 2026-11-21 against the rule catalogue of that day.
//
// A file is p and the paragraph in three digits, a dash and the rule's ID; rules
// of an executive order begin with b and its number, b alone where the issue is not
// known, and rules whose paragraph nobody has verified with x. Its cases stand beside it as .txt.
package lab

import (
	"embed"

	"indgang/casefile"
	"indgang/duty"
)

type (
	rule       = duty.Rule[*casefile.Case]
	version    = duty.Version[*casefile.Case]
	terms      = duty.Terms[*casefile.Case]
	shape      = duty.Shape[*casefile.Case]
	parts      = duty.Parts[*casefile.Case]
	within     = duty.Within[*casefile.Case]
	count      = duty.Count[*casefile.Case]
	window     = duty.Window[*casefile.Case]
	every      = duty.Every[*casefile.Case]
	before     = duty.Before[*casefile.Case]
	accumulate = duty.Accumulate[*casefile.Case]
	right      = duty.RightTo[*casefile.Case]
	check      = duty.Check[*casefile.Case]
	cohort     = duty.Cohort[*casefile.Case]
	while      = duty.While[*casefile.Case]
	limit      = duty.LimitOf[*casefile.Case]
)

//go:embed params.csv
var paramsCSV string

// Params are the numbers of the act.
var Params = duty.MustParams("law/lab/params.csv", paramsCSV)

// Cases are the case files of the act.
//
//go:embed *.txt
var Cases embed.FS

// Why rules begin where they do, and what is common to those of 2026.
const (
	before2020 = "Loven trådte i kraft 1. januar 2020; reglerne før er ikke indkodet."
	before2024 = "A-kassens del af kontaktforløbet begyndte 1. januar 2024; før havde kommunen hele forløbet: se talks-4in6-old."
	before2026 = "Reglen kom med beskæftigelsesreformen (lov 1750/2025) 1. juli 2026; før gjaldt faste antal: se talks-4in6 og kom-3-talks."

	reformed   = "2026-07-01" // the flexible contact course
	reformPass = "2025-12-29" // lov 1750/2025
	unread1750 = "Lovteksten efter lov 1750/2025 er ikke læst."
	overJuly   = "Om en periode, der er begyndt før juli 2026, følger det gamle eller det nye krav."
)

// Rules lists the provisions in the order of the statute, and after them those
// whose paragraph is not verified.
func Rules() []duty.Rule[*casefile.Case] {
	return []rule{
		companyEntrance,
		periodCount,
		cvDagpenge,
		cvJobparat,
		cvAabenlyst,
		cvLedighedsydelse,
		cvOthers,
		kom6TalksU25,
		hoursGoal,
		uddpaalaegU25,
		uhPaalaeg,
		uhJobrettet,
		firstTalk1w,
		talks4in6Old,
		talks4in6,
		jaTalks,
		rfTalks,
		lyTalks,
		talks75pct2026,
		talksAktivitetsparat2026,
		akFirstTalk,
		ak3Talks,
		ak2Talks2026,
		akHandover410,
		akJoinsFirst,
		kom3Talks,
		joint3mOld,
		joint6mOld,
		joint9m,
		talksAfter6m,
		joint16m,
		twoYearClarification,
		minplanDagpenge,
		edu6wStart,
		edu6wEnd,
		offerSelfFound,
		praktikPurpose,
		praktikShort,
		praktikLong,
		praktikExtend,
		ratio,
		ltDuration,
		ltPrior6m,
		eduRegional,
		offer6m,
		offerLontilskud,
		offerExempt,
		offer75pct2026,
		offerU30Continuous,
		apWho1,
		apWho2,
		ap37h,
		apReduce,
		eduLanguage,
		rf3y,
		rf6mStart,
		rfHealthTalk,
		fjCondition,
		vlApply,
		vlWho,
		mentor6m,
		mentorPsych,
		minplanBeforeOffer,
		ltExtra,
		eduUddloeft,
		eduJobrotation,
		mii6w,
		uhFirstVisit,
		uh3Months,
		uh12MonthTest,
		offerSuitable,
		contactExempt,
		referralNotice,
		akNotify,
		uhLsrTest,
		uhCoordinator,
		nytte13w,
		nytteNolimit,
		nytteSpecial,
		ja2y,
		jaTeam4w,
		fj5y,
		fjFollowup,
		fjStatus,
		fjRetention,
	}
}
