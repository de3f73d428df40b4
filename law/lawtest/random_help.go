package lawtest

import "indgang/day"

// helped registers a young person on uddannelseshjælp: what the first
// conversation brings, and the order to propose educations and to apply.
func (g *generator) helped() {
	length := 30 + g.r.IntN(400)
	some := func(percent int, phrase string) {
		if g.chance(percent) {
			g.say(g.at+day.Date(g.r.IntN(length)), phrase)
		}
	}
	if g.chance(85) {
		g.say(g.at, "første henvendelse")
	}
	if g.chance(80) {
		g.say(g.near(8), "ydelse begyndt uddannelseshjælp"+g.pick("", "", " på mindstesats", " på hjemmeboende sats"))
	}
	talk := g.near(12)
	if g.chance(85) {
		g.say(talk, "samtale holdt")
	}
	if g.chance(85) {
		g.say(talk+day.Date(g.r.IntN(4)-1), "målgruppe "+g.pick("4", "4", "5", "4 åbenlyst uddannelsesparat"))
	}
	if g.chance(60) {
		g.say(talk+day.Date(g.r.IntN(3)), "vurdering om "+g.pick("uddannelsesparathed", "målgruppe")+g.pick(" foreløbig", " foreløbig",
			" endelig", " endelig inden 12 måneder"))
	}
	if g.chance(60) {
		g.say(talk, "uddannelsespålæg givet senest "+(talk+day.Date(10+g.r.IntN(30))).String())
	}
	some(40, "uddannelsesforslag modtaget")
	on := g.at + day.Date(g.r.IntN(length))
	if g.chance(30) {
		g.say(on, "uddannelsespålæg givet senest "+(on+day.Date(g.r.IntN(30))).String()+g.pick("", " om at søge", " om at søge"))
	}
	some(20, "uddannelse søgt")
	some(50, "vurdering om uddannelsesparathed endelig"+g.pick("", " inden 12 måneder", " inden 24 måneder svar nej"))
	some(20, "målgruppe "+g.pick("4", "5", "2"))
	some(30, "vurdering om læse-, skrive- og regnetest svar ja")
	some(20, "borgerens ønske om jobrettet indsats")
	some(12, "vurdering om jobrettet indsats svar ja")
	some(15, "afgørelse om jobrettet indsats "+g.pick("bevilget", "bevilget", "afslag", "stoppet"))
	some(15, "sagsbehandler KRB"+g.pick("", " som koordinerende"))
	some(10, "koordinerende sagsbehandler tilbudt svar "+g.pick("ja", "nej"))
	g.activation(length)
	if g.chance(50) {
		g.say(g.at+day.Date(length), "ydelse stoppet")
	}
	g.at += day.Date(length)
}

// activation registers offers in writing, their start and end, and what stands in
// their way.
func (g *generator) activation(length int) {
	for range g.r.IntN(4) {
		on := g.at + day.Date(g.r.IntN(length))
		kind := g.pick("virksomhedspraktik", "løntilskud", "løntilskud", "nytteindsats", "særligt tilrettelagt nytteindsats",
			"vejledning og opkvalificering", "øvrig vejledning og opkvalificering", "danskuddannelse")
		start := on + day.Date(g.r.IntN(30))
		if g.chance(40) {
			g.say(on-day.Date(g.r.IntN(4)), "vurdering om rimeligt tilbud svar "+g.pick("ja", "ja", "nej"))
		}
		if g.chance(70) {
			g.say(on, "tilbud givet "+kind+g.pick("", " fra "+start.String(), " fra "+start.String()))
		}
		if g.chance(20) {
			g.say(on, "vurdering om "+g.pick("tillidsrepræsentant", "arbejde der ellers ikke udføres")+" svar ja")
		}
		if g.chance(20) {
			start += day.Date(g.r.IntN(20) - 5)
		}
		if g.chance(80) {
			end := start + day.Date(2+g.r.IntN(120))
			g.say(start, "tilbud begyndt "+kind+g.pick("", " privat", " offentlig")+g.pick("", " 20 timer om ugen",
				" 37 timer om ugen")+g.pick("", " til "+end.String(), " til "+end.String()))
			if g.chance(50) {
				g.say(start+day.Date(g.r.IntN(100)), "tilbud sluttet "+kind)
			}
		}
	}
	some := func(percent int, phrase string) {
		if g.chance(percent) {
			g.say(g.at+day.Date(g.r.IntN(length)), phrase)
		}
	}
	some(15, "tilbud ønsket "+g.pick("virksomhedspraktik", "løntilskud")+g.pick("", " selvfundet", " selvfundet"))
	some(10, "afgørelse om selvfunden plads "+g.pick("bevilget", "afslag"))
	some(15, "vurdering om tilbud")
	for range g.r.IntN(3) {
		on := g.at + day.Date(g.r.IntN(length))
		g.say(on, "fritaget ved "+g.pick("sygdom", "barsel", "konkret vurdering")+g.pick("", " fra tilbud", " fra tilbud",
			" fra tilbud efter konkret vurdering", " mindre intensiv indsats")+g.pick("", " til "+(on+day.Date(g.r.IntN(90))).String(),
			" til "+(on+day.Date(g.r.IntN(90))).String()))
	}
}

// activated registers somebody on kontanthjælp or dagpenge about whom offers are
// what matters.
func (g *generator) activated() {
	if g.chance(70) {
		g.say(g.at, "første henvendelse")
		g.say(g.at, "ydelse begyndt kontanthjælp"+g.pick("", " på mindstesats"))
		g.say(g.near(4), "målgruppe "+g.pick("2", "3"))
	} else {
		g.say(g.at, "ydelse begyndt dagpenge")
		g.say(g.at, "indplaceret i dagpengeperiode")
	}
	length := 150 + g.r.IntN(400)
	g.activation(length)
	if g.chance(40) {
		g.say(g.at+day.Date(g.r.IntN(length)), "målgruppe "+g.pick("2", "3"))
	}
	if g.chance(40) {
		g.say(g.at+day.Date(length), "ydelse stoppet")
	}
	g.at += day.Date(length)
}

// obliged registers somebody under arbejdspligt, or nearly: benefits and rates
// around its two phases, requirements, exemptions and hours.
func (g *generator) obliged() {
	if start := day.MustParse("2024-06-01") + day.Date(g.r.IntN(700)); g.at < start {
		g.at = start
	}
	length := 200 + g.r.IntN(500)
	some := func(percent int, phrase string) {
		if g.chance(percent) {
			g.say(g.at+day.Date(g.r.IntN(length)), phrase)
		}
	}
	g.say(g.at, "ydelse begyndt "+g.pick("overgangsydelse", "selvforsørgelses- og hjemrejseydelse", "kontanthjælp på mindstesats",
		"uddannelseshjælp på hjemmeboende sats"))
	g.say(g.near(4), "målgruppe "+g.pick("2", "3", "4", "5"))
	some(30, "ydelse skiftet til kontanthjælp på mindstesats")
	if g.chance(20) {
		g.say(day.MustParse("1968-04-02")+day.Date(g.r.IntN(400)-200), "ophold i Danmark begyndt")
	}
	for range g.r.IntN(3) {
		some(80, "krav prøvet"+g.pick("", " opholdskrav ja", " opholdskrav nej")+g.pick(" beskæftigelseskrav ja", " beskæftigelseskrav nej"))
	}
	some(70, "arbejdspligt begyndt")
	some(25, "arbejdspligt ophørt")
	some(10, "arbejdspligt begyndt")
	for range g.r.IntN(4) {
		some(70, "timer i arbejdspligten "+g.pick("jobsøgning", "samtaler", "forberedelse", "behandling", "transport")+" "+g.pick("3", "10",
			"20")+" timer om ugen"+g.pick("", " til "+(g.at+day.Date(g.r.IntN(length))).String()))
	}
	some(30, "job begyndt "+g.pick("8", "20", "37")+" timer om ugen")
	for range g.r.IntN(3) {
		some(60, "vurdering om arbejdspligtens omfang"+g.pick("", " 10 timer om ugen", " 25 timer om ugen"))
		some(60, "plan godkendt Min Plan")
	}
	some(20, "fritaget ved "+g.pick("sygdom", "særloven for fordrevne fra Ukraine",
		"ligestillet med født i riget")+" fra arbejdspligt"+g.pick("", " til "+(g.at+day.Date(g.r.IntN(length+50))).String()))
	g.activation(length)
	if g.chance(40) {
		g.say(g.at+day.Date(length), "ydelse stoppet")
	}
	g.at += day.Date(length)
}
