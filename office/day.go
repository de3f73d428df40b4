package office

import (
	"context"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// PageSize is how many rows a page of a list has.
const PageSize = 50

// onPage returns the page of n rows that is nearest to the one asked for, and which
// rows are on it: from the first to before the last.
func onPage(asked, n int) (page, from, to int) {
	page = min(max(asked, 1), max(1, (n+PageSize-1)/PageSize))
	return page, (page - 1) * PageSize, min(page*PageSize, n)
}

// A DayFilter says which list of the day to show.
type DayFilter struct {
	Status Status
	Whose  string // "own", "unit" for the units', "all" for the municipality; "" for what fits the user
	Page   int    // from 1
}

// A Day is the day's list: the statuses with their counts, and the rows under
// the chosen one. The day itself has its rows in parts.
type Day struct {
	On     day.Date
	User   User
	Whose  string
	Status Status
	Counts map[Status]int
	Parts  []DayPart // of StatusDay
	Rows   []DayLine // of every other status
	Page   int
	Ranges []string // whose cases the user may list, nearest first
}

// A DayPart is one part of the day: its first rows, and how many it has in all.
type DayPart struct {
	Status Status
	Rows   []DayLine
	Count  int
}

// partSize is how many rows of each part the day shows.
var partSize = map[Status]int{StatusToday: PageSize, StatusAnswer: 5, StatusDue: 20, StatusOverdue: 20, StatusBacklog: 5}

// A DayLine is one row: citizen, what, by when, by which provision.
type DayLine struct {
	store.ListItem
	Name        string
	Worker      string // name of the caseworker
	Protected   bool   // name and address protection
	OwnStaff    bool   // works for the municipality
	Interpreter string // language, or ""
	Task        string // the words of the task, where the row is one
	Hidden      bool   // a colleague's case: the name is not shown and there is no link
	MayWrite    bool   // the user may do what the row asks for
}

// Late reports how many days a row is past its date.
func (l *DayLine) Late(today day.Date) int {
	if l.State == "overdue" && l.Due != 0 && today > l.Due {
		return int(today - l.Due)
	}
	return 0
}

// Answers reports whether the row asks how a past talk went.
func (l *DayLine) Answers() bool { return l.Act == answers }

// Day returns the day's list, and writes in the read log whom it shows.
func (o *Office) Day(ctx context.Context, u User, f DayFilter) (Day, error) {
	if err := u.must(SeeDay); err != nil {
		return Day{}, err
	}
	if err := o.Sweep(ctx); err != nil {
		return Day{}, err
	}
	d := Day{On: o.Today(), User: u, Whose: f.Whose, Status: f.Status, Ranges: ranges(u)}
	if d.Status == "" {
		d.Status = StatusDay
	}
	if !slices.ContainsFunc(Statuses(), func(s StatusInfo) bool { return s.Status == d.Status }) {
		return Day{}, fault.New(fault.NotFound, "Den liste findes ikke. Vælg en af listerne på Min dag.")
	}
	lists, err := whose(u, f.Whose)
	if err != nil {
		return Day{}, err
	}
	err = o.store.View(ctx, func(tx *store.Tx) error {
		if err := d.count(ctx, tx, lists); err != nil {
			return err
		}
		names, err := staff(ctx, tx)
		if err != nil {
			return err
		}
		if d.Status != StatusDay {
			var from int
			d.Page, from, _ = onPage(f.Page, d.Counts[d.Status])
			d.Rows, err = d.lines(ctx, tx, names, d.Status, from, PageSize)
			return err
		}
		for _, s := range Parts() {
			p := DayPart{Status: s, Count: d.Counts[s]}
			if p.Count > 0 {
				if p.Rows, err = d.lines(ctx, tx, names, s, 0, partSize[s]); err != nil {
					return err
				}
			}
			d.Parts = append(d.Parts, p)
		}
		return nil
	})
	if err != nil {
		return Day{}, err
	}
	var shown []fact.Subject
	see := func(rows []DayLine) {
		for i := range rows {
			if s := rows[i].Subject; !rows[i].Hidden && s.Sort() == fact.SortCitizen && !slices.Contains(shown, s) {
				shown = append(shown, s)
			}
		}
	}
	see(d.Rows)
	for _, p := range d.Parts {
		see(p.Rows)
	}
	return d, o.logReads(ctx, u, "Dagens liste", "day", shown...)
}

// count counts the lists. Whoever has no cases of their own begins with their
// units', and whoever's units have none with the municipality's.
func (d *Day) count(ctx context.Context, tx *store.Tx, lists []string) error {
	var counts map[string]int
	for _, w := range lists {
		some, err := tx.CountDay(ctx, scope(d.User, w))
		if err != nil {
			return err
		}
		if counts == nil || len(some) > 0 {
			d.Whose, counts = w, some
		}
		if len(some) > 0 {
			break
		}
	}
	d.Counts = map[Status]int{}
	for _, s := range Statuses() {
		d.Counts[s.Status] = counts[string(s.Status)]
	}
	for _, s := range Parts() {
		if s != StatusBacklog {
			d.Counts[StatusDay] += d.Counts[s]
		}
	}
	return nil
}

// lines reads the rows of one list, with the names behind them.
func (d *Day) lines(ctx context.Context, tx *store.Tx, names map[string]string, status Status, from, most int) ([]DayLine, error) {
	items, err := tx.ListDay(ctx, scope(d.User, d.Whose), string(status), from, most)
	if err != nil {
		return nil, err
	}
	subjects := make([]fact.Subject, len(items))
	for i := range items {
		subjects[i] = items[i].Subject
	}
	people, err := tx.ListPersons(ctx, subjects)
	if err != nil {
		return nil, err
	}
	companies, err := companyNames(ctx, tx, subjects)
	if err != nil {
		return nil, err
	}
	words, err := taskWords(ctx, tx, items)
	if err != nil {
		return nil, err
	}
	out := make([]DayLine, len(items))
	for i, x := range items {
		p := people[x.Subject]
		if p.OwnStaff && !d.User.has(x.Caseworker) && !d.User.Has(TeamLeader, CentreHead) {
			// Neither whose it is, nor what is to be done, nor by when.
			out[i] = DayLine{ListItem: store.ListItem{DayItem: store.DayItem{Status: x.Status}}, Name: "Sag med særlig adgang", Hidden: true}
			continue
		}
		out[i] = DayLine{ListItem: x, Name: p.Name(), Worker: names[x.Caseworker], Protected: p.Protected, OwnStaff: p.OwnStaff,
			Interpreter: p.Interpreter,
			Task:        words[i], MayWrite: d.User.near(x.Caseworker, x.Unit) == Write}
		if x.Subject.Sort() == fact.SortEmployer {
			out[i].Name, out[i].MayWrite = companies[x.Subject], d.User.MayCompanies() == Write
		}
	}
	return out, nil
}

// taskWords returns the words of the rows that are tasks, in step with them.
func taskWords(ctx context.Context, tx *store.Tx, items []store.ListItem) ([]string, error) {
	out := make([]string, len(items))
	var subjects []fact.Subject
	for i := range items {
		if strings.HasPrefix(items[i].Duty, taskDuty) {
			subjects = append(subjects, items[i].Subject)
		}
	}
	if subjects == nil {
		return out, nil
	}
	words, err := tx.TaskWords(ctx, subjects)
	for i := range items {
		if id, ok := strings.CutPrefix(items[i].Duty, taskDuty); ok {
			out[i] = words[items[i].Subject][id]
		}
	}
	return out, err
}

// ranges lists whose cases the user may list, nearest first.
func ranges(u User) []string {
	var out []string
	if u.Has(Caseworker, YouthAdviser, Consultant) {
		out = append(out, "own")
	}
	if len(u.Units) > 0 {
		out = append(out, "unit")
	}
	if u.May(SeeAllUnits) {
		out = append(out, "all")
	}
	return out
}

// scope turns a choice of whose cases into what the store lists.
func scope(u User, whose string) store.Scope {
	switch whose {
	case "own":
		return store.Scope{Caseworker: u.ID}
	case "unit":
		return store.Scope{Units: u.Units}
	}
	return store.Scope{}
}

// whose returns the lists to try in turn: the one that was asked for, or all that
// the user may see, of which the first that has anything is shown.
func whose(u User, asked string) ([]string, error) {
	may := ranges(u)
	switch {
	case asked == "" && len(may) == 0:
		return nil, fault.New(fault.Forbidden, "Du er ikke knyttet til nogen enhed, så der er ingen sager at vise. Bed den, der styrer "+
			"brugerne, om at give dig en.")
	case asked == "":
		return may, nil
	case slices.Contains(may, asked):
		return []string{asked}, nil
	case !slices.Contains([]string{"own", "unit", "all"}, asked):
		return nil, fault.New(fault.NotFound, "Den liste findes ikke. Vælg en af listerne på Min dag.")
	}
	return nil, fault.New(fault.Forbidden, "Din rolle giver ikke adgang til den liste.")
}

// logReads writes who was shown to whom. It comes before anything is shown: if
// it fails, nothing is.
func (o *Office) logReads(ctx context.Context, u User, purpose, page string, subjects ...fact.Subject) error {
	if len(subjects) == 0 {
		return nil
	}
	now := o.Now()
	reads := make([]store.Read, len(subjects))
	for i, s := range subjects {
		reads[i] = store.Read{At: now, ID: newID("r"), User: u.ID, Subject: s, Purpose: purpose, Page: page}
	}
	return o.store.Note(ctx, func(tx *store.Tx) error { return tx.LogReads(ctx, reads...) })
}
