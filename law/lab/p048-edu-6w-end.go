package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var edu6wEnd = rule{
	ID: "edu-6w-end", Act: "LAB", Title: "Gør 6 ugers jobrettet uddannelse færdig i tide", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 48, stk. 2; BEK 2636/2021 § 7, stk. 2", Grade: 'C', Source: "S51, S04",
			Text: "Kurset skal være færdigt inden for de første 9 måneder uden job, og 6 måneder for dem under 25 år. De tælles i " +
				"timer. Det varer højst 6 uger i alt og står på positivlisten. Det er for ufaglærte, faglærte og faglærte med en " +
				"kort videregående uddannelse.",
			Unverified: courseUnread + " Om den, der blev ledig før forsøget i 2021, fik mere tid, er ikke læst: den gamle grænse er beholdt.",
			MetBy:      courseMet, StoppedBy: courseStops,
			Shape: parts{courseMonths, courseLimit, check{Test: courses(true), Params: courseCheckNumbers}},
		},
		{
			From: trialFrom, Provision: "Forsøg til 31. december 2022; paragraffen er ikke verificeret", Grade: 'C', Source: "S51",
			Text:       "I et forsøg er der ingen grænse for, hvornår i ledigheden kurset skal være færdigt. De øvrige krav står ved magt.",
			Unverified: courseUnread + " At de øvrige krav gjaldt uændret i forsøget, er en læsning.",
			MetBy:      "Et kursus på højst 6 uger fra positivlisten til en, der hører til kredsen.",
			Shape:      check{Test: courses(false), Params: []*duty.Param{courseLength}},
		},
		{
			From: trialOver, Provision: "LAB § 48, stk. 2; BEK 2636/2021 § 7, stk. 2", Grade: 'C', Source: "S51, S04",
			Text: "Efter forsøget er grænsen igen de første 9 måneder uden job, og 6 måneder for dem under 25 år. De tælles i " +
				"timer. Kurset varer højst 6 uger i alt og står på positivlisten. Det er for ufaglærte, faglærte og faglærte med " +
				"en kort videregående uddannelse.",
			Unverified: courseUnread + " Hvad der gælder for den, der blev ledig under forsøget, er ikke læst: grænsen er regnet også for dem.",
			MetBy:      courseMet, StoppedBy: courseStops,
			Transition: duty.SwitchAtEffective,
			Shape:      parts{courseMonths, courseLimit, check{Test: courses(true), Params: courseCheckNumbers}},
		},
	},
}

const (
	courseUnread = "At der er grænser på 9 og 6 måneder i timer, er læst i BEK 2636/2021; aldrene, længden og kredsen er efter a-kassers " +
		"sider. Teksten for 2026 er ikke læst."
	courseMet   = "At kurset er færdigt senest den sidste dag. Tælleren er nået, når månederne er gået."
	courseStops = "At dagpengene er slut."
)

var (
	courseCheckNumbers = append([]*duty.Param{courseLength}, courseEndNumber...)

	// courseMonths counts the months of unemployment in which a course can be
	// finished.
	courseMonths = accumulate{Span: courseEnd, Sum: courseMonthsRun,
		Terms: terms{When: courseCounts, Clock: counted, Rests: hoursBehind, Params: courseEndNumber}}
	// courseLimit is the last day of a course that has begun.
	courseLimit = limit{Last: courseLast, Terms: terms{When: coursesRunning, Params: courseEndNumber}}
)

func courseCounts(c *casefile.Case) []duty.Trigger {
	if len(c.Insured) == 0 {
		return nil
	}
	var out []duty.Trigger
	ps := coursePeriodsOf(c)
	for i := range ps {
		t := ps[i].trigger()
		t.Span, t.Doubt = courseBound(c, ps[i].start)
		out = append(out, t)
	}
	return out
}

// courseMonthsRun is how many whole months of unemployment have run by a day, at
// most as many as there are.
func courseMonthsRun(c *casefile.Case, t duty.Trigger, on day.Date) int {
	if t.Until != 0 && t.Until < on {
		on = t.Until
	}
	run := func(n int) bool {
		d := after(c, t, n)
		return d != 0 && d <= on
	}
	most := number(t.Span, t.On)
	// Hours run about as fast as the calendar, most often.
	y1, m1, d1 := t.On.Civil()
	y2, m2, d2 := on.Civil()
	n := (y2-y1)*12 + int(m2-m1)
	if d2 < d1 {
		n--
	}
	n = min(max(n, 0), most)
	for n < most && run(n+1) {
		n++
	}
	for n > 0 && !run(n) {
		n--
	}
	return n
}

// coursesRunning finds the courses that begin in a period on dagpenge.
func coursesRunning(c *casefile.Case) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Offer != fact.SixWeekCourse {
			continue
		}
		p, ok := coursePeriod(c, o.From)
		if !ok {
			continue
		}
		t := offerTrigger(c, o, "kurset sluttede")
		t.Start, t.Group = p.start, duty.Ref(p.run)
		t.Span, t.Doubt = courseBound(c, p.start)
		out = append(out, t)
	}
	return out
}

// courseLast is the day by which a course that has begun must be finished.
func courseLast(c *casefile.Case, t duty.Trigger) (day.Date, string) {
	s := day.Span{N: number(t.Span, t.Start), Unit: day.Months}
	by, how := counted(c, t, s)
	return by, "De " + s.String() + " ledighed er talt fra " + t.Start.Long() + ". " + how
}

// courses names what is wrong with courses, with or without the months in which
// they must be finished.
func courses(bounded bool) func(*casefile.Case, duty.Look) []duty.Refusal {
	return func(c *casefile.Case, look duty.Look) []duty.Refusal {
		var out []duty.Refusal
		for i := range c.Offers {
			if o := &c.Offers[i]; o.Offer == fact.SixWeekCourse {
				out = course(c, look, o, bounded, out)
			}
		}
		return out
	}
}

func course(c *casefile.Case, look duty.Look, o *casefile.Offer, bounded bool, out []duty.Refusal) []duty.Refusal {
	add := func(name, text, mend string) {
		out = append(out, duty.Refusal{Ref: duty.Ref(o.Start), On: o.From, Name: name, Text: text, Mend: mend})
	}
	p, insured := coursePeriod(c, o.From)
	if bounded && insured {
		if by := finishBy(c, &p); by != 0 && lastDay(o) > by {
			add("for-sent", "Kurset slutter "+lastDay(o).Long()+". Det skal være færdigt "+by.Long()+", når månederne med ledighed er gået.",
				"Vælg et kursus, der slutter senest "+by.Long()+".")
		}
	}
	if lastDay(o) == 0 {
		add("slutdag-mangler", "Kurset har ingen slutdag, så det kan ikke ses, om det er færdigt i tide og højst varer 6 uger.",
			"Angiv kursets slutdag.")
	}
	if v := look.Value(courseLength, o.From); v != nil {
		most := int(look.Calendar().After(o.From, v.Span) - o.From)
		if days := courseDays(c, o, p.start); days > most {
			add("for-lang",
				"Kurserne i denne ledighed varer i alt "+day.DaysText(days)+". De må højst vare "+v.Span.String()+" i alt ("+day.DaysText(most)+").",
				"Afkort kurset med "+day.DaysText(days-most)+".")
		}
	}
	switch q, _ := c.Qualified.At(o.From); q.Value {
	case fact.LongerHigher:
		add("uden-for-kredsen", "Borgeren har en længere videregående uddannelse og hører ikke til kredsen.",
			"Vælg et andet tilbud, eller ret uddannelsesbaggrunden.")
	case "":
		add("uddannelsesbaggrund-mangler", "Borgerens uddannelsesbaggrund er ikke registreret, så det kan ikke ses, om borgeren hører til "+
			"kredsen.", "Registrér uddannelsesbaggrunden.")
	}
	if answered(c, fact.TopicPositiveList, papersFrom(c, o, fact.SixWeekCourse), o.From) != fact.Yes {
		add("ikke-paa-positivlisten", "Det er ikke registreret, at kurset står på positivlisten.",
			"Slå kurset op, og registrér en vurdering om positivlisten med svaret ja senest den første dag.")
	}
	return out
}

// lastDay is the last day of an offer: as it ended, or as it is planned.
func lastDay(o *casefile.Offer) day.Date {
	if o.To != 0 {
		return o.To
	}
	return o.Planned
}

// courseDays is how many days the courses from a day up to and with this one last.
func courseDays(c *casefile.Case, o *casefile.Offer, from day.Date) int {
	sum := 0
	for i := range c.Offers {
		x := &c.Offers[i]
		if x.Offer == fact.SixWeekCourse && x.From >= from && x.From <= o.From && lastDay(x) >= x.From {
			sum += int(lastDay(x)-x.From) + 1
		}
	}
	return sum
}
