package law

import (
	"fmt"
	"strconv"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// Because says in one line why an obligation stands on a list: what happened and
// when, and what follows. It begins with "Fordi" and has no name in it.
func Because(o *Obligation, c *casefile.Case, today day.Date) string {
	what := OpenedBy(o, c, today)
	then := follows(o, c)
	switch {
	case what == "" && then == "":
		return ""
	case what == "":
		return "Fordi " + then + "."
	case then == "":
		return "Fordi " + what + "."
	}
	return "Fordi " + what + ", og " + then + "."
}

// follows says what the law makes of what happened.
func follows(o *Obligation, c *casefile.Case) string {
	if missing := o.Need - o.Have; o.Proof.Count != nil && o.Need > 1 && missing > 0 {
		s := fmt.Sprintf("der mangler %s af %s", few(missing), few(o.Need))
		if d, ok := DeedFor(o, c); ok && d.Kind == "talk-held" {
			s += " samtaler"
		}
		return s
	}
	v := o.Proof.Span
	if v == nil || v.Span.N == 0 || o.Due == 0 || backwards(o) {
		return ""
	}
	span := v.Span.String()
	if n, unit, ok := strings.Cut(span, " "); ok && n == strconv.Itoa(v.Span.N) {
		span = few(v.Span.N) + " " + unit
	}
	switch {
	case v.Span.Unit == day.HourUnits || v.Span.Unit == day.WeekHours:
		return ""
	case o.Meta.Shape == "every":
		return "der må højst gå " + span
	case o.Kind == duty.Limit:
		return "det må højst vare " + span
	case o.Status == duty.Overdue:
		return strings.TrimPrefix(span, "udgangen af ") + " er gået"
	}
	return "fristen er " + span
}

// few writes a small number as people do in a sentence.
func few(n int) string {
	words := [...]string{"nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// OpenedBy tells in words and with its day which fact opened an obligation, "" where
// none is known.
func OpenedBy(o *Obligation, c *casefile.Case, today day.Date) string {
	for _, u := range o.Proof.Uses {
		if u.Role != duty.Opens {
			continue
		}
		e, ok := c.Entry(fact.Seq(u.Ref))
		if !ok {
			return ""
		}
		return cause(e, today)
	}
	return ""
}

// cause tells a fact as a clause: "borgeren blev jobparat 29.12.2025".
func cause(e *casefile.Entry, today day.Date) string {
	on := e.On.Short()
	begin := func(what string, is string, was string) string {
		if e.On > today {
			return what + " " + is + " " + on
		}
		return what + " " + was + " " + on
	}
	begins := func(what string) string { return begin(what, "begynder", "begyndte") }
	switch b := e.Body.(type) {
	case fact.Born:
		return ""
	case fact.MovedIn:
		return begin("borgeren", "flytter til", "flyttede til")
	case fact.FirstContact:
		return "borgeren henvendte sig " + on
	case fact.JobseekerRegistered:
		return "borgeren meldte sig ledig " + on
	case fact.BenefitStarted:
		return begin("borgeren", "får "+fact.Word(b.Benefit)+" fra", "fik "+fact.Word(b.Benefit)+" fra")
	case fact.BenefitChanged:
		return begin("borgeren", "går over til "+fact.Word(b.To), "gik over til "+fact.Word(b.To))
	case fact.GroupAssigned:
		return begin("borgeren", "bliver "+became(b.Group), "blev "+became(b.Group))
	case fact.HandedOver:
		return "a-kassen gav sagen videre " + on
	case fact.PlacedInPeriod:
		return begins("dagpengeperioden")
	case fact.WorkObligationStarted:
		return begins("arbejdspligten")
	case fact.TalkHeld:
		return "der var " + talkName(b.Talk) + " " + on
	case fact.TalkBooked:
		return "der er aftalt " + talkName(b.Talk) + " til " + b.For.Short()
	case fact.TalkMissed:
		return "borgeren udeblev " + on
	case fact.TalkDemanded:
		return "borgeren bad om en samtale " + on
	case fact.SicknessReported:
		return "borgeren blev syg " + on
	case fact.BenefitPaid:
		return begins("udbetalingen af sygedagpenge")
	case fact.PartialReturn:
		return "borgeren blev delvist rask " + on
	case fact.CourseStarted:
		return begins("forløbet")
	case fact.PlanApproved:
		return "planen blev godkendt " + on
	case fact.OfferGiven:
		return "tilbuddet om " + fact.Word(b.Offer) + " blev givet " + on
	case fact.OfferStarted:
		return begins("tilbuddet om " + fact.Word(b.Offer))
	case fact.OfferRequested:
		return "borgeren bad om et tilbud " + on
	case fact.AbsenceRegistered:
		return "borgeren var fraværende " + on
	case fact.EmploymentStarted:
		if b.Job == fact.FlexJob {
			return begins("fleksjobbet")
		}
		return begins("jobbet")
	case fact.EmploymentEnded:
		return begin("jobbet", "slutter", "sluttede")
	case fact.ExemptionStarted:
		return begins("fritagelsen")
	case fact.ExemptionEnded:
		return begin("fritagelsen", "ophører", "ophørte")
	case fact.EducationStarted:
		return begins("uddannelsen")
	case fact.EducationBroken:
		return "uddannelsen blev afbrudt " + on
	case fact.EducationProposed:
		return "borgeren foreslog uddannelser " + on
	case fact.DropoutNoticed:
		return "vi hørte om frafaldet " + on
	case fact.RiskNoticed:
		return "skolen meldte om risiko for frafald " + on
	case fact.YouthListed:
		return "den unge kom på listen over unge uden uddannelse eller job " + on
	case fact.SchoolingEnded:
		return begin("undervisningspligten", "ophører", "ophørte")
	case fact.EducationOrdered:
		return "pålægget blev givet " + on
	case fact.ReferralSent:
		return "borgeren blev henvist til et job " + on
	case fact.ReferralAnswered:
		return "borgeren svarede på henvisningen " + on
	case fact.SelfBookingOpened:
		return "borgeren blev bedt om selv at booke " + on
	case fact.CertificateRequested:
		return "lægeattesten blev bestilt " + on
	case fact.EmployerPaymentEnded:
		return begin("arbejdsgiveren", "holder op med at betale", "holdt op med at betale")
	case fact.ResidenceBegan:
		return "borgeren har boet i Danmark siden " + on
	case fact.Wished:
		return "borgeren ytrede et ønske " + on
	case fact.ApplicationReceived:
		return "ansøgningen kom " + on
	case fact.ComplaintReceived:
		return "klagen kom " + on
	case fact.AccessRequested:
		return "der blev bedt om aktindsigt " + on
	case fact.OralInformation:
		return "borgeren gav oplysninger mundtligt " + on
	case fact.Decided:
		return "der blev truffet afgørelse " + on
	case fact.Assessed:
		return "der blev lavet en vurdering " + on
	}
	return "«" + fact.Stem(fact.KindOf(e.Body)) + "» er registreret " + on
}

func talkName(t fact.TalkType) string {
	switch w := fact.Word(t); {
	case t == "" || t == fact.JobTalk:
		return "en jobsamtale"
	case strings.HasSuffix(w, "møde"):
		return "et " + w
	default:
		return "en " + w
	}
}

// TheTalk says a type of talk with its article at the end: "jobsamtalen".
func TheTalk(t fact.TalkType) string {
	switch w := fact.Word(t); {
	case t == "":
		return "samtalen"
	case strings.HasSuffix(w, "samtale"):
		return w + "n"
	case strings.HasSuffix(w, "møde"):
		return w + "t"
	case strings.HasSuffix(w, "opfølgning"):
		return w + "en"
	default:
		return "aftalen om " + w
	}
}

// became says what somebody is who comes into a target group.
func became(group int) string {
	name := GroupName(group)
	if name == "" {
		return fmt.Sprintf("målgruppe %d", group)
	}
	switch group {
	case 2, 3, 4, 5, 9, 12:
		return strings.ToLower(name[:1]) + name[1:]
	}
	return fmt.Sprintf("målgruppe %d (%s)", group, strings.ToLower(name[:1])+name[1:])
}
