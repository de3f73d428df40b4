package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var mii6w = rule{
	ID: "mii-6w", Act: "LAB", Title: "Svar om mindre intensiv indsats", Before: before2020,
	Versions: []version{{
		From: "2020-01-01", Provision: "LAB om mindre intensiv indsats (paragraffen er ikke verificeret); BEK om rådighed §§ 22 og 24",
		Grade: 'C', Source: "S57, S26",
		Text: "Nogle kan dokumentere, at de om højst 6 uger begynder i fuldtidsjob, fleksjob eller fuldtidsuddannelse, eller " +
			"går på barsel, efterløn eller pension. De kan bede sig fri af jobsøgning, samtaler og tilbud. Det samme gælder " +
			"ved vejrlig og mangel på materialer og i de første 6 kalenderuger af en arbejdsfordeling. CV'et skal stadig " +
			"ligge der, og henvist arbejde skal tages.",
		Unverified: "Lovteksten er ikke læst; reglen er efter a-kassers sider. Hvem der er omfattet, er ikke læst: der er regnet med målgruppe " +
			"1-5 og ledighedsydelse. " +
			"Fuld tid er regnet som normtiden (37 timer, deltidsforsikrede 30). Folkepension er læst af pensionsalderen; fleksydelse og andre " +
			"pensioner kan ikke ses. " +
			"Der er ingen frist for svaret.",
		MetBy: "At borgeren har bedt om det og har fået en afgørelse. I de første 3 måneder på dagpenge er det a-kassen, der " +
			"afgør det, ellers kommunen.",
		StoppedBy: "At det nye er begyndt, eller at ansøgningen er taget tilbage.",
		Shape: parts{
			right{Terms: terms{When: leavings, Meets: askedOff, Params: append([]*duty.Param{leavingSoon, youngAge}, hourNumbers...)}},
			within{Terms: terms{When: askings, Meets: letOff, Params: append([]*duty.Param{leavingSoon, youngAge}, hourNumbers...),
				Note: "Loven sætter ingen frist for svaret, men fritagelsen gælder fra den dag, borgeren bad om den."}},
			check{Test: reductions, Params: append([]*duty.Param{leavingSoon, sharingSpan}, hourNumbers...)},
		},
	}},
}

var (
	leavingSoon = Params.Get("leaving_soon")
	sharingSpan = Params.Get("sharing_span")
	seeking     = of(1, 2, 3, 4, 5, 9)
	byFund      = duty.Fund
)

// A leaving is something that takes somebody off benefit on a day.
type leaving struct {
	on    day.Date
	ref   fact.Seq
	doubt string
}

const (
	noJobHours    = "Timetallet er ikke registreret: der er regnet med fuld tid."
	noCourseHours = "Uddannelsens timetal er ikke registreret: der er regnet med fuld tid."
	itBegan       = "det, borgeren var på vej til, begyndte"
)

// leavingsOf finds what takes the person off benefit.
func leavingsOf(c *casefile.Case, out []leaving) []leaving {
	for i := range c.Jobs {
		j := &c.Jobs[i]
		switch {
		case j.Job == fact.FlexJob:
			out = append(out, leaving{on: j.From, ref: j.Start})
		case j.Job == fact.OrdinaryJob && j.Weekly == 0:
			out = append(out, leaving{j.From, j.Start, noJobHours})
		case j.Job == fact.OrdinaryJob && fullTime(c, j.Weekly, j.From):
			out = append(out, leaving{on: j.From, ref: j.Start})
		}
	}
	for i := range c.Benefits {
		if b := &c.Benefits[i]; b.Benefit == fact.ParentalBenefit || b.Benefit == fact.EarlyRetirementBenefit {
			out = append(out, leaving{on: b.From, ref: b.Start})
		}
	}
	for i := range c.Educations {
		x := &c.Educations[i]
		switch {
		case x.Education == fact.OtherActivity:
		case x.Weekly == 0:
			out = append(out, leaving{x.From, x.Start, noCourseHours})
		case fullTime(c, x.Weekly, x.From):
			out = append(out, leaving{on: x.From, ref: x.Start})
		}
	}
	if p := c.PensionAge; p.ID != 0 {
		out = append(out, leaving{on: p.On, ref: p.ID})
	}
	return out
}

func fullTime(c *casefile.Case, weekly fact.Hours, on day.Date) bool {
	return int(weekly) >= norm(c, on).Week
}

// seekingUpTo finds the stretch in which somebody must look for work, up to and
// with a day.
func seekingUpTo(c *casefile.Case, on day.Date) (from day.Date, ref duty.Ref, ok bool) {
	for i := range c.Insured {
		if s := &c.Insured[i]; s.Has(on) {
			return s.From, duty.Ref(s.Start), true
		}
	}
	for i := len(c.Groups) - 1; i >= 0; i-- {
		g := &c.Groups[i]
		switch {
		case !ok && g.Has(on) && seeking.has(g.Group), ok && g.To+1 == from && seeking.has(g.Group):
			from, ref, ok = g.From, duty.Ref(g.Start), true
		case ok:
			return from, ref, ok
		}
	}
	return from, ref, ok
}

// leavings finds the weeks before somebody leaves the benefit.
func leavings(c *casefile.Case) []duty.Trigger {
	var few [8]leaving
	var out []duty.Trigger
	for _, l := range leavingsOf(c, few[:0]) {
		from, group, ok := seekingUpTo(c, l.on-1)
		if !ok {
			continue
		}
		opens := (day.Calendar{}).Before(l.on, day.Span{N: number(leavingSoon, l.on), Unit: day.Weeks})
		out = append(out, duty.Trigger{On: day.Max(opens, from), Ref: duty.Ref(l.ref), Group: group, Until: l.on - 1, Ended: itBegan,
			Doubt: l.doubt, Note: "Det nye begynder " + l.on.Long() + "."})
	}
	return out
}

// askedOff finds when somebody asks for it, or has it.
func askedOff(c *casefile.Case, _ duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		switch f := e.Body.(type) {
		case fact.ApplicationReceived:
			if f.Topic != fact.TopicReduced {
				continue
			}
		case fact.ExemptionStarted:
			if f.Scope != fact.Reduced {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

// askings finds the applications. The a-kasse answers in the time in which it has
// the contact course.
func askings(c *casefile.Case) []duty.Trigger {
	if !c.Formal {
		return nil
	}
	var out []duty.Trigger
	for i := range c.Entries {
		e := &c.Entries[i]
		if f, ok := e.Body.(fact.ApplicationReceived); !ok || f.Topic != fact.TopicReduced {
			continue
		}
		t := duty.Trigger{On: e.On, Ref: duty.Ref(e.ID)}
		if w, ok := casefile.First(c, e.On, func(w fact.ApplicationWithdrawn) bool { return w.Topic == fact.TopicReduced }); ok {
			t.Until, t.End, t.Ended = w.On, duty.Ref(w.ID), "ansøgningen er trukket tilbage"
		}
		if atFund(c, e.On) {
			t.By = &byFund
		}
		out = append(out, t)
	}
	return out
}

// atFund reports whether the a-kasse has the contact course on a day.
func atFund(c *casefile.Case, on day.Date) bool {
	ps := insuredPeriods(c)
	for i := range ps {
		p := &ps[i]
		if on < p.begins || p.until != 0 && on > p.until || young(c, p.begins) || fundSpan.At(p.start, 0) == nil {
			continue
		}
		t, ok := handover(c, p)
		return !ok || on < t.On
	}
	return false
}

// letOff finds the answers: a decision, or the relief itself.
func letOff(c *casefile.Case, t duty.Trigger) []duty.Event {
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.On < t.On {
			continue
		}
		switch f := e.Body.(type) {
		case fact.Decided:
			if f.Topic != fact.TopicReduced || f.Outcome == fact.Provisional {
				continue
			}
		case fact.ExemptionStarted:
			if f.Scope != fact.Reduced {
				continue
			}
		default:
			continue
		}
		out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
	}
	return out
}

// reductions names what is wrong with relief that was given.
func reductions(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Exemptions {
		if x := &c.Exemptions[i]; x.Scope == fact.Reduced {
			out = reduction(c, look, x, out)
		}
	}
	return out
}

func reduction(c *casefile.Case, look duty.Look, x *casefile.Exemption, out []duty.Refusal) []duty.Refusal {
	add := func(name, text, mend string) {
		out = append(out, duty.Refusal{Ref: duty.Ref(x.Start), On: x.From, Name: name, Text: text, Mend: mend})
	}
	switch x.Ground {
	case fact.LeavingSoon:
		v := look.Value(leavingSoon, x.From)
		if v == nil {
			return out
		}
		var to day.Date // the first thing ahead
		for _, l := range leavingsOf(c, nil) {
			if l.on > x.From && (to == 0 || l.on < to) {
				to = l.on
			}
		}
		switch {
		case to == 0:
			add("bevis-mangler", "Der er ikke registreret et job, en barsel, efterløn, pension eller uddannelse, som borgeren er på vej til.",
				"Registrér det, der er dokumenteret, med den dag, det begynder.")
		case x.From < look.Calendar().Before(to, v.Span):
			add("mere-end-6-uger",
				"Fritagelsen begynder "+x.From.Long()+". Den kan tidligst begynde "+v.Span.String()+" før "+to.Long()+", altså "+
					look.Calendar().Before(to, v.Span).Long()+".",
				"Lad fritagelsen begynde "+look.Calendar().Before(to, v.Span).Long()+" eller senere.")
		}
		switch {
		case x.To == 0 && to != 0:
			add("slutdag-mangler", "Fritagelsen har ingen slutdag.", "Sæt slutdagen til "+(to-1).Long()+", dagen før det nye begynder.")
		case x.To == 0:
			add("slutdag-mangler", "Fritagelsen har ingen slutdag.", "Sæt slutdagen til dagen før, det nye begynder.")
		case to != 0 && x.To >= to:
			add("for-lang", "Fritagelsen varer til og med "+x.To.Long()+", men det nye begynder "+to.Long()+".",
				"Sæt slutdagen til "+(to-1).Long()+".")
		}
		if !askedSince(c, x) {
			add("ikke-anmodet", "Borgeren har ikke bedt om mindre intensiv indsats, før fritagelsen begynder. Den gælder først fra den dag.",
				"Registrér ansøgningen, eller lad fritagelsen begynde den dag, borgeren bad om den.")
		}
	case fact.WorkSharing:
		v := look.Value(sharingSpan, x.From)
		if v == nil {
			return out
		}
		switch last := look.Calendar().Last(x.From, v.Span); {
		case x.To == 0:
			add("slutdag-mangler", "Fritagelsen har ingen slutdag. Ved arbejdsfordeling gælder den højst de første "+v.Span.String()+".",
				"Sæt slutdagen til senest "+last.Long()+".")
		case x.To > last:
			add("mere-end-6-uger",
				"Fritagelsen varer til og med "+x.To.Long()+". Ved arbejdsfordeling gælder den højst de første "+v.Span.String()+
					", altså til og med "+last.Long()+".",
				"Sæt slutdagen til senest "+last.Long()+".")
		}
	case fact.Layoff:
	default:
		add("grund-ikke-omfattet", "Grunden «"+fact.Word(x.Ground)+"» giver ikke mindre intensiv indsats.",
			"Ret grunden, eller vælg en anden fritagelse.")
	}
	return out
}

// askedSince reports whether somebody has asked for a relief: after the one before
// it began, and at the latest on its first day.
func askedSince(c *casefile.Case, x *casefile.Exemption) bool {
	from := day.Earliest
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; e.Scope == fact.Reduced && e.From < x.From {
			from = day.Max(from, e.From+1)
		}
	}
	e, ok := casefile.First(c, from, func(f fact.ApplicationReceived) bool { return f.Topic == fact.TopicReduced })
	return ok && e.On <= x.From
}
