package employer

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
)

// facts reads lines such as "2025-02-03 varsling modtaget andet varsel"; a line
// may end with "(retter nr. 2)".
func facts(t *testing.T, lines ...string) []fact.Fact {
	t.Helper()
	var out []fact.Fact
	for i, l := range lines {
		f := fact.Fact{Seq: fact.Seq(i + 1), Actor: "VIR"}
		if at := strings.Index(l, " (retter nr. "); at >= 0 {
			if _, err := fmt.Sscanf(l[at:], " (retter nr. %d)", &f.Corrects); err != nil {
				t.Fatal(err)
			}
			l = l[:at]
		}
		on, phrase, _ := strings.Cut(l, " ")
		f.On = day.MustParse(on)
		var err error
		if f.Body, err = fact.Parse(phrase); err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

func codes(c *Company) []string {
	var out []string
	for _, d := range c.Doubts {
		out = append(out, d.Code)
	}
	return out
}

// notices writes the redundancies as days of first/second/final, and x for one
// given up.
func notices(c *Company) string {
	var out []string
	for i := range c.Redundancies {
		r := &c.Redundancies[i]
		s := ""
		for k, n := range [...]Notice{r.First, r.Second, r.Final} {
			if k > 0 {
				s += "/"
			}
			if n.Given() {
				s += n.On.String()[5:]
			}
		}
		if r.Dropped != 0 {
			s += " x" + r.Dropped.String()[5:]
		}
		out = append(out, fmt.Sprintf("%s %d af %d", s, r.Dismissed, r.Staff))
	}
	return strings.Join(out, ", ")
}

func TestNoticesBecomeRedundancies(t *testing.T) {
	const first = "2025-01-06 varsling modtaget første varsel 60 afskediges af 110 ansatte"
	for _, c := range []struct {
		name   string
		lines  []string
		want   string
		doubts []string
	}{
		{"all three", []string{first, "2025-01-28 varsling modtaget andet varsel 55 afskediges",
			"2025-02-03 varsling modtaget endeligt varsel"}, "01-06/01-28/02-03 55 af 110", nil},
		{"the first alone", []string{first}, "01-06// 60 af 110", nil},
		{"in any order of recording", []string{"2025-01-28 varsling modtaget andet varsel", first}, "01-06/01-28/ 60 af 110", nil},
		{"the second twice", []string{first, "2025-01-28 varsling modtaget andet varsel", "2025-01-30 varsling modtaget andet varsel"},
			"01-06/01-28/ 60 af 110", []string{"notice-twice"}},
		{"a second without a first", []string{"2025-01-28 varsling modtaget andet varsel"}, "/01-28/ 0 af 0", []string{"notice-without-first"}},
		{"a final without a second", []string{first, "2025-01-28 varsling modtaget endeligt varsel"}, "01-06//01-28 60 af 110",
			[]string{"final-without-second"}},
		{"given up", []string{first, "2025-01-20 afskedigelser opgivet"}, "01-06// x01-20 60 af 110", nil},
		{"given up, and begun again", []string{first, "2025-01-20 afskedigelser opgivet",
			"2025-03-03 varsling modtaget første varsel 20 afskediges af 90 ansatte", "2025-03-20 varsling modtaget andet varsel"},
			"01-06// x01-20 60 af 110, 03-03/03-20/ 20 af 90", nil},
		{"nothing to give up", []string{"2025-01-20 afskedigelser opgivet"}, "", []string{"nothing-to-drop"}},
		{"two at once: the oldest is answered first", []string{first,
			"2025-01-08 varsling modtaget første varsel 12 afskediges af 30 ansatte", "2025-01-28 varsling modtaget andet varsel",
			"2025-01-29 varsling modtaget andet varsel"},
			"01-06/01-28/ 60 af 110, 01-08/01-29/ 12 af 30", nil},
		{"corrected", []string{first, "2025-01-07 varsling modtaget første varsel 61 afskediges af 110 ansatte (retter nr. 1)"},
			"01-07// 61 af 110", nil},
		{"withdrawn", []string{first, "2025-01-07 annulleret (retter nr. 1)"}, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Fold(facts(t, c.lines...))
			if notices(got) != c.want || !slices.Equal(codes(got), c.doubts) {
				t.Errorf("%s %v, want %s %v", notices(got), codes(got), c.want, c.doubts)
			}
		})
	}
}

func TestWhomToAskForAndWhatWasSaid(t *testing.T) {
	c := Fold(facts(t,
		"2025-01-06 virksomhed registreret cvr 00000019 p-nummer 0000000001 branche 412000 efter DB25",
		"2025-01-06 kontaktperson som personaleansvarlig",
		"2025-01-06 virksomhedskonsulent VIR i Jobparate",
		"2025-02-03 kontakt med virksomheden ved besøg om behov for arbejdskraft",
		"2025-03-03 kontaktperson ophørt nr. 2",
		"2025-03-03 kontaktperson",
		"2025-03-04 kontakt med virksomheden om afskedigelser",
		"2025-03-05 kontaktperson ophørt nr. 2",
		"2025-03-06 virksomhed registreret cvr 00000027",
	))
	if c.CVR != "00000019" || c.P != "0000000001" || c.System != fact.DB25 || c.RegisteredOn.String() != "2025-01-06" {
		t.Errorf("registered as %+v on %s", c.EmployerRegistered, c.RegisteredOn)
	}
	if c.Consultant != "VIR" || c.Unit != "Jobparate" {
		t.Errorf("known by %q in %q", c.Consultant, c.Unit)
	}
	if len(c.People) != 2 || c.People[0].To.String() != "2025-03-03" || c.People[1].Role != fact.DailyContact || !c.People[1].Open() {
		t.Errorf("the people are %+v", c.People)
	}
	if last, ok := c.LastContact(day.MustParse("2025-03-03")); !ok || last.Form != fact.VisitContact {
		t.Errorf("the last contact before 4 March is %+v", last)
	}
	if last, _ := c.LastContact(day.MustParse("2025-03-04")); last.About != fact.MatterRedundancy || last.Form != fact.PhoneContact {
		t.Errorf("the last contact is %+v", last)
	}
	if _, ok := c.LastContact(day.MustParse("2025-02-02")); ok {
		t.Error("there is a contact before the first")
	}
	if got := codes(c); !slices.Equal(got, []string{"person-unknown", "registered-twice"}) {
		t.Errorf("doubts %v", got)
	}
}

// The fold is total: it takes any facts of any sort, and the order of the slice
// does not matter.
func TestTheFoldTakesAnything(t *testing.T) {
	phrases := []string{"virksomhed registreret cvr 00000019", "kontaktperson", "kontaktperson ophørt nr. 2", "virksomhedskonsulent VIR",
		"kontakt med virksomheden om andet", "afskedigelser opgivet",
		"varsling modtaget første varsel 60 afskediges af 110 ansatte", "varsling modtaget andet varsel", "varsling modtaget endeligt varsel",
		"annulleret", "første henvendelse"}
	r := rand.New(rand.NewPCG(6, 1))
	for range 3000 {
		var fs []fact.Fact
		for i := range r.IntN(9) {
			body, err := fact.Parse(phrases[r.IntN(len(phrases))])
			if err != nil {
				t.Fatal(err)
			}
			f := fact.Fact{Seq: fact.Seq(i + 1), On: day.MustParse("2025-01-01") + day.Date(r.IntN(40)), Body: body}
			if _, gone := body.(fact.Withdrawn); gone || r.IntN(5) == 0 {
				f.Corrects = fact.Seq(r.IntN(10))
			}
			fs = append(fs, f)
		}
		got := Fold(fs)
		r.Shuffle(len(fs), func(i, j int) { fs[i], fs[j] = fs[j], fs[i] })
		again := Fold(fs)
		got.Doubts, again.Doubts = nil, nil // the same ones, perhaps in another order
		if !reflect.DeepEqual(got, again) {
			t.Fatalf("the order of the slice matters: %+v", fs)
		}
		for i := range got.Redundancies {
			if r := &got.Redundancies[i]; !r.First.Given() && !r.Second.Given() && !r.Final.Given() {
				t.Fatalf("a redundancy without a notice: %+v", fs)
			}
		}
	}
}
