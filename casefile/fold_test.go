package casefile

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"indgang/day"
	"indgang/fact"

	"github.com/google/go-cmp/cmp"
)

// told makes facts of lines in the words of case files: "2025-03-05 målgruppe 2",
// with "!N " before a line that corrects the Nth.
func told(t testing.TB, lines ...string) []fact.Fact {
	t.Helper()
	var out []fact.Fact
	for i, l := range lines {
		f := fact.Fact{Seq: fact.Seq(i + 1)}
		if l[0] == '!' {
			f.Corrects = fact.Seq(l[1] - '0')
			l = l[3:]
		}
		on, phrase, _ := strings.Cut(l, " ")
		f.On = day.MustParse(on)
		f.Recorded = f.On.Time().Add(12 * time.Hour)
		var err error
		if f.Body, err = fact.Parse(phrase); err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

func codes(c *Case) []string {
	var out []string
	for _, d := range c.Doubts {
		if d.Code != "no-birth-date" {
			out = append(out, d.Code)
		}
	}
	return out
}

func periods[T any](xs []T, p func(T) Spell) string {
	var out []string
	for _, x := range xs {
		out = append(out, p(x).Period.String())
	}
	return strings.Join(out, " ")
}

func TestSpellsFollowFromBeginningsAndEnds(t *testing.T) {
	for _, x := range []struct {
		name   string
		lines  []string
		get    func(*Case) string
		want   string
		doubts []string
	}{
		{"a benefit that stopped", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-06-30 ydelse stoppet"},
			benefits, "2025-01-01..2025-06-30", nil},
		{"a change of benefit", []string{"2025-01-01 ydelse begyndt sygedagpenge", "2025-03-01 ydelse skiftet til ledighedsydelse"},
			benefits, "2025-01-01..2025-02-28 2025-03-01..", nil},
		{"two benefits at once", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-03-01 ydelse begyndt sygedagpenge"},
			benefits, "2025-01-01..2025-02-28 2025-03-01..", []string{"benefits-overlap"}},
		{"the same benefit twice", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-03-01 ydelse begyndt kontanthjælp"},
			benefits, "2025-01-01..", []string{"benefit-twice"}},
		{"the same benefit twice, and stopped", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-03-01 ydelse begyndt kontanthjælp",
			"2025-06-30 ydelse stoppet"},
			benefits, "2025-01-01..2025-06-30", []string{"benefit-twice"}},
		{"a stop and a new benefit on one day", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-06-30 ydelse stoppet",
			"2025-06-30 ydelse begyndt sygedagpenge"},
			benefits, "2025-01-01..2025-06-29 2025-06-30..", []string{"benefits-overlap"}},
		{"a stop of nothing", []string{"2025-01-01 ydelse stoppet dagpenge"}, benefits, "", []string{"end-without-start"}},
		{"a group ends with its benefit", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-01-01 målgruppe 2",
			"2025-06-30 ydelse stoppet"},
			groups, "2025-01-01..2025-06-30", nil},
		{"a group outlives another benefit", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-01-01 målgruppe 12",
			"2025-06-30 ydelse stoppet"},
			groups, "2025-01-01..", nil},
		{"a new group ends the old one", []string{"2025-01-01 målgruppe 4", "2025-05-01 målgruppe 5"},
			groups, "2025-01-01..2025-04-30 2025-05-01..", nil},
		{"the same group again is the same spell", []string{"2025-01-01 målgruppe 4", "2025-05-01 målgruppe 4"}, groups, "2025-01-01..", nil},
		{"the same group twice, and ended", []string{"2025-01-01 målgruppe 4", "2025-05-01 målgruppe 4", "2025-06-30 målgruppe ophørt"},
			groups, "2025-01-01..2025-06-30", nil},
		{"moving out twice", []string{"2025-01-01 målgruppe 2", "2025-04-01 fraflyttet", "2025-09-01 fraflyttet"}, groups,
			"2025-01-01..2025-03-31", nil},
		{"back in the same group", []string{"2025-01-01 målgruppe 8", "2025-04-01 fraflyttet", "2025-06-01 tilflyttet", "2025-07-01 målgruppe 8"},
			groups, "2025-01-01..2025-03-31 2025-07-01..", nil},
		{"moving out ends what runs", []string{"2025-01-01 ydelse begyndt kontanthjælp", "2025-01-01 målgruppe 2", "2025-04-01 fraflyttet"},
			groups, "2025-01-01..2025-03-31", nil},
		{"an exemption with an end", []string{"2025-01-01 fritaget ved sygdom til 2025-02-01"},
			exemptions, "2025-01-01..2025-02-01", nil},
		{"an exemption cut short", []string{"2025-01-01 fritaget ved sygdom til 2025-02-01", "2025-01-20 fritagelse ophørt"},
			exemptions, "2025-01-01..2025-01-20", nil},
		{"an exemption that was over when it was said to end", []string{"2025-01-01 fritaget ved sygdom til 2025-02-01",
			"2025-05-20 fritagelse ophørt"},
			exemptions, "2025-01-01..2025-02-01", []string{"end-without-start"}},
		{"sick twice on one day", []string{"2025-01-01 sygemeldt", "2025-01-01 sygemeldt fra ledighed"}, sick, "2025-01-01..",
			[]string{"sickness-overlap"}},
		{"a CV made visible twice", []string{"2025-01-01 CV synligt", "2025-02-01 CV synligt", "2025-03-01 CV skjult"}, cvs,
			"2025-01-01..2025-02-28 2025-02-01..2025-02-28", nil},
		{"a CV visible for part of a day", []string{"2025-01-01 CV synligt", "2025-01-01 CV skjult"}, cvs, "", []string{"end-without-start"}},
		{"registered twice", []string{"2025-01-01 tilmeldt jobsøgende", "2025-02-01 tilmeldt jobsøgende", "2025-03-01 afmeldt jobsøgende"},
			seekers, "2025-01-01..2025-03-01 2025-02-01..2025-03-01", nil},
		{"sick twice without getting well", []string{"2025-01-01 sygemeldt", "2025-03-01 sygemeldt"},
			sick, "2025-01-01..2025-02-28 2025-03-01..", []string{"sickness-overlap"}},
		{"well again", []string{"2025-01-01 sygemeldt", "2025-03-01 raskmeldt"}, sick, "2025-01-01..2025-02-28", nil},
		{"well without having been sick", []string{"2025-03-01 raskmeldt"}, sick, "", []string{"end-without-start"}},
		{"an offer of its kind ends", []string{"2025-01-01 tilbud begyndt mentor", "2025-01-02 tilbud begyndt løntilskud",
			"2025-02-01 tilbud sluttet mentor fuldført"},
			offers, "2025-01-01..2025-02-01 2025-01-02..", nil},
		{"a talk before the first course", []string{"2025-01-01 målgruppe 2", "2024-12-01 samtale holdt"}, groups, "2025-01-01..",
			[]string{"before-course"}},
		{"a sickness talk with somebody who is well", []string{"2025-01-01 målgruppe 2", "2025-02-01 samtale holdt opfølgning"}, groups,
			"2025-01-01..", []string{"follow-up-not-sick"}},
		{"too old for the group", []string{"1980-01-01 født", "2025-01-01 målgruppe 4"}, groups, "2025-01-01..", []string{"group-age"}},
		{"before birth", []string{"1980-01-01 født", "1979-01-01 tilflyttet"}, groups, "", []string{"before-birth"}},
		{"born twice", []string{"1980-01-01 født", "1981-01-01 født"}, groups, "", []string{"born-twice"}},
	} {
		c := Fold(told(t, x.lines...))
		if got := x.get(c); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
		if got := codes(c); !slices.Equal(got, x.doubts) {
			t.Errorf("%s: doubts %v, want %v", x.name, got, x.doubts)
		}
	}
}

func benefits(c *Case) string { return periods(c.Benefits, func(x Benefit) Spell { return x.Spell }) }
func groups(c *Case) string   { return periods(c.Groups, func(x Group) Spell { return x.Spell }) }
func exemptions(c *Case) string {
	return periods(c.Exemptions, func(x Exemption) Spell { return x.Spell })
}
func sick(c *Case) string    { return periods(c.Sickness, func(x Sickness) Spell { return x.Spell }) }
func cvs(c *Case) string     { return periods(c.Cv, func(x Spell) Spell { return x }) }
func seekers(c *Case) string { return periods(c.Registered, func(x Spell) Spell { return x }) }
func offers(c *Case) string  { return periods(c.Offers, func(x Offer) Spell { return x.Spell }) }

func TestOfALineOfCorrectionsOnlyTheLastStands(t *testing.T) {
	for _, x := range []struct {
		name  string
		lines []string
		want  string // On and ID of what stands
	}{
		{"corrected once", []string{"2025-01-01 samtale holdt", "!1 2025-01-03 samtale holdt"}, "2025-01-03#1"},
		{"corrected twice in a row", []string{"2025-01-01 samtale holdt", "!1 2025-01-03 samtale holdt", "!2 2025-01-04 samtale holdt"},
			"2025-01-04#1"},
		{"two corrections of the same", []string{"2025-01-01 samtale holdt", "!1 2025-01-03 samtale holdt", "!1 2025-01-04 samtale holdt"},
			"2025-01-04#1"},
		{"withdrawn", []string{"2025-01-01 samtale holdt", "!1 2025-01-01 annulleret"}, ""},
		{"corrected and withdrawn", []string{"2025-01-01 samtale holdt", "!1 2025-01-03 samtale holdt", "!2 2025-01-03 annulleret"}, ""},
	} {
		c := Fold(told(t, x.lines...))
		var got []string
		for _, e := range c.Entries {
			got = append(got, e.On.String()+"#"+string(rune('0'+e.ID)))
		}
		if strings.Join(got, " ") != x.want || len(codes(c)) > 0 {
			t.Errorf("%s: %v %v, want %q", x.name, got, codes(c), x.want)
		}
	}
	c := Fold([]fact.Fact{{Seq: 1, On: 738000, Corrects: 9, Body: fact.FirstContact{}}})
	if got := codes(c); !slices.Equal(got, []string{"correction-of-unknown"}) || len(c.Entries) != 1 {
		t.Errorf("a correction of nothing: %v, %d entries", got, len(c.Entries))
	}
}

func TestTheCaseAsKnownLeavesOutWhatCameLater(t *testing.T) {
	facts := told(t, "2025-01-01 målgruppe 2", "2025-01-10 samtale holdt")
	facts[1].Recorded = day.MustParse("2025-01-20").Time()
	if got := len(Fold(AsKnown(facts, day.MustParse("2025-01-15").Time())).Talks); got != 0 {
		t.Errorf("%d talks were known on the 15th", got)
	}
	if got := len(Fold(AsKnown(facts, day.MustParse("2025-01-20").Time())).Talks); got != 1 {
		t.Errorf("%d talks were known on the 20th", got)
	}
}

func TestABookingIsSettledByWhatCameOfIt(t *testing.T) {
	c := Fold(told(t, "2025-01-01 samtale aftalt til 2025-01-10", "2025-01-01 samtale aftalt til 2025-01-20", "2025-01-10 samtale holdt",
		"2025-01-05 samtale aftalt til 2025-01-25", "2025-01-24 samtale aflyst til 2025-01-25"))
	var got []string
	for _, x := range c.Talks {
		got = append(got, x.On.String()+[]string{"booked", "held", "missed", "cancelled"}[x.State])
	}
	if want := []string{"2025-01-10held", "2025-01-20booked", "2025-01-25cancelled"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Whatever the vocabulary can say, in any order, folds without a panic, and the
// order of the slice does not matter.
func TestTheFoldNeverFails(t *testing.T) {
	words := fact.Vocabulary()
	for n := range 3000 {
		r := rand.New(rand.NewPCG(uint64(n), 3))
		var facts []fact.Fact
		for i := range r.IntN(25) {
			b, err := fact.Parse(words[r.IntN(len(words))].Example)
			if err != nil {
				t.Fatal(err)
			}
			f := fact.Fact{Seq: fact.Seq(i + 1), On: day.Date(738000 + r.IntN(900)), Body: b}
			if r.IntN(8) == 0 {
				f.Corrects = fact.Seq(r.IntN(30))
			}
			facts = append(facts, f)
		}
		a := Fold(facts)
		slices.Reverse(facts)
		if diff := cmp.Diff(a, Fold(facts)); diff != "" {
			t.Fatalf("case %d: the order of the slice matters: %s", n, diff)
		}
		for _, g := range [][]Spell{spells(a.Benefits, func(x Benefit) Spell { return x.Spell }), spells(a.Groups,
			func(x Group) Spell { return x.Spell })} {
			for i := 1; i < len(g); i++ {
				if g[i-1].To == 0 || g[i-1].To >= g[i].From {
					t.Fatalf("case %d: spells overlap: %v", n, g)
				}
			}
		}
	}
}

func spells[T any](xs []T, f func(T) Spell) []Spell {
	var out []Spell
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func TestAnotherRateOfTheSameBenefitIsNoContradiction(t *testing.T) {
	c := Fold(told(t, "2025-01-06 ydelse begyndt kontanthjælp", "2025-07-01 ydelse skiftet til kontanthjælp på mindstesats"))
	if got := periods(c.Benefits, func(b Benefit) Spell { return b.Spell }); got != "2025-01-06..2025-06-30 2025-07-01.." {
		t.Errorf("benefits %s", got)
	}
	if got := codes(c); len(got) != 0 {
		t.Errorf("doubts %v", got)
	}
	c = Fold(told(t, "2025-01-06 ydelse begyndt kontanthjælp", "2025-07-01 ydelse begyndt kontanthjælp på mindstesats"))
	if got := codes(c); !slices.Equal(got, []string{"benefits-overlap"}) {
		t.Errorf("begun twice: doubts %v", got)
	}
}

func TestOffersInWritingAreKeptInOrder(t *testing.T) {
	c := Fold(told(t, "2025-03-03 tilbud givet løntilskud fra 2025-04-01", "2025-02-03 tilbud givet virksomhedspraktik"))
	if len(c.Given) != 2 || c.Given[0].Offer != fact.WorkPlacement || c.Given[1].Start != day.MustParse("2025-04-01") || c.Given[1].ID != 1 {
		t.Errorf("%+v", c.Given)
	}
}
