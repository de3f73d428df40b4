package web

import (
	"fmt"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/store"
)

// word writes a term of any list in Danish.
func word(v any) string {
	switch t := v.(type) {
	case fact.Benefit:
		return fact.Word(t)
	case fact.TalkType:
		return fact.Word(t)
	case fact.Form:
		return fact.Word(t)
	case fact.OfferType:
		return fact.Word(t)
	case fact.Ground:
		return fact.Word(t)
	case fact.Topic:
		return fact.Word(t)
	case fact.EducationType:
		return fact.Word(t)
	case fact.JobType:
		return fact.Word(t)
	case fact.Sector:
		return fact.Word(t)
	}
	return fmt.Sprint(v)
}

// danishNumber writes a whole number with Danish thousands points.
func danishNumber(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// plural writes a number with the word that goes with it.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return danishNumber(n) + " " + many
}

// groupName writes what a target group is called. The obviously ready are a part
// of group 4.
func groupName(n int, obvious bool) string {
	if obvious {
		return "åbenlyst uddannelsesparat"
	}
	return strings.ToLower(law.GroupName(n))
}

// groups lists the target groups as choices.
func groups() []choice {
	var out []choice
	for n := 1; law.GroupName(n) != ""; n++ {
		out = append(out, choice{strconv.Itoa(n), fmt.Sprintf("%d %s", n, groupName(n, false))})
	}
	return out
}

// extensionGrounds are the grounds for extending sickness benefit, SDPL § 27,
// stk. 1, in short words.
var extensionGrounds = map[int]string{
	1: "på vej til revalidering eller praktik", 2: "afklaring af arbejdsevnen", 3: "behandling", 4: "sag for rehabiliteringsteamet",
	5: "livstruende sygdom", 6: "arbejdsskadesag", 7: "ansøgning om førtidspension",
}

// when tells how far a day is from today: "i dag", "om 3 dage", "2 dage over".
func when(d, today day.Date) string {
	switch n := int(d - today); {
	case d == 0:
		return "løbende"
	case n == 0:
		return "i dag"
	case n == 1:
		return "i morgen"
	case n > 0:
		return "om " + day.DaysText(n)
	default:
		return day.DaysText(-n) + " over"
	}
}

var shortWeekdays = [...]string{"søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."}

// weekdayShort writes a date as lists do: ons. 21.01.2027.
func weekdayShort(d day.Date) string {
	if d == 0 {
		return ""
	}
	return shortWeekdays[d.Weekday()] + " " + d.Short()
}

// dayMonth writes a date under a heading that gives the year: 21.01.
func dayMonth(d day.Date) string {
	if d == 0 {
		return ""
	}
	return d.Short()[:6]
}

// tell writes a fact as people read it, with names for the codes that facts
// carry. staff gives the names of members of staff.
func tell(b fact.Body, staff map[string]string) string {
	switch f := b.(type) {
	case fact.GroupAssigned:
		return fmt.Sprintf("Målgruppe %d, %s", f.Group, groupName(f.Group, f.Obvious))
	case fact.GroupEnded:
		if f.Group != 0 {
			return fmt.Sprintf("Målgruppe %d, %s, ophørt", f.Group, groupName(f.Group, false))
		}
	case fact.CaseworkerAssigned:
		who := f.User
		if n := staff[f.User]; n != "" {
			who = n
		}
		s := "Sagsbehandler: " + who
		if f.Unit != "" {
			s += ", " + f.Unit
		}
		return s
	case fact.BenefitStarted:
		f.Fund = fundName(f.Fund)
		b = f
	case fact.BenefitChanged:
		f.Fund = fundName(f.Fund)
		b = f
	case fact.MovedIn:
		f.From = municipalityName(f.From)
		b = f
	case fact.MovedOut:
		f.To = municipalityName(f.To)
		b = f
	case fact.SicknessExtended:
		s := fmt.Sprintf("Sygedagpenge forlænget efter § 27, stk. 1, nr. %d (%s)", f.Number, extensionGrounds[f.Number])
		if f.From != 0 {
			s += ", fra " + f.From.Short()
		}
		return s
	case fact.SicknessExtensionEnded:
		return fmt.Sprintf("Grund til forlængelse ophørt: § 27, stk. 1, nr. %d (%s)", f.Number, extensionGrounds[f.Number])
	case fact.TaskDone:
		return "Opgave løst"
	case fact.TalkHeld:
		s := fact.Capital(fact.Word(f.Talk)) + " holdt" + formWords[f.Form]
		return s + host(f.Host) + with(f.Joint, "fælles med a-kassen") + with(f.Group, "i gruppe")
	case fact.TalkBooked:
		s := fact.Capital(fact.Word(f.Talk)) + " aftalt til " + weekdayShort(f.For)
		if f.At != "" {
			s += " kl. " + string(f.At)
		}
		return s + formWords[f.Form] + host(f.Host) + with(f.Joint, "fælles med a-kassen")
	case fact.TalkMissed:
		s := "Udeblev fra " + fact.Word(f.Talk) + host(f.Host)
		if f.Ground != "" {
			s += ": " + fact.Word(f.Ground)
		}
		return s
	case fact.TalkCancelled:
		s := fact.Capital(fact.Word(f.Talk))
		if f.For != 0 {
			s += " " + weekdayShort(f.For)
		}
		s += " aflyst"
		if f.By != "" {
			s += " af " + fact.Word(f.By)
		}
		return s
	case fact.TalkDemanded:
		s := fact.Capital(fact.Word(f.Talk)) + " ønsket"
		if f.By != "" {
			s += " af " + fact.Word(f.By)
		}
		return s + with(f.Joint, "fælles med a-kassen")
	}
	return fact.Tell(b, day.Date.Short)
}

var formWords = map[fact.Form]string{fact.InPerson: " ved fremmøde", fact.ByPhone: " på telefon", fact.ByVideo: " på video"}

func host(p fact.Party) string {
	if p == "" || p == fact.Municipality {
		return ""
	}
	return " hos " + fact.Word(p)
}

func with(yes bool, words string) string {
	if yes {
		return ", " + words
	}
	return ""
}

// stem returns what a kind of fact is called in lists of kinds.
func stem(k fact.Kind) string {
	if s := ownStems[k]; s != "" {
		return s
	}
	return fact.Capital(fact.Stem(k))
}

// ownStems are the kinds whose phrase in case files says too little alone.
var ownStems = map[fact.Kind]string{
	"caseworker-assigned": "Skift sagsbehandler", "group-assigned": "Visiteret til målgruppe", "requirement-tested": "Opholds- og beskæftigelseskrav prøvet",
	"talk-missed": "Udeblevet fra samtale", "absence-registered": "Fravær fra tilbud eller aktivitet", "assessed": "Faglig vurdering",
	"exemption-started": "Fritagelse begyndt", "referral-answered": "Svar på henvisning til job", "decided": "Afgørelse truffet",
	"child-at-home": "Hjemmeboende barn", "return-expected": "Forventet raskmelding", "note-made": "Notat uden anden oplysning",
}

// dateLabels are what the day of a kind is called in forms. The law counts from
// first days and last days, so the form says which is meant.
var dateLabels = map[fact.Kind]string{
	"born": "Født den", "moved-in": "Tilflyttet den", "moved-out": "Fraflyttet den", "pension-right-registered": "Når pensionsalderen den",
	"schooling-ended": "Undervisningspligten ophørte den", "caseworker-assigned": "Fra den", "first-contact": "Henvendte sig den",
	"jobseeker-registered": "Tilmeldt den", "jobseeker-deregistered": "Afmeldt den", "benefit-started": "Første dag med ydelsen",
	"benefit-changed": "Første dag med den nye ydelse", "benefit-stopped": "Sidste dag med ydelsen", "placed-in-period": "Indplaceret fra",
	"hours-paid": "En dag i måneden, timerne er betalt for", "handed-over": "Overtaget den", "group-assigned": "I målgruppen fra",
	"group-ended": "Sidste dag i målgruppen", "work-obligation-started": "Arbejdspligt fra", "work-obligation-ended": "Sidste dag med arbejdspligt",
	"requirement-tested": "Prøvet den", "talk-booked": "Aftalen blev lavet den", "talk-held": "Samtalen blev holdt den", "talk-missed": "Samtalen skulle være holdt den",
	"talk-cancelled": "Aflyst den", "talk-demanded": "Ønsket den", "self-booking-opened": "Indkaldt den", "contact-restored": "Kontakt genoprettet den",
	"contact-attempted": "Forsøgt den", "guidance-offered": "Tilbudt den", "guidance-given": "Vejledt den", "cv-visible": "Synligt fra", "cv-hidden": "Skjult fra",
	"plan-approved": "Godkendt den", "assessed": "Vurderet den", "education-ordered": "Givet den", "education-proposed": "Modtaget den",
	"referral-sent": "Henvist den", "referral-answered": "Svaret den", "exemption-started": "Første dag, borgeren er fritaget",
	"exemption-ended": "Sidste dag, borgeren er fritaget", "absence-registered": "Første dag med fravær", "fund-notified": "Sendt den", "fund-replied": "Modtaget den",
	"offer-requested": "Ønsket den", "offer-given": "Givet den", "offer-started": "Første dag i tilbuddet", "offer-extended": "Forlænget den",
	"offer-ended": "Sidste dag i tilbuddet", "employer-contacted": "Talt med arbejdsgiveren den", "education-started": "Første dag på uddannelsen",
	"education-ended": "Fuldført den", "education-broken": "Afbrudt den", "dropout-noticed": "Kommunen fik besked den", "risk-noticed": "Kommunen fik besked den",
	"youth-listed": "Stod på listen den", "activity-offered": "Tilbudt den", "parents-informed": "Orienteret den", "parents-involved": "Inddraget den",
	"employment-started": "Første dag i jobbet", "employment-ended": "Sidste dag i jobbet", "sickness-reported": "Første dag med fravær",
	"sickness-form": "Modtaget den", "sickness-category": "Vurderet den", "return-expected": "Oplyst den", "partial-return": "Delvist rask fra",
	"full-return": "Første dag rask", "dismissal-noticed": "Opsagt den", "benefit-paid": "Udbetales fra", "employer-payment-ended": "Sidste dag, arbejdsgiveren betalte",
	"refund-reported": "Anmeldt den", "employer-data-sent": "Sendt den", "employer-data-contested": "Modtaget den", "early-follow-up-requested": "Ønsket den",
	"early-follow-up-declined": "Fravalgt den", "certificate-requested": "Bestilt den", "certificate-received": "Modtaget den",
	"retention-plan-requested": "Ønsket den", "fitness-requested": "Krævet den", "fitness-signed": "Underskrevet den", "sickness-extended": "Besluttet den",
	"sickness-extension-ended": "Sidste dag, grunden var til stede", "hospital-waiting": "Første dag med ventetid", "absence-expected": "Oplyst den",
	"fund-reported": "Modtaget den", "course-started": "Første dag i forløbet", "course-ended": "Sidste dag i forløbet", "case-presented": "Mødet blev holdt den",
	"application-received": "Modtaget den", "delay-notified": "Meddelt den", "hearing-sent": "Sendt den", "hearing-answered": "Modtaget den",
	"decided": "Afgjort den", "deduction-booked": "Bogført den", "complaint-received": "Modtaget den", "reassessed": "Genvurderet den",
	"complaint-forwarded": "Sendt den", "access-requested": "Modtaget den", "access-decided": "Afgjort den", "access-delayed": "Meddelt den",
	"spouse-registered": "Gælder fra", "residence-began": "Opholdet begyndte den", "task-set": "Stillet den", "task-done": "Løst den", "child-at-home": "Gælder fra",
	"public-post-sought": "Ansøgt den", "wished": "Ønsket den", "application-withdrawn": "Trukket tilbage den", "consent-given": "Givet den", "consent-withdrawn": "Trukket tilbage den",
	"qualification-registered": "Oplyst den", "note-made": "Dato for notatet", "fund-attendance-chosen": "Valgt den",
	"oral-information": "Modtaget den", "oral-noted": "Noteret den", "ministry-informed": "Orienteret den",
}

// sortKey sorts names as Danes do.
func sortKey(s string) string { return store.SortKey(s) }

func subject(s fact.Subject) string { return string(s) }
