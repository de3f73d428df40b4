package unge

import "indgang/duty"

var y18Outreach = rule{
	ID: "y18-outreach", Act: act, Title: "Tilbyd den unge opsøgende vejledning", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: noSection, Grade: 'B', Source: "S12, S60",
		Text:       "Kommunen tilbyder opsøgende vejledning til 15-24-årige, der hverken har fuldført eller er i gang med en ungdomsuddannelse eller videregående uddannelse, og som ikke får vejledning andre steder. Pligten er kommunens; den unge kan sige nej.",
		Unverified: notRead + " Der er ikke fundet noget interval i loven: et tilbud dækker, til der kommer en ny melding, og kommunen kan sætte sit eget mål. At FGU, 10. klasse og forpraktik regnes som uddannelse, mens de varer, er systemets læsning.",
		MetBy:      "Et noteret tilbud om vejledning med dato, kanal og svar. Et nej tæller også.",
		StoppedBy:  "Lønnet arbejde i mindst 20 timer om ugen, vejledning fra en anden myndighed, uddannelse, en målgruppe med eget kontaktforløb eller 25 år.",
		Transition: duty.SwitchAtEffective,
		Shape: while{
			Terms:  terms{When: onTheirOwn, Exempt: guided, Params: []*duty.Param{dutyFrom, dutyTo, guidanceTo, outreachHours}},
			Covers: guidance,
		},
	}},
}
