package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var praktikExtend = rule{
	ID: "praktik-extend", Act: "LAB", Title: "Afslut forlænget virksomhedspraktik i tide", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB § 61, stk. 2", Grade: 'A', Source: "S35a",
		Text: "En praktik for de andre målgrupper end 1, 2 og 4 kan forlænges til i alt 26 uger efter en konkret vurdering. " +
			"Når den nærmer sig udløbet, kan den ved et helt særligt behov forlænges igen med højst 13 uger ad gangen.",
		Unverified: "Hvilke målgrupper der hører til, og de 13 uger, som forlængelsen går ud over, er efter en sekundær kilde: se " +
			"praktik-long. " +
			"De 26 uger er talt fra praktikkens første dag, og 13 uger mere fra den dag, den ellers skulle slutte. Hvor nær udløbet en " +
			"forlængelse skal ligge, er ikke prøvet.",
		MetBy:     "At praktikken er slut senest den sidste dag, eller at en ny forlængelse er besluttet før.",
		StoppedBy: "At praktikken er slut eller bliver forlænget igen.",
		Shape: parts{
			limit{Span: placementMost, Terms: terms{When: extendedPlacements, Params: []*duty.Param{placementLong, placementMore}}},
			check{Test: extensions, Params: []*duty.Param{placementLong, placementMost, placementMore}},
		},
	}},
}

var (
	placementMost = Params.Get("placement_most")
	placementMore = Params.Get("placement_more")
)

// extendedPlacements finds the decisions that took a placement on, each until the
// next one or the end.
func extendedPlacements(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WorkPlacement || len(o.Extended) == 0 || !longGroups.has(atStart(c, o.From)) {
			continue
		}
		steps := stretches(o)
		for k, s := range steps {
			t := offerTrigger(c, o, placementEnded)
			t.On, t.Ref, t.Start = s.by.On, duty.Ref(s.by.ID), s.start
			if s.more {
				t.Span = placementMore
			}
			if k+1 < len(steps) {
				next := steps[k+1].by
				t.Until, t.End, t.Ended, t.Note = next.On, duty.Ref(next.ID), placementExtended, ""
			}
			out = append(out, t)
		}
	}
	return out
}

// extensions names what is wrong with placements planned for longer than any can
// be from the start, and with the decisions to extend.
func extensions(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.WorkPlacement || !longGroups.has(atStart(c, o.From)) {
			continue
		}
		most := look.Value(placementMost, o.From)
		if most == nil {
			continue
		}
		if last := look.Calendar().Last(o.From, most.Span); o.Agreed > last {
			out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: "for-lang",
				Text: "Praktikken er planlagt til og med " + o.Agreed.Long() + ". Selv med en forlængelse må den ikke vare mere end " +
					most.Span.String() + ", altså til og med " + last.Long() + ".",
				Mend: "Sæt slutdagen til senest " + last.Long() + "."})
		}
		steps := stretches(o)
		from := o.From // papers from before this day were about an earlier decision
		for k := range steps {
			out = extension(c, look, &steps[k], from, out)
			from = steps[k].by.On + 1
		}
	}
	return out
}

func extension(c *casefile.Case, look duty.Look, s *stretch, from day.Date, out []duty.Refusal) []duty.Refusal {
	add := func(name, text, mend string) {
		out = append(out, duty.Refusal{Ref: duty.Ref(s.by.ID), On: s.by.On, Name: name, Text: text, Mend: mend})
	}
	if answered(c, fact.TopicExtension, from, s.by.On) != fact.Yes {
		add("vurdering-mangler", "Praktikken er forlænget uden en konkret vurdering.",
			"Registrér vurderingen om forlængelse med svaret ja senest den dag, der forlænges.")
	}
	if s.before != 0 && s.by.On > s.before {
		add("for-sent", "Forlængelsen er besluttet "+s.by.On.Long()+", efter at praktikken skulle slutte "+s.before.Long()+".",
			"Registrér, hvornår praktikken sluttede, og giv et nyt tilbud.")
	}
	if !s.more {
		return out
	}
	if answered(c, fact.TopicSpecialNeed, from, s.by.On) != fact.Yes {
		most := look.Value(placementMost, s.by.On)
		add("saerligt-behov-mangler", "Praktikken er forlænget ud over "+most.Span.String()+" uden en vurdering af, at der er et helt særligt "+
			"behov.",
			"Registrér vurderingen om helt særligt behov med svaret ja, eller ret slutdagen.")
	}
	if v := look.Value(placementMore, s.by.On); v != nil {
		if last := look.Calendar().Last(s.start, v.Span); s.by.Until > last {
			add("forlaenget-for-langt",
				"Praktikken er forlænget til og med "+s.by.Until.Long()+". Den kan højst forlænges med "+v.Span.String()+" ad gangen, altså til og "+
					"med "+last.Long()+".",
				"Ret forlængelsen til senest "+last.Long()+".")
		}
	}
	return out
}
