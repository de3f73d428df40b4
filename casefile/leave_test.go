package casefile

import (
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
)

func talksOf(c *Case) string {
	var out []string
	for _, x := range c.Talks {
		out = append(out, x.On.String()+" "+[]string{"booked", "held", "missed", "cancelled", "moved", "lapsed"}[x.State])
	}
	return strings.Join(out, ", ")
}

func TestDeathEndsEverythingWithTheDay(t *testing.T) {
	c := Fold(told(t,
		"2025-01-01 ydelse begyndt kontanthjælp", "2025-01-01 målgruppe 2", "2025-01-05 samtykke givet til borgerrådgiveren",
		"2025-02-01 tilbud begyndt virksomhedspraktik til 2025-06-01", "2025-02-01 fritaget ved sygdom til 2025-12-31",
		"2025-03-01 samtale aftalt til 2025-03-20", "2025-03-01 samtale aftalt til 2025-03-10", "2025-03-02 opgave senest 2025-04-01",
		"2025-03-03 klage modtaget om ydelse", "2025-03-10 død", "2025-03-12 samtale aftalt til 2025-03-30",
		"2025-03-12 ydelse begyndt sygedagpenge",
		"2025-03-15 opgave senest 2025-04-01", "2025-03-20 genvurdering fastholdt"))
	for what, got := range map[string]string{
		"benefits": benefits(c), "groups": groups(c), "offers": offers(c), "exemptions": exemptions(c),
		"consents": periods(c.Consents, func(x Consent) Spell { return x.Spell }),
	} {
		if !strings.HasSuffix(got, "..2025-03-10") {
			t.Errorf("%s: %s", what, got)
		}
	}
	if got, want := talksOf(c), "2025-03-10 booked, 2025-03-20 lapsed"; got != want {
		t.Errorf("talks %s, want %s", got, want)
	}
	if !c.Tasks[0].Moot || c.Tasks[1].Moot {
		t.Errorf("tasks %+v", c.Tasks)
	}
	if got := codes(c); !slices.Equal(got, []string{"after-death"}) || len(c.Doubts[0].IDs) != 2 && len(c.Doubts[1].IDs) != 2 {
		t.Errorf("doubts %v %v", got, c.Doubts)
	}
	if _, ok := First(c, 0, func(fact.Reassessed) bool { return true }); !ok {
		t.Error("a complaint cannot be ended")
	}
	if got := codes(Fold(told(t, "2025-03-10 død", "2025-04-10 død"))); !slices.Equal(got, []string{"died-twice"}) {
		t.Errorf("died twice: %v", got)
	}
	if c := Fold(told(t, "2025-01-01 målgruppe 2", "2025-03-10 død", "!2 2025-03-10 annulleret")); groups(c) != "2025-01-01.." || c.Died != 0 {
		t.Errorf("alive after all: %s, %v", groups(c), c.Died)
	}
}

func TestWhoMovesHasNothingArrangedAnyMore(t *testing.T) {
	c := Fold(told(t, "2025-01-01 målgruppe 2", "2025-03-01 samtale aftalt til 2025-03-20", "2025-03-01 samtale aftalt til 2025-03-05",
		"2025-03-02 opgave senest 2025-04-01", "2025-03-10 fraflyttet", "2025-03-12 samtale aftalt til 2025-03-30"))
	if got, want := talksOf(c), "2025-03-05 booked, 2025-03-20 lapsed, 2025-03-30 booked"; got != want {
		t.Errorf("talks %s, want %s", got, want)
	}
	if !c.Tasks[0].Moot {
		t.Error("a task for somebody who has moved still waits")
	}
}

func TestATalkHeldShortlyBeforeItsBookingSettlesIt(t *testing.T) {
	for name, x := range map[string][]string{ // the last is what must come of the others
		"the day before": {"2026-11-02 samtale aftalt til 2026-11-20 kl. 10.00 fremmøde", "2026-11-19 samtale holdt fremmøde",
			"2026-11-19 held, 2026-11-20 moved"},
		"a week before":    {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-13 samtale holdt", "2026-11-13 held, 2026-11-20 moved"},
		"more than a week": {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-12 samtale holdt", "2026-11-12 held, 2026-11-20 booked"},
		"after the day":    {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-21 samtale holdt", "2026-11-20 booked, 2026-11-21 held"},
		"in another way": {"2026-11-02 samtale aftalt til 2026-11-20 fremmøde", "2026-11-19 samtale holdt telefon",
			"2026-11-19 held, 2026-11-20 booked"},
		"of another type": {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-19 samtale holdt opfølgning",
			"2026-11-19 held, 2026-11-20 booked"},
		"with another host": {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-19 samtale holdt hos a-kassen",
			"2026-11-19 held, 2026-11-20 booked"},
		"booked when it ended": {"2026-11-19 samtale holdt", "2026-11-19 samtale aftalt til 2026-11-20", "2026-11-19 held, 2026-11-20 booked"},
		"two bookings": {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-02 samtale aftalt til 2026-11-21",
			"2026-11-19 samtale holdt", "2026-11-19 held, 2026-11-20 booked, 2026-11-21 booked"},
		"two talks": {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-18 samtale holdt", "2026-11-19 samtale holdt",
			"2026-11-18 held, 2026-11-19 held, 2026-11-20 booked"},
		"a booking of its own": {"2026-11-02 samtale aftalt til 2026-11-19", "2026-11-02 samtale aftalt til 2026-11-20",
			"2026-11-19 samtale holdt", "2026-11-19 held, 2026-11-20 booked"},
		"moved, then cancelled": {"2026-11-02 samtale aftalt til 2026-11-20", "2026-11-19 samtale holdt",
			"2026-11-19 samtale aflyst til 2026-11-20", "2026-11-19 held, 2026-11-20 cancelled"},
	} {
		want := x[len(x)-1]
		if got := talksOf(Fold(told(t, x[:len(x)-1]...))); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestWhatIsRegisteredTwiceOnADayCountsOnce(t *testing.T) {
	const talk = "2026-07-10 samtale holdt"
	const booked = "2026-07-01 samtale aftalt til 2026-07-10"
	for _, x := range []struct {
		name  string
		lines []string
		talks string
		twice int
	}{
		{"four times the same", []string{talk + " telefon", talk + " telefon", talk + " telefon", talk + " telefon"}, "2026-07-10 held", 3},
		{"once with less said", []string{talk, talk + " hos kommunen telefon"}, "2026-07-10 held", 1},
		{"in two ways", []string{talk + " fremmøde", talk + " telefon"}, "2026-07-10 held, 2026-07-10 held", 0},
		{"of two types in one meeting", []string{talk, talk + " opfølgning"}, "2026-07-10 held, 2026-07-10 held", 0},
		{"missed twice", []string{"2026-07-10 samtale udeblevet", "2026-07-10 samtale udeblevet sygdom"}, "2026-07-10 missed", 1},
		{"booked three times", []string{booked + " kl. 10.00", booked, booked + " kl. 10.00"}, "2026-07-10 booked", 2},
		{"booked at two hours", []string{booked + " kl. 10.00", booked + " kl. 14.00"}, "2026-07-10 booked, 2026-07-10 booked", 0},
		{"two notes", []string{"2026-07-10 notat", "2026-07-10 notat", "2026-07-10 kontaktforsøg telefon",
			"2026-07-10 kontaktforsøg telefon"}, "", 0},
		{"two first contacts", []string{"2026-07-10 første henvendelse", "2026-07-10 første henvendelse"}, "", 1},
		{"corrected to the same day", []string{talk, "2026-07-11 samtale holdt", "!2 2026-07-10 samtale holdt"}, "2026-07-10 held", 1},
	} {
		c := Fold(told(t, x.lines...))
		n := 0
		for _, code := range codes(c) {
			if code == "registered-twice" {
				n++
			}
		}
		if got := talksOf(c); got != x.talks || n != x.twice {
			t.Errorf("%s: %s and %d doubts, want %s and %d", x.name, got, n, x.talks, x.twice)
		}
	}
	c := Fold(told(t, talk, talk+" telefon"))
	if c.Talks[0].Form != fact.ByPhone || c.Talks[0].ID != 1 {
		t.Errorf("together they say %+v", c.Talks[0])
	}
}

func TestAnEndBeforeTheStartIsADoubt(t *testing.T) {
	for _, line := range []string{
		"2026-11-20 tilbud begyndt virksomhedspraktik til 2026-11-10", "2026-11-20 fritaget ved sygdom til 2026-11-10",
		"2026-11-20 job begyndt til 2026-11-10", "2026-11-20 fravær sygdom til 2026-11-10",
		"2026-11-20 forløb begyndt ressourceforløb til 2026-11-10",
		"2026-11-20 uddannelse begyndt FGU til 2026-11-10", "2026-11-20 ventetid på offentligt sygehus til 2026-11-10",
		"2026-11-20 timer i arbejdspligten jobsøgning 10 timer om ugen til 2026-11-10",
	} {
		c := Fold(told(t, line))
		if got := codes(c); !slices.Contains(got, "ends-before-start") {
			t.Errorf("%s: %v", line, got)
		}
		b := c.Entries[0].Body
		if err := fact.CheckOn(c.Entries[0].On, b); err == nil || !strings.Contains(err.Error(),
			"10.11.2026, ligger før begyndelsen, 20.11.2026") {
			t.Errorf("%s is taken by forms: %v", line, err)
		}
		if err := fact.CheckOn(day.MustParse("2026-11-10"), b); err != nil {
			t.Errorf("%s, but from the same day: %v", line, err)
		}
	}
	d := fact.Decided{Topic: fact.TopicBenefit, Outcome: fact.Granted, From: day.MustParse("2026-11-20"), Until: day.MustParse("2026-11-10")}
	if fact.Check(d) == nil {
		t.Error("a decision that ends before it begins is taken")
	}
}

func TestSnoozesEndOnTheirDayOrBefore(t *testing.T) {
	c := Fold(told(t, "2026-11-01 lagt til side til 2026-11-20 for first-talk-1w.3.0", "2026-11-05 lagt til side til 2026-11-10"))
	back := func(on string) string { d, _ := c.IsSnoozed("first-talk-1w.3.0", day.MustParse(on)); return d.String() }
	for on, want := range map[string]string{"2026-10-31": "", "2026-11-01": "2026-11-20", "2026-11-19": "2026-11-20", "2026-11-20": ""} {
		if got := back(on); got != want {
			t.Errorf("on %s it comes back %q, want %q", on, got, want)
		}
	}
	if d, ok := c.IsSnoozed("another.1.0", day.MustParse("2026-11-06")); !ok || d.String() != "2026-11-10" {
		t.Errorf("all of the case: %v, %v", d, ok)
	}
	c = Fold(told(t, "2026-11-01 lagt til side til 2026-11-20 for first-talk-1w.3.0", "2026-11-05 taget frem igen for first-talk-1w.3.0"))
	if back("2026-11-04") == "" || back("2026-11-05") != "" || len(codes(c)) != 0 {
		t.Errorf("taken up again: %+v %v", c.Snoozes, codes(c))
	}
}

func TestMergedCasesAreOneAndCanBeParted(t *testing.T) {
	own := told(t, "2026-01-01 målgruppe 2", "2026-03-01 sag lagt sammen med cb", "2026-03-05 samtale holdt")
	other := told(t, "2025-12-01 første henvendelse", "2025-12-05 samtale holdt", "!2 2025-12-06 samtale holdt",
		"2025-12-07 opgave senest 2026-01-01",
		"2025-12-08 opgave løst nr. 4", "2026-03-01 sag lagt sammen med ca som føres videre der")
	c := Fold(own)
	if !slices.Equal(c.With, []fact.Subject{"cb"}) || c.CarriedBy != "" || Fold(other).CarriedBy != "ca" {
		t.Errorf("%v, %q, %q", c.With, c.CarriedBy, Fold(other).CarriedBy)
	}
	one := Fold(Merge(own, other))
	if got, want := talksOf(one), "2025-12-06 held, 2026-03-05 held"; got != want || one.Tasks[0].Done == 0 {
		t.Errorf("talks %s, want %s; tasks %+v", got, want, one.Tasks)
	}
	if n, s := Origin(one.Talks[0].ID); n != 1 || s != 2 {
		t.Errorf("the first talk is fact %d of case %d", s, n)
	}
	parted := append(own, fact.Fact{Seq: 4, On: day.MustParse("2026-04-01"), Body: fact.CasesParted{With: "cb"}})
	if got := Fold(parted).With; len(got) != 0 {
		t.Errorf("still with %v", got)
	}
}

func TestTextIsOutOfSightUntilItIsShownAgain(t *testing.T) {
	c := Fold(told(t, "2026-01-01 notat", "2026-01-02 tekst taget ud af syne nr. 1"))
	if !c.IsHidden(1) || c.IsHidden(2) {
		t.Errorf("hidden %v", c.Hidden)
	}
	if c := Fold(told(t, "2026-01-01 notat", "2026-01-02 tekst taget ud af syne nr. 1", "2026-01-03 tekst vist igen nr. 1")); c.IsHidden(1) {
		t.Errorf("hidden %v", c.Hidden)
	}
}

func TestProtectionHasAHistory(t *testing.T) {
	c := Fold(told(t, "2026-01-01 beskyttelse af navn og adresse", "2026-02-01 beskyttelse af navn og adresse ophørt",
		"2026-03-01 ansat i kommunen"))
	for on, want := range map[string][2]bool{"2026-01-15": {true, false}, "2026-02-01": {true, false}, "2026-02-02": {false, false},
		"2026-03-01": {false, true}} {
		if d := day.MustParse(on); c.IsProtected(d) != want[0] || c.IsOwnStaff(d) != want[1] {
			t.Errorf("on %s %v %v, want %v", on, c.IsProtected(d), c.IsOwnStaff(d), want)
		}
	}
}
