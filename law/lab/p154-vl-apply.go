package lab

import (
	"indgang/casefile"
	"indgang/duty"
	"indgang/fact"
)

var vlApply = rule{
	ID: "vl-apply", Act: "LAB", Title: "Søg om tilskud til en voksenlærling", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB §§ 154-160; VEJ 9018/2020", Grade: 'B', Source: "S54", Bearer: duty.Employer,
		Text: "Der søges om tilskud til en voksenlærling senest 1 måned efter, at uddannelsen eller aftalen er begyndt. En senere ansøgning " +
			"gælder kun fra sin egen dag. " +
			"Kommunen, hvor arbejdspladsen ligger, afgør den.",
		Unverified: "Lovteksten er ikke læst, kun vejledningen. At det er arbejdsgiveren, der søger, er en læsning; en arbejdsgivers frist " +
			"flytter ikke ved weekender.",
		MetBy: "At der er kommet en ansøgning om en voksenlærling.", StoppedBy: "At aftalen er slut.",
		Shape: within{Span: Params.Get("apprentice_apply"), Terms: terms{When: apprentices, Meets: apprenticeApplied,
			Note: "Kommer ansøgningen senere, gives tilskuddet kun fra den dag, den er modtaget."}},
	}},
}

// apprentices finds the agreements with adult apprentices; an application from
// before the agreement begins counts too.
func apprentices(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.AdultApprentice {
			continue
		}
		t := offerTrigger(c, o, "aftalen ophørte")
		t.Since, t.Note = papersFrom(c, o, fact.AdultApprentice), ""
		out = append(out, t)
	}
	return out
}

// apprenticeApplied finds the applications for an adult apprentice that are not
// about another agreement.
func apprenticeApplied(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.ApplicationReceived)
		if ok && f.Topic == fact.TopicApprentice && (f.Start == 0 || f.Start == t.On) {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}
