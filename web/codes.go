package web

// Codes that facts carry for things outside Indgang, and what people call them.

// funds are the a-kasser by their short code, in alphabetical order of what people
// call them.
var funds = []choice{
	{"3F-A", "3F"},
	{"A&Til", "A&Til"},
	{"AKA", "Akademikernes A-kasse"},
	{"ASE", "Ase"},
	{"BUPL-A", "BUPL"},
	{"CA", "CA"},
	{"DFH", "Det Faglige Hus"},
	{"FAK", "Din Faglige A-kasse"},
	{"DSA", "Din Sundhedsfaglige A-kasse"},
	{"FOA-A", "FOA"},
	{"FRIE", "Frie"},
	{"HK-A", "HK"},
	{"AJKS", "Journalistik, Kommunikation og Sprog"},
	{"KRIFA", "Krifa"},
	{"LH-A", "Lederne"},
	{"LAK", "Lærernes a-kasse"},
	{"MA", "Magistrenes A-kasse"},
	{"Metal-A", "Metal"},
	{"MIA", "Min A-kasse"},
	{"SL-A", "Socialpædagogerne"},
	{"TAK", "Teknikerne"},
}

// fundAliases are what files and other systems call the a-kasser besides that.
var fundAliases = map[string]string{
	"3F":      "3F-A",
	"Ase":     "ASE",
	"BUPL":    "BUPL-A",
	"D10":     "AJKS",
	"D14":     "SL-A",
	"D15":     "3F-A",
	"D17":     "FOA-A",
	"D18":     "LAK",
	"D22":     "DFH",
	"D24":     "Metal-A",
	"D40":     "FAK",
	"D53":     "HK-A",
	"D57":     "MIA",
	"D67":     "LH-A",
	"D72":     "TAK",
	"D73":     "KRIFA",
	"D76":     "DSA",
	"D81":     "BUPL-A",
	"D83":     "FRIE",
	"D86":     "AKA",
	"D88":     "MA",
	"D92":     "A&Til",
	"D94":     "ASE",
	"D98":     "CA",
	"FOA":     "FOA-A",
	"Frie":    "FRIE",
	"HK":      "HK-A",
	"Krifa":   "KRIFA",
	"Lederne": "LH-A",
	"Metal":   "Metal-A",
	"Min":     "MIA",
}

// fundName returns what people call an a-kasse. A code that nobody knows stands
// as it is.
func fundName(code string) string {
	if c, ok := fundAliases[code]; ok {
		code = c
	}
	return nameIn(funds, code)
}

// municipalities are the 98 by their code, in alphabetical order.
var municipalities = []choice{
	{"0580", "Aabenraa"},
	{"0851", "Aalborg"},
	{"0751", "Aarhus"},
	{"0165", "Albertslund"},
	{"0201", "Allerød"},
	{"0420", "Assens"},
	{"0151", "Ballerup"},
	{"0530", "Billund"},
	{"0400", "Bornholm"},
	{"0153", "Brøndby"},
	{"0810", "Brønderslev"},
	{"0155", "Dragør"},
	{"0240", "Egedal"},
	{"0561", "Esbjerg"},
	{"0430", "Faaborg-Midtfyn"},
	{"0563", "Fanø"},
	{"0710", "Favrskov"},
	{"0320", "Faxe"},
	{"0210", "Fredensborg"},
	{"0607", "Fredericia"},
	{"0147", "Frederiksberg"},
	{"0813", "Frederikshavn"},
	{"0250", "Frederikssund"},
	{"0190", "Furesø"},
	{"0157", "Gentofte"},
	{"0159", "Gladsaxe"},
	{"0161", "Glostrup"},
	{"0253", "Greve"},
	{"0270", "Gribskov"},
	{"0376", "Guldborgsund"},
	{"0510", "Haderslev"},
	{"0260", "Halsnæs"},
	{"0766", "Hedensted"},
	{"0217", "Helsingør"},
	{"0163", "Herlev"},
	{"0657", "Herning"},
	{"0219", "Hillerød"},
	{"0860", "Hjørring"},
	{"0316", "Holbæk"},
	{"0661", "Holstebro"},
	{"0615", "Horsens"},
	{"0167", "Hvidovre"},
	{"0169", "Høje-Taastrup"},
	{"0223", "Hørsholm"},
	{"0756", "Ikast-Brande"},
	{"0183", "Ishøj"},
	{"0849", "Jammerbugt"},
	{"0326", "Kalundborg"},
	{"0440", "Kerteminde"},
	{"0621", "Kolding"},
	{"0101", "København"},
	{"0259", "Køge"},
	{"0482", "Langeland"},
	{"0350", "Lejre"},
	{"0665", "Lemvig"},
	{"0360", "Lolland"},
	{"0173", "Lyngby-Taarbæk"},
	{"0825", "Læsø"},
	{"0846", "Mariagerfjord"},
	{"0410", "Middelfart"},
	{"0773", "Morsø"},
	{"0707", "Norddjurs"},
	{"0480", "Nordfyns"},
	{"0450", "Nyborg"},
	{"0370", "Næstved"},
	{"0727", "Odder"},
	{"0461", "Odense"},
	{"0306", "Odsherred"},
	{"0730", "Randers"},
	{"0840", "Rebild"},
	{"0760", "Ringkøbing-Skjern"},
	{"0329", "Ringsted"},
	{"0265", "Roskilde"},
	{"0230", "Rudersdal"},
	{"0175", "Rødovre"},
	{"0741", "Samsø"},
	{"0740", "Silkeborg"},
	{"0746", "Skanderborg"},
	{"0779", "Skive"},
	{"0330", "Slagelse"},
	{"0269", "Solrød"},
	{"0340", "Sorø"},
	{"0336", "Stevns"},
	{"0671", "Struer"},
	{"0479", "Svendborg"},
	{"0706", "Syddjurs"},
	{"0540", "Sønderborg"},
	{"0787", "Thisted"},
	{"0550", "Tønder"},
	{"0185", "Tårnby"},
	{"0187", "Vallensbæk"},
	{"0573", "Varde"},
	{"0575", "Vejen"},
	{"0630", "Vejle"},
	{"0820", "Vesthimmerlands"},
	{"0791", "Viborg"},
	{"0390", "Vordingborg"},
	{"0492", "Ærø"},
}

// municipalityName returns the name of a municipality by its code, with three or
// four digits.
func municipalityName(code string) string {
	if len(code) == 3 {
		code = "0" + code
	}
	return nameIn(municipalities, code)
}

func nameIn(cs []choice, code string) string {
	for _, c := range cs {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}
