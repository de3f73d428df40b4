package office_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
)

// A reformTown is an office with cases that an announced law and a welfare
// agreement touch.
type reformTown struct {
	*officetest.Office
	t                                 *testing.T
	ready, sick, clarified, colleague fact.Subject
	untouched                         fact.Subject
	agreement, announced              office.Reform
}

func newReformTown(t *testing.T) *reformTown {
	t.Helper()
	w := &reformTown{Office: officetest.New(t), t: t}
	ready := func(who, unit string) []string {
		return []string{"1990-01-01 født", "2026-11-02 sagsbehandler " + who + " i " + unit, "2026-11-02 første henvendelse",
			"2026-11-02 tilmeldt jobsøgende", "2026-11-02 ydelse begyndt kontanthjælp", "2026-11-02 målgruppe 2"}
	}
	w.ready = w.Citizen("Rita Parat", ready("KRB", "Jobparate")...)
	w.sick = w.Citizen("Sanne Syg", ready("HGA", "Sygedagpenge")...)
	w.clarified = w.Citizen("Jens Afklaring", "1980-01-01 født", "2026-01-05 sagsbehandler HGA i Sygedagpenge",
		"2026-01-05 første henvendelse", "2026-01-05 forløb begyndt jobafklaringsforløb", "2026-01-05 målgruppe 7")
	w.colleague = w.Person(store.Person{FirstName: "Kim", LastName: "Kollega", OwnStaff: true}, ready("HGA", "Sygedagpenge")...)
	w.untouched = w.Citizen("Ude Ntfor", "1990-01-01 født", "2026-11-02 sagsbehandler KRB i Jobparate")
	w.agreement = w.reform("velfaerdsaftale-samtaler")
	w.announced = w.reform("hovedlov-2027")
	return w
}

func (w *reformTown) reform(scenario string) office.Reform {
	w.t.Helper()
	s, ok := law.FindScenario(scenario)
	if !ok {
		w.t.Fatalf("no scenario %s", scenario)
	}
	return office.Reform{On: day.MustParse("2027-01-01"), To: office.BookChoice{Scenario: &s}, Page: "reform"}
}

// reads returns who has been shown a case, newest first.
func (w *reformTown) reads(s fact.Subject) []store.Read {
	w.t.Helper()
	var out []store.Read
	if err := w.Store.View(context.Background(), func(tx *store.Tx) (err error) {
		out, err = tx.ReadsOf(context.Background(), s, 50)
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return out
}

// run runs a reform and gathers what it told.
func (w *reformTown) run(user string, r office.Reform) (office.Reformed, map[fact.Subject]*office.ReformCase) {
	w.t.Helper()
	cases := map[fact.Subject]*office.ReformCase{}
	got, err := w.Reform(context.Background(), w.User(user), r, func(x *office.ReformCase, _ *office.Reformed) error {
		if x != nil {
			cases[x.Subject] = x
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return got, cases
}

func TestAReformTellsWhatBecomesOfEachCase(t *testing.T) {
	w := newReformTown(t)
	if err := w.SetExampleMinutes(context.Background(), w.User("SYS"), "SYS", map[law.Effort]int{law.TalkEffort: 45}); err != nil {
		t.Fatal(err)
	}
	got, cases := w.run("LED", w.agreement)
	if got.Total != 5 || got.Done != 5 || got.Cases != 5 || got.Touched != 3 || got.Hidden != 2 || len(cases) != 3 {
		t.Errorf("%d of %d cases are touched, %d hidden; %d told", got.Touched, got.Total, got.Hidden, len(cases))
	}
	if cases[w.untouched] != nil || cases[w.clarified] != nil {
		t.Error("a case that does not differ is told")
	}
	x := cases[w.ready]
	if len(x.Diffs) != 1 || x.Diffs[0].What != office.DutyGone || x.Diffs[0].Rule != "talks-75pct-2026" ||
		x.Diffs[0].Was != day.MustParse("2027-05-02") || !strings.Contains(x.Diffs[0].Why, "sat ud af kraft") {
		t.Errorf("the jobseeker's differences are %+v", x.Diffs)
	}
	if x.Worker != "Karen Bøgh" || x.Unit != "Jobparate" || x.Group != 2 || x.Name != "" {
		t.Errorf("the case is %+v", x)
	}
	// Four talks less for each of three people, at 45 minutes.
	if got.Minutes != -3*4*45 || got.Unpriced != 0 || len(got.Efforts) != 1 || got.Efforts[0].Fewer != 12 || got.Efforts[0].Each != 45 {
		t.Errorf("the work is %d minutes, %d unpriced, %+v", got.Minutes, got.Unpriced, got.Efforts)
	}
	if len(got.Rules) != 1 || got.Rules[0].Gone != 3 || got.Rules[0].Citizens != 3 || got.Rules[0].Minutes != -540 {
		t.Errorf("the rules are %+v", got.Rules)
	}
}

func TestAnAnnouncedLawSaysWhatMustBeDecidedAndWhatNobodyKnows(t *testing.T) {
	w := newReformTown(t)
	got, cases := w.run("CHE", w.announced)
	x := cases[w.clarified]
	if x == nil || len(x.Decisions) != 1 || x.Decisions[0].Course != fact.TopicClarification ||
		x.Decisions[0].Since != day.MustParse("2026-01-05") || got.Decisions != 1 {
		t.Fatalf("the running course is %+v", x)
	}
	if len(got.Courses) != 1 || got.Courses[0].Citizens != 1 {
		t.Errorf("the courses are %+v", got.Courses)
	}
	groups := map[int]office.GroupDifference{}
	for _, g := range got.Groups {
		groups[g.Group] = g
	}
	if groups[2].Citizens != 3 || groups[7].Citizens != 1 || groups[2].To != "" || groups[2].Note == "" {
		t.Errorf("the groups are %+v", got.Groups)
	}
	i := slices.IndexFunc(got.Rules, func(r office.RuleDifference) bool { return r.Rule == "talks-75pct-2026" })
	if i < 0 || got.Rules[i].Note == "" || got.Rules[i].Citizens != 0 {
		t.Errorf("a rule whose future nobody knows is %+v", got.Rules)
	}
	if !strings.Contains(got.To, "(bebudet)") || got.Scenario.Name != "hovedlov-2027" {
		t.Errorf("the law is called %q", got.To)
	}
}

func TestALawComparedWithItselfChangesNothing(t *testing.T) {
	w := newReformTown(t)
	for _, b := range []office.BookChoice{{}, {Plain: true}, {Known: day.MustParse("2026-01-01")}, w.agreement.To} {
		r := w.agreement
		r.From, r.To = b, b
		if got, cases := w.run("LED", r); got.Touched != 0 || len(cases) != 0 || len(got.Efforts) != 0 ||
			slices.ContainsFunc(got.Rules, func(x office.RuleDifference) bool { return x.Citizens > 0 }) {
			t.Errorf("%s: %d touched, %+v", b.Title(), got.Touched, got.Rules)
		}
	}
}

// There and back again: what one way falls away, the other way appears, and the
// hours are the same with another sign.
func TestTheOtherWayRoundEverythingIsTheOpposite(t *testing.T) {
	w := newReformTown(t)
	if err := w.SetExampleMinutes(context.Background(), w.User("SYS"), "SYS",
		map[law.Effort]int{law.TalkEffort: 45, law.DecisionEffort: 60}); err != nil {
		t.Fatal(err)
	}
	back := w.agreement
	back.From, back.To = back.To, back.From
	there, _ := w.run("LED", w.agreement)
	again, cases := w.run("LED", back)
	if there.Minutes != -again.Minutes || there.Touched != again.Touched || len(there.Rules) != len(again.Rules) {
		t.Errorf("there %d minutes and %d cases, back %d and %d", there.Minutes, there.Touched, again.Minutes, again.Touched)
	}
	for i := range there.Rules {
		if a, b := there.Rules[i], again.Rules[i]; a.Rule != b.Rule || a.Gone != b.New || a.New != b.Gone || a.Moved != b.Moved ||
			a.Force != b.Force || a.Minutes != -b.Minutes {
			t.Errorf("there %+v, back %+v", a, b)
		}
	}
	if x := cases[w.ready]; x == nil || x.Diffs[0].What != office.DutyNew {
		t.Errorf("back, the jobseeker's case is %+v", x)
	}
}

func TestANumberThatChangesMovesADuty(t *testing.T) {
	w := newReformTown(t)
	r := w.agreement
	r.On = w.Today()
	r.To = office.BookChoice{Scenario: &law.Scenario{Name: "eget", Title: "Eget", Changes: []law.Change{
		{Rule: "first-talk-1w", From: day.MustParse("2026-01-01"), Kind: "number", Text: "Tre uger.", Number: "first_talk", Amount: "3",
			Unit: "uger"},
	}}}
	_, cases := w.run("LED", r)
	x := cases[w.ready]
	if x == nil || len(x.Diffs) != 1 || x.Diffs[0].What != office.DutyMoved || x.Diffs[0].Was != day.MustParse("2026-11-09") ||
		x.Diffs[0].Is != day.MustParse("2026-11-23") {
		t.Errorf("the first talk is %+v", x)
	}
}

func TestAReformOfAUnitLooksAtItsCasesAlone(t *testing.T) {
	w := newReformTown(t)
	r := w.agreement
	r.Units = []string{"Jobparate"}
	got, cases := w.run("LED", r)
	if got.Total != 5 || got.Cases != 2 || got.Touched != 1 || cases[w.ready] == nil {
		t.Errorf("of the unit %d cases, %d touched", got.Cases, got.Touched)
	}
	if len(got.Rules) != 1 || got.Rules[0].Citizens != 1 {
		t.Errorf("the rules are %+v", got.Rules)
	}
	units, err := w.Units(context.Background())
	if err != nil || !slices.Equal(units, []string{"Jobparate", "Modtagelsen", "Sygedagpenge", "Ungeindsatsen", "Ydelse"}) {
		t.Errorf("the units are %v, %v", units, err)
	}
}

// Progress comes first of all, then for every so many cases, so that a page can
// be shown while the run goes on.
func TestProgressIsToldBeforeTheFirstCase(t *testing.T) {
	w := newReformTown(t)
	var told []string
	if _, err := w.Reform(context.Background(), w.User("LED"), w.agreement, func(x *office.ReformCase, sums *office.Reformed) error {
		if x == nil {
			told = append(told, fmt.Sprintf("%d of %d", sums.Done, sums.Total))
		} else {
			told = append(told, "case")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(told, []string{"0 of 5", "case", "case", "case"}) {
		t.Errorf("told: %q", told)
	}
}

func TestNobodyIsNamedInAReformBeforeTheReadLogHasALine(t *testing.T) {
	w := newReformTown(t)
	for user, may := range map[string][]fact.Subject{"LED": {w.ready}, "CHE": {w.ready, w.sick, w.colleague}, "JUR": nil, "ANA": nil,
		"SYS": nil} {
		w.Tick()
		r := w.agreement
		r.Name = func(*office.ReformCase) bool { return true }
		named := map[fact.Subject]string{}
		if _, err := w.Reform(context.Background(), w.User(user), r, func(x *office.ReformCase, _ *office.Reformed) error {
			if x == nil || x.Name == "" {
				return nil
			}
			named[x.Subject] = x.Name
			if reads := w.reads(x.Subject); len(reads) == 0 || reads[0].User != user || !reads[0].At.Equal(w.Now()) ||
				reads[0].Page != "reform" || reads[0].Purpose == "" {
				t.Errorf("%s is shown %s, and the read log says %+v", user, x.Name, reads)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if len(named) != len(may) {
			t.Errorf("%s is shown %v", user, named)
		}
		for _, s := range may {
			if named[s] == "" {
				t.Errorf("%s is not shown %s", user, s)
			}
		}
	}
	// Who is not shown leaves no line.
	if reads := w.reads(w.untouched); len(reads) != 0 {
		t.Errorf("the read log says that somebody was shown a case that does not differ: %+v", reads)
	}
}

func TestWhereTheReadLogCannotBeWrittenNobodyIsNamed(t *testing.T) {
	w := newReformTown(t)
	ctx, cancel := context.WithCancel(context.Background())
	r := w.agreement
	r.Name = func(*office.ReformCase) bool { cancel(); return true }
	_, err := w.Reform(ctx, w.User("LED"), r, func(x *office.ReformCase, _ *office.Reformed) error {
		if x != nil {
			t.Errorf("%q is handed over", x.Name)
		}
		return nil
	})
	if err == nil {
		t.Error("the run ended well")
	}
}

func TestWhoMayRunAReform(t *testing.T) {
	w := newReformTown(t)
	for _, u := range officetest.Staff() {
		_, err := w.Reform(context.Background(), u, w.agreement, nil)
		want := slices.Contains([]string{"LED", "CHE", "JUR", "ANA", "SYS"}, u.ID)
		if got := err == nil; got != want {
			t.Errorf("%s: %v", u.ID, err)
		}
		if err != nil && fault.Of(err) != fault.Forbidden {
			t.Errorf("%s is refused with %v", u.ID, err)
		}
	}
	r := w.agreement
	r.On = day.MustParse("2040-01-01")
	if _, err := w.Reform(context.Background(), w.User("LED"), r, nil); fault.Of(err) != fault.Invalid {
		t.Errorf("a day without law: %v", err)
	}
}

// crowd adds so many jobseekers to a unit.
func (w *reformTown) crowd(n int, who, unit string) {
	w.t.Helper()
	for i := range n {
		w.Citizen(fmt.Sprintf("%c Borger%02d", 'Å'-rune(i%2), i), "1990-01-01 født", "2026-11-02 sagsbehandler "+who+" i "+unit,
			"2026-11-02 første henvendelse", "2026-11-02 ydelse begyndt kontanthjælp", "2026-11-02 målgruppe 2")
	}
}

func TestAListIsSortedPagedAndReadInTheLogPageByPage(t *testing.T) {
	w := newReformTown(t)
	w.crowd(office.PageSize+3, "AMY", "Jobparate")
	r := w.agreement
	r.Page = "reform-list"
	before := w.countReads()
	l, err := w.ReformList(context.Background(), w.User("LED"), r, office.ReformFilter{Rule: "talks-75pct-2026"}, 2)
	if err != nil {
		t.Fatal(err)
	}
	if l.Seen != office.PageSize+4 || l.Other != 2 || l.Page != 2 || len(l.Rows) != 4 {
		t.Fatalf("%d seen, %d other, page %d with %d rows", l.Seen, l.Other, l.Page, len(l.Rows))
	}
	if n := w.countReads() - before; n != 4 {
		t.Errorf("%d lines for a page of 4", n)
	}
	if last := l.Rows[3]; last.Name != "Rita Parat" || last.Worker != "Karen Bøgh" {
		t.Errorf("the last is %s of %s", last.Name, last.Worker)
	}
	if l, err = w.ReformList(context.Background(), w.User("LED"), r, office.ReformFilter{}, 99); err != nil || l.Page != 2 {
		t.Errorf("a page that there is none of: page %d, %v", l.Page, err)
	}
	before = w.countReads()
	if l, err = w.ReformList(context.Background(), w.User("JUR"), r, office.ReformFilter{}, 1); err != nil || l.Seen != 0 ||
		l.Other != office.PageSize+6 || w.countReads() != before {
		t.Errorf("a lawyer sees %d, %d other, %v", l.Seen, l.Other, err)
	}
	for f, want := range map[office.ReformFilter]int{{Group: 2}: office.PageSize + 4, {Group: 7}: 0, {Decisions: true}: 0,
		{Rule: "first-talk-1w"}: 0} {
		if l, err := w.ReformList(context.Background(), w.User("LED"), r, f, 1); err != nil || l.Seen != want {
			t.Errorf("%+v: %d, %v", f, l.Seen, err)
		}
	}
}

func (w *reformTown) countReads() (n int) {
	w.t.Helper()
	if err := w.Store.View(context.Background(), func(tx *store.Tx) (err error) {
		n, err = tx.CountReads(context.Background())
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return n
}

func TestTheWholeOfAListIsInTheReadLogAsItLeaves(t *testing.T) {
	w := newReformTown(t)
	w.crowd(230, "AMY", "Jobparate")
	begun, n, lines := false, 0, w.countReads()
	err := w.ReformAll(context.Background(), w.User("LED"), w.agreement, office.ReformFilter{}, func(l *office.ReformList) error {
		begun = l.Seen == 231 && l.Other == 2 && l.Touched == 233
		return nil
	}, func(x *office.ReformCase) error {
		if n++; x.Name == "" || w.countReads()-lines < n {
			t.Fatalf("case %d leaves with %d lines", n, w.countReads()-lines)
		}
		return nil
	})
	if err != nil || !begun || n != 231 {
		t.Errorf("begun %v, %d cases, %v", begun, n, err)
	}
	stop := errors.New("the browser went away")
	lines = w.countReads()
	n = 0
	if err := w.ReformAll(context.Background(), w.User("LED"), w.agreement, office.ReformFilter{},
		func(*office.ReformList) error { return nil }, func(*office.ReformCase) error { n++; return stop }); !errors.Is(err, stop) || n != 1 {
		t.Errorf("%d cases, %v", n, err)
	}
	if got := w.countReads() - lines; got != 200 {
		t.Errorf("%d lines where the first share was on its way", got)
	}
}

func TestAListBecomesTasks(t *testing.T) {
	w := newReformTown(t)
	ctx := context.Background()
	due := day.MustParse("2026-12-15")
	set := func(user string, f office.ReformFilter, due day.Date, text string) (office.TaskReceipt, error) {
		return w.ReformTasks(ctx, w.User(user), w.agreement, f, due, text)
	}
	got, err := set("LED", office.ReformFilter{}, due, "  Aftal samtalerne  ")
	if err != nil || got != (office.TaskReceipt{Set: 1, Left: 2}) {
		t.Fatalf("%+v, %v", got, err)
	}
	c, err := w.Office.Office.Citizen(ctx, w.User("KRB"), office.View{Subject: w.ready, Page: "test"})
	if err != nil || len(c.Case.Tasks) != 1 || c.Case.Tasks[0].Due != due {
		t.Fatalf("the case has %+v, %v", c.Case.Tasks, err)
	}
	if got, err = set("LED", office.ReformFilter{}, due, "Aftal samtalerne"); err != nil || got != (office.TaskReceipt{Had: 1, Left: 2}) {
		t.Errorf("the same again: %+v, %v", got, err)
	}
	if got, err = set("LED", office.ReformFilter{}, due, "Noget andet"); err != nil || got.Set != 1 {
		t.Errorf("another task: %+v, %v", got, err)
	}
	d, err := w.Day(ctx, w.User("KRB"), office.DayFilter{Status: office.StatusUs})
	if err != nil || !slices.ContainsFunc(d.Rows, func(l office.DayLine) bool { return l.Subject == w.ready }) {
		t.Errorf("the day does not have the task: %+v, %v", d.Rows, err)
	}
	for _, x := range []struct {
		due         day.Date
		text, field string
	}{{0, "x", "due"}, {w.Today() - 1, "x", "due"}, {w.Today() + 400, "x", "due"}, {due, "  ", "text"},
		{due, strings.Repeat("æ", 201), "text"}} {
		_, err := set("LED", office.ReformFilter{}, x.due, x.text)
		bad, ok := errors.AsType[*fault.Fault](err)
		if !ok || len(bad.Fields) != 1 || bad.Fields[0].Name != x.field {
			t.Errorf("due %s, %d letters: %v", x.due, len(x.text), err)
		}
	}
	if _, err := set("LED", office.ReformFilter{Rule: "first-talk-1w"}, due, "x"); fault.Of(err) != fault.Invalid {
		t.Errorf("an empty list: %v", err)
	}
	for _, id := range []string{"CHE", "JUR", "KRB"} {
		if _, err := set(id, office.ReformFilter{}, due, "x"); fault.Of(err) != fault.Forbidden {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestBooksAreChosenAsCommandsWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"today": "Loven i dag", "plain": "Loven i dag, uden kommunens egne regler", "known:2026-01-01": "Loven, som den var kendt 1. januar 2026",
		"today+hovedlov-2027": "Loven i dag og «Ny hovedlov fra 1. januar 2027 (bebudet)»",
	} {
		if b, err := office.ParseBook(text); err != nil || b.Title() != want {
			t.Errorf("%s: %q, %v", text, b.Title(), err)
		}
	}
	for _, text := range []string{"", "known:i går", "todya", "today+ukendt"} {
		if _, err := office.ParseBook(text); err == nil {
			t.Errorf("%q is a book", text)
		}
	}
}
