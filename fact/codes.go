package fact

import "slices"

// Codes that facts carry for things outside Indgang, and what people call them.

// funds are the a-kasser by their short code, in alphabetical order of what people
// call them, with what files and other systems call them besides.
var funds = []Term{
	term("3F-A", "3F", "3F", "D15"),
	term("A&Til", "A&Til", "D92"),
	term("AKA", "Akademikernes A-kasse", "D86"),
	term("ASE", "Ase", "Ase", "D94"),
	term("BUPL-A", "BUPL", "BUPL", "D81"),
	term("CA", "CA", "D98"),
	term("DFH", "Det Faglige Hus", "D22"),
	term("FAK", "Din Faglige A-kasse", "D40"),
	term("DSA", "Din Sundhedsfaglige A-kasse", "D76"),
	term("FOA-A", "FOA", "D17", "FOA"),
	term("FRIE", "Frie", "D83", "Frie"),
	term("HK-A", "HK", "D53", "HK"),
	term("AJKS", "Journalistik, Kommunikation og Sprog", "D10"),
	term("KRIFA", "Krifa", "D73", "Krifa"),
	term("LH-A", "Lederne", "D67", "Lederne"),
	term("LAK", "Lærernes a-kasse", "D18"),
	term("MA", "Magistrenes A-kasse", "D88"),
	term("Metal-A", "Metal", "D24", "Metal"),
	term("MIA", "Min A-kasse", "D57", "Min"),
	term("SL-A", "Socialpædagogerne", "D14"),
	term("TAK", "Teknikerne", "D72"),
}

// municipalities are the 98 by their code, in alphabetical order.
var municipalities = []Term{
	term("0580", "Aabenraa"),
	term("0851", "Aalborg"),
	term("0751", "Aarhus"),
	term("0165", "Albertslund"),
	term("0201", "Allerød"),
	term("0420", "Assens"),
	term("0151", "Ballerup"),
	term("0530", "Billund"),
	term("0400", "Bornholm"),
	term("0153", "Brøndby"),
	term("0810", "Brønderslev"),
	term("0155", "Dragør"),
	term("0240", "Egedal"),
	term("0561", "Esbjerg"),
	term("0430", "Faaborg-Midtfyn"),
	term("0563", "Fanø"),
	term("0710", "Favrskov"),
	term("0320", "Faxe"),
	term("0210", "Fredensborg"),
	term("0607", "Fredericia"),
	term("0147", "Frederiksberg"),
	term("0813", "Frederikshavn"),
	term("0250", "Frederikssund"),
	term("0190", "Furesø"),
	term("0157", "Gentofte"),
	term("0159", "Gladsaxe"),
	term("0161", "Glostrup"),
	term("0253", "Greve"),
	term("0270", "Gribskov"),
	term("0376", "Guldborgsund"),
	term("0510", "Haderslev"),
	term("0260", "Halsnæs"),
	term("0766", "Hedensted"),
	term("0217", "Helsingør"),
	term("0163", "Herlev"),
	term("0657", "Herning"),
	term("0219", "Hillerød"),
	term("0860", "Hjørring"),
	term("0316", "Holbæk"),
	term("0661", "Holstebro"),
	term("0615", "Horsens"),
	term("0167", "Hvidovre"),
	term("0169", "Høje-Taastrup"),
	term("0223", "Hørsholm"),
	term("0756", "Ikast-Brande"),
	term("0183", "Ishøj"),
	term("0849", "Jammerbugt"),
	term("0326", "Kalundborg"),
	term("0440", "Kerteminde"),
	term("0621", "Kolding"),
	term("0101", "København"),
	term("0259", "Køge"),
	term("0482", "Langeland"),
	term("0350", "Lejre"),
	term("0665", "Lemvig"),
	term("0360", "Lolland"),
	term("0173", "Lyngby-Taarbæk"),
	term("0825", "Læsø"),
	term("0846", "Mariagerfjord"),
	term("0410", "Middelfart"),
	term("0773", "Morsø"),
	term("0707", "Norddjurs"),
	term("0480", "Nordfyns"),
	term("0450", "Nyborg"),
	term("0370", "Næstved"),
	term("0727", "Odder"),
	term("0461", "Odense"),
	term("0306", "Odsherred"),
	term("0730", "Randers"),
	term("0840", "Rebild"),
	term("0760", "Ringkøbing-Skjern"),
	term("0329", "Ringsted"),
	term("0265", "Roskilde"),
	term("0230", "Rudersdal"),
	term("0175", "Rødovre"),
	term("0741", "Samsø"),
	term("0740", "Silkeborg"),
	term("0746", "Skanderborg"),
	term("0779", "Skive"),
	term("0330", "Slagelse"),
	term("0269", "Solrød"),
	term("0340", "Sorø"),
	term("0336", "Stevns"),
	term("0671", "Struer"),
	term("0479", "Svendborg"),
	term("0706", "Syddjurs"),
	term("0540", "Sønderborg"),
	term("0787", "Thisted"),
	term("0550", "Tønder"),
	term("0185", "Tårnby"),
	term("0187", "Vallensbæk"),
	term("0573", "Varde"),
	term("0575", "Vejen"),
	term("0630", "Vejle"),
	term("0820", "Vesthimmerlands"),
	term("0791", "Viborg"),
	term("0390", "Vordingborg"),
	term("0492", "Ærø"),
}

// ListOf returns the choices of a source that is the same everywhere, nil for one
// that depends on the case or the municipality.
func ListOf(s Source) []Term {
	switch s {
	case Funds:
		return slices.Clone(funds)
	case Municipalities:
		return slices.Clone(municipalities)
	}
	return nil
}

// FundName returns what people call an a-kasse. A code that nobody knows stands
// as it is.
func FundName(code string) string {
	for _, t := range funds {
		if t.Code == code || slices.Contains(t.Words[1:], code) {
			return t.Words[0]
		}
	}
	return code
}

// MunicipalityName returns the name of a municipality by its code, with three or
// four digits.
func MunicipalityName(code string) string {
	if len(code) == 3 {
		code = "0" + code
	}
	for _, t := range municipalities {
		if t.Code == code {
			return t.Words[0]
		}
	}
	return code
}
