package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var rf3y = rule{
	ID: "rf-3y", Act: "LAB", Title: "Afslut ressourceforløbet i tide",
	Versions: []version{
		{
			From: "2013-01-01", Provision: "LAB kapitel 19", Grade: 'D', Source: "S78",
			Text:       "Der har været ressourceforløb siden 2013.",
			Unverified: "Kilden nævner både 2013 og 2022: hvor længe et forløb, der er bevilget før 2022, højst må vare, er ikke verificeret.",
		},
		{
			From: "2022-01-01", Provision: "LAB kapitel 19, §§ 112-115", Grade: 'B', Source: "S78, S79",
			Text: "Et ressourceforløb varer højst 3 år. Den, der er under 40, kan få et eller flere. Fra 40 til 50 er det højst 5 år i alt, og " +
				"over 50 ét forløb, " +
				"medmindre borgeren selv ønsker mere. Med under 6 år til pensionsalderen kræver et forløb borgerens eget ønske.",
			Unverified: "Lovteksten er ikke læst, og kilden giver kun årene. Alderen er regnet på dagen, hvor forløbet begynder; at 50 hører til " +
				"«over 50», og at forløb, borgeren har haft før, " +
				"tæller med i de 5 år og i ét forløb, er den sikre læsning. " + reformUnset,
			MetBy:     "At forløbet er slut, eller en afgørelse om, at et nyt må begynde.",
			StoppedBy: "At borgeren selv ønsker et længere eller et nyt forløb (kun grænsen på 5 år og ét forløb).",
			Shape: parts{
				limit{Span: resourceCourse, Terms: terms{When: resourcePeriods}},
				limit{Last: lastOfFive, Terms: terms{When: inTheirForties, Exempt: wishesMore,
					Params: []*duty.Param{resourceTotal, resourceTotalAge, resourceOnceAge}}},
				check{Test: resourceGrants(false), Params: []*duty.Param{resourceCourse, resourceTotal, resourceTotalAge, resourceOnceAge,
					resourcePension}},
			},
		},
		{
			From: reformed, Announced: reformPass, Provision: "Lov 1750/2025", Grade: 'B', Source: "S09b, S53, S99",
			Text: "Der bevilges ikke nye ressourceforløb. Et forløb, der er bevilget før, løber videre efter det tidligere kapitel 19.",
			Unverified: reformUnset + " Fra 1. februar til 1. juli 2026 er et nyt forløb kun mødt med en advarsel. Om en forlængelse efter " +
				"reformen er et nyt forløb, er ikke verificeret; her er den regnet for et.",
			MetBy: "At der ikke begynder et nyt forløb.",
			Shape: check{Test: resourceGrants(true)},
		},
	},
}

var (
	resourceCourse   = Params.Get("resource_course")
	resourceTotal    = Params.Get("resource_total")
	resourceTotalAge = Params.Get("resource_total_age")
	resourceOnceAge  = Params.Get("resource_once_age")
	resourcePension  = Params.Get("resource_pension")
)

// resourcePeriods opens a trigger for each course, with a doubt about those that
// began when the reform may have been in force.
func resourcePeriods(c *casefile.Case) []duty.Trigger {
	runs := resourceRuns(c)
	var out []duty.Trigger
	for i := range runs {
		t := runs[i].trigger()
		if t.On >= reformEarliest && t.On < reformLatest {
			t.Doubt = "Reformen kan være trådt i kraft 1. februar 2026; så er der ingen hjemmel til forløbet."
		}
		out = append(out, t)
	}
	return out
}

// inTheirForties finds the courses after the first of people who were between the
// two ages when it began: all their courses together have a limit.
func inTheirForties(c *casefile.Case) []duty.Trigger {
	runs := resourceRuns(c)
	var out []duty.Trigger
	for i := range runs {
		if r := &runs[i]; i > 0 && between(c, r.From) {
			out = append(out, r.trigger())
		}
	}
	return out
}

func between(c *casefile.Case, on day.Date) bool {
	age := c.Age(on)
	return age >= number(resourceTotalAge, on) && age < number(resourceOnceAge, on)
}

// lastOfFive is the last day on which the courses together have not yet lasted
// too long.
func lastOfFive(c *casefile.Case, t duty.Trigger) (day.Date, string) {
	return total(resourceRuns(c), t.On), "Alle borgerens ressourceforløb er lagt sammen. Ønsker borgeren selv mere, gælder grænsen ikke."
}

// total is the last day of a course that begins on a day if it and those before
// it are to last the total number of years.
func total(runs []run, from day.Date) day.Date {
	last := (day.Calendar{}).Last(from, day.Span{N: number(resourceTotal, from), Unit: day.Years})
	for i := range runs {
		if r := &runs[i]; r.From < from {
			to := r.To
			if to == 0 || to >= from {
				to = from - 1
			}
			last = last.AddDays(-int(to-r.From) - 1)
		}
	}
	return day.Max(last, from)
}

// wishesMore finds the citizen's wish for more, which lifts the limit.
func wishesMore(c *casefile.Case) []duty.Stop {
	var out []duty.Stop
	casefile.Each(c, func(e *casefile.Entry, w fact.Wished) {
		if w.Topic == fact.TopicResource {
			out = append(out, duty.Stop{Period: day.Period{From: e.On}, Ref: duty.Ref(e.ID), Ground: "borgeren ønsker det selv"})
		}
	})
	return out
}

// wished reports whether the citizen wished a course after one day and no later
// than another.
func wished(c *casefile.Case, topic fact.Topic, after, by day.Date) bool {
	e, ok := casefile.First(c, after+1, func(w fact.Wished) bool { return w.Topic == topic })
	return ok && e.On <= by
}

// resourceGrants names all that is wrong with courses; from the reform on a new
// one is wrong in itself.
func resourceGrants(gone bool) func(*casefile.Case, duty.Look) []duty.Refusal {
	return func(c *casefile.Case, look duty.Look) []duty.Refusal {
		runs := resourceRuns(c)
		if len(runs) == 0 {
			return nil
		}
		var out []duty.Refusal
		before := day.Date(0) // the day the course before began
		for i := range runs {
			r := &runs[i]
			v := look.Value(resourceCourse, r.From)
			if v == nil {
				before = r.From
				continue // from before the numbers that are known
			}
			add := func(name, text, mend string) {
				out = append(out, duty.Refusal{Ref: duty.Ref(r.start), On: r.From, Name: name, Text: text, Mend: mend})
			}
			switch {
			case gone:
				add("ingen-nye-forloeb", "Efter reformen bevilges der ikke nye ressourceforløb.",
					"Annullér forløbet, eller ret datoen, hvis det er bevilget før.")
				continue
			case r.From >= reformEarliest:
				add("hjemmel-uafklaret", "Reformen kan være trådt i kraft 1. februar 2026, og efter den bevilges der ikke nye ressourceforløb.",
					"Få en jurist til at se på det, før forløbet bevilges.")
			}
			if last := (day.Calendar{}).Last(r.From, v.Span); r.planned > last {
				add("laengere-end-3-aar", "Forløbet er planlagt længere end "+v.Span.String()+".", "Ret slutdagen til senest "+last.Long()+".")
			}
			if !wished(c, fact.TopicResource, before, r.From) {
				unwished(c, look, runs, i, add)
			}
			before = r.From
		}
		return out
	}
}

// unwished names what only the citizen's own wish allows.
func unwished(c *casefile.Case, look duty.Look, runs []run, i int, add func(name, text, mend string)) {
	const mend = "Registrér borgerens eget ønske om forløbet, hvis det er der."
	r := &runs[i]
	if last := total(runs, r.From); between(c, r.From) && r.planned > last {
		add("over-5-aar-i-alt", "Borgeren er mellem 40 og 50 år, og forløbene kommer til at vare mere end "+look.Value(resourceTotal,
			r.From).Span.String()+" i alt.",
			"Ret slutdagen til senest "+last.Long()+". "+mend)
	}
	if i > 0 && c.Age(r.From) >= number(resourceOnceAge, r.From) {
		add("flere-forloeb-over-50", "Borgeren er over 50 år og har haft et ressourceforløb før.", mend)
	}
	if p, ok := casefile.First[fact.PensionRightRegistered](c, 0, nil); ok && r.From.AddYears(number(resourcePension, r.From)) > p.On {
		add("under-6-aar-til-pension", "Borgeren når pensionsalderen "+p.On.Long()+", om mindre end 6 år.", mend)
	}
}
