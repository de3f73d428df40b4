package lab

import "indgang/casefile"

var joint6mOld = rule{
	ID: "joint-6m-old", Act: "LAB", Title: "Hold en fælles samtale mellem tre og seks måneder (til 2023)", Before: before2020,
	Versions: []version{
		{
			From: "2020-01-01", Provision: "LAB § 31, stk. 2, nr. 2 (LBK 701/2022)", Grade: 'A', Source: "S01b",
			Text: "Kommunen og a-kassen holder en fælles samtale med den, der er på dagpenge. Det er, når der er gået mellem tre " +
				"og seks måneder uden job.",
			MetBy: "En holdt fælles jobsamtale i de tre måneder.", StoppedBy: "At borgeren siger nej til a-kassens deltagelse. " + outsideFund,
			Shape: window{
				Earliest: jointFirst, Latest: Params.Get("joint_second"),
				Terms: terms{When: periods(1), Meets: joint(casefile.Held), Books: joint(casefile.Booked), Exempt: declinedOrOutside,
					Clock: counted, Rests: hoursBehind, Params: hourNumbers},
			},
		},
		{
			From: "2024-01-01", Provision: "Lov 727/2023", Grade: 'A', Source: "S01",
			Text: "Reglen er ophævet: borgeren vælger, om a-kassen er med ved kommunens første samtale (ak-joins-first). Den, der var ledig på " +
				"dagpenge før 2024, følger den gamle regel.",
		},
	},
}
