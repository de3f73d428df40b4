package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// The days between which the list of grounds in BEK 2636/2021 § 40 held. The
// order that took its place was read on referrals only.
const (
	orderFrom = "2022-01-01"
	orderNext = "2024-01-01"
)

var contactExempt = rule{
	ID: "contact-exempt", Act: "LAB", Title: "Tjek grunden til at være uden for kontaktforløbet",
	Before: "Bekendtgørelsen før 2022 er ikke læst. En registreret grund fritager alligevel, med en bemærkning i beviset.",
	Versions: []version{
		{
			From: orderFrom, Provision: "BEK 2636/2021 § 40", Grade: 'A', Source: "S17",
			Text: "Disse er uden for kontaktforløbet, så længe grunden varer. Den, der er over pensionsalderen uden ret til " +
				"pension. Den i målgruppe 3 og 5, der kun mangler at tjene retten til førtidspension op. Den, der er under 18 " +
				"uden forsørgere. Den, der er på barsel med ret til dagpenge. Den i målgruppe 10, der har en kontrakt, som " +
				"begynder inden 4 uger. Den, der er på STU eller på jobrettet uddannelse på fuld tid, afsoner eller er anbragt.",
			MetBy:     "At grunden er på listen, passer til borgeren og står i sagen med start og slut.",
			StoppedBy: "At grunden er væk.",
			Shape:     onTheList,
		},
		{
			From: orderNext, Provision: "BEK 1216/2023", Grade: 'D', Source: "S18",
			Text: "Bekendtgørelsen er afløst. Hvilke grunde den nye har, er ikke læst; en registreret grund fra den gamle liste fritager " +
				"stadig, med en bemærkning i beviset.",
			Unverified: "Listen i BEK 1216/2023 er ikke læst.",
			MetBy:      "At grunden er på listen, passer til borgeren og står i sagen med start og slut.",
			StoppedBy:  "At grunden er væk.",
			Shape:      onTheList,
		},
	},
}

var (
	contractSoon = Params.Get("contract_soon")
	majority     = Params.Get("majority")

	onTheList = check{Test: exemptionsOnTheList, Params: []*duty.Param{contractSoon, majority}}
)

// exemptionsOnTheList says what is wrong with exemptions from the contact course.
func exemptionsOnTheList(c *casefile.Case, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Exemptions {
		e := &c.Exemptions[i]
		refuse := func(name, text, mend string) {
			out = append(out, duty.Refusal{Ref: duty.Ref(e.Start), On: e.From, Name: name, Text: text, Mend: mend})
		}
		switch {
		case e.Scope == fact.Talks && !outside[e.Ground]:
			refuse("grund-ikke-paa-listen", "Grunden «"+fact.Word(e.Ground)+"» er ikke blandt dem, der sætter en borger uden for kontaktforløbet.",
				"Ret grunden, eller annullér fritagelsen; samtalerne kan i stedet holdes på en anden måde.")
			continue
		case e.Scope != fact.Talks && e.Scope != fact.AllDuties:
			continue
		}
		group := c.GroupOn(e.From)
		switch e.Ground {
		case fact.PensionEarning:
			if group != 3 && group != 5 {
				refuse("kun-maalgruppe-3-og-5", "Grunden gælder kun aktivitetsparate (målgruppe 3 og 5).",
					"Ret målgruppen, eller annullér fritagelsen.")
			}
		case fact.NoProviders:
			if v := look.Value(majority, e.From); v != nil && c.Age(e.From) >= v.Span.N {
				refuse("kun-under-18", "Grunden gælder kun unge under 18 uden forsørgere.", "Ret fødselsdatoen, eller annullér fritagelsen.")
			}
		case fact.PensionAge:
			if !pensionAge(c, e.From) {
				refuse("pensionsalder-ikke-registreret", "Der er ikke registreret, at borgeren har nået pensionsalderen.",
					"Registrér den dag, borgeren når pensionsalderen.")
			}
		case fact.ContractSoon:
			if group != 10 {
				refuse("kun-maalgruppe-10", "Grunden gælder kun revalidender (målgruppe 10).", "Ret målgruppen, eller annullér fritagelsen.")
			}
			switch v := look.Value(contractSoon, e.From); {
			case e.To == 0:
				refuse("slutdag-mangler", "Der står ikke, hvornår kontrakten begynder.", "Angiv den sidste dag før kontraktens start.")
			case v != nil && e.To >= look.Calendar().After(e.From, v.Span):
				refuse("mere-end-4-uger", "Kontrakten begynder mere end "+v.Span.String()+" efter, at fritagelsen begynder.",
					"Lad fritagelsen begynde senere, eller ret slutdagen.")
			}
		}
	}
	return out
}

func pensionAge(c *casefile.Case, on day.Date) bool {
	for i := range c.Entries {
		if _, ok := c.Entries[i].Body.(fact.PensionRightRegistered); ok && c.Entries[i].On <= on {
			return true
		}
	}
	return false
}
