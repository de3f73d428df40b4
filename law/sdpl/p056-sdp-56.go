package sdpl

import (
	"strconv"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var chronic = rule{
	ID: "sdp-56", Act: "SDPL", Title: "Godkend en § 56-aftale ved lang eller kronisk sygdom",
	Versions: []version{{
		From: "2019-10-01", Provision: "SDPL § 56", Grade: 'C', Source: "S71",
		Text: "Kommunen kan godkende en aftale, når en langvarig eller kronisk sygdom ventes at give mindst 10 fraværsdage om året. " +
			"Aftalen gælder i 2 år.",
		Unverified: "Lovteksten er ikke læst. " + undated,
		MetBy:      "En aftale, der er bevilget, og hvor det ventede fravær står.", StoppedBy: "At de 2 år er gået, eller at aftalen er stoppet.",
		Shape: parts{
			right{Span: Params.Get("chronic"), Lasts: true, Terms: terms{When: chronicAgreements}},
			check{Test: chronicAbsence, Params: []*duty.Param{chronicDays}},
		},
	}},
}

var chronicDays = Params.Get("chronic_days")

// chronicAgreements finds the agreements that were granted, each until it is
// stopped or another takes its place.
func chronicAgreements(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		d, ok := e.Body.(fact.Decided)
		if !ok || d.Topic != fact.TopicChronic {
			continue
		}
		n := len(out)
		switch d.Outcome {
		case fact.Granted, fact.Extended:
			t := duty.Trigger{On: day.Max(e.On, d.From), Ref: duty.Ref(e.ID), Until: d.Until, Ended: "aftalen er udløbet"}
			if t.Until != 0 {
				t.Until = day.Max(t.Until, t.On)
			}
			if n > 0 {
				sooner(&out[n-1], t.On-1, t.Ref, "en ny aftale er begyndt")
			}
			out = append(out, t)
		case fact.Stopped:
			if n > 0 {
				sooner(&out[n-1], e.On, duty.Ref(e.ID), "aftalen er stoppet")
			}
		}
	}
	return out
}

func chronicAbsence(c caseT, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	casefile.Each(c, func(e *casefile.Entry, d fact.Decided) {
		if d.Topic != fact.TopicChronic || d.Outcome != fact.Granted && d.Outcome != fact.Extended {
			return
		}
		least := look.Value(chronicDays, e.On)
		if least == nil {
			return
		}
		days := 0
		casefile.Each(c, func(x *casefile.Entry, a fact.AbsenceExpected) {
			if x.On <= e.On {
				days = a.Days
			}
		})
		switch {
		case days == 0:
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "forventning-mangler",
				Text: "Det er ikke registreret, hvor mange fraværsdage om året sygdommen ventes at give.",
				Mend: "Registrér det forventede sygefravær."})
		case days < least.Span.N:
			out = append(out, duty.Refusal{Ref: duty.Ref(e.ID), On: e.On, Name: "for-faa-dage",
				Text: "Sygdommen ventes kun at give " + day.DaysText(days) + " om året; der skal ventes mindst " + strconv.Itoa(least.Span.N) + ".",
				Mend: "Ret det forventede sygefravær, hvis det er forkert."})
		}
	})
	return out
}
