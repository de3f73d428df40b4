package casefile

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"indgang/day"
	"indgang/fact"
)

// Fold makes a case of the facts of one citizen. The order of the slice does not
// matter; sequence numbers decide.
func Fold(facts []fact.Fact) *Case {
	c := &Case{}
	c.settle(facts)
	var b builder
	b.c = c
	for i := range c.Entries {
		b.take(&c.Entries[i])
	}
	b.finish()
	return c
}

// AsKnown returns the facts that were recorded before the end of an instant: the
// case as it was known then.
func AsKnown(facts []fact.Fact, until time.Time) []fact.Fact {
	return slices.DeleteFunc(slices.Clone(facts), func(f fact.Fact) bool { return f.Recorded.After(until) })
}

// settle applies corrections.
func (c *Case) settle(facts []fact.Fact) {
	c.Entries, c.Doubts = fact.Settle(facts)
	c.Entries = c.living(c.Entries)
	for i := range c.Entries {
		c.LastKnownOn = day.Max(c.LastKnownOn, c.Entries[i].On)
	}
}

// builder gathers what the entries say before loose ends are tied.
type builder struct {
	c            *Case
	stops        []stop
	cancelled    []cancel
	shifts       []fact.Seq // benefits that began as a change
	bookings     []Talk
	moves        []Mark // from the municipality
	firstContact day.Date
}

// stop is an end that waits for what it ends.
type stop struct {
	kind  int
	key   string
	on    day.Date // last day
	eve   bool     // the day before the fact
	id    fact.Seq
	apply func(at int)
}

type cancel struct {
	on   day.Date
	talk fact.TalkType
	id   fact.Seq
}

// What a stop can end.
const (
	stopBenefit = iota
	stopGroup
	stopOffer
	stopJob
	stopEducation
	stopSickness
	stopExemption
	stopCourse
	stopWorkDuty
	stopCv
	stopRegistered
	stopConsent
	stopProtection
	stopOwnStaff
	stopSnooze
	stops
)

func from(e *Entry) Spell { return Spell{Period: day.Period{From: e.On}, Start: e.ID} }

func (b *builder) take(e *Entry) {
	c := b.c
	switch f := e.Body.(type) {
	case fact.Born:
		if c.Born != 0 && c.Born != e.On {
			b.doubt("born-twice", e.On, "Der er to fødselsdatoer. Annullér den, der er forkert.", e.ID)
			return
		}
		c.Born, c.BornID = e.On, e.ID
	case fact.MovedIn:
		c.MovedIn, c.MovedOut = e.On, 0
	case fact.MovedOut:
		b.moves = append(b.moves, Mark{e.On, e.ID})
		if c.MovedOut == 0 { // the next is the same move registered twice
			c.MovedOut, c.MovedOutID = e.On, e.ID
		}
	case fact.QualificationRegistered:
		c.Qualified = c.Qualified.Set(day.Period{From: e.On}, Known[fact.Qualification]{f.Has, e.ID})
	case fact.ChildAtHome:
		c.Providing = c.Providing.Set(day.Period{From: e.On}, Known[fact.YesNo]{f.Answer, e.ID})
	case fact.CaseworkerAssigned:
		c.Caseworker, c.Unit, c.AssignedOn = f.User, f.Unit, e.On
	case fact.ConsentGiven:
		c.Consents = append(c.Consents, Consent{Spell: from(e), To: f.To})
	case fact.Died:
		if c.Died == 0 { // another is told as a doubt
			c.Died, c.DiedID = e.On, e.ID
		}
	case fact.ProtectionSet:
		c.Protected = append(c.Protected, from(e))
	case fact.ProtectionLifted:
		b.stop(stopProtection, "", e.On, e.ID)
	case fact.OwnStaffSet:
		c.OwnStaff = append(c.OwnStaff, from(e))
	case fact.OwnStaffLifted:
		b.stop(stopOwnStaff, "", e.On, e.ID)
	case fact.CasesMerged:
		c.merge(f)
	case fact.CasesParted:
		c.part(f)
	case fact.TextHidden:
		if !c.IsHidden(fact.Seq(f.Fact)) {
			c.Hidden = append(c.Hidden, fact.Seq(f.Fact))
		}
	case fact.TextShown:
		c.Hidden = slices.DeleteFunc(c.Hidden, func(s fact.Seq) bool { return s == fact.Seq(f.Fact) })
	case fact.Snoozed:
		if f.Until > e.On { // the day it comes back is no day of rest
			s := Snooze{Spell: from(e), What: f.What}
			s.To = f.Until - 1
			c.Snoozes = append(c.Snoozes, s)
		}
	case fact.SnoozeEnded:
		b.stopBefore(stopSnooze, cmp.Or(f.What, "*"), e)
	case fact.ConsentWithdrawn:
		b.stop(stopConsent, string(f.To), e.On, e.ID)

	case fact.TaskSet:
		c.Tasks = append(c.Tasks, Task{ID: e.ID, Set: e.On, Due: f.Due, Text: e.Text})
	case fact.TaskDone:
		for i := range c.Tasks {
			if t := &c.Tasks[i]; t.ID == fact.Seq(f.Task) && t.Done == 0 {
				t.Done = e.On
				return
			}
		}
		b.doubt("task-unknown", e.On, "En opgave er meldt løst, men den findes ikke eller er løst før.", e.ID)

	case fact.JobseekerRegistered:
		c.Registered = append(c.Registered, from(e))
	case fact.JobseekerDeregistered:
		b.stop(stopRegistered, "", e.On, e.ID)
	case fact.BenefitStarted:
		c.Benefits = append(c.Benefits, Benefit{from(e), f.Benefit, f.Fund, f.Rate})
	case fact.BenefitChanged:
		c.Benefits = append(c.Benefits, Benefit{from(e), f.To, f.Fund, f.Rate})
		b.shifts = append(b.shifts, e.ID)
		b.stopBefore(stopBenefit, "!"+string(f.To), e)
	case fact.BenefitStopped:
		b.stop(stopBenefit, string(f.Benefit), e.On, e.ID)
	case fact.PlacedInPeriod:
		c.Placements = append(c.Placements, Placement{e.On, f.Graduate, f.PartTime, e.ID})
	case fact.HoursPaid:
		c.Paid = append(c.Paid, Paid{e.On, f.Hours, e.ID})
	case fact.HandedOver:
		c.Handovers = append(c.Handovers, Mark{e.On, e.ID})
	case fact.GroupAssigned:
		c.Groups = append(c.Groups, Group{from(e), f.Group, f.Obvious})
	case fact.GroupEnded:
		b.stop(stopGroup, groupKey(f.Group), e.On, e.ID)
	case fact.WorkObligationStarted:
		c.WorkDuty = append(c.WorkDuty, from(e))
	case fact.WorkObligationEnded:
		b.stop(stopWorkDuty, "", e.On, e.ID)

	case fact.TalkBooked:
		b.bookings = append(b.bookings, Talk{On: f.For, State: Booked, Type: f.Talk, Form: f.Form, Host: host(f.Host), Joint: f.Joint,
			At: f.At, ID: e.ID, Booked: e.On})
	case fact.TalkHeld:
		c.Talks = append(c.Talks, Talk{On: e.On, State: Held, Type: f.Talk, Form: f.Form, Host: host(f.Host), Joint: f.Joint, Group: f.Group,
			ID: e.ID})
	case fact.TalkMissed:
		c.Talks = append(c.Talks, Talk{On: e.On, State: NoShow, Type: f.Talk, Host: host(f.Host), Ground: f.Ground, ID: e.ID})
	case fact.TalkCancelled:
		on := f.For
		if on == 0 {
			on = e.On
		}
		c.Talks = append(c.Talks, Talk{On: on, State: Cancelled, Type: f.Talk, Host: fact.Municipality, ID: e.ID})
		b.cancelled = append(b.cancelled, cancel{on, f.Talk, e.ID})
	case fact.CvVisible:
		c.Cv = append(c.Cv, from(e))
	case fact.CvHidden:
		// Hidden on the day on which it became visible, it never was.
		c.Cv = slices.DeleteFunc(c.Cv, func(s Spell) bool { return s.From == e.On })
		b.stopBefore(stopCv, "", e)
	case fact.ExemptionStarted:
		x := Exemption{from(e), f.Ground, f.Scope}
		x.To = f.Until
		c.Exemptions = append(c.Exemptions, x)
	case fact.ExemptionEnded:
		b.stop(stopExemption, string(f.Ground), e.On, e.ID)

	case fact.OfferGiven:
		c.Given = append(c.Given, Given{f, e.On, e.ID})
	case fact.OfferStarted:
		c.Offers = append(c.Offers, Offer{Spell: from(e), Offer: f.Offer, Sector: f.Sector, Weekly: f.Weekly, Agreed: f.Until, Planned: f.Until,
			SelfFound: f.SelfFound, Purpose: f.Purpose, Own: f.OwnWorkplace, Staff: f.Staff, Supported: f.Supported, InUtility: f.InUtility})
	case fact.OfferExtended:
		for i := len(c.Offers) - 1; i >= 0; i-- {
			if o := &c.Offers[i]; o.Offer == f.Offer && o.From <= e.On {
				o.Planned, o.Extended = f.Until, append(o.Extended, Extension{e.On, f.Until, e.ID})
				break
			}
		}
	case fact.OfferEnded:
		b.stops = append(b.stops, stop{kind: stopOffer, key: string(f.Offer), on: e.On, id: e.ID,
			apply: func(i int) { c.Offers[i].Outcome = f.Outcome }})
	case fact.EducationStarted:
		c.Educations = append(c.Educations, Education{Spell: from(e), Education: f.Education, Weekly: f.Weekly, Planned: f.Until})
	case fact.EducationEnded:
		b.stops = append(b.stops, stop{kind: stopEducation, key: string(f.Education), on: e.On, id: e.ID,
			apply: func(i int) { c.Educations[i].Completed = true }})
	case fact.EducationBroken:
		b.stops = append(b.stops, stop{kind: stopEducation, key: string(f.Education), on: e.On, id: e.ID,
			apply: func(i int) { c.Educations[i].Broken = true }})
	case fact.EmploymentStarted:
		c.Jobs = append(c.Jobs, Job{from(e), f.Job, f.Weekly, f.Until})
	case fact.EmploymentEnded:
		b.stop(stopJob, string(f.Job), e.On, e.ID)

	case fact.SicknessReported:
		c.Sickness = append(c.Sickness, Sickness{Spell: from(e), Origin: f.From, Weeks: f.Weeks})
	case fact.PartialReturn:
		for i := len(c.Sickness) - 1; i >= 0; i-- {
			if c.Sickness[i].From <= e.On {
				c.Sickness[i].Partial = e.On
				return
			}
		}
		b.doubt("return-without-sickness", e.On,
			"Der er en delvis raskmelding uden en sygemelding før. Registrér sygemeldingen, eller annullér raskmeldingen.", e.ID)
	case fact.FullReturn:
		b.stopBefore(stopSickness, "", e)
	case fact.CourseStarted:
		c.Courses = append(c.Courses, Course{from(e), f.Course, f.Until})
	case fact.CourseEnded:
		b.stop(stopCourse, string(f.Course), e.On, e.ID)
	case fact.PensionRightRegistered:
		c.PensionAge = Mark{e.On, e.ID}
	case fact.DischargePlanned:
		c.Discharges = append(c.Discharges, Discharge{e.On, f.Date, e.ID})
	case fact.Decided:
		c.Decisions = append(c.Decisions, Decision{f, e.On, e.ID})
	case fact.ApplicationReceived, fact.ComplaintReceived, fact.HearingSent, fact.AccessRequested, fact.OralInformation:
		c.Formal = true
	case fact.FirstContact:
		if b.firstContact == 0 {
			b.firstContact = e.On
		}
	}
}

// groupKey is how an end names a group; "" names whichever runs.
func groupKey(group int) string {
	if group == 0 {
		return ""
	}
	return strconv.Itoa(group)
}

func host(p fact.Party) fact.Party {
	if p == "" {
		return fact.Municipality
	}
	return p
}

func (b *builder) stop(kind int, key string, on day.Date, id fact.Seq) {
	b.stops = append(b.stops, stop{kind: kind, key: key, on: on, id: id})
}

// stopBefore ends something on the day before a fact.
func (b *builder) stopBefore(kind int, key string, e *Entry) {
	b.stops = append(b.stops, stop{kind: kind, key: key, on: e.On - 1, eve: true, id: e.ID})
}

func (b *builder) doubt(code string, on day.Date, text string, ids ...fact.Seq) {
	b.c.Doubts = append(b.c.Doubts, Doubt{Code: code, On: on, Text: text, IDs: ids})
}

// finish ties ends to beginnings, cuts what overlaps, and says what is odd.
func (b *builder) finish() {
	c := b.c
	for _, s := range b.stops {
		b.end(s)
	}
	for _, m := range b.moves {
		b.left(m)
	}
	b.died()
	b.benefits()
	b.groups()
	b.talks()
	b.sickness()
	b.remarks()
	b.insured()
	slices.SortFunc(c.Doubts, func(x, y Doubt) int { return cmp.Or(cmp.Compare(x.On, y.On), cmp.Compare(x.Code, y.Code)) })
}

// spells gives the spells that a stop of a kind can end, and their keys.
func (b *builder) spells(kind int) (n int, at func(int) *Spell, key func(int) string, what string) {
	c := b.c
	none := func(int) string { return "" }
	switch kind {
	case stopBenefit:
		return len(c.Benefits), func(i int) *Spell { return &c.Benefits[i].Spell },
			func(i int) string { return string(c.Benefits[i].Benefit) }, "en ydelse"
	case stopGroup:
		return len(c.Groups), func(i int) *Spell { return &c.Groups[i].Spell }, func(i int) string { return groupKey(c.Groups[i].Group) },
			"en målgruppe"
	case stopOffer:
		return len(c.Offers), func(i int) *Spell { return &c.Offers[i].Spell }, func(i int) string { return string(c.Offers[i].Offer) },
			"et tilbud"
	case stopJob:
		return len(c.Jobs), func(i int) *Spell { return &c.Jobs[i].Spell }, func(i int) string { return string(c.Jobs[i].Job) }, "et job"
	case stopEducation:
		return len(c.Educations), func(i int) *Spell { return &c.Educations[i].Spell },
			func(i int) string { return string(c.Educations[i].Education) }, "en uddannelse"
	case stopSickness:
		return len(c.Sickness), func(i int) *Spell { return &c.Sickness[i].Spell }, none, "en sygemelding"
	case stopExemption:
		return len(c.Exemptions), func(i int) *Spell { return &c.Exemptions[i].Spell },
			func(i int) string { return string(c.Exemptions[i].Ground) }, "en fritagelse"
	case stopCourse:
		return len(c.Courses), func(i int) *Spell { return &c.Courses[i].Spell }, func(i int) string { return string(c.Courses[i].Course) },
			"et forløb"
	case stopWorkDuty:
		return len(c.WorkDuty), func(i int) *Spell { return &c.WorkDuty[i] }, none, "en arbejdspligt"
	case stopCv:
		return len(c.Cv), func(i int) *Spell { return &c.Cv[i] }, none, "et synligt CV"
	case stopRegistered:
		return len(c.Registered), func(i int) *Spell { return &c.Registered[i] }, none, "en tilmelding"
	case stopConsent:
		return len(c.Consents), func(i int) *Spell { return &c.Consents[i].Spell }, func(i int) string { return string(c.Consents[i].To) },
			"et samtykke"
	case stopProtection:
		return len(c.Protected), func(i int) *Spell { return &c.Protected[i] }, none, "en beskyttelse"
	case stopOwnStaff:
		return len(c.OwnStaff), func(i int) *Spell { return &c.OwnStaff[i] }, none, "en ansættelse"
	case stopSnooze:
		return len(c.Snoozes), func(i int) *Spell { return &c.Snoozes[i].Spell }, func(i int) string {
			return cmp.Or(c.Snoozes[i].What,
				"*")
		}, "noget, der er lagt til side"
	}
	panic("casefile: unknown kind of stop")
}

// whole are the kinds of which a person can have one alone: registered twice, both
// end at once.
var whole = [stops]bool{
	stopBenefit: true, stopGroup: true, stopWorkDuty: true, stopCv: true, stopRegistered: true, stopProtection: true, stopOwnStaff: true,
}

// end ties a stop to the latest beginning not after it that still runs then. A
// key that starts with ! ends anything but that key.
func (b *builder) end(s stop) {
	n, at, key, what := b.spells(s.kind)
	found := false
	for i := n - 1; i >= 0; i-- {
		sp := at(i)
		match := s.key == "" || s.key == key(i) || s.key[0] == '!' && s.key[1:] != key(i)
		planned := (s.kind == stopExemption || s.kind == stopSnooze) && sp.End == 0 && s.on < sp.To // may be cut short
		// What was registered after the end on its day began anew then.
		if !match || sp.From > s.on || sp.From == s.on && sp.Start > s.id && !s.eve || sp.To != 0 && !planned {
			continue
		}
		sp.To, sp.End = s.on, s.id
		if s.apply != nil {
			s.apply(i)
		}
		if found = true; !whole[s.kind] {
			return
		}
	}
	if found || s.key != "" && s.key[0] == '!' || s.kind == stopProtection || s.kind == stopOwnStaff {
		return // a change of benefit may have none before it; what an import said of the person is no fact
	}
	b.doubt("end-without-start", s.on,
		"Der er registreret et ophør, men ikke "+what+" før det. Registrér begyndelsen, eller annullér ophøret.", s.id)
}

// benefits lets a new benefit end the one that ran.
func (b *builder) benefits() {
	c := b.c
	var out []Benefit
	for _, n := range c.Benefits {
		if len(out) == 0 {
			out = append(out, n)
			continue
		}
		last := &out[len(out)-1]
		if last.To != 0 && last.To < n.From {
			if last.To+1 == n.From && last.Benefit == n.Benefit && last.Fund == n.Fund && last.Rate == n.Rate {
				last.To, last.End = n.To, n.End // without a day between them it never stopped
				continue
			}
			out = append(out, n)
			continue
		}
		if last.Benefit == n.Benefit && last.Fund == n.Fund && last.Rate == n.Rate {
			b.doubt("benefit-twice", n.From, "Samme ydelse er registreret som begyndt to gange. Annullér den ene.", last.Start, n.Start)
			if last.To == 0 || n.To == 0 || n.To > last.To {
				last.To, last.End = n.To, n.End
			}
			continue
		}
		// A change to another rate of the same benefit ends the rate before it.
		if last.Benefit != n.Benefit || !slices.Contains(b.shifts, n.Start) {
			b.doubt("benefits-overlap", n.From, "To ydelser løber samtidig. Registrér, hvornår den første stoppede.", last.Start, n.Start)
		}
		cut := n.From - 1
		if cut >= last.From {
			last.To, last.End = cut, n.Start
			out = append(out, n)
			continue
		}
		// Both began on one day: the one recorded last stands.
		out[len(out)-1] = n
	}
	c.Benefits = out
}

// insured joins what tells that the person is on dagpenge: the benefit, and
// target group 1 where no benefit is registered.
func (b *builder) insured() {
	c := b.c
	add := func(s Spell) {
		if n := len(c.Insured); n > 0 {
			if last := &c.Insured[n-1]; last.To != 0 && last.To+1 == s.From {
				last.To, last.End = s.To, s.End
				return
			}
		}
		c.Insured = append(c.Insured, s)
	}
	for i := range c.Benefits {
		if c.Benefits[i].Benefit == fact.UnemploymentBenefit {
			add(c.Benefits[i].Spell)
		}
	}
	paid := c.Insured
	for i := range c.Groups {
		g := &c.Groups[i]
		if g.Group == 1 && !slices.ContainsFunc(paid, func(s Spell) bool { return s.Overlaps(g.Period) }) {
			c.Insured = append(c.Insured, g.Spell)
		}
	}
	if len(paid) > 0 && len(c.Insured) > len(paid) {
		slices.SortFunc(c.Insured, func(x, y Spell) int { return cmp.Compare(x.From, y.From) })
	}
}

// carries says which benefits carry a target group: a group ends with them.
var carries = [...][]fact.Benefit{
	1:  {fact.UnemploymentBenefit},
	2:  {fact.CashAssistance, fact.TransitionBenefit, fact.SelfSupportBenefit},
	3:  {fact.CashAssistance, fact.TransitionBenefit, fact.SelfSupportBenefit},
	4:  {fact.EducationAssistance, fact.TransitionBenefit, fact.SelfSupportBenefit},
	5:  {fact.EducationAssistance, fact.TransitionBenefit, fact.SelfSupportBenefit},
	6:  {fact.SicknessBenefit},
	7:  {fact.ClarificationBenefit, fact.ResourceBenefit},
	8:  {fact.ResourceBenefit},
	9:  {fact.FlexBenefit, fact.FlexWageSubsidy},
	10: {fact.RehabilitationBenefit},
	11: {fact.DisabilityPension},
	12: nil,
	13: nil,
}

// groups lets a new group end the one before it, and a benefit that stops end
// the group that it carries.
func (b *builder) groups() {
	c := b.c
	var out []Group
	for _, n := range c.Groups {
		if len(out) > 0 {
			last := &out[len(out)-1]
			// The same group again after a break is a spell of its own.
			b.carried(last)
			if last.To == 0 || last.To >= n.From {
				if last.Group == n.Group && last.Obvious == n.Obvious {
					if last.To == 0 || n.To == 0 || n.To > last.To {
						last.To, last.End = n.To, n.End
					}
					continue
				}
				if n.From == last.From {
					b.doubt("groups-overlap", n.From, "Borgeren er visiteret til to målgrupper på samme dag. Annullér den, der er forkert.",
						last.Start, n.Start)
					out[len(out)-1] = n
					continue
				}
				last.To, last.End = n.From-1, n.Start
			}
		}
		out = append(out, n)
	}
	for i := range out {
		b.carried(&out[i])
	}
	c.Groups = out
}

// carried ends a group with the benefit that carries it.
func (b *builder) carried(g *Group) {
	c := b.c
	if g.Group < 1 || g.Group > 13 || carries[g.Group] == nil {
		return
	}
	for j := range c.Benefits {
		p := &c.Benefits[j]
		// The benefit that ran when the group began, or that began later while
		// it lasted, and then stopped with nothing that carries the group after.
		if p.To == 0 || !slices.Contains(carries[g.Group], p.Benefit) || p.To < g.From || g.To != 0 && p.To >= g.To {
			continue
		}
		if j+1 < len(c.Benefits) && c.Benefits[j+1].From == p.To+1 && slices.Contains(carries[g.Group], c.Benefits[j+1].Benefit) {
			continue
		}
		g.To, g.End = p.To, p.End
		return
	}
}

// sickness lets a new first day of absence end a spell that was never closed.
func (b *builder) sickness() {
	c := b.c
	for i := range c.Sickness {
		if i+1 < len(c.Sickness) && (c.Sickness[i].To == 0 || c.Sickness[i].To >= c.Sickness[i+1].From) {
			b.doubt("sickness-overlap", c.Sickness[i+1].From,
				"Der er en ny sygemelding, før den forrige er afsluttet. Registrér raskmeldingen, eller annullér den nye.", c.Sickness[i].Start,
				c.Sickness[i+1].Start)
			c.Sickness[i].To, c.Sickness[i].End = c.Sickness[i+1].From-1, c.Sickness[i+1].Start
		}
	}
	// Of two with the same first day the one recorded last stands.
	c.Sickness = slices.DeleteFunc(c.Sickness, func(s Sickness) bool { return s.Empty() })
}

// remarks notes what is odd although nothing contradicts it.
func (b *builder) remarks() {
	c := b.c
	start := day.Date(0)
	if len(c.Benefits) > 0 {
		start = c.Benefits[0].From
	}
	for i := range c.Groups {
		start = day.Min(start, c.Groups[i].From)
	}
	start = day.Min(start, b.firstContact)
	if len(c.Sickness) > 0 {
		start = day.Min(start, c.Sickness[0].From)
	}
	for i := range c.Talks {
		t := &c.Talks[i]
		if start != 0 && t.On < start && t.State != Booked {
			b.doubt("before-course", t.On, "En samtale ligger før borgerens første forløb. Se, om datoen er rigtig.", t.ID)
		}
		if t.State == Held && t.Type == fact.FollowUpTalk && !c.IsSick(t.On) && c.GroupOn(t.On) != 6 && c.GroupOn(t.On) != 7 {
			b.doubt("follow-up-not-sick", t.On,
				"En opfølgning er registreret, mens borgeren ikke er sygemeldt. Den tæller ikke som jobsamtale: ret typen, hvis det var en "+
					"jobsamtale.", t.ID)
		}
	}
	for i := range c.Offers {
		if o := &c.Offers[i]; start != 0 && o.From < start {
			b.doubt("before-course", o.From, "Et tilbud ligger før borgerens første forløb. Se, om datoen er rigtig.", o.Start)
		}
	}
	if c.Born == 0 && len(c.Entries) > 0 {
		b.doubt("no-birth-date", c.Entries[0].On, "Fødselsdatoen mangler, så regler efter alder kan ikke regnes. Registrér den.")
	}
	for i := range c.Groups {
		g := &c.Groups[i]
		age := c.Age(g.From)
		switch {
		case age < 0:
		case (g.Group == 4 || g.Group == 5) && age >= 30, g.Group == 13 && age >= 18:
			b.doubt("group-age", g.From, "Målgruppen passer ikke med borgerens alder. Se, om visitationen er rigtig.", g.Start)
		}
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		if l, ok := e.Body.(fact.Lasts); ok {
			if last := l.Last(); last != 0 && last < e.On {
				b.doubt("ends-before-start", e.On, "Slutdatoen "+last.Short()+" ligger før begyndelsen. Ret den dato, der er forkert.", e.ID)
			}
		}
		if c.Born != 0 && e.On < c.Born {
			b.doubt("before-birth", e.On, "En oplysning ligger før borgerens fødsel. Ret datoen.", e.ID)
		}
		if _, ok := e.Body.(fact.DropoutNoticed); !ok {
			continue
		}
		for j := range c.Educations {
			if x := &c.Educations[j]; x.From < e.On && x.To == 0 {
				b.doubt("dropout-still-enrolled", e.On,
					"Der er meldt frafald, men uddannelsen står som i gang. Registrér, hvornår den blev afbrudt, eller annullér meldingen.", e.ID, x.Start)
			}
		}
	}
}
