package lawtest

import "indgang/day"

// formal registers what administrative law looks at: applications, decisions and
// complaints, requests for access, sanctions and what must go before them, and
// guidance on return. It spreads over the days from first to now.
func (g *generator) formal(first day.Date) {
	length := int(g.at-first) + 1
	some := func(percent int, f func(on day.Date)) {
		if g.chance(percent) {
			f(first + day.Date(g.r.IntN(length)))
		}
	}
	some(25, g.application)
	some(25, g.breach)
	some(10, func(on day.Date) {
		g.say(on, "aktindsigt ønsket")
		if g.chance(30) {
			g.say(on+day.Date(g.r.IntN(14)), "forsinket aktindsigt meddelt"+g.pick("", " forventet "+(on+25).String()))
		}
		if g.chance(60) {
			g.say(on+day.Date(g.r.IntN(20)), "aktindsigt afgjort")
		}
	})
	some(10, func(on day.Date) {
		g.say(on, "mundtlig oplysning modtaget"+g.pick("", "", " som fremgår af sagens papirer"))
		if g.chance(60) {
			g.say(on+day.Date(g.r.IntN(5)), "mundtlig oplysning noteret")
		}
	})
	some(10, func(on day.Date) {
		g.say(on-day.Date(g.r.IntN(4000)), "ophold i Danmark begyndt")
		g.say(on, "vurdering om omfattet af repatrieringsvejledning svar "+g.pick("ja", "ja", "nej"))
		if g.chance(40) {
			g.say(on+day.Date(g.r.IntN(200)), g.pick("vejledning givet om repatriering", "samtale holdt repatrieringssamtale",
				"borgerens ønske om repatriering"))
		}
		if g.chance(20) {
			g.say(on+day.Date(g.r.IntN(300)), g.pick("styrelsen orienteret om ønske om hjemrejse",
				"vurdering om omfattet af repatrieringsvejledning svar nej"))
		}
	})
	some(8, func(on day.Date) {
		g.say(on, "samtykke givet til borgerrådgiveren")
		if g.chance(40) {
			g.say(on+day.Date(g.r.IntN(200)), "samtykke trukket tilbage til borgerrådgiveren")
		}
	})
	some(8, func(on day.Date) {
		g.say(on, "vurdering om rådighed for "+g.pick("arbejde", "uddannelse")+" svar "+g.pick("ja", "nej"))
	})
}

// application is an application and what may come of it.
func (g *generator) application(on day.Date) {
	topic := g.pick("fleksjob", "ydelse", "mentor", "personlig assistance")
	g.say(on, "ansøgning modtaget om "+topic)
	if g.chance(10) {
		g.say(on+day.Date(g.r.IntN(40)), "ansøgning trukket tilbage om "+topic)
	}
	if g.chance(20) {
		g.say(on+day.Date(30+g.r.IntN(50)), "forsinkelse meddelt"+g.pick("", " om "+topic))
	}
	if g.chance(30) {
		g.hearing(on+day.Date(g.r.IntN(30)), topic)
	}
	if g.chance(70) {
		g.decision(on+day.Date(g.r.IntN(90)), topic, g.pick("bevilget", "afslag", "foreløbig", "stoppet"))
	}
}

func (g *generator) hearing(on day.Date, topic string) {
	g.say(on, "partshøring sendt senest "+(on+day.Date(5+g.r.IntN(12))).String()+g.pick("", " om "+topic))
	if g.chance(50) {
		g.say(on+day.Date(g.r.IntN(20)), "partshøring besvaret")
	}
}

// decision is a decision, and perhaps a complaint over it.
func (g *generator) decision(on day.Date, topic, outcome string) {
	if g.chance(40) {
		g.say(on-day.Date(g.r.IntN(5)), "vurdering om "+g.pick("sagens oplysning", "behov for partshøring")+" svar "+g.pick("ja", "nej"))
	}
	received := ""
	if g.chance(70) {
		received = " modtaget " + (on + day.Date(g.r.IntN(4))).String()
	}
	g.say(on, "afgørelse om "+topic+" "+outcome+g.pick("", " begrundet", " begrundet")+g.pick("", " med klagevejledning",
		" med klagevejledning")+received)
	if !g.chance(30) {
		return
	}
	on += day.Date(g.r.IntN(45))
	g.say(on, "klage modtaget"+g.pick("", " om "+topic))
	if g.chance(70) {
		on += day.Date(g.r.IntN(40))
		g.say(on, "genvurdering "+g.pick("fastholdt", "ændret"))
		if g.chance(60) {
			g.say(on+day.Date(g.r.IntN(5)), "klage sendt til Ankestyrelsen")
		}
	}
}

// breach is a talk, a booking or an offer that was missed, and perhaps a sanction
// for it.
func (g *generator) breach(on day.Date) {
	if g.chance(75) {
		g.say(on-day.Date(g.r.IntN(60)), "vejledning givet"+g.pick("", " skriftligt", " skriftligt", " om skærpet sanktion skriftligt",
			" om skærpet sanktion skriftligt også til ægtefællen"))
	}
	if g.chance(20) {
		g.say(on-day.Date(g.r.IntN(300)), "ægtefælle "+g.pick("ja", "nej"))
	}
	ground := g.pick("", " uden rimelig grund", " uden rimelig grund", " sygdom")
	switch g.r.IntN(3) {
	case 0:
		g.say(on, "samtale udeblevet "+g.pick("jobsamtale", "rådighedsvurdering")+ground)
	case 1:
		g.say(on-10, "indkaldt til selvbooking senest "+on.String())
	case 2:
		g.say(on-day.Date(g.r.IntN(20)), "tilbud begyndt "+g.pick("virksomhedspraktik", "nytteindsats"))
		g.say(on, "fravær"+ground+g.pick("", " til "+(on+day.Date(g.r.IntN(40))).String()))
	}
	if g.chance(40) {
		g.say(on+day.Date(g.r.IntN(10)), "vurdering om rimelig grund svar "+g.pick("ja", "nej", "nej"))
	}
	if g.chance(50) {
		g.say(on+day.Date(g.r.IntN(20)), g.pick("kontakt genoprettet", "kontaktforsøg telefon med kontakt", "kontaktforsøg brev"))
	}
	if g.chance(40) {
		g.hearing(on+day.Date(1+g.r.IntN(10)), "sanktion")
	}
	if !g.chance(60) {
		return
	}
	from := ""
	if g.chance(60) {
		from = " fra " + on.String()
	}
	g.decision(on+day.Date(g.r.IntN(40)), g.pick("sanktion", "sanktion", "skærpet sanktion"),
		g.pick("pålagt", "pålagt", "pålagt", "frafaldet")+from)
	if g.chance(60) {
		g.say(on+day.Date(g.r.IntN(120)), "fradrag bogført for "+on.String())
	}
}
