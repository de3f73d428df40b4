package law

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/plain"
)

// easy is what the words for the telephone stay below on the LIX scale.
const easy = 35

// A deed is the verb that a title begins with.
type deed struct {
	infinitive string
	own        bool // what the citizen does, whoever the rule binds
}

// deeds are the verbs that titles may begin with. A title says what to do, so that
// it reads the same in a list, in a sentence and in a letter.
var deeds = map[string]deed{
	"Afgør": {"afgøre", false}, "Afklar": {"afklare", false}, "Afslut": {"afslutte", false}, "Anmeld": {"anmelde", false},
	"Bed":    {"bede", true},
	"Begynd": {"begynde", false}, "Book": {"booke", true}, "Brug": {"bruge", false}, "Foretag": {"foretage", false},
	"Forlæng": {"forlænge", false},
	"Følg":    {"følge", false}, "Giv": {"give", false}, "Godkend": {"godkende", false}, "Gør": {"gøre", false}, "Hav": {"have", false},
	"Hjælp": {"hjælpe", false},
	"Hold":  {"holde", false}, "Tag": {"tage", false}, "Indkald": {"indkalde", false}, "Klag": {"klage", true}, "Kontakt": {"kontakte", false},
	"Lad": {"lade", false}, "Lav": {"lave", false}, "Luk": {"lukke", false}, "Læg": {"lægge", false}, "Mål": {"måle", false},
	"Oplys":   {"oplyse", false},
	"Overtag": {"overtage", false}, "Revurdér": {"revurdere", false}, "Saml": {"samle", false}, "Se": {"se", false}, "Sig": {"sige", true},
	"Skriv": {"skrive", false}, "Spørg": {"spørge", false}, "Stop": {"stoppe", false}, "Svar": {"svare", false}, "Sæt": {"sætte", false},
	"Søg": {"søge", false}, "Tal": {"tale", false}, "Test": {"teste", false}, "Tilbyd": {"tilbyde", false},
	"Tilrettelæg": {"tilrettelægge", false},
	"Tjek":        {"tjekke", false}, "Tæl": {"tælle", false}, "Varsl": {"varsle", false}, "Vejled": {"vejlede", false},
	"Vis":     {"vise", false},
	"Visitér": {"visitere", false}, "Vurdér": {"vurdere", false}, "Vær": {"være", false},
}

// verb splits a title into its deed and the rest.
func verb(title string) (deed, string, bool) {
	first, rest, _ := strings.Cut(title, " ")
	word := strings.TrimRight(first, ",")
	d, ok := deeds[word]
	return d, first[len(word):] + " " + rest, ok
}

// toYou speaks to the citizen of the case.
var toYou = strings.NewReplacer(
	"borgerens ønske", "dit ønske", "om borgeren", "om du", "mens borgeren", "mens du", "når borgeren", "når du",
	"om den unge", "om du", "det, borgeren", "det, du", "dimittendens sats", "din sats", "den unge ", "dig ", "den unge,", "dig,",
	"borgeren fra", "dig fra", "borgeren,", "dig,", "den sygemeldte", "dig", "dimittenden", "dig", "borgerens", "din",
)

// say writes the obligation in two plain sentences, for the telephone and for the
// letter: what, by when, because of which fact, and what settles it. Where all of
// that would be hard to follow, it leaves the last part out.
func say(c *casefile.Case, o *Obligation) string {
	d, rest, ok := verb(o.Title)
	if !ok || c == nil {
		return ""
	}
	if i := strings.Index(rest, " ("); i > 0 {
		rest = rest[:i] // «(til 2023)» tells lists apart
	}
	first := saidFirst(o, d, toYou.Replace(d.infinitive+rest))
	var ways []string
	for _, why := range saidWhy(c, o) {
		if o.Status.Live() && o.Kind == duty.Duty {
			if settled := saidSettled(o.MetBy); settled != "" {
				ways = append(ways, why+", og det er klaret"+settled+".")
			}
			ways = append(ways, why+", og det er klaret, når det er gjort.")
		}
		ways = append(ways, why+".")
	}
	ways = append(ways, "Det står i loven.")
	for _, second := range ways {
		if text := first + " " + second; plain.LIX(text) < easy {
			return text
		}
	}
	return first + " " + ways[len(ways)-1]
}

// saidFirst says what is to be done by when, or what became of it.
func saidFirst(o *Obligation, d deed, do string) string {
	who := [...]string{"Vi", "Du", "A-kassen", "Din arbejdsgiver", "Lægen"}[o.Bearer]
	must, had := " skal ", " skulle "
	if d.own {
		who, must, had = "Du", " kan ", " kunne "
		if o.Bearer == duty.Citizen && o.Kind == duty.Duty {
			must, had = " skal ", " skulle "
		}
	}
	by := ""
	switch {
	case o.Due == 0:
	case o.Kind == duty.Limit:
		by = ", og den sidste dag er den " + o.Due.Short()
	case o.Kind != duty.Counter:
		by = " senest den " + o.Due.Short()
	}
	if strings.Contains(do, ",") && by != "" && o.Kind != duty.Limit {
		by = "," + by // it closes a clause
	}
	if o.Kind == duty.Right && !d.own {
		do = "kunne " + do
	}
	switch o.Status {
	case duty.Met:
		return who + had + do + by + ", og det er gjort den " + o.Closed.Short() + "."
	case duty.MetLate:
		return who + had + do + by + ", men det blev først gjort den " + o.Closed.Short() + "."
	case duty.Lapsed:
		return who + must + "ikke mere " + do + ". Det faldt væk den " + o.Closed.Short() + "."
	case duty.Missed:
		return who + had + do + by + ", men nåede det ikke."
	case duty.Paused:
		return who + must + "ikke " + do + " lige nu, for det står på pause."
	case duty.Overdue:
		return who + had + do + by + ", og det er ikke gjort endnu."
	}
	if o.Need > 1 {
		by += ", og indtil nu er det " + Progress(o)
	}
	if o.Due == 0 && o.Kind == duty.Duty {
		by += ", men der er ingen sidste dag endnu"
	}
	return who + must + do + by + "."
}

// saidWhy tells the fact behind it, the fullest way first.
func saidWhy(c *casefile.Case, o *Obligation) []string {
	for _, u := range o.Proof.Uses {
		if u.Role != duty.Opens {
			continue
		}
		e, ok := c.Entry(fact.Seq(u.Ref))
		if !ok {
			continue
		}
		what := fact.Stem(fact.KindOf(e.Body))
		return []string{"Det er, fordi der står «" + what + "» den " + e.On.Short() + " i din sag", "Det er på grund af det, der skete den " +
			e.On.Short()}
	}
	return nil
}

// saidSettled writes what meets a rule as the end of a sentence, "" where it does
// not make one.
func saidSettled(metBy string) string {
	first, _, _ := strings.Cut(metBy, ". ")
	first = strings.TrimSuffix(first, ".")
	if strings.ContainsAny(first, ":;") || first == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(first, "At "); ok {
		return ", når " + toYou.Replace(rest)
	}
	r, n := utf8.DecodeRuneInString(first)
	return " med " + toYou.Replace(string(unicode.ToLower(r))+first[n:])
}

// Dates are the two dates of an obligation: the legal one, and the one to plan
// for. They are never mixed into one.
type Dates struct{ Due, PlanBy day.Date }

// DatesOf returns the dates of an obligation.
func DatesOf(o *Obligation) Dates { return Dates{o.Due, o.PlanBy} }

// String says them as two: «Lovens frist 27.05.2027 · planlæg senest 21.01.2027».
func (d Dates) String() string {
	switch {
	case d.Due == 0 && d.PlanBy == 0:
		return ""
	case d.Due == 0:
		return "Planlæg senest " + d.PlanBy.Short()
	case d.PlanBy == 0 || d.PlanBy == d.Due:
		return "Lovens frist " + d.Due.Short()
	}
	return "Lovens frist " + d.Due.Short() + " · planlæg senest " + d.PlanBy.Short()
}

// PlanPassed reports whether the day to plan for has passed while the legal date
// is ahead, or there is none.
func (d Dates) PlanPassed(today day.Date) bool {
	return d.PlanBy != 0 && d.PlanBy < today && (d.Due == 0 || d.Due >= today)
}

// Left tells how far the dates are from today. Only the legal date can be
// overstepped: what is late by the plan alone is «Plandatoen er passeret».
func (d Dates) Left(today day.Date) string {
	switch {
	case d.PlanPassed(today):
		return "Plandatoen er passeret"
	case d.Due != 0 && d.Due < today:
		return day.DaysText(int(today-d.Due)) + " efter fristen"
	}
	on := d.PlanBy
	if on == 0 {
		on = d.Due
	}
	switch n := int(on - today); {
	case on == 0:
		return "løbende"
	case n == 0:
		return "i dag"
	case n == 1:
		return "i morgen"
	default:
		return "om " + day.DaysText(n)
	}
}
