package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// The days of arbejdspligt: when its two phases began, and by when efforts had to
// be in place for those who were there. The last one is a reading.
var (
	dutyPhase1    = day.MustParse(phase1)
	dutyPhase1End = day.MustParse("2025-06-30")
	dutyPhase2    = day.MustParse(phase2)
	dutyPhase2End = day.MustParse("2026-01-01")
	// enteredFrom is the first day of entry that the employment requirement asks
	// about.
	enteredFrom = day.MustParse("1968-04-02")
)

const (
	phase1 = "2025-01-01"
	phase2 = "2025-07-01"

	beforeDuty   = "Arbejdspligten kom 1. januar 2025."
	untestedDuty = "Det er ikke registreret, om borgeren opfylder kravene. Den sikre læsning er, at borgeren er omfattet, til de er prøvet."
	dutyOver     = "arbejdspligten er ophørt"
	testsMet     = "kravene er opfyldt"
	metByEffort  = "En indsats, der er begyndt eller var i gang. Det kan være job med løn, et tilbud efter LAB kapitel 11-14, " +
		"danskuddannelse, en social indsats eller en indsats for helbredet. Andre timer, der er registreret i " +
		"arbejdspligten, er også nok."
	stopsEffort = "At kravene er opfyldt, eller at borgeren er fritaget fra arbejdspligten. At den er slut, eller at ydelsen er " +
		"det."
	outsiders = "Hvem der er ligestillet med født i riget, og hvem EU-retten beskytter, er ikke læst: de registreres som fritaget fra " +
		"arbejdspligten med den grund."
)

// underWorkDuty reports whether somebody is under arbejdspligt on a day.
func underWorkDuty(c *casefile.Case, on day.Date) bool {
	for i := range c.WorkDuty {
		if c.WorkDuty[i].Has(on) {
			return true
		}
	}
	return false
}

func workDutyDays(c *casefile.Case) []day.Period {
	var out []day.Period
	for i := range c.WorkDuty {
		out = append(out, c.WorkDuty[i].Period)
	}
	return out
}

// dutyOffer says that an offer or effort counts towards arbejdspligt.
func dutyOffer(o fact.OfferType) bool {
	switch o {
	case fact.WorkPlacement, fact.WageSubsidy, fact.UtilityPlacement, fact.SpecialUtility, fact.DanishCourse, fact.SocialEffort,
		fact.HealthEffort:
		return true
	}
	return false
}

// An obligedStretch is when somebody is under arbejdspligt by the look of benefit and
// requirements, whether or not the municipality has registered it.
type obligedStretch struct {
	duty.Trigger
	tested bool // the requirements were tested and are not met
}

// A requirement is what a test said of both requirements.
type requirement struct {
	residence, work fact.YesNo
}

// met reports whether both are met; entry before 1968 leaves work out.
func (r requirement) met(early bool) bool {
	return r.residence == fact.Yes && (r.work == fact.Yes || early)
}

func (r requirement) failed(early bool) bool {
	return r.residence == fact.No || r.work == fact.No && !early
}

// obligedStretches cuts a spell on a benefit, from the day on which its phase began,
// into the stretches in which the person is under arbejdspligt: not while both
// requirements are met or an exemption lasts, and not after the municipality has
// ended it.
func obligedStretches(c *casefile.Case, run casefile.Spell, from day.Date, early bool, out []obligedStretch) []obligedStretch {
	if run.To != 0 && run.To < from {
		return out
	}
	whole := day.Period{From: day.Max(run.From, from), To: run.To}
	type hole struct {
		day.Period
		end duty.Ref
		why string
	}
	var holes []hole
	var r requirement
	var known []day.Date // when a test said that a requirement is not met
	settled := false     // a test has said whether both are met
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.RequirementTested)
		if !ok {
			continue
		}
		if f.Residence != "" {
			r.residence = f.Residence
		}
		if f.Work != "" {
			r.work = f.Work
		}
		if n := len(holes); n > 0 && holes[n-1].To == 0 {
			holes[n-1].To = day.Max(e.On-1, holes[n-1].From)
			if e.On <= holes[n-1].From {
				holes = holes[:n-1]
			}
		}
		switch {
		case r.met(early):
			h := hole{day.Period{From: e.On}, duty.Ref(e.ID), testsMet}
			if !settled {
				h.From = day.Min(h.From, whole.From) // nothing said otherwise before
			}
			holes, settled = append(holes, h), true
		case r.failed(early):
			known, settled = append(known, e.On), true
		}
	}
	for i := range c.Exemptions {
		if x := &c.Exemptions[i]; !x.Empty() && (x.Scope == fact.WorkDuty || x.Scope == fact.AllDuties) {
			holes = append(holes, hole{x.Period, duty.Ref(x.Start), grounds[x.Ground]})
		}
	}
	for i := range c.WorkDuty {
		w := &c.WorkDuty[i]
		if w.To == 0 {
			continue
		}
		h := hole{day.Period{From: w.To + 1}, duty.Ref(w.End), dutyOver}
		if i+1 < len(c.WorkDuty) {
			h.To = c.WorkDuty[i+1].From - 1
		}
		if !h.Empty() {
			holes = append(holes, h)
		}
	}
	away := make([]day.Period, len(holes))
	for i := range holes {
		away[i] = holes[i].Period
	}
	for _, p := range whole.Minus(away...) {
		s := obligedStretch{Trigger: duty.Trigger{On: p.From, Ref: duty.Ref(run.Start), Until: p.To, End: duty.Ref(run.End), Ended: benefitEnded}}
		if p.To != run.To {
			for _, h := range holes {
				if h.From == p.To+1 {
					s.End, s.Ended = h.end, h.why
				}
			}
		}
		for _, on := range known {
			s.tested = s.tested || p.To == 0 || on <= p.To
		}
		if !s.tested && !registeredDuty(c, p) {
			s.Doubt = untestedDuty
		}
		out = append(out, s)
	}
	return out
}

// registeredDuty reports whether arbejdspligt is registered in a period.
func registeredDuty(c *casefile.Case, p day.Period) bool {
	for i := range c.WorkDuty {
		if c.WorkDuty[i].Overlaps(p) {
			return true
		}
	}
	return false
}

// helpRuns finds the stretches on benefits that put somebody under arbejdspligt,
// adjoining spells as one.
func helpRuns(c *casefile.Case, from day.Date, carries func(*casefile.Benefit) bool) []casefile.Spell {
	var out []casefile.Spell
	for i := range c.Benefits {
		b := &c.Benefits[i]
		if !carries(b) || b.To != 0 && b.To < from {
			continue
		}
		if n := len(out); n > 0 && out[n-1].To != 0 && out[n-1].To+1 == b.From {
			out[n-1].To, out[n-1].End = b.To, b.End
			continue
		}
		out = append(out, b.Spell)
	}
	return out
}

// A circle is one phase of arbejdspligt: who is in it, and by when.
type circle struct {
	from    day.Date
	by      day.Date // efforts for those in it before are in place by then
	carries func(*casefile.Benefit) bool
	early   func(*casefile.Case) bool // entered before the employment requirement
	note    string                    // about by, and what is unsettled about it
	doubt   string
}

func (p circle) stretches(c *casefile.Case) []obligedStretch {
	runs := helpRuns(c, p.from, p.carries)
	if runs == nil {
		return nil
	}
	early := p.early != nil && p.early(c)
	var out []obligedStretch
	for _, r := range runs {
		out = obligedStretches(c, r, p.from, early, out)
	}
	return out
}

// triggers opens a duty to have an effort in place in each stretch: by the end of
// the phase-in for those who were there, and without a day for those who came
// later.
func (p circle) triggers(c *casefile.Case) []duty.Trigger {
	ss := p.stretches(c)
	if len(ss) == 0 {
		return nil
	}
	out := make([]duty.Trigger, len(ss))
	for i := range ss {
		t := ss[i].Trigger
		if t.On <= p.by {
			t.Due, t.Note = p.by, p.note
			if p.doubt != "" {
				if t.Doubt != "" {
					t.Doubt += " "
				}
				t.Doubt += p.doubt
			}
		} else {
			t.Waits, t.Note = true, "Borgeren blev omfattet efter indfasningen: loven sætter ingen dag for indsatsen."
		}
		out[i] = t
	}
	return out
}

// refusals names what is missing before anybody can tell whether the person is
// under arbejdspligt, and what does not agree with the requirements.
func (p circle) refusals(c *casefile.Case, _ duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for _, s := range p.stretches(c) {
		switch {
		case !s.tested && s.Doubt != "":
			out = append(out, duty.Refusal{Ref: s.Ref, On: s.On, Name: "krav-ikke-proevet",
				Text: "Det er ikke registreret, om borgeren opfylder opholdskravet og beskæftigelseskravet. Den, der ikke opfylder begge, er under " +
					"arbejdspligt (LAB § 105 a).",
				Mend: "Prøv kravene, og registrér svaret."})
		case s.tested && !registeredDuty(c, day.Period{From: s.On, To: s.Until}):
			out = append(out, duty.Refusal{Ref: s.Ref, On: s.On, Name: "arbejdspligt-ikke-registreret",
				Text: "Borgeren opfylder ikke begge krav og er ikke fritaget, men arbejdspligten er ikke registreret (LAB § 105 a).",
				Mend: "Registrér, hvornår arbejdspligten begyndte, eller registrér fritagelsen."})
		}
	}
	if len(c.WorkDuty) == 0 {
		return out
	}
	early := p.early != nil && p.early(c)
	for _, run := range helpRuns(c, p.from, p.carries) {
		for i := range c.WorkDuty {
			w := &c.WorkDuty[i]
			on := day.Max(day.Max(w.From, run.From), p.from)
			if !w.Overlaps(run.Period) || !w.Has(on) || !tested(c, on).met(early) {
				continue
			}
			out = append(out, duty.Refusal{Ref: duty.Ref(w.Start), On: on, Name: "kravene-er-opfyldt",
				Text: "Arbejdspligten er registreret, men borgeren opfylder både opholdskravet og beskæftigelseskravet (LAB § 105 a).",
				Mend: "Annullér arbejdspligten, eller ret prøvelsen af kravene."})
		}
	}
	return out
}

// tested is what the tests up to a day say.
func tested(c *casefile.Case, on day.Date) requirement {
	var r requirement
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.RequirementTested)
		if !ok || e.On > on {
			continue
		}
		if f.Residence != "" {
			r.residence = f.Residence
		}
		if f.Work != "" {
			r.work = f.Work
		}
	}
	return r
}

// effortInPlace finds the first effort that was under way on the day of the
// trigger or began after it.
func effortInPlace(c *casefile.Case, t duty.Trigger) []duty.Event {
	var first duty.Event
	take := func(p day.Period, id fact.Seq) {
		if p.Empty() || p.To != 0 && p.To < t.On {
			return
		}
		if on := day.Max(p.From, t.On); first.Ref == 0 || on < first.On {
			first = duty.Event{On: on, Ref: duty.Ref(id)}
		}
	}
	eachEffort(c, func(p day.Period, id fact.Seq, _ fact.Hours, _ string) { take(p, id) })
	// Any offer is an effort, also one whose hours do not count.
	for i := range c.Offers {
		if o := &c.Offers[i]; activatesOrOther(o.Offer) {
			take(o.Period, o.Start)
		}
	}
	if first.Ref == 0 {
		return nil
	}
	return []duty.Event{first}
}

// eachEffort calls f for everything that counts towards arbejdspligt: paid hours,
// offers and efforts, and the hours of other activities.
func eachEffort(c *casefile.Case, f func(p day.Period, id fact.Seq, weekly fact.Hours, what string)) {
	for i := range c.Jobs {
		f(c.Jobs[i].Period, c.Jobs[i].Start, c.Jobs[i].Weekly, "lønnet arbejde")
	}
	for i := range c.Offers {
		if o := &c.Offers[i]; dutyOffer(o.Offer) {
			f(o.Period, o.Start, o.Weekly, fact.Word(o.Offer))
		}
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		h, ok := e.Body.(fact.WorkObligationHours)
		if !ok {
			continue
		}
		p := day.Period{From: e.On, To: h.Until}
		for k := i + 1; k < len(c.Entries); k++ {
			if n, ok := c.Entries[k].Body.(fact.WorkObligationHours); ok && n.Activity == h.Activity {
				if to := c.Entries[k].On - 1; p.To == 0 || to < p.To {
					p.To = to
				}
				break
			}
		}
		f(p, e.ID, h.Weekly, fact.Word(h.Activity))
	}
}

// obliged finds the stretches in which arbejdspligt is registered.
func obliged(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.WorkDuty {
		w := &c.WorkDuty[i]
		if w.To == 0 || w.To >= dutyPhase1 {
			out = append(out, duty.Trigger{On: day.Max(w.From, dutyPhase1), Ref: duty.Ref(w.Start), Until: w.To, End: duty.Ref(w.End),
				Ended: dutyOver})
		}
	}
	return out
}

// relievedOfDuty finds when somebody is exempt from arbejdspligt.
func relievedOfDuty(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; e.Scope == fact.WorkDuty || e.Scope == fact.AllDuties {
			out = append(out, duty.Stop{Period: e.Period, Ref: duty.Ref(e.Start), Ground: grounds[e.Ground]})
		}
	}
	return out
}
