package office_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/sim"
)

// demoDay is a day of the demo, and the law as it is known then.
func demoDay() (*sim.Municipality, *law.Book, day.Date) {
	today := day.MustParse("2026-11-27")
	return sim.Build(sim.Ishoej(), today, today.Time().Add(7*time.Hour)), law.MustBook(law.Options{Known: today, Overlay: law.Ishoej()}), today
}

// ours lists what the municipality must do in a case now.
func ours(res law.Result) []law.Obligation {
	var out []law.Obligation
	for _, o := range res.Obligations {
		if o.Status.Live() && o.Status != duty.Paused && o.Force != duty.Off && o.Bearer == duty.Municipality &&
			(o.Kind == duty.Duty || o.Kind == duty.Limit && o.Status == duty.Overdue) {
			out = append(out, o)
		}
	}
	return out
}

// TestTheButtonOfADutySettlesIt presses, for every sort of duty in the demo, the
// button that its row has, fills in only what the form requires, and sees that
// the duty is met, counts further, or asks for its next step.
func TestTheButtonOfADutySettlesIt(t *testing.T) {
	m, book, today := demoDay()
	const most = 12 // of each rule; the first are as good as any
	tried := map[string]int{}
	for i := range m.Citizens {
		facts := m.Citizens[i].Facts
		c := casefile.Fold(facts)
		res, err := law.Derive(book, c, today)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range ours(res) {
			if tried[o.Meta.ID]++; tried[o.Meta.ID] > most {
				continue
			}
			d, ok := law.DeedFor(&o, c)
			if !ok || d.Name == "" || !slices.ContainsFunc(fact.Groups(fact.SortCitizen),
				func(g fact.Group) bool { return slices.Contains(g.Kinds, d.Kind) }) {
				t.Errorf("%s has no deed", o.Meta.ID)
				continue
			}
			var tried []string
			settled := false
			for _, b := range filled(t, d, today) {
				with := append(slices.Clone(facts), fact.Fact{Seq: fact.Seq(len(facts) + 1), On: today, Recorded: today.Time().Add(8 * time.Hour),
					Body: b})
				if settled = settles(t, book, with, &o, d, today); settled {
					break
				}
				tried = append(tried, fmt.Sprintf("%+v", b))
			}
			if !settled {
				t.Errorf("%s (%s): «%s» does not bring it on: %s", o.ID(), o.Due, d.Name, strings.Join(tried, " | "))
			}
		}
	}
	if len(tried) < 35 {
		t.Errorf("the demo has only %d sorts of duty", len(tried))
	}
}

// filled are the facts that the form of a deed can become when only what it
// requires is filled in: one for each answer where the person chooses.
func filled(t *testing.T, d law.Deed, today day.Date) []fact.Body {
	t.Helper()
	sets := []map[string]string{{}}
	for _, f := range fact.Fields(d.Kind) {
		var values []string
		switch v, given := d.Fill[f.Name]; {
		case given:
			values = []string{v}
		case !f.Need:
			continue
		case f.Type == fact.ChoiceField:
			for _, c := range f.Choices {
				values = append(values, c.Code)
			}
		case f.Type == fact.DateField:
			values = []string{(today + 14).Short()}
		case f.Type == fact.HoursField:
			values = []string{"37"}
		default:
			values = []string{"1"}
		}
		var next []map[string]string
		for _, s := range sets {
			for _, v := range values {
				x := map[string]string{f.Name: v}
				for k, v := range s {
					x[k] = v
				}
				next = append(next, x)
			}
		}
		sets = next
	}
	var out []fact.Body
	for _, s := range sets {
		b, err := fact.Build(d.Kind, today, func(field string) string { return s[field] })
		if err != nil {
			t.Fatalf("%s: %v", d.Kind, err)
		}
		out = append(out, b)
	}
	return out
}

func settles(t *testing.T, book *law.Book, facts []fact.Fact, was *law.Obligation, d law.Deed, today day.Date) bool {
	t.Helper()
	c := casefile.Fold(facts)
	res, err := law.Derive(book, c, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range res.Obligations {
		if o.ID() == was.ID() {
			next, _ := law.DeedFor(&o, c)
			return !o.Status.Live() || o.Have > was.Have || next.Name != d.Name || o.Ordinal > 1 && earlier(res, &o, today)
		}
	}
	return false
}

// earlier reports whether what was done today went to one before it in the same
// row of obligations, which is due first.
func earlier(res law.Result, o *law.Obligation, today day.Date) bool {
	return slices.ContainsFunc(res.Obligations, func(x law.Obligation) bool {
		return x.Meta.ID == o.Meta.ID && x.Ref == o.Ref && x.Ordinal < o.Ordinal && x.Closed == today
	})
}

// TestTheDaySaysWhyInOneLine reads the because-line of every duty in the demo.
func TestTheDaySaysWhyInOneLine(t *testing.T) {
	m, book, today := demoDay()
	n := 0
	for i := range m.Citizens {
		c := casefile.Fold(m.Citizens[i].Facts)
		res, err := law.Derive(book, c, today)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range ours(res) {
			s := law.Because(&o, c, today)
			switch n++; {
			case !strings.HasPrefix(s, "Fordi ") || !strings.HasSuffix(s, "."):
				t.Fatalf("%s: %q", o.Meta.ID, s)
			case len(strings.Fields(s)) > 18:
				t.Fatalf("%s is told in %d words: %s", o.Meta.ID, len(strings.Fields(s)), s)
			case strings.Contains(s, "«"):
				t.Fatalf("%s tells a fact by the name of its kind: %s", o.Meta.ID, s)
			}
		}
	}
	if n == 0 {
		t.Error("nobody has a duty")
	}
}

// TestWhatIsOverWithoutAnAnswerIsAListOfItsOwn has a talk that nobody has said
// the outcome of.
func TestWhatIsOverWithoutAnAnswerIsAListOfItsOwn(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		o.Register("KRB", s, "2026-11-20 samtale aftalt til 2026-11-23 kl. 09.00")
		see := func(user string) office.Day {
			d, err := o.Day(ctx, o.User(user), office.DayFilter{})
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		rows := func(d office.Day, s office.Status) []office.DayLine {
			for _, p := range d.Parts {
				if p.Status == s {
					return p.Rows
				}
			}
			return nil
		}
		got := rows(see("KRB"), office.StatusAnswer)
		if len(got) != 1 || !got[0].Answers() || !got[0].MayWrite || !strings.Contains(got[0].What, "23. november") ||
			!strings.Contains(got[0].Because, "jobsamtalen") {
			t.Errorf("%+v", got)
		}
		if got := rows(see("CHE"), office.StatusAnswer); len(got) != 1 || got[0].MayWrite {
			t.Errorf("whoever may only read is given a button: %+v", got)
		}
		o.Register("KRB", s, "2026-11-23 samtale udeblevet")
		if got := rows(see("KRB"), office.StatusAnswer); len(got) != 0 {
			t.Errorf("an answer leaves it on the list: %+v", got)
		}
	})
}

// TestNobodyWhoHasMovedNags has a citizen who moves away with a talk and a task
// open: what stands on the lists after that is only the task to tell.
func TestNobodyWhoHasMovedNags(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		s := jobseeker(o, "Ida Bang", "KRB", "Jobparate")
		o.Register("KRB", s, "2026-11-20 samtale aftalt til 2026-11-24 kl. 09.00", "2026-11-20 samtale aftalt til 2026-12-08 kl. 09.00")
		o.Register("KRB", s, "2026-11-20 opgave senest 2026-11-23")
		o.Register("KRB", s, "2026-11-23 fraflyttet til 0101")
		for _, info := range office.Statuses() {
			if info.Status == office.StatusDay {
				continue
			}
			d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: info.Status})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range d.Rows {
				if r.What != "Opgave" || !strings.Contains(r.Task, "Giv borgeren besked") {
					t.Errorf("%s: %s, %s", info.Status, r.What, r.Task)
				}
			}
		}
	})
}

// TestWhatIsPutAsideLeavesTheListsUntilItComesBack snoozes a whole case.
func TestWhatIsPutAsideLeavesTheListsUntilItComesBack(t *testing.T) {
	o := officetest.New(t)
	jobseeker(o, "Bo Ravn", "KRB", "Jobparate")
	o.Citizen("Ida Bang", "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-20 første henvendelse",
		"2026-11-20 ydelse begyndt kontanthjælp", "2026-11-20 målgruppe 2", "2026-11-24 lagt til side til 2026-11-26")
	for on, want := range map[string]int{"2026-11-24": 1, "2026-11-26": 2} {
		o.At(on)
		d, err := o.Day(ctx, o.User("KRB"), office.DayFilter{Status: office.StatusWeek})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Rows) != want {
			t.Errorf("on %s there are %d rows, want %d", on, len(d.Rows), want)
		}
	}
}
