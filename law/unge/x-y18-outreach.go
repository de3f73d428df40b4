package unge

import "indgang/duty"

var y18Outreach = rule{
	ID: "y18-outreach", Act: act, Title: "Tilbyd den unge opsøgende vejledning", Before: beforeCovered,
	Versions: []version{{
		From: covered, Provision: noSection, Grade: 'B', Source: "S12, S60",
		Text: "Kommunen tilbyder opsøgende vejledning til unge på 15-24 år. Det gælder dem, der ikke har gjort en " +
			"ungdomsuddannelse eller videregående uddannelse færdig, ikke er i gang med en og ikke får vejledning andre " +
			"steder. Kommunen har pligten; den unge kan sige nej.",
		Unverified: notRead + " Der er ikke fundet noget interval i loven: et tilbud dækker, til der kommer en ny melding, og kommunen kan " +
			"sætte sit eget mål. At FGU, 10. klasse og forpraktik regnes som uddannelse, mens de varer, er systemets læsning.",
		MetBy: "Et noteret tilbud om vejledning med dato, kanal og svar. Et nej tæller også.",
		StoppedBy: "Job med løn i mindst 20 timer om ugen, uddannelse eller en målgruppe med eget kontaktforløb. Vejledning fra en " +
			"anden myndighed, eller at den unge fylder 25 år.",
		Transition: duty.SwitchAtEffective,
		Shape: while{
			Terms:  terms{When: onTheirOwn, Exempt: guided, Params: []*duty.Param{dutyFrom, dutyTo, guidanceTo, outreachHours}},
			Covers: guidance,
		},
	}},
}
