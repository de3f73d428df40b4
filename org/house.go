package org

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// A House is the organisation itself.
type House struct {
	Entries  []fact.Standing
	Units    []Span
	Leaders  []Led
	Hours    []Opening
	Closings []Closing // by day
	Settings []Setting
}

// A Led is who leads a unit.
type Led struct {
	Span
	Unit string
}

// An Opening is when the house is open on a weekday, from a day on.
type Opening struct {
	From day.Date
	ID   fact.Seq
	fact.HoursSet
}

// A Closing is a day on which the house is closed.
type Closing struct {
	On   day.Date
	ID   fact.Seq
	Text string // ID of what the day is called
}

// A Setting is what has been chosen for something, from a day on.
type Setting struct {
	From day.Date
	ID   fact.Seq
	Name string
	Text string // ID of the value
}

// FoldHouse makes the organisation of its facts.
func FoldHouse(facts []fact.Fact) *House {
	h := &House{}
	h.Entries, _ = fact.Settle(facts)
	for i := range h.Entries {
		e := &h.Entries[i]
		switch f := e.Body.(type) {
		case fact.UnitMade:
			begin(&h.Units, e, f.Unit, 0)
		case fact.UnitClosed:
			end(h.Units, e.On, f.Unit)
			h.unled(f.Unit, e.On)
		case fact.UnitLed:
			h.unled(f.Unit, e.On)
			h.Leaders = append(h.Leaders, Led{Span{day.Period{From: e.On}, f.Leader, e.ID}, f.Unit})
		case fact.HoursSet:
			h.Hours = append(h.Hours, Opening{e.On, e.ID, f})
		case fact.ClosingSet:
			h.opened(f.Day)
			h.Closings = append(h.Closings, Closing{f.Day, e.ID, e.Text})
		case fact.ClosingLifted:
			h.opened(f.Day)
		case fact.SettingSet:
			h.Settings = append(h.Settings, Setting{e.On, e.ID, f.Setting, e.Text})
		}
	}
	slices.SortFunc(h.Closings, func(a, b Closing) int { return int(a.On - b.On) })
	return h
}

func (h *House) unled(unit string, on day.Date) {
	for i := range h.Leaders {
		if h.Leaders[i].Unit == unit {
			h.Leaders[i].cut(on)
		}
	}
}

func (h *House) opened(d day.Date) {
	h.Closings = slices.DeleteFunc(h.Closings, func(c Closing) bool { return c.On == d })
}

// UnitsOn lists the units on a day.
func (h *House) UnitsOn(on day.Date) []string { return running(h.Units, on) }

// LeaderOn is who leads a unit on a day, or "".
func (h *House) LeaderOn(unit string, on day.Date) string {
	for i := range h.Leaders {
		if l := &h.Leaders[i]; l.Unit == unit && l.on(on) {
			return l.What
		}
	}
	return ""
}

// Weekdays are the days of the week by time.Weekday.
var Weekdays = [7]fact.Weekday{fact.Sunday, fact.Monday, fact.Tuesday, fact.Wednesday, fact.Thursday, fact.Friday, fact.Saturday}

// HoursOn returns when the house is open on the weekday of a day; said is false
// where nobody has set it. A closing day is none of its business.
func (h *House) HoursOn(on day.Date) (hours fact.HoursSet, said bool) {
	for i := range h.Hours {
		if o := &h.Hours[i]; o.Weekday == Weekdays[on.Weekday()] && o.From <= on {
			hours, said = o.HoursSet, true
		}
	}
	return hours, said
}

// ClosedOn returns the closing day on a day.
func (h *House) ClosedOn(on day.Date) (Closing, bool) {
	i := slices.IndexFunc(h.Closings, func(c Closing) bool { return c.On == on })
	if i < 0 {
		return Closing{}, false
	}
	return h.Closings[i], true
}

// SettingOn returns the ID of the value of a setting on a day, or "".
func (h *House) SettingOn(name string, on day.Date) string {
	id := ""
	for _, s := range h.Settings {
		if s.Name == name && s.From <= on {
			id = s.Text
		}
	}
	return id
}
