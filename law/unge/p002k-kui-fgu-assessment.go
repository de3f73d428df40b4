package unge

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var kuiFgu = rule{
	ID: "kui-fgu-assessment", Act: act, Title: "Vurdér den unge, før FGU begynder",
	Before: "§ 2 k er læst i lovbekendtgørelse 953 af 12. august 2024; hvad der gjaldt før, er ikke indkodet.",
	Versions: []version{{
		From: "2024-08-12", Provision: theAct + " § 2 k", Grade: 'A', Source: "S15",
		Text: "Før en ung begynder på FGU, vurderer kommunen samlet, hvilke tilbud der passer bedst. En ung i arbejde kan selv bede om " +
			"vurderingen.",
		Unverified: "Hvornår § 2 k begyndte at gælde med dette indhold, er ikke undersøgt.",
		MetBy:      "En vurdering om FGU på de punkter, loven nævner, før den unge begynder.",
		Shape: before{
			Terms: terms{When: towardsFgu, Meets: fguAssessments, Params: []*duty.Param{guidanceTo}},
			Early: true,
		},
	}},
}

// towardsFgu finds what asks for the assessment: an application for FGU, and a
// start that nobody applied for. It is due on the day before the start; while no
// start is known there is no date.
func towardsFgu(c *casefile.Case) []duty.Trigger {
	if past(c, guidanceTo) {
		return nil
	}
	var out []duty.Trigger
	open := -1 // the application that waits for its start
	add := func(t duty.Trigger) bool {
		if to := reaches(c, guidanceTo); to != 0 {
			if t.On >= to {
				return false
			}
			ends(&t, to, c.BornID, turned25)
		}
		if !leaves(c, &t) {
			return false
		}
		out = append(out, t)
		return true
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.ApplicationReceived:
			if f.Topic != fact.TopicFgu {
				continue
			}
			t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID), Waits: true}
			if f.Start != 0 {
				t.Due, t.Waits = day.Max(f.Start-1, e.On), false
			}
			if add(t) {
				open = len(out) - 1
			}
		case fact.EducationStarted:
			switch {
			case f.Education != fact.Preparatory:
			case open >= 0:
				t := &out[open]
				t.Due, t.Waits, open = day.Max(e.On-1, t.On), false, -1
			default:
				add(duty.Trigger{On: e.On - 1, Due: e.On - 1, Ref: duty.Ref(e.ID)})
			}
		}
	}
	return out
}

// fguAssessments finds the assessments of FGU that belong to a trigger: those
// after the start before it.
func fguAssessments(c *casefile.Case, t duty.Trigger) []duty.Event {
	after := day.Date(0)
	if t.Waits {
		after = t.On
	}
	for i := range c.Educations {
		if x := &c.Educations[i]; x.Education == fact.Preparatory && t.Due != 0 && x.From <= t.Due {
			after = day.Max(after, x.From)
		}
	}
	var out []duty.Event
	casefile.Each(c, func(e *casefile.Entry, f fact.Assessed) {
		if f.Topic == fact.TopicFgu && e.On >= after {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	})
	return out
}
