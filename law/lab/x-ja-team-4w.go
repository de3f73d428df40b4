package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var jaTeam4w = rule{
	ID: "ja-team-4w", Act: "LAB", Title: "Læg sagen om jobafklaring for teamet",
	Versions: []version{
		{
			From: "2014-07-01", Provision: "LAB kapitel 18; paragraffen er ikke verificeret", Grade: 'C', Source: "S77",
			Text:       "Er en borger visiteret til jobafklaring, kommer sagen for rehabiliteringsteamet. Det sker senest 4 uger efter.",
			Unverified: "Lovteksten er ikke læst; fristen er efter en sekundær kilde." + formerAct,
			MetBy:      "Et møde i rehabiliteringsteamet om sagen.", StoppedBy: "At forløbet eller målgruppen er slut.",
			Shape: within{Span: teamSpan, Terms: terms{When: clarificationVisits, Meets: teamMet, Books: teamBooked}},
		},
		{
			From: "2025-01-01", Provision: "LAB kapitel 18; paragraffen er ikke verificeret", Grade: 'C', Source: "S69, S77",
			Text: "Sagen kommer kun for teamet, når kommunen mener, at der er behov for en tværfaglig indsats.",
			Unverified: "Lovteksten er ikke læst. At de 4 uger stadig gælder, når der er et behov, er den sikre læsning; ser kommunen først " +
				"behovet senere, er der regnet derfra. " +
				"Om en sag, der er visiteret før 2025, følger den gamle eller den nye regel, er ikke verificeret.",
			MetBy: "Et møde i rehabiliteringsteamet om sagen.", StoppedBy: "At forløbet eller målgruppen er slut.",
			Transition: duty.UnknownKeepStricter,
			Shape:      within{Span: teamSpan, Terms: terms{When: teamNeeded, Meets: teamMet, Books: teamBooked, Params: []*duty.Param{teamSpan}}},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S07, S08",
			Text:       "Det er ikke mere et krav, at kommunen har et rehabiliteringsteam.",
			Unverified: reformUnset + " Den gamle regel er beholdt til 1. juli med et forbehold fra februar.",
			Transition: duty.UnknownKeepStricter,
		},
	},
}

var teamSpan = Params.Get("team_span")

// clarificationVisits finds the visitations to jobafklaring: the target group, or
// the course where the group is not registered.
func clarificationVisits(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Groups {
		g := &c.Groups[i]
		if g.Group != 7 {
			continue
		}
		t := duty.Trigger{On: g.From, Ref: duty.Ref(g.Start), Until: g.To, End: duty.Ref(g.End), Ended: groupEnded}
		for k := range c.Courses {
			x := &c.Courses[k]
			if x.Course == fact.TopicClarification && x.To != 0 && x.Overlaps(g.Period) && (t.Until == 0 || x.To < t.Until) &&
				!registered(c, fact.TopicClarification, day.Period{From: x.To + 1, To: g.To}) {
				t.Until, t.End, t.Ended = x.To, duty.Ref(x.End), courseEnded
			}
		}
		out = append(out, t)
	}
	for i := range c.Courses {
		if x := &c.Courses[i]; x.Course == fact.TopicClarification && !inGroup(c, 7, x.Period) {
			out = append(out, duty.Trigger{On: x.From, Ref: duty.Ref(x.Start), Until: x.To, End: duty.Ref(x.End), Ended: courseEnded})
		}
	}
	return out
}

func inGroup(c *casefile.Case, n int, p day.Period) bool {
	for i := range c.Groups {
		if c.Groups[i].Group == n && c.Groups[i].Overlaps(p) {
			return true
		}
	}
	return false
}

// teamNeeded finds the visitations for which the municipality sees a need of the
// team. The weeks run from the visitation, or from the assessment where that
// comes when they are over.
func teamNeeded(c *casefile.Case) []duty.Trigger {
	visits := clarificationVisits(c)
	out := visits[:0]
	for _, t := range visits {
		to := t.Until
		if to == 0 {
			to = day.Latest
		}
		e, ok := assessed(c, fact.TopicTeam, fact.Yes, t.On, to)
		if !ok {
			continue
		}
		t.Under, t.Since, t.Start, t.Group = t.On, t.On, t.On, t.Ref
		t.On, t.Ref = e.On, duty.Ref(e.ID)
		if e.On > (day.Calendar{}).After(t.Start, day.Span{N: number(teamSpan, t.Start), Unit: day.Weeks}) {
			t.Start, t.Note = e.On, "Behovet er først vurderet efter de 4 uger: der er regnet fra vurderingen."
		}
		if e.On >= reformEarliest {
			t.Doubt = reformDoubt
		}
		out = append(out, t)
	}
	return out
}
