package law_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/law/lawtest"
)

func d(s string) day.Date { return day.MustParse(s) }

var ishoej = law.MustBook(law.Options{Overlay: law.Ishoej()})

// Every rule and every number says for each covered day what holds, or that
// nothing does: exactly one version, no gap, no overlap.
func TestEveryDayHasOneVersionOfEachRuleAndNumber(t *testing.T) {
	for _, r := range law.Rules() {
		versions := ishoej.Rule(r.ID)
		if len(versions) == 0 {
			t.Errorf("%s has no version", r.ID)
			continue
		}
		for on := law.Coverage.From; on <= law.Coverage.To; on++ {
			n := 0
			for _, m := range versions {
				if m.Valid.Has(on) {
					n++
				}
			}
			if before := on < versions[0].Valid.From; n != 1 && !(n == 0 && before && r.Before != "") {
				t.Errorf("%s has %d versions on %s", r.ID, n, on)
				break
			}
		}
	}
	for _, a := range law.Acts() {
		for _, p := range a.Params.List() {
			for on := law.Coverage.From; on <= law.Coverage.To; on++ {
				v := p.At(on, 0)
				if v == nil && on >= p.Values[0].From {
					t.Errorf("%s %s has no value on %s", a.Short, p.Name, on)
					break
				}
			}
		}
	}
}

// Each number that a version uses has a value on every day that the version can
// ask for it.
func TestNoVersionAsksForANumberThatIsNotThere(t *testing.T) {
	for _, r := range law.Rules() {
		versions := ishoej.Rule(r.ID)
		for i, v := range r.Versions {
			if v.Shape == nil || i >= len(versions) {
				continue
			}
			for _, p := range duty.Numbers(v.Shape) {
				if !p.Local && p.At(d(v.From), 0) == nil {
					t.Errorf("%s from %s: %s has no value", r.ID, v.From, p.Name)
				}
			}
		}
	}
}

func TestDaysOutsideTheCoverageAreRefused(t *testing.T) {
	c := casefile.Fold(nil)
	for _, on := range []string{"2019-09-30", "2032-01-01", "1999-01-01"} {
		if _, err := law.Derive(ishoej, c, d(on)); err == nil || !strings.Contains(err.Error(), "Vælg en dag") {
			t.Errorf("%s: %v", on, err)
		}
	}
	for _, on := range []string{"2019-10-01", "2031-12-31"} {
		if _, err := law.Derive(ishoej, c, d(on)); err != nil {
			t.Errorf("%s: %v", on, err)
		}
	}
}

func TestTheBookAsKnownHoldsOnlyWhatWasAnnounced(t *testing.T) {
	early := law.MustBook(law.Options{Known: d("2025-12-01")})
	late := law.MustBook(law.Options{Known: d("2025-12-29")})
	if m := early.On("talks-4in6", d("2026-08-01")); m == nil || m.Shape != "count" {
		t.Errorf("before the reform was announced, four talks were still the rule for 2026-08-01: %+v", m)
	}
	if m := late.On("talks-4in6", d("2026-08-01")); m == nil || m.Shape != "" {
		t.Errorf("after it was announced, it was not: %+v", m)
	}
	for _, m := range early.Citizen.Versions() {
		if m.Announced > d("2025-12-01") {
			t.Errorf("%s from %s was not known before %s", m.ID, m.Valid.From, m.Announced)
		}
	}
}

// randomCase gives case number n, the same in every run.
func randomCase(n int) []fact.Fact { return lawtest.Random(rand.New(rand.NewPCG(uint64(n), 7))) }

// cases is how many random cases a property is held against.
func cases(t *testing.T) int {
	if testing.Short() {
		return 300
	}
	return 3000
}

func describe(facts []fact.Fact) string {
	var b strings.Builder
	for _, f := range facts {
		fmt.Fprintf(&b, "  %d %s %s", f.Seq, f.On, fact.String(f.Body))
		if f.Corrects != 0 {
			fmt.Fprintf(&b, " (retter nr. %d)", f.Corrects)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// summary is what of a result may not change before Next.
func summary(r law.Result) string {
	var b strings.Builder
	for i := range r.Obligations {
		o := &r.Obligations[i]
		fmt.Fprintf(&b, "%s %s due %s plan %s %s %s booked %s %s", o.ID(), o.Opened, o.Due, o.PlanBy, o.Status, o.Closed, o.Booked, o.Proof.Doubt)
		if o.Proof.Count != nil {
			// What accumulates with time runs every day and is not shown in lists.
			fmt.Fprintf(&b, " have %d of %d", o.Have, o.Need)
		}
		b.WriteByte('\n')
	}
	for _, f := range r.Refusals {
		fmt.Fprintf(&b, "refused %s %d %s\n", f.Meta.ID, f.Ref, f.Name)
	}
	return b.String()
}

// Time alone changes nothing before the day that Derive says. The nightly sweep
// rests on it.
func TestNothingChangesBeforeTheNextDay(t *testing.T) {
	for n := range cases(t) {
		facts := randomCase(n)
		c := casefile.Fold(facts)
		on := d("2019-10-15") + day.Date(n*7%3000)
		r := duty.Derive(ishoej.Citizen, c, on)
		was := summary(r)
		last := r.Next - 1
		if r.Next == 0 {
			last = on + 400
		}
		if r.Next != 0 && r.Next <= on {
			t.Fatalf("case %d on %s: next change %s is not ahead", n, on, r.Next)
		}
		for _, x := range []day.Date{on + 1, (on + last) / 2, last} {
			if x <= on || x > last || !law.Coverage.Has(x) {
				continue
			}
			if now := summary(duty.Derive(ishoej.Citizen, c, x)); now != was {
				t.Fatalf("case %d: on %s the next change is %s, but on %s it is different\n%s\nwas\n%s\nis\n%s", n, on, r.Next, x, describe(facts),
					was, now)
			}
		}
	}
}

// A rule may not look at anything that has not to do with it.
func TestANoteChangesNothing(t *testing.T) {
	for n := range cases(t) / 4 {
		facts := randomCase(n)
		on := d("2020-06-01") + day.Date(n*11%2400)
		was := summary(duty.Derive(ishoej.Citizen, casefile.Fold(facts), on))
		more := append(slices.Clone(facts), fact.Fact{Seq: fact.Seq(len(facts) + 1), On: on - 3, Recorded: on.Time(), Body: fact.NoteMade{}})
		if now := summary(duty.Derive(ishoej.Citizen, casefile.Fold(more), on)); now != was {
			t.Fatalf("case %d on %s: a note changed\n%s\ninto\n%s\n%s", n, on, was, now, describe(facts))
		}
	}
}

// A fact that was taken back is as if it had never been.
func TestAWithdrawnFactIsGone(t *testing.T) {
	for n := range cases(t) / 4 {
		facts := randomCase(n)
		on := d("2020-06-01") + day.Date(n*13%2400)
		was := summary(duty.Derive(ishoej.Citizen, casefile.Fold(facts), on))
		next := fact.Seq(len(facts) + 1)
		more := append(slices.Clone(facts),
			fact.Fact{Seq: next, On: on - 10, Recorded: on.Time(), Body: fact.FirstContact{}},
			fact.Fact{Seq: next + 1, On: on - 10, Recorded: on.Time(), Corrects: next, Body: fact.Withdrawn{}})
		if now := summary(duty.Derive(ishoej.Citizen, casefile.Fold(more), on)); now != was {
			t.Fatalf("case %d on %s: a withdrawn contact changed\n%s\ninto\n%s", n, on, was, now)
		}
	}
}

// What every obligation must be, whatever the case.
func TestEveryObligationIsSound(t *testing.T) {
	seen := map[string]bool{}
	for n := range cases(t) {
		facts := randomCase(n)
		c := casefile.Fold(facts)
		on := d("2019-10-15") + day.Date(n*17%3400)
		r, err := law.Derive(ishoej, c, on)
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for i := range r.Obligations {
			o := &r.Obligations[i]
			seen[o.Meta.ID] = true
			fail := func(what string) {
				t.Fatalf("case %d on %s: %s %s: %s\n%s", n, on, o.ID(), o.Status, what, describe(facts))
			}
			switch {
			case ids[o.ID()]:
				fail("the ID stands twice")
			case o.Opened == 0 || o.Opened > on:
				fail("opened " + o.Opened.String())
			case o.Due != 0 && o.PlanBy > o.Due:
				fail("planned for " + o.PlanBy.String() + " after it is due " + o.Due.String())
			case o.Status.Live() != (o.Closed == 0):
				fail("closed " + o.Closed.String())
			case o.Closed > on:
				fail("closed in the future")
			case o.Status == duty.Overdue && (o.Due == 0 || o.Due >= on):
				fail("overdue before " + o.Due.String())
			case o.Status == duty.Met && o.Due != 0 && o.Closed > o.Due && o.Kind != duty.Counter:
				fail("met in time after it was due")
			case o.Force == duty.Off:
				fail("made by a rule that is off")
			case o.Grade == 'D' && o.Force == duty.Binding && o.SignedBy == "":
				fail("a rule that nobody has verified binds")
			}
			ids[o.ID()] = true
			for _, u := range o.Proof.Uses {
				if e, ok := c.Entry(fact.Seq(u.Ref)); u.Ref != 0 && !ok {
					fail(fmt.Sprintf("rests on fact %d, which does not stand: %v", u.Ref, e))
				}
			}
			if lines := law.Explain(ishoej, c, o).Lines; len(lines) < 5 {
				fail("is not explained")
			}
		}
	}
	for _, r := range law.Rules() {
		for _, v := range r.Versions {
			if v.Shape != nil && v.Shape.Name() != "check" && v.Grade != 'D' && !seen[r.ID] {
				t.Logf("no random case met %s", r.ID)
				break
			}
		}
	}
}

// A local target may be stricter than the statute, never looser.
func TestALocalTargetOnlyBringsThePlanForward(t *testing.T) {
	o := law.Ishoej()
	o.Targets = nil
	for _, r := range law.Rules() {
		o.Targets = append(o.Targets, law.LocalTarget{Rule: r.ID, Amount: "9", Unit: "dage", From: d("2019-10-01"), Source: "test"})
	}
	strict := law.MustBook(law.Options{Overlay: o})
	for n := range cases(t) / 4 {
		c := casefile.Fold(randomCase(n))
		on := d("2020-01-15") + day.Date(n*19%3000)
		a, b := duty.Derive(ishoej.Citizen, c, on), duty.Derive(strict.Citizen, c, on)
		if len(a.Obligations) != len(b.Obligations) {
			t.Fatalf("case %d: a target made or took away a duty", n)
		}
		for i := range a.Obligations {
			x, y := &a.Obligations[i], &b.Obligations[i]
			if x.Due != y.Due || x.Status != y.Status || y.PlanBy > x.PlanBy && x.PlanBy != 0 {
				t.Fatalf("case %d: %s due %s plan %s became due %s plan %s", n, x.ID(), x.Due, x.PlanBy, y.Due, y.PlanBy)
			}
		}
	}
}

func TestALiftTakesTheRuleAwayForItsPeriodAndLetsItComeBack(t *testing.T) {
	o := law.Ishoej()
	o.Lifts = []law.LocalLift{{Rule: "first-talk-1w", From: d("2025-04-01"), To: d("2025-06-30"), Basis: "Velfærdsaftale (prøve)"}}
	b := law.MustBook(law.Options{Overlay: o})
	at := func(contact, on string) []law.Obligation {
		c := casefile.Fold([]fact.Fact{{Seq: 1, On: d(contact), Body: fact.FirstContact{}},
			{Seq: 2, On: d(contact), Body: fact.GroupAssigned{Group: 2}}})
		var out []law.Obligation
		for _, x := range duty.Derive(b.Citizen, c, d(on)).Obligations {
			if x.Meta.ID == "first-talk-1w" && x.Status.Live() {
				out = append(out, x)
			}
		}
		return out
	}
	if got := at("2025-03-05", "2025-03-10"); len(got) != 1 {
		t.Errorf("before the lift: %d", len(got))
	}
	if got := at("2025-04-05", "2025-04-10"); len(got) != 0 {
		t.Errorf("during the lift: %d", len(got))
	}
	if got := at("2025-07-05", "2025-07-10"); len(got) != 1 {
		t.Errorf("after the lift: %d", len(got))
	}
	var lifted bool
	for _, m := range b.Rule("first-talk-1w") {
		lifted = lifted || m.Lifted != "" && m.Valid == (day.Period{From: d("2025-04-01"), To: d("2025-06-30")})
	}
	if !lifted {
		t.Error("the book does not say that the rule is lifted")
	}
}

func TestASignOffBindsItsVersionAndLapsesWithIt(t *testing.T) {
	b := law.MustBook(law.Options{SignOffs: []duty.SignOff{{Rule: "first-talk-1w", Version: d("2026-07-01"), On: d("2026-08-01"), By: "JUR"}}})
	if m := b.On("first-talk-1w", d("2026-08-02")); m.Force != duty.Binding || m.SignedBy != "JUR" {
		t.Errorf("signed off: %v %q", m.Force, m.SignedBy)
	}
	if m := ishoej.On("first-talk-1w", d("2026-08-02")); m.Force != duty.Warning {
		t.Errorf("not signed off: %v", m.Force)
	}
	early := law.MustBook(law.Options{Known: d("2026-07-31"), SignOffs: []duty.SignOff{{Rule: "first-talk-1w", Version: d("2026-07-01"),
		On: d("2026-08-01"), By: "JUR"}}})
	if m := early.On("first-talk-1w", d("2026-08-02")); m.Force != duty.Warning {
		t.Errorf("before it was signed off: %v", m.Force)
	}
}

func TestTheOrderOfRecordingDoesNotMatterWithinADay(t *testing.T) {
	for n := range cases(t) / 4 {
		facts := randomCase(n)
		if slices.ContainsFunc(facts, func(f fact.Fact) bool { return f.Corrects != 0 }) {
			continue
		}
		// Two facts of one kind on one day do contradict each other, and then the
		// later one stands: leave such cases out.
		kinds := map[string]bool{}
		double := false
		for _, f := range facts {
			k := fmt.Sprint(f.On, fact.KindOf(f.Body))
			double = double || kinds[k]
			kinds[k] = true
		}
		if double {
			continue
		}
		shuffled := slices.Clone(facts)
		r := rand.New(rand.NewPCG(uint64(n), 99))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		// Keep the numbers of the facts and change only the order of the slice.
		on := d("2020-06-01") + day.Date(n*23%2400)
		a, b := summary(duty.Derive(ishoej.Citizen, casefile.Fold(facts), on)), summary(duty.Derive(ishoej.Citizen, casefile.Fold(shuffled), on))
		if a != b {
			t.Fatalf("case %d on %s: order of the slice matters\n%s", n, on, describe(facts))
		}
	}
}

func TestCaseFilesThatShipHold(t *testing.T) {
	var rep law.Report
	for _, name := range law.CaseFiles() {
		text, err := law.ReadCaseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rep.Check(name, text)
	}
	for _, f := range rep.Failures {
		t.Error(f)
	}
	t.Logf("%d files, %d cases, %d expectations", rep.Files, rep.Cases, rep.Expects)
}

func TestACaseFileFailsForTheRightReason(t *testing.T) {
	const head = "# En sag\nfødt 1990-01-01\n2025-03-05 første henvendelse\n2025-03-05 målgruppe 2\n"
	for _, c := range []struct{ text, want string }{
		{head + "på 2025-03-06\nfirst-talk-1w frist 2025-03-13", "frist 2025-03-12"},
		{head + "på 2025-03-06\nfirst-talk-1w opfyldt", "åben"},
		{head + "på 2025-03-06\nfirst-talk-1w intet", "der er: "},
		{head + "på 2025-03-06\nfirst-talk-2w åben", "ingen regel"},
		{head + "på 2025-03-06\nfirst-talk-1w snart", "kan ikke læses"},
		{head + "på 2025-13-06\nfirst-talk-1w åben", "dato"},
		{head + "på 2018-03-06\nfirst-talk-1w åben", "2019"},
		{head, "venter ikke noget"},
		{"# En sag\n2025-03-05 første henvendelze\npå 2025-03-06\nfirst-talk-1w åben", "første henvendelse"},
		{"# En sag\n2025-02-30 første henvendelse\npå 2025-03-06\nfirst-talk-1w åben", "ikke en dato"},
		{"2025-02-03 første henvendelse", "før den første sag"},
		{"", "ingen sager"},
		{head + "på 2025-03-06\ntvivl benefits-overlap", "ingen tvivl"},
		{head + "2025-03-06 annulleret\npå 2025-03-06\nfirst-talk-1w åben", "Skriv, hvad der annulleres"},
	} {
		var rep law.Report
		rep.Check("prøve.txt", c.text)
		if len(rep.Failures) == 0 || !strings.Contains(rep.Failures[0].String(), c.want) {
			t.Errorf("%q\n fails with %v, want %q in it", c.text, rep.Failures, c.want)
		}
	}
}

func FuzzParseCases(f *testing.F) {
	for _, name := range law.CaseFiles() {
		text, _ := law.ReadCaseFile(name)
		f.Add(text)
	}
	f.Add("# x\nlov fritaget talks-4in6 2025-01-01.. aftale\npå 2025-01-01\nnæste ændring aldrig")
	f.Fuzz(func(t *testing.T, text string) {
		cases, failures := law.ParseCases("fuzz", text)
		for _, c := range cases {
			c.Run()
		}
		for _, x := range failures {
			if x.Error == "" || x.Line < 1 {
				t.Fatalf("a failure without a place or a reason: %+v", x)
			}
		}
	})
}

func FuzzReadOverlay(f *testing.F) {
	f.Add([]byte(`{"municipality":"0183","name":"Ishøj","targets":[{"rule":"first-talk-1w","amount":"5","unit":"dage","from":"2025-01-01","source":"x"}]}`))
	f.Fuzz(func(t *testing.T, js []byte) {
		o, err := law.ReadOverlay(js)
		if err == nil {
			o.Calendar()
		}
	})
}

// population is the cases that benchmarks derive.
func population(n int) []*casefile.Case {
	out := make([]*casefile.Case, n)
	for i := range out {
		out[i] = casefile.Fold(randomCase(i))
	}
	return out
}

// BenchmarkDerive derives a case under every rule, with proofs.
func BenchmarkDerive(b *testing.B) {
	cs := population(2000)
	on := d("2026-11-24")
	var r law.Result
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		ishoej.Citizen.Into(&r, cs[i%len(cs)], on)
		i++
	}
}

func BenchmarkFold(b *testing.B) {
	facts := make([][]fact.Fact, 2000)
	for i := range facts {
		facts[i] = randomCase(i)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		casefile.Fold(facts[i%len(facts)])
		i++
	}
}
