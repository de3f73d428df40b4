package las

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var lyReassess = rule{
	ID: "ly-reassess", Act: "LAS", Title: "Revurdér retten til fleksjob på ledighedsydelse",
	Versions: []version{{
		From: "2019-10-01", Provision: "Aktivloven § 74 c", Grade: 'A', Source: "S83",
		Text: "Borgeren kan have fået ledighedsydelse i 12 måneder inden for 18 måneder. Hver gang ser kommunen på, om " +
			"betingelserne for fleksjob stadig er der. Det skal være færdigt, når borgeren har fået ydelsen i 18 måneder. " +
			"Barsel og sorgorlov tæller ikke med.",
		Unverified: "Læst i tekster fra 2021 og 2023; hvad der gjaldt før og gælder efter, er ikke læst. At en ny tælling begynder dagen " +
			"efter, at de 12 måneder er nået, at barsel og sorgorlov også forlænger de 18 måneder, " +
			"der ses tilbage, og at afbrud regnes i hele måneder og dage, er egen læsning. Hvad de fire redegørelser er, er ikke læst: de " +
			"registreres som én vurdering.",
		MetBy: "En afgørelse, hvor retten til fleksjob er revurderet, med de fire redegørelser. Først skal tilbud efter kapitel " +
			"11 og 14 være brugt.",
		StoppedBy: "At ledighedsydelsen ophører, eller at fristen er umulig på grund af en flytning: så gælder ly-move.",
		Shape: parts{
			adds{Span: flexLimit, Ticks: true, Sum: monthsReceived, Terms: terms{
				When: reassessments, Meets: flexReviews, Clock: reassessedBy, Rests: receivedUpTo,
				Params: []*duty.Param{flexMonths, flexWindow, flexMove},
			}},
			check{Test: reviewsLack},
		},
	}},
}

var (
	flexMonths = Params.Get("flex_months")
	flexWindow = Params.Get("flex_window")
	flexLimit  = Params.Get("flex_limit")
	flexMove   = Params.Get("flex_move")
)

// reassessments finds each time that the months are reached.
func reassessments(c *casefile.Case) []duty.Trigger {
	times := flexTimes(c)
	var out []duty.Trigger
	for i := range times {
		f := &times[i]
		rs := f.rounds()
		for k := range rs {
			r := &rs[k]
			if r.due != 0 && r.due < firstAsked {
				continue
			}
			t := duty.Trigger{On: r.reached, Start: r.from, Due: r.due, Ref: duty.Ref(r.spell), Part: r.number, Until: f.until(),
				End: duty.Ref(f.spells[len(f.spells)-1].End)}
			if t.Until != 0 {
				t.Ended = flexEnded
			}
			if e, ok := moveHinders(c, r); ok {
				if on := day.Max(e.On, t.On); t.Until == 0 || on < t.Until {
					t.Until, t.End, t.Ended = on, duty.Ref(e.ID), "fristen kan ikke holdes på grund af flytningen: se ly-move"
				}
			} else if movedDuring(c, r) {
				t.Note = "Borgeren er flyttet hertil " + c.MovedIn.Long() + ". Er det umuligt at holde fristen på grund af flytningen, er den " +
					moveLimit(c).Long() + "; registrér vurderingen af det."
			}
			out = append(out, t)
		}
	}
	return out
}

// reassessedBy gives the end of the last month of ledighedsydelse that the
// reassessment may take, which the trigger has with it.
func reassessedBy(_ *casefile.Case, t duty.Trigger, s day.Span) (day.Date, string) {
	if t.Due == 0 {
		return 0, "Barsel eller sorgorlov løber uden slutdag, og så længe tæller tiden ikke."
	}
	return t.Due, "Fristen er den sidste dag af de " + s.String() + " med ledighedsydelse; tid uden ydelsen, barsel og sorgorlov tæller ikke."
}

// receivedUpTo adds the spells that the months were counted by, and the leaves
// that were not.
func receivedUpTo(c *casefile.Case, t duty.Trigger, due day.Date, to []duty.Use) []duty.Use {
	in := day.Period{From: t.Start, To: due}
	for i := range c.Benefits {
		b := &c.Benefits[i]
		if !b.Overlaps(in) || b.Benefit != fact.FlexBenefit && b.Benefit != fact.ParentalBenefit {
			continue
		}
		to = append(to, duty.Use{Role: duty.Measures, Ref: duty.Ref(b.Start), On: b.From, Period: b.Period, Note: fact.Word(b.Benefit)})
	}
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; e.Overlaps(in) && (e.Ground == fact.Parental || e.Ground == fact.Bereavement) {
			to = append(to, duty.Use{Role: duty.Measures, Ref: duty.Ref(e.Start), On: e.From, Period: e.Period, Note: "tæller ikke med: " +
				fact.Word(e.Ground)})
		}
	}
	return to
}

// monthsReceived counts the whole months of ledighedsydelse in a count.
func monthsReceived(c *casefile.Case, t duty.Trigger, on day.Date) int {
	if t.Until != 0 {
		on = day.Min(on, t.Until)
	}
	f := timeOf(flexTimes(c), t.Start)
	if f == nil {
		return 0
	}
	most := value(flexLimit, t.On).N
	for n := range most {
		if end := f.reach(t.Start, day.Span{N: n + 1, Unit: day.Months}); end == 0 || end-1 > on {
			return n
		}
	}
	return most
}

// reviewsLack names what a decision of a reassessment lacks.
func reviewsLack(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if len(c.Decisions) == 0 || !onFlex(c) {
		return nil
	}
	var out []duty.Refusal
	last := day.Date(0) // the decision before
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Topic != fact.TopicFlexReview || d.Outcome == fact.Provisional {
			continue
		}
		add := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(d.ID), On: d.On, Name: name, Text: text, Mend: mend})
		}
		if e, ok := casefile.First(c, last+1, func(a fact.Assessed) bool { return a.Topic == fact.TopicFlexReview }); !ok || e.On > d.On {
			add("uden-redegoerelser", "Afgørelsen skal hvile på fire redegørelser, og de er ikke registreret.",
				"Skriv redegørelserne, og registrér vurderingen om revurdering af fleksjobretten.")
		}
		if !offersUsed(c, last, d.On) {
			add("uden-tilbud", "Der er ikke brugt tilbud efter kapitel 11 eller 14 før revurderingen.",
				"Registrér tilbuddet, eller giv et, før sagen afgøres.")
		}
		last = d.On
	}
	return out
}

// offersUsed reports whether an offer of chapter 11 or 14 ran after one day and
// had begun by another.
func offersUsed(c *casefile.Case, after, by day.Date) bool {
	for i := range c.Offers {
		o := &c.Offers[i]
		switch o.Offer {
		case fact.WorkPlacement, fact.GuidanceUpskill, fact.OtherGuidance, fact.AmuCourse:
			if o.From <= by && (o.To == 0 || o.To > after) {
				return true
			}
		}
	}
	return false
}
