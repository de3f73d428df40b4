package law

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/duty"
)

// An expectation names a rule and then any of these words, in any order; each
// must hold of one and the same obligation.
var expectWords = []struct {
	form, means, example string
}{
	{"frist DATO", "den lovlige frist", "frist 2025-03-12"},
	{"uden frist", "loven sætter ingen dato", "uden frist"},
	{"plan DATO", "den dag, der skal planlægges efter", "plan 2025-03-11"},
	{"åbnet DATO", "den dag, pligten opstod", "åbnet 2025-03-05"},
	{"åben", "skal gøres og er ikke overskredet", "åben"},
	{"overskredet", "skal gøres og er overskredet", "overskredet"},
	{"på pause", "hviler, mens en fritagelse varer", "på pause"},
	{"opfyldt [DATO]", "gjort i tide", "opfyldt 2025-03-10"},
	{"opfyldt for sent [DATO]", "gjort efter fristen", "opfyldt for sent 2025-03-14"},
	{"bortfaldet [DATO]", "faldt væk før fristen", "bortfaldet 2025-03-08"},
	{"ikke nået [DATO]", "faldt væk efter fristen, uden at være gjort", "ikke nået 2025-04-01"},
	{"har N af M", "hvor meget der er gjort af det, der kræves", "har 2 af 4"},
	{"i alt N", "hvor meget der er talt, hvor der ikke er et krav", "i alt 6"},
	{"aftalt DATO", "der er en aftale, som vil opfylde pligten", "aftalt 2025-03-11"},
	{"nr. N", "den N'te i rækken", "nr. 2"},
	{"bindende | advarsel | påmindelse", "hvad reglen må gøre ved sagen", "bindende"},
	{"pligt | grænse | ret | tæller", "hvad slags det er", "ret"},
	{"hos PART", "hvem der skal handle: kommunen, borgeren, a-kassen, arbejdsgiveren, lægen", "hos a-kassen"},
	{"med forbehold", "der er en uafklaret overgangsregel", "med forbehold"},
	{"intet", "reglen giver slet intet i sagen (står alene)", "intet"},
	{"afvist NAVN", "en kontrol siger nej af den grund (står alene)", "afvist uden-vejledning"},
	{"ikke afvist", "kontrollen siger ikke nej (står alene)", "ikke afvist"},
}

// caseWords are the expectations of the case itself.
var caseWords = []struct{ form, means, example string }{
	{"tvivl KODE", "oplysningerne giver en tvivl med den kode", "tvivl benefits-overlap"},
	{"ingen tvivl", "oplysningerne modsiger ikke hinanden", "ingen tvivl"},
	{"målgruppe N", "målgruppen på dagen, 0 for ingen", "målgruppe 2"},
	{"næste ændring DATO | aldrig", "den næste dag, hvor tiden alene ændrer noget", "næste ændring 2025-03-13"},
}

func (p *caseParser) expect(line string) {
	if len(p.now.Blocks) == 0 {
		p.fail("Linjen kan ikke læses. En oplysning begynder med en dato; det, der skal gælde, står efter en linje som «på 2025-03-01».")
		return
	}
	blk := &p.now.Blocks[len(p.now.Blocks)-1]
	e := Expect{Line: p.line, Text: strings.Join(strings.Fields(line), " ")}
	if p.caseExpect(&e) {
		blk.Expects = append(blk.Expects, e)
		return
	}
	m := ruleForm.FindStringSubmatch(e.Text)
	if m == nil {
		p.fail("Linjen kan ikke læses. Skriv en regel og hvad der skal gælde, fx «first-talk-1w frist 2025-03-12 åben».")
		return
	}
	if _, ok := FindRule(m[1]); !ok {
		p.fail("Der er ingen regel, der hedder %s.%s", m[1], similar(m[1]))
		return
	}
	e.rule = m[1]
	if err := checkWords(m[2]); err != "" {
		p.fail("%s", err)
		return
	}
	switch rest := m[2]; {
	case rest == "intet":
		e.test = func(got Outcome) string {
			for i := range got.Result.Obligations {
				if o := &got.Result.Obligations[i]; o.Meta.ID == e.rule {
					return "der er: " + tell(o)
				}
			}
			return ""
		}
	case rest == "ikke afvist":
		e.test = func(got Outcome) string {
			for _, r := range got.Result.Refusals {
				if r.Meta.ID == e.rule {
					return "afvist " + r.Name
				}
			}
			return ""
		}
	case strings.HasPrefix(rest, "afvist "):
		name := strings.TrimPrefix(rest, "afvist ")
		e.test = func(got Outcome) string {
			var names []string
			for _, r := range got.Result.Refusals {
				if r.Meta.ID == e.rule {
					if r.Name == name {
						return ""
					}
					names = append(names, r.Name)
				}
			}
			if names == nil {
				return "kontrollen siger ikke nej"
			}
			return "afvist " + strings.Join(names, ", ")
		}
	}
	blk.Expects = append(blk.Expects, e)
}

func (p *caseParser) caseExpect(e *Expect) bool {
	words := strings.Fields(e.Text)
	switch {
	case e.Text == "ingen tvivl":
		e.test = func(got Outcome) string {
			for _, d := range got.Doubts {
				return "der er tvivl " + d.Code + ": " + d.Text
			}
			return ""
		}
	case len(words) == 2 && words[0] == "tvivl":
		e.test = func(got Outcome) string {
			var codes []string
			for _, d := range got.Doubts {
				if d.Code == words[1] {
					return ""
				}
				codes = append(codes, d.Code)
			}
			if codes == nil {
				return "der er ingen tvivl"
			}
			return "der er tvivl " + strings.Join(codes, ", ")
		}
	case len(words) == 2 && words[0] == "målgruppe":
		n, err := strconv.Atoi(words[1])
		if err != nil {
			return false
		}
		on := p.now.Blocks[len(p.now.Blocks)-1].On
		e.test = func(got Outcome) string {
			if got.Case == nil {
				return "sagen er ikke om en borger"
			}
			if g := got.Case.GroupOn(on); g != n {
				return fmt.Sprintf("målgruppen er %d", g)
			}
			return ""
		}
	case len(words) == 3 && words[0] == "næste" && words[1] == "ændring":
		want, err := day.Parse(words[2])
		if err != nil && words[2] != "aldrig" {
			return false
		}
		e.test = func(got Outcome) string {
			if got.Result.Next != want {
				return "næste ændring er " + dateOr(got.Result.Next, "aldrig")
			}
			return ""
		}
	default:
		return false
	}
	return true
}

// A clause is one part of an expectation about an obligation.
type clause struct {
	name string
	ok   func(o *Obligation) bool
}

// clauses reads the words of an expectation.
func clauses(text string) ([]clause, string) {
	words := strings.Fields(text)
	var out []clause
	add := func(name string, ok func(*Obligation) bool) { out = append(out, clause{name, ok}) }
	date := func() (day.Date, bool) {
		if len(words) == 0 {
			return 0, false
		}
		d, err := day.Parse(words[0])
		if err == nil {
			words = words[1:]
		}
		return d, err == nil
	}
	status := func(s duty.Status) {
		on, dated := date()
		add(StatusWord(s), func(o *Obligation) bool { return o.Status == s && (!dated || o.Closed == on) })
	}
	for len(words) > 0 {
		w := words[0]
		two := w
		if len(words) > 1 {
			two += " " + words[1]
		}
		three := two
		if len(words) > 2 {
			three += " " + words[2]
		}
		switch {
		case w == "frist" || w == "plan" || w == "åbnet" || w == "aftalt":
			words = words[1:]
			d, ok := date()
			if !ok {
				return nil, "Efter «" + w + "» skal der stå en dato som 2025-03-12."
			}
			add(w, func(o *Obligation) bool {
				return d == map[string]day.Date{"frist": o.Due, "plan": o.PlanBy, "åbnet": o.Opened, "aftalt": o.Booked}[w]
			})
		case two == "uden frist":
			words = words[2:]
			add(two, func(o *Obligation) bool { return o.Due == 0 })
		case three == "opfyldt for sent":
			words = words[3:]
			status(duty.MetLate)
		case two == "på pause":
			words = words[2:]
			status(duty.Paused)
		case two == "ikke nået":
			words = words[2:]
			status(duty.Missed)
		case two == "med forbehold":
			words = words[2:]
			add(two, func(o *Obligation) bool { return o.Proof.Doubt != "" })
		case w == "åben":
			words = words[1:]
			status(duty.Open)
		case w == "overskredet":
			words = words[1:]
			status(duty.Overdue)
		case w == "opfyldt":
			words = words[1:]
			status(duty.Met)
		case w == "bortfaldet":
			words = words[1:]
			status(duty.Lapsed)
		case w == "har" && len(words) >= 4 && words[2] == "af":
			have, err1 := day.ParseHundredths(words[1])
			need, err2 := day.ParseHundredths(words[3])
			if err1 != nil || err2 != nil {
				return nil, "Skriv fremdriften som «har 2 af 4»."
			}
			words = words[4:]
			add("har", func(o *Obligation) bool {
				return o.Have*100 == have && o.Need*100 == need || o.Have == have && o.Need == need
			})
		case two == "i alt" && len(words) >= 3:
			n, err := strconv.Atoi(words[2])
			if err != nil {
				return nil, "Efter «i alt» skal der stå et tal."
			}
			words = words[3:]
			add(two, func(o *Obligation) bool { return running(o) && o.Have == n })
		case w == "nr." && len(words) >= 2:
			n, err := strconv.Atoi(words[1])
			if err != nil {
				return nil, "Efter «nr.» skal der stå et tal."
			}
			words = words[2:]
			add("nr.", func(o *Obligation) bool { return o.Ordinal == n })
		case w == "hos" && len(words) >= 2:
			who := words[1]
			words = words[2:]
			add("hos", func(o *Obligation) bool { return BearerWord(o.Bearer) == who })
		case slices.Contains([]string{"bindende", "advarsel", "påmindelse"}, w):
			words = words[1:]
			add(w, func(o *Obligation) bool { return ForceWord(o.Force) == w })
		case slices.Contains([]string{"pligt", "grænse", "ret", "tæller"}, w):
			words = words[1:]
			add(w, func(o *Obligation) bool { return KindWord(o.Kind) == w })
		default:
			var forms []string
			for _, x := range expectWords {
				forms = append(forms, "«"+x.form+"»")
			}
			return nil, fmt.Sprintf("«%s» kan ikke læses. Der kan stå: %s.", strings.Join(words, " "), strings.Join(forms, ", "))
		}
	}
	return out, ""
}

func checkWords(text string) string {
	if text == "intet" || text == "ikke afvist" || strings.HasPrefix(text, "afvist ") && len(strings.Fields(text)) == 2 {
		return ""
	}
	_, err := clauses(text)
	return err
}

// match finds an obligation that answers the expectation and has not answered
// another; it returns "" or, in Danish, what there was instead.
func (e *Expect) match(got Outcome, taken map[*Obligation]bool) string {
	_, rest, _ := strings.Cut(e.Text, " ")
	cs, _ := clauses(rest)
	var near []string
	for i := range got.Result.Obligations {
		o := &got.Result.Obligations[i]
		if o.Meta.ID != e.rule || taken[o] {
			continue
		}
		if !slices.ContainsFunc(cs, func(c clause) bool { return !c.ok(o) }) {
			taken[o] = true
			return ""
		}
		near = append(near, tell(o))
	}
	if near == nil {
		return "reglen giver intet" + why(e.rule, got)
	}
	return "der er: " + strings.Join(near, " | ")
}

// why says why a rule gives nothing, where that is plain.
func why(id string, got Outcome) string {
	r, _ := FindRule(id)
	for _, v := range r.Versions {
		if v.Shape == nil {
			continue
		}
		if v.Shape.Name() == "check" {
			return " (den er en kontrol: skriv «afvist NAVN»)"
		}
		if v.Grade == 'D' {
			return " (den er grad D og slået fra: skriv «lov godkendt " + id + "»)"
		}
		return " i denne sag"
	}
	return " (den har ingen udgave, der kan regnes)"
}

// tell writes an obligation in the words of an expectation.
func tell(o *Obligation) string {
	var w []string
	if o.Ordinal != 0 {
		w = append(w, "nr. "+strconv.Itoa(o.Ordinal))
	}
	w = append(w, "åbnet "+o.Opened.String())
	if o.Due != 0 {
		w = append(w, "frist "+o.Due.String())
		if o.PlanBy != o.Due {
			w = append(w, "plan "+o.PlanBy.String())
		}
	} else {
		w = append(w, "uden frist")
	}
	w = append(w, StatusWord(o.Status))
	if o.Closed != 0 {
		w = append(w, o.Closed.String())
	}
	if o.Need > 1 {
		have, need := strconv.Itoa(o.Have), strconv.Itoa(o.Need)
		if o.Proof.Span != nil && (o.Proof.Span.Span.Unit == day.HourUnits || o.Proof.Span.Span.Unit == day.WeekHours) {
			have, need = day.Hundredths(o.Have), day.Hundredths(o.Need)
		}
		w = append(w, "har "+have+" af "+need)
	}
	if running(o) {
		w = append(w, "i alt "+strconv.Itoa(o.Have))
	}
	if o.Booked != 0 {
		w = append(w, "aftalt "+o.Booked.String())
	}
	if o.Force != duty.Binding {
		w = append(w, ForceWord(o.Force))
	}
	if o.Proof.Doubt != "" {
		w = append(w, "med forbehold")
	}
	return strings.Join(w, " ")
}

// running reports whether an obligation counts without a threshold.
func running(o *Obligation) bool { return o.Kind == duty.Counter && o.Need == 0 }

func dateOr(d day.Date, none string) string {
	if d == 0 {
		return none
	}
	return d.String()
}
