package office

import (
	"fmt"
	"net/url"
	"strconv"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/store"
)

// A Status is one ready-made list of the day.
type Status string

// The statuses, in the order in which the day shows them.
const (
	StatusDay     Status = "day" // the parts below together
	StatusToday   Status = "today"
	StatusAnswer  Status = "answer"
	StatusDue     Status = "due"
	StatusOverdue Status = "overdue"
	StatusBacklog Status = "backlog"
	StatusWeek    Status = "week"
	StatusUs      Status = "us"
	StatusCitizen Status = "citizen"
	StatusNone    Status = "none"
	StatusFund    Status = "fund"
	StatusEnds    Status = "ends"
	StatusDoubt   Status = "doubt"
)

// Parts are the lists that make up the day, in its order. What is long overdue
// comes last and folded.
func Parts() []Status {
	return []Status{StatusToday, StatusAnswer, StatusDue, StatusOverdue, StatusBacklog}
}

// A StatusInfo is what a status is called and what it holds.
type StatusInfo struct {
	Status Status
	Name   string // Danish, as on the tab
	Means  string // Danish, one sentence
	Empty  string // Danish: what the list says when it has nothing
}

// Statuses lists the ready-made statuses.
func Statuses() []StatusInfo {
	return []StatusInfo{
		{StatusDay, "I dag", "Møder, frister og det, der er overskredet.", "Ingen møder og ingen frister i dag."},
		{StatusToday, "Møder i dag", "Borgere, der har en aftale i dag.", "Der er ingen aftaler i dag."},
		{StatusAnswer, "Mangler svar", "Aftaler, der er forbi, uden at nogen har skrevet, hvordan det gik.", "Alle aftaler har fået et svar."},
		{StatusDue, "Frist i dag og i morgen", "Kommunens frister, der skal nås senest i morgen.", "Ingen frister i dag eller i morgen."},
		{StatusOverdue, "Overskredet", "Frister, som kommunen har overskredet.", "Ingen frister er overskredet."},
		{StatusBacklog, "Efterslæb", "Frister, der blev overskredet for mere end et halvt år siden.", "Der er intet efterslæb."},
		{StatusWeek, "Denne uge", "Kommunens frister, der skal nås senest søndag.", "Ingen frister falder i denne uge."},
		{StatusUs, "Venter på os", "Det, kommunen skal gøre inden 30 dage, og som ikke er aftalt endnu.", "Ingen sager venter på kommunen."},
		{StatusCitizen, "Venter på borgeren", "Sager, hvor borgeren skal gøre noget.", "Ingen sager venter på borgeren."},
		{StatusNone, "Uden næste skridt", "Løbende sager uden aftale, frist eller aktivitet.", "Alle sager har et næste skridt."},
		{StatusFund, "Ny fra a-kassen", "Borgere, der er overtaget fra a-kassen og mangler den første samtale.", "Ingen nye fra a-kassen."},
		{StatusEnds, "Slutter inden 30 dage", "Tilbud, fritagelser og forløb, der snart slutter.", "Intet slutter inden 30 dage."},
		{StatusDoubt, "Tvivl", "Sager, hvor oplysningerne modsiger hinanden.", "Ingen oplysninger modsiger hinanden."},
	}
}

// backlogAfter is how many days after its date something overdue leaves the day
// for the backlog. Half a year is the longest stretch in which the law counts
// talks and offers: what is later than that is settled by a plan for it, not by
// today's work, and would bury what can still be reached.
const backlogAfter = 180

// endsSoon is how many days ahead the lists of what waits and of what ends look.
const endsSoon = 30

// row makes the view of a case: what lists need, and when time alone will change
// it. It is the one place that decides what stands on the day's lists.
func row(d Derived, today day.Date) store.CaseRow {
	c, res := d.Case, d.Result
	r := store.CaseRow{Subject: d.Subject, Seq: int64(d.Seq), Unit: unitOf(c.Caseworker, c.Unit), Caseworker: c.Caseworker,
		Group: c.GroupOn(today), Doubts: len(c.Doubts), NextChange: res.Next}
	if b, ok := c.BenefitOn(today); ok {
		r.Benefit, r.Since = string(b.Benefit), b.From
	}
	l := lister{row: &r, c: c, today: today, sunday: today.WeekStart() + 6}
	for i := range res.Obligations {
		l.duty(&res.Obligations[i])
	}
	l.talks(res.Obligations)
	l.tasks()
	if !l.gone() {
		l.handover()
		l.endings()
		l.nextStep()
	}
	if len(c.Doubts) > 0 && (c.Died != 0 || !l.gone()) {
		d := c.Doubts[0]
		l.add(StatusDoubt, store.DayItem{Rank: d.On.String(), What: d.Text, Note: d.On.Short()}, nil)
	}
	if r.Shares = shareRows(d, today); len(r.Shares) > 0 {
		l.soon(halfYear(today).To + 1) // the share begins anew
	}
	for _, spells := range [][]casefile.Spell{c.Protected, c.OwnStaff} {
		for i := range spells {
			if spells[i].To != 0 {
				l.soon(spells[i].To + 1) // who may see the case changes
			}
		}
	}
	l.tell()
	return r
}

type lister struct {
	row    *store.CaseRow
	c      *casefile.Case
	of     []*law.Obligation // behind the items of row, nil where none is
	today  day.Date
	sunday day.Date
	active bool // something is arranged, running or due
}

// gone reports whether the citizen has died, has left the municipality, or has the
// case carried on in another: then nothing nags.
func (l *lister) gone() bool {
	c := l.c
	return c.Died != 0 && c.Died <= l.today || c.MovedOut != 0 && c.MovedOut <= l.today || c.CarriedBy != ""
}

// add puts an item under a status, or counts it where a more pressing one stands
// there already.
func (l *lister) add(s Status, x store.DayItem, o *law.Obligation) {
	x.Status = string(s)
	for i := range l.row.Items {
		have := &l.row.Items[i]
		if have.Status != x.Status {
			continue
		}
		if x.Rank < have.Rank {
			x.More = have.More
			*have, l.of[i] = x, o
		}
		have.More++
		return
	}
	l.row.Items, l.of = append(l.row.Items, x), append(l.of, o)
}

// tell says of each item that an obligation stands behind why it is there, and
// what settles it.
func (l *lister) tell() {
	for i, o := range l.of {
		if o == nil {
			continue
		}
		x := &l.row.Items[i]
		x.Because = law.Because(o, l.c, l.today)
		if d, ok := law.DeedFor(o, l.c); ok && x.Deed == "" && o.Bearer == duty.Municipality {
			x.Act, x.Deed = d.Name, DeedQuery(d)
		}
	}
}

// DeedQuery writes a deed as the address of its form does.
func DeedQuery(d law.Deed) string {
	q := url.Values{"hvad": {string(d.Kind)}}
	for k, v := range d.Fill {
		q.Set(k, v)
	}
	return q.Encode()
}

// soon notes a day on which the row changes although no rule does.
func (l *lister) soon(d day.Date) {
	if d > l.today {
		l.row.NextChange = day.Min(l.row.NextChange, d)
	}
}

func (l *lister) duty(o *law.Obligation) {
	if !o.Status.Live() || o.Force == duty.Off {
		return
	}
	l.row.Duties = append(l.row.Duties, store.DutyRow{Duty: o.ID(), Rule: o.Meta.ID, Status: o.Status.String(), Due: o.Due})
	if o.Kind == duty.Limit && o.Due != 0 {
		l.ends(o.Due, store.DayItem{What: o.Title, Provision: o.Provision, Duty: o.ID(), Rule: o.Meta.ID}, o)
	}
	if o.Kind != duty.Duty && !(o.Kind == duty.Limit && o.Status == duty.Overdue) || o.Status == duty.Paused {
		return
	}
	if l.c != nil { // a company has no case to put aside
		if back, rests := l.c.IsSnoozed(o.ID(), l.today); rests {
			l.soon(back) // put aside by somebody: it leaves the lists, and its deadline runs on
			l.active = true
			return
		}
	}
	x := store.DayItem{
		What: o.Title, Duty: o.ID(), Rule: o.Meta.ID, Provision: o.Provision, Due: o.Due, PlanBy: o.PlanBy,
		State: o.Status.String(), Force: o.Force.String(),
	}
	if o.Proof.Count != nil {
		x.What += " (" + law.Progress(o) + ")"
	}
	if o.Booked != 0 {
		x.Note = "aftalt " + o.Booked.Short()
	}
	plan := day.Max(o.PlanBy, 0)
	switch {
	case o.Bearer == duty.Citizen:
		x.Rank = rank(o, dateOrLast(plan))
		l.add(StatusCitizen, x, o)
		return
	case o.Bearer != duty.Municipality:
		return
	case o.Status == duty.Overdue:
		l.overdue(o, x)
	case plan != 0:
		l.active = true
		l.due(o, x, plan)
	}
	if soon := plan - endsSoon; plan != 0 && o.Status != duty.Overdue && soon > l.today {
		l.soon(soon) // far off: nobody is waiting yet
		return
	}
	if o.Booked == 0 {
		x.Rank = rank(o, dateOrLast(day.Max(plan, o.Due)))
		if o.Status == duty.Overdue {
			x.Rank = "0" + x.Rank
		} else {
			x.Rank = "1" + x.Rank
		}
		l.add(StatusUs, x, o)
	}
}

// overdue lists what is past its date: what is latest first, since it can still
// be mended, and what is long past apart.
func (l *lister) overdue(o *law.Obligation, x store.DayItem) {
	l.active = true
	if o.Due != 0 && l.today-o.Due > backlogAfter {
		x.Rank = rank(o, dateOrLast(o.Due))
		l.add(StatusBacklog, x, o)
		return
	}
	if o.Due != 0 {
		l.soon(o.Due + backlogAfter + 1)
	}
	x.Rank = rank(o, newestFirst(o.Due))
	l.add(StatusOverdue, x, o)
}

// due lists what is to be reached by tomorrow and by Sunday, by the day to plan
// for. What is arranged in time already asks nothing of today.
func (l *lister) due(o *law.Obligation, x store.DayItem, plan day.Date) {
	switch arranged := o.Booked >= l.today && (o.Due == 0 || o.Booked <= o.Due); {
	case arranged:
	case plan <= l.today+1:
		x.Rank = rank(o, dateOrLast(plan))
		l.add(StatusDue, x, o)
	default:
		l.soon(plan - 1)
	}
	if plan <= l.sunday {
		x.Rank = rank(o, dateOrLast(plan))
		l.add(StatusWeek, x, o)
	} else {
		l.soon(plan.WeekStart())
	}
}

// rank sorts by legal risk: what binds first, then the day.
func rank(o *law.Obligation, on string) string {
	return fmt.Sprintf("%d%s%s", duty.Binding-o.Force, on, o.Meta.ID)
}

// newestFirst sorts the latest day first, and none last.
func newestFirst(d day.Date) string { return fmt.Sprintf("%07d", 9999999-int(d)) }

func dateOrLast(d day.Date) string {
	if d == 0 {
		return "9999-12-31"
	}
	return d.String()
}

// talks lists the talks of today, and those that nobody has said how went.
func (l *lister) talks(os []law.Obligation) {
	for i := range l.c.Talks {
		t := &l.c.Talks[i]
		if t.Host != fact.Municipality {
			continue
		}
		name := fact.Capital(fact.Word(t.Type))
		form := url.Values{"aftale": {strconv.Itoa(int(t.ID))}}
		switch {
		case t.State != casefile.Booked || l.gone():
		case t.On == l.today:
			x := store.DayItem{Rank: string(t.At), What: name + inForm[t.Form], Due: t.On, Note: clock(t.At), Act: "Registrér samtale",
				Deed: form.Encode()}
			l.add(StatusToday, x, meeting(os, t.On))
			l.soon(t.On + 1)
			l.active = true
		case t.On < l.today:
			l.add(StatusAnswer, store.DayItem{Rank: newestFirst(t.On), What: "Kom borgeren " + t.On.Long() + "?", Due: t.On, Note: clock(t.At),
				Because: "Fordi der ikke er svar på, hvordan " + law.TheTalk(t.Type) + " gik.", Act: answers, Deed: form.Encode()}, nil)
			l.active = true
		default:
			l.soon(t.On)
			l.active = true
		}
	}
}

// answers stands for the three answers that a past talk can be given in its row.
const answers = "?"

// inForm has the words for how a talk is to be held.
var inForm = map[fact.Form]string{fact.InPerson: " ved fremmøde", fact.ByPhone: " på telefon", fact.ByVideo: " på video"}

// meeting finds the obligation that a talk on a day would bring on.
func meeting(os []law.Obligation, on day.Date) *law.Obligation {
	for i := range os {
		if o := &os[i]; o.Booked == on && o.Status.Live() && o.Force != duty.Off {
			return o
		}
	}
	return nil
}

func clock(t fact.Clock) string {
	if t == "" {
		return "uden klokkeslæt"
	}
	return "kl. " + string(t)
}

// taskDuty begins what stands for the ID of a duty where a line is a task; the ID
// of the task's words follows.
const taskDuty = "task."

// tasks lists what somebody has set themselves or others to do.
func (l *lister) tasks() {
	for i := range l.c.Tasks {
		t := &l.c.Tasks[i]
		if t.Done != 0 || t.Moot || l.gone() && t.Set < l.c.MovedOut {
			continue
		}
		l.active = true
		// The words stand beside the journal and can be erased, so the list names
		// them only.
		x := store.DayItem{Rank: "0" + dateOrLast(t.Due), What: "Opgave", Duty: taskDuty + t.Text, Due: t.Due, PlanBy: t.Due, State: "open",
			Because: "Fordi opgaven blev sat " + t.Set.Short() + ".", Act: "Løs opgaven",
			Deed: url.Values{"hvad": {"task-done"}, "task": {strconv.Itoa(int(t.ID))}}.Encode()}
		switch {
		case t.Due < l.today:
			x.State = "overdue"
			y := x
			y.Rank = fmt.Sprintf("%d%s", duty.Binding, newestFirst(t.Due))
			l.add(StatusOverdue, y, nil)
		case t.Due <= l.today+1:
			y := x
			y.Rank = fmt.Sprintf("%d%s", duty.Binding, t.Due)
			l.add(StatusDue, y, nil)
			l.soon(t.Due + 1)
		default:
			l.soon(t.Due - 1)
			l.soon(t.Due + 1)
		}
		l.add(StatusUs, x, nil)
		if t.Due > l.sunday {
			l.soon(t.Due.WeekStart())
			continue
		}
		if t.Due >= l.today {
			x.Rank = fmt.Sprintf("%d%s", duty.Binding, t.Due)
			l.add(StatusWeek, x, nil)
		}
	}
}

// handover lists those whom the a-kasse has handed over and nobody has met.
func (l *lister) handover() {
	c := l.c
	var on day.Date
	casefile.Each(c, func(e *casefile.Entry, _ fact.HandedOver) { on = e.On })
	if on == 0 || on > l.today || c.GroupOn(l.today) != 1 {
		if on > l.today {
			l.soon(on)
		}
		return
	}
	for i := range c.Talks {
		if t := &c.Talks[i]; t.State == casefile.Held && t.Type == fact.JobTalk && t.Host == fact.Municipality && t.On >= on {
			return
		}
	}
	l.add(StatusFund, store.DayItem{Rank: on.String(), What: "Overtaget fra a-kassen", Due: 0, Note: "overtaget " + on.Short(),
		Because: "Fordi a-kassen gav sagen videre " + on.Short() + ", og der ikke har været en samtale.", Act: "Registrér samtale",
		Deed: "hvad=talk-held"}, nil)
}

// endings lists what soon ends.
func (l *lister) endings() {
	c := l.c
	for i := range c.Offers {
		o := &c.Offers[i]
		last := o.To
		if last == 0 {
			last = o.Planned
		}
		if o.From <= l.today && (o.To == 0 || o.To >= l.today) {
			l.active = true
		}
		if o.From <= l.today {
			l.ends(last, store.DayItem{What: fact.Capital(fact.Word(o.Offer)) + " slutter"}, nil)
		} else {
			l.soon(o.From)
		}
		l.soon(last + 1)
	}
	for i := range c.Exemptions {
		x := &c.Exemptions[i]
		if x.From <= l.today && (x.To == 0 || x.To >= l.today) {
			l.active = true
		}
		l.soon(x.From)
		l.soon(x.To + 1)
		l.ends(x.To, store.DayItem{What: "Fritagelse ved " + fact.Word(x.Ground) + " slutter"}, nil)
	}
	for i := range c.Courses {
		x := &c.Courses[i]
		last := x.To
		if last == 0 {
			last = x.Planned
		}
		l.soon(last + 1)
		l.ends(last, store.DayItem{What: fact.Capital(fact.Word(x.Course)) + " slutter"}, nil)
	}
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.To == 0 {
			l.ends(j.Planned, store.DayItem{What: "Job slutter"}, nil)
		}
	}
}

func (l *lister) ends(last day.Date, x store.DayItem, o *law.Obligation) {
	if last == 0 || last < l.today {
		return
	}
	if last > l.today+endsSoon {
		l.soon(last - endsSoon)
		return
	}
	l.soon(last + 1)
	x.Rank, x.Due = last.String(), last
	l.add(StatusEnds, x, o)
}

// nextStep lists running cases in which nothing is arranged, running or due.
func (l *lister) nextStep() {
	c := l.c
	for i := range c.Groups {
		l.soon(c.Groups[i].From)
		if c.Groups[i].To != 0 {
			l.soon(c.Groups[i].To + 1)
		}
	}
	for i := range c.Benefits {
		l.soon(c.Benefits[i].From)
		if c.Benefits[i].To != 0 {
			l.soon(c.Benefits[i].To + 1)
		}
	}
	running := l.row.Group != 0 || l.row.Benefit != ""
	pension := l.row.Group == 11
	if running && !l.active && !pension {
		since := l.row.Since
		if since == 0 {
			since = c.LastKnownOn
		}
		l.add(StatusNone, store.DayItem{Rank: since.String(), What: "Aftal næste skridt", Note: "i gang siden " + since.Short(),
			Because: "Fordi der hverken er en aftale, en frist eller en aktivitet.", Act: "Book samtale", Deed: "hvad=talk-booked"}, nil)
	}
}
