package rsl

import (
	"indgang/duty"
	"indgang/fact"
)

// DeadlineName names the municipality's published case-handling deadline for a
// subject area, among the numbers that are its own.
func DeadlineName(t fact.Topic) string { return "sagsbehandlingsfrist/" + string(t) }

// deadlines are the municipality's published deadlines, one for each subject area.
var deadlines, deadlineOf = func() (list []*duty.Param, of map[fact.Topic]*duty.Param) {
	of = map[fact.Topic]*duty.Param{}
	for _, t := range fact.Terms[fact.Topic]() {
		p := duty.LocalParam(DeadlineName(fact.Topic(t.Code)))
		list, of[fact.Topic(t.Code)] = append(list, p), p
	}
	return list, of
}()
