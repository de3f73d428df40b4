package lawtest

import "indgang/day"

// course registers a jobafklaringsforløb or a ressourceforløb: the group, the
// benefit and the course, seldom all on one day, and what may end it.
func (g *generator) course() {
	kind, group, benefit := "jobafklaringsforløb", "7", "ressourceforløbsydelse i jobafklaring"
	if g.chance(50) {
		kind, group, benefit = "ressourceforløb", "8", "ressourceforløbsydelse"
	} else if g.chance(60) {
		g.exhausted()
	}
	if !g.chance(10) {
		g.say(g.near(8), "målgruppe "+group)
	}
	if g.chance(80) {
		g.say(g.near(8), "ydelse begyndt "+benefit)
	}
	length := 100 + g.r.IntN(1300)
	if g.chance(80) {
		start := g.near(20)
		g.say(start, "forløb begyndt "+kind+g.pick("", " til "+(start+day.Date(200+g.r.IntN(1000))).String()))
	}
	g.talks("jobsamtale", length)
	g.during(length)
	some := func(percent int, phrase string) {
		if g.chance(percent) {
			g.say(g.at+day.Date(g.r.IntN(length)), phrase)
		}
	}
	some(25, "afgørelse om "+kind+" "+g.pick("forlænget", "bevilget", "stoppet"))
	some(15, "forløb begyndt "+kind)
	some(30, "vurdering om behov for rehabiliteringsteam svar "+g.pick("ja", "nej"))
	some(40, "sag forelagt rehabiliteringsteamet"+g.pick("", " med beskæftigelsesområdet", " med beskæftigelsesområdet med klinisk funktion"))
	some(15, "samtale holdt rehabiliteringsmøde")
	some(20, "borgerens ønske om ressourceforløb")
	some(15, "når pensionsalderen")
	some(20, "samtale krævet samtale om helbred")
	some(15, "samtale holdt samtale om helbred")
	some(20, "tilbud begyndt "+g.pick("sundhedsindsats", "social indsats"))
	some(8, "fritaget ved sygdom fra tilbud")
	if g.chance(20) {
		on := g.near(60)
		g.say(on, "samtale aftalt til "+(on+day.Date(g.r.IntN(30))).String()+" rehabiliteringsmøde")
	}
	if g.chance(50) {
		g.say(g.at+day.Date(length), "forløb sluttet "+g.pick("", kind))
	}
	if g.chance(30) {
		g.say(g.at+day.Date(length), "ydelse stoppet")
	}
	g.at += day.Date(length)
}

// exhausted registers an absence whose sygedagpenge run out now.
func (g *generator) exhausted() {
	g.say(g.at-day.Date(150+g.r.IntN(100)), "sygemeldt")
	g.say(g.at-day.Date(120+g.r.IntN(20)), "ydelse begyndt sygedagpenge")
	decided := g.at - day.Date(g.r.IntN(20))
	g.say(decided, "afgørelse om revurdering af sygedagpenge "+g.pick("stoppet", "stoppet til "+(g.at-1).String(), "afslag", "forlænget"))
	if g.chance(60) {
		g.say(g.near(10), "afgørelse om jobafklaringsforløb "+g.pick("bevilget", "afslag"))
	}
	if g.chance(60) {
		g.say(g.at-1, "ydelse stoppet sygedagpenge")
	}
	if g.chance(30) {
		g.say(g.at+day.Date(g.r.IntN(400)), "raskmeldt")
	}
}

// flexBenefit registers a long time on ledighedsydelse with leaves, jobs and a
// move in it.
func (g *generator) flexBenefit() {
	length := 200 + g.r.IntN(1600)
	if g.chance(70) {
		g.say(g.at, "målgruppe 9")
	}
	g.say(g.at, "ydelse begyndt ledighedsydelse")
	some := func(percent int, f func(on day.Date)) {
		if g.chance(percent) {
			f(g.at + day.Date(g.r.IntN(length)))
		}
	}
	some(30, func(on day.Date) {
		g.say(on, "fritaget ved "+g.pick("barsel", "sorgorlov")+g.pick("", " til "+(on+day.Date(g.r.IntN(200))).String()))
	})
	for range g.r.IntN(3) {
		some(60, func(on day.Date) {
			g.say(on, "ydelse skiftet til "+g.pick("fleksløntilskud", "barselsdagpenge"))
			g.say(on+day.Date(20+g.r.IntN(400)), "ydelse skiftet til ledighedsydelse")
		})
	}
	some(20, func(on day.Date) {
		g.say(on, "tilflyttet")
		if g.chance(60) {
			g.say(on+day.Date(g.r.IntN(60)), "vurdering om flytning hindrer fristen svar "+g.pick("ja", "ja", "nej"))
		}
	})
	for range g.r.IntN(3) {
		some(60, func(on day.Date) {
			g.say(on, "afgørelse om revurdering af fleksjobret "+g.pick("fastholdt", "stoppet"))
		})
	}
	some(40, func(on day.Date) { g.say(on, "vurdering om revurdering af fleksjobret") })
	if g.chance(40) {
		g.say(g.at+day.Date(length), "ydelse stoppet ledighedsydelse")
	}
	g.at += day.Date(length)
}

// flexJob registers fleksjob, which may have begun long ago.
func (g *generator) flexJob() {
	from := g.at - day.Date(g.r.IntN(2500))
	if g.chance(50) {
		g.say(from-20, "ansøgning modtaget om "+g.pick("fleksjob", "førtidspension"))
	}
	some := func(percent, within int, phrase string) {
		if g.chance(percent) {
			g.say(from+day.Date(g.r.IntN(within)-40), phrase)
		}
	}
	some(40, 40, "vurdering om varig og væsentlig begrænsning svar "+g.pick("ja", "ja", "nej"))
	some(40, 40, "vurdering om afprøvede tilbud svar "+g.pick("ja", "ja", "nej"))
	some(30, 60, "vurdering om samlet beskrivelse")
	some(30, 60, "vurdering om sundhedskoordinators rådgivning")
	some(60, 60, "afgørelse om fleksjob "+g.pick("bevilget", "afslag"))
	some(70, 60, "målgruppe 9")
	some(60, 60, "ydelse begyndt fleksløntilskud")
	g.say(from, "job begyndt fleksjob 12 timer om ugen")
	length := 100 + g.r.IntN(3000)
	for range g.r.IntN(4) {
		some(70, length+40, "samtale holdt fleksjobopfølgning"+g.pick("", " fremmøde", " telefon"))
	}
	some(30, length+40, "afgørelse om fleksjob "+g.pick("forlænget", "endelig", "stoppet"))
	some(30, length+40, "vurdering om fleksjob")
	if g.chance(50) {
		g.say(from+day.Date(length), "job sluttet fleksjob")
		if g.chance(50) {
			g.say(from+day.Date(length+1+g.r.IntN(90)), "job begyndt fleksjob")
		}
	}
}

// disabled registers what may happen around a disability at work.
func (g *generator) disabled() {
	what := g.pick("personlig assistance", "hjælpemidler", "isbryder")
	g.say(g.at, "ansøgning modtaget om "+what)
	if g.chance(60) {
		g.say(g.near(60), "afgørelse om "+what+" "+g.pick("bevilget", "afslag", "bevilget 25 timer om ugen"))
	}
	if g.chance(50) {
		g.say(g.near(30), "vurdering om "+g.pick("varig og væsentlig begrænsning", "foreneligt erhverv", "isbryder",
			"merbeskæftigelse")+" svar "+g.pick("ja", "nej"))
	}
	if g.chance(50) {
		kind := g.pick("videregående uddannelse", "erhvervsuddannelse")
		g.say(g.at-day.Date(300+g.r.IntN(900)), "uddannelse begyndt "+kind)
		g.say(g.at-day.Date(g.r.IntN(250)), "uddannelse fuldført "+kind)
	}
	if g.chance(40) {
		g.say(g.near(800), "tilbud begyndt isbryder privat")
	}
	if g.chance(40) {
		on := g.near(30)
		g.say(on, "ansøgt om offentlig stilling"+g.pick("", " fra "+(on+day.Date(g.r.IntN(80))).String()))
		if g.chance(50) {
			g.say(on+day.Date(g.r.IntN(80)), "samtale holdt "+g.pick("ansættelsessamtale", "forhandling om ansættelse"))
		}
	}
}
