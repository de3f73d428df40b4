package lawtest

import "indgang/day"

// offers registers placements, subsidised jobs, courses and mentors with their
// papers, their extensions and what may be missing; and what takes somebody off
// benefit.
func (g *generator) offers(length int) {
	some := func(percent int, f func(on day.Date)) {
		if g.chance(percent) {
			f(g.at + day.Date(g.r.IntN(length)))
		}
	}
	some(25, g.placement)
	some(15, func(on day.Date) { g.lasting(on, "mentor", 200, "mentor") })
	some(15, func(on day.Date) {
		g.paper(on, "positivlisten")
		g.paper(on, "kursus fra første dag")
		g.lasting(on, "6 ugers jobrettet uddannelse", 50, "begyndt i opsigelsesperioden")
	})
	some(8, func(on day.Date) {
		g.lasting(on, g.pick("regional uddannelsespulje", "jobrotation", "uddannelsesløft"), 90, "den regionale liste")
	})
	some(8, func(on day.Date) { g.say(on, "tilbud begyndt danskuddannelse"+g.pick("", " 12 timer om ugen")) })
	some(8, func(on day.Date) {
		g.lasting(on, "voksenlærling", 900, "voksenelevløn")
		if g.chance(70) {
			g.say(on+day.Date(g.r.IntN(60)-10), "ansøgning modtaget om voksenlærling"+g.pick("", " fra "+on.String()))
		}
	})
	some(6, func(on day.Date) {
		g.say(on, "udskrivning fra psykiatrisk indlæggelse planlagt den "+(on+day.Date(g.r.IntN(150)-10)).String())
		if g.chance(30) {
			g.say(on+day.Date(g.r.IntN(60)), "afgørelse om mentor "+g.pick("bevilget", "afslag", "frafaldet"))
		}
	})
	some(20, g.leaving)
	some(10, func(on day.Date) { g.say(on, "job begyndt småjob "+g.pick("3", "7,5", "12")+" timer om ugen") })
}

// placement registers a placement or a subsidised job.
func (g *generator) placement(on day.Date) {
	g.paper(on, "rimelighedskrav")
	g.paper(on, "formål")
	kind := g.pick("virksomhedspraktik", "virksomhedspraktik", "løntilskud") + g.pick("", " privat", " offentlig")
	kind += g.pick("", " 3 ordinært ansatte", " 23,5 ordinært ansatte 4 støttede i forvejen",
		" 74 ordinært ansatte 12 støttede i forvejen heraf 2 i nytteindsats")
	kind += g.pick("", " med formål fastholdelse", " med formål afprøvning af rådighed", " på egen arbejdsplads")
	g.lasting(on, kind, 220, "forlængelse")
	if g.chance(20) {
		g.say(on+day.Date(g.r.IntN(120)), "vurdering om helt særligt behov svar ja")
	}
}

// paper registers an assessment about an offer, most often before it.
func (g *generator) paper(on day.Date, topic string) {
	if g.chance(60) {
		g.say(on-day.Date(g.r.IntN(12)-2), "vurdering om "+topic+g.pick("", " svar ja", " svar ja", " svar nej"))
	}
}

// lasting registers an offer with its end and extensions. How it begins may say
// more than its kind.
func (g *generator) lasting(on day.Date, how string, days int, topic string) {
	g.paper(on, topic)
	until := on + day.Date(g.r.IntN(days))
	planned := ""
	if g.chance(80) {
		planned = " til " + until.String()
	}
	g.say(on, "tilbud begyndt "+how+planned)
	kind := how
	for _, k := range []string{"virksomhedspraktik", "løntilskud"} {
		if len(how) >= len(k) && how[:len(k)] == k {
			kind = k
		}
	}
	for g.chance(35) {
		decided := until + day.Date(g.r.IntN(25)-20)
		until += day.Date(g.r.IntN(days))
		g.paper(decided, topic)
		g.say(decided, "tilbud forlænget "+kind+" til "+until.String())
	}
	if g.chance(60) {
		g.say(until+day.Date(g.r.IntN(9)-6), "tilbud sluttet "+kind)
	}
}

// leaving registers what takes somebody off benefit, and the request to be free
// until then.
func (g *generator) leaving(on day.Date) {
	if g.chance(60) {
		g.say(on-day.Date(g.r.IntN(50)), "ansøgning modtaget om mindre intensiv indsats")
	}
	if g.chance(15) {
		g.say(on-day.Date(g.r.IntN(40)), "ansøgning trukket tilbage om mindre intensiv indsats")
	}
	if g.chance(40) {
		g.say(on-day.Date(g.r.IntN(40)), g.pick("afgørelse om mindre intensiv indsats bevilget", "afgørelse om mindre intensiv indsats afslag",
			"fritaget ved på vej til job, barsel, pension eller uddannelse mindre intensiv indsats",
			"fritaget ved på vej til job, barsel, pension eller uddannelse mindre intensiv indsats til "+(on-1).String(),
			"fritaget ved arbejdsfordeling mindre intensiv indsats til "+(on+60).String()))
	}
	g.say(on, g.pick("job begyndt 37 timer om ugen", "job begyndt", "job begyndt fleksjob 12 timer om ugen",
		"uddannelse begyndt erhvervsuddannelse",
		"ydelse begyndt efterløn", "når pensionsalderen"))
}
