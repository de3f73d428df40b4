package office

import (
	"fmt"

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
	StatusOverdue Status = "overdue"
	StatusWeek    Status = "week"
	StatusUs      Status = "us"
	StatusCitizen Status = "citizen"
	StatusNone    Status = "none"
	StatusToday   Status = "today"
	StatusFund    Status = "fund"
	StatusEnds    Status = "ends"
	StatusDoubt   Status = "doubt"
)

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
		{StatusOverdue, "Overskredet", "Frister, som kommunen har overskredet.", "Ingen frister er overskredet."},
		{StatusWeek, "Denne uge", "Kommunens frister, der skal nås senest søndag.", "Ingen frister falder i denne uge."},
		{StatusToday, "Møder i dag", "Borgere, der har en aftale i dag.", "Der er ingen aftaler i dag."},
		{StatusUs, "Venter på os", "Det, kommunen skal gøre inden 30 dage, og som ikke er aftalt endnu.", "Ingen sager venter på kommunen."},
		{StatusCitizen, "Venter på borgeren", "Sager, hvor borgeren skal gøre noget.", "Ingen sager venter på borgeren."},
		{StatusNone, "Uden næste skridt", "Løbende sager uden aftale, frist eller aktivitet.", "Alle sager har et næste skridt."},
		{StatusFund, "Ny fra a-kassen", "Borgere, der er overtaget fra a-kassen og mangler den første samtale.", "Ingen nye fra a-kassen."},
		{StatusEnds, "Slutter inden 30 dage", "Tilbud, fritagelser og forløb, der snart slutter.", "Intet slutter inden 30 dage."},
		{StatusDoubt, "Tvivl", "Sager, hvor oplysningerne modsiger hinanden.", "Ingen oplysninger modsiger hinanden."},
	}
}

// endsSoon is how many days ahead the lists of what waits and of what ends look.
const endsSoon = 30

// row makes the view of a case: what lists need, and when time alone will change
// it. It is the one place that decides what stands on the day's lists.
func row(d Derived, today day.Date) store.CaseRow {
	c, res := d.Case, d.Result
	r := store.CaseRow{Subject: d.Subject, Seq: int64(d.Seq), Unit: unitOf(c.Caseworker, c.Unit), Caseworker: c.Caseworker, Group: c.GroupOn(today), Doubts: len(c.Doubts), NextChange: res.Next}
	if b, ok := c.BenefitOn(today); ok {
		r.Benefit, r.Since = string(b.Benefit), b.From
	}
	l := lister{row: &r, today: today, sunday: today.WeekStart() + 6}
	for i := range res.Obligations {
		l.duty(&res.Obligations[i])
	}
	l.talks(c)
	l.handover(c)
	l.endings(c)
	l.tasks(c)
	if len(c.Doubts) > 0 {
		d := c.Doubts[0]
		l.add(StatusDoubt, store.DayItem{Rank: d.On.String(), What: d.Text, Note: d.On.Short()})
	}
	l.nextStep(c)
	if r.Shares = shareRows(d, today); len(r.Shares) > 0 {
		l.soon(halfYear(today).To + 1) // the share begins anew
	}
	return r
}

type lister struct {
	row    *store.CaseRow
	today  day.Date
	sunday day.Date
	active bool // something is arranged, running or due
}

// add puts an item under a status, or counts it where a more pressing one stands
// there already.
func (l *lister) add(s Status, x store.DayItem) {
	x.Status = string(s)
	for i := range l.row.Items {
		have := &l.row.Items[i]
		if have.Status != x.Status {
			continue
		}
		if x.Rank < have.Rank {
			x.More = have.More
			*have = x
		}
		have.More++
		return
	}
	l.row.Items = append(l.row.Items, x)
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
		l.ends(o.Due, store.DayItem{What: o.Title, Provision: o.Provision, Duty: o.ID(), Rule: o.Meta.ID})
	}
	if o.Kind != duty.Duty && !(o.Kind == duty.Limit && o.Status == duty.Overdue) || o.Status == duty.Paused {
		return
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
		l.add(StatusCitizen, x)
		return
	case o.Bearer != duty.Municipality:
		return
	case o.Status == duty.Overdue:
		x.Rank = rank(o, dateOrLast(o.Due))
		l.add(StatusOverdue, x)
		l.active = true
	case plan != 0:
		l.active = true
		if plan <= l.sunday {
			x.Rank = rank(o, dateOrLast(plan))
			l.add(StatusWeek, x)
		} else {
			l.soon(plan.WeekStart())
		}
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
		l.add(StatusUs, x)
	}
}

// rank sorts by legal risk: what binds first, then the day.
func rank(o *law.Obligation, on string) string {
	return fmt.Sprintf("%d%s%s", duty.Binding-o.Force, on, o.Meta.ID)
}

func dateOrLast(d day.Date) string {
	if d == 0 {
		return "9999-12-31"
	}
	return d.String()
}

func (l *lister) talks(c *casefile.Case) {
	for i := range c.Talks {
		t := &c.Talks[i]
		if t.State != casefile.Booked || t.Host != fact.Municipality {
			continue
		}
		name := fact.Capital(fact.Word(t.Type))
		switch {
		case t.On == l.today:
			x := store.DayItem{Rank: string(t.At), What: name, Due: t.On, Note: clock(t.At)}
			l.add(StatusToday, x)
			l.soon(t.On + 1)
			l.active = true
		case t.On < l.today:
			l.add(StatusUs, store.DayItem{Rank: "0" + t.On.String(), What: name + " mangler udfald", Due: t.On, Note: "Blev den holdt?"})
			l.active = true
		default:
			l.soon(t.On)
			l.active = true
		}
	}
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
func (l *lister) tasks(c *casefile.Case) {
	for i := range c.Tasks {
		t := &c.Tasks[i]
		if t.Done != 0 || t.Moot {
			continue
		}
		l.active = true
		// The words stand beside the journal and can be erased, so the list names
		// them only.
		x := store.DayItem{Rank: "0" + dateOrLast(t.Due), What: "Opgave", Duty: taskDuty + t.Text, Due: t.Due, PlanBy: t.Due, State: "open"}
		if t.Due < l.today {
			x.State = "overdue"
		} else {
			l.soon(t.Due + 1)
		}
		l.add(StatusUs, x)
		if t.Due > l.sunday {
			l.soon(t.Due.WeekStart())
			continue
		}
		if t.Due >= l.today {
			x.Rank = fmt.Sprintf("%d%s", duty.Binding, t.Due)
			l.add(StatusWeek, x)
		}
	}
}

// handover lists those whom the a-kasse has handed over and nobody has met.
func (l *lister) handover(c *casefile.Case) {
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
	l.add(StatusFund, store.DayItem{Rank: on.String(), What: "Overtaget fra a-kassen", Due: 0, Note: "overtaget " + on.Short()})
}

// endings lists what soon ends.
func (l *lister) endings(c *casefile.Case) {
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
			l.ends(last, store.DayItem{What: fact.Capital(fact.Word(o.Offer)) + " slutter"})
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
		l.ends(x.To, store.DayItem{What: "Fritagelse ved " + fact.Word(x.Ground) + " slutter"})
	}
	for i := range c.Courses {
		x := &c.Courses[i]
		last := x.To
		if last == 0 {
			last = x.Planned
		}
		l.soon(last + 1)
		l.ends(last, store.DayItem{What: fact.Capital(fact.Word(x.Course)) + " slutter"})
	}
	for i := range c.Jobs {
		if j := &c.Jobs[i]; j.To == 0 {
			l.ends(j.Planned, store.DayItem{What: "Job slutter"})
		}
	}
}

func (l *lister) ends(last day.Date, x store.DayItem) {
	if last == 0 || last < l.today {
		return
	}
	if last > l.today+endsSoon {
		l.soon(last - endsSoon)
		return
	}
	l.soon(last + 1)
	x.Rank, x.Due = last.String(), last
	l.add(StatusEnds, x)
}

// nextStep lists running cases in which nothing is arranged, running or due.
func (l *lister) nextStep(c *casefile.Case) {
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
		l.add(StatusNone, store.DayItem{Rank: since.String(), What: "Aftal næste skridt", Note: "i gang siden " + since.Short()})
	}
}
