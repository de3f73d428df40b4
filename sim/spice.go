package sim

import (
	"time"

	"indgang/day"
	"indgang/fact"
)

// How much is out of the ordinary, in tenths of a percent of the citizens.
const (
	doubtfulPermille  = 22
	correctedPermille = 30
	consentPermille   = 12
	accessPermille    = 8
	complaintPermille = 6
	askPermille       = 20
)

// spice adds what is out of the ordinary: contradictions, corrections, consents,
// requests for access and complaints.
func (l *life) spice(i int) {
	if len(l.notes) < 3 || !l.happened(l.start) {
		return
	}
	if l.runs() && l.r.IntN(1000) < consentPermille {
		l.consent()
	}
	if l.runs() && l.r.IntN(1000) < accessPermille {
		l.access()
	}
	if l.runs() && l.r.IntN(1000) < askPermille {
		l.asks()
	}
	if l.runs() && l.r.IntN(1000) < complaintPermille {
		l.complaint()
	}
	if l.runs() && l.r.IntN(1000) < doubtfulPermille {
		l.doubtful(i)
	}
	if l.r.IntN(1000) < correctedPermille {
		l.corrected()
	}
}

// asks writes a talk that the citizen asks for, and something of weight that was
// said on the telephone.
func (l *life) asks() {
	on := max(l.lately(40), l.start)
	if l.chance(50) && (l.c.Stock == Insured || l.c.Stock == JobReady || l.c.Stock == Activity || l.c.Stock == Sick) && l.who != "" {
		kind := fact.JobTalk
		if l.c.Stock == Sick {
			kind = fact.FollowUpTalk
		}
		l.auto(on, fromCitizen, fact.TalkDemanded{Talk: kind})
		return
	}
	l.put(on, fact.OralInformation{})
	if noted := l.w.openFrom(on + l.days(0, 2)); l.happened(noted) {
		i := l.put(noted, fact.OralNoted{})
		l.text(i, pick(l.r, oralTexts))
	}
}

// lately draws an open day in the last months of the case.
func (l *life) lately(back int) day.Date {
	return l.w.openBy(max(l.start+1, l.horizon()-l.days(0, back)))
}

func (l *life) consent() {
	on := max(l.lately(90), l.start)
	l.put(on, fact.ConsentGiven{To: fact.Adviser})
}

func (l *life) access() {
	on := max(l.lately(60), l.start)
	l.auto(on, fromCitizen, fact.AccessRequested{})
	if done := l.w.openFrom(on + l.days(2, 9)); l.happened(done) {
		l.put(done, fact.AccessDecided{})
	}
}

// complaint writes a complaint over the last decision, if there was one lately.
func (l *life) complaint() {
	for i := len(l.notes) - 1; i >= 0; i-- {
		d, ok := l.notes[i].Body.(fact.Decided)
		if !ok || l.notes[i].On < l.w.today-200 {
			continue
		}
		on := l.w.openFrom(max(d.Received, l.notes[i].On) + l.days(5, 25))
		if !l.happened(on) {
			return
		}
		l.auto(on, fromCitizen, fact.ComplaintReceived{})
		again := l.inTime(on+7, on+26)
		if !l.happened(again) {
			return
		}
		if l.chance(35) {
			l.put(again, fact.Reassessed{Outcome: fact.Changed})
			return
		}
		l.put(again, fact.Reassessed{Outcome: fact.Upheld})
		l.put(again, fact.ComplaintForwarded{})
		return
	}
}

// doubtful writes something that contradicts what stands.
func (l *life) doubtful(i int) {
	on := max(l.lately(50), l.start)
	kind := i % 5
	if kind == 2 && (l.c.Stock == YouthOutreach || l.c.Stock == YouthDuty) {
		kind = 0 // they have no course that a talk could come before
	}
	switch kind {
	case 0: // a file told of another birth date
		l.auto(on, fromBenefits, fact.Born{})
		n := &l.notes[len(l.notes)-1]
		n.On = l.born + 1
	case 1:
		l.put(on, fact.OfferEnded{Offer: fact.AdultApprentice, Outcome: fact.Completed})
	case 2:
		before := l.notes[0].On
		for k := range l.notes { // a talk before anything had begun
			if _, ok := l.notes[k].Body.(fact.Born); !ok && (before <= l.born || l.notes[k].On < before) {
				before = l.notes[k].On
			}
		}
		l.put(before-9, fact.TalkHeld{Talk: fact.JobTalk, Form: fact.ByPhone})
		l.notes[len(l.notes)-1].Recorded = l.hour(max(l.w.openFrom(before), l.w.openBy(l.horizon()-20)))
	case 3:
		l.put(on, fact.EmploymentEnded{Job: fact.IntegraPost})
	case 4:
		l.put(on, fact.ExemptionEnded{Ground: fact.Sentence})
	}
	l.c.Doubtful = true
}

// corrected lets a talk have been written on the wrong day or twice, and the
// mistake have been seen.
func (l *life) corrected() {
	for i := len(l.notes) - 1; i >= 0; i-- {
		n := l.notes[i]
		t, ok := n.Body.(fact.TalkHeld)
		if !ok || n.Source != byStaff {
			continue
		}
		seen := l.w.openFrom(day.FromTime(n.Recorded) + l.days(1, 5))
		if !l.happened(seen) {
			continue
		}
		if l.chance(30) {
			// Written twice: the second is withdrawn.
			k := l.add(n.On, n.Recorded.Add(3*time.Minute), n.Actor, byStaff, t)
			l.add(seen, l.hour(seen), n.Actor, byStaff, fact.Withdrawn{})
			l.notes[len(l.notes)-1].fixes = k
		} else {
			// Written with another form, or on the day before.
			wrong := t
			if wrong.Form == fact.InPerson && l.chance(50) {
				wrong.Form = fact.ByPhone
			} else if before := l.w.openBy(n.On - 1); before > l.start {
				l.notes[i].On = before
			} else {
				wrong.Form = fact.ByVideo
			}
			l.notes[i].Body = wrong
			l.add(n.On, l.hour(seen), n.Actor, byStaff, t)
			last := &l.notes[len(l.notes)-1]
			last.fixes, last.Text = i, n.Text
		}
		l.c.Corrected = true
		return
	}
}
