package office

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/org"
	"indgang/store"
)

// A SettingInfo is something that is the municipality's own to choose.
type SettingInfo struct {
	Name  string
	Label string // Danish
	Hint  string
	Most  int // characters
	check func(string) string
}

// The settings that the program itself asks for.
const (
	PhoneSetting    = "phone"
	AddressSetting  = "address"
	GreetingSetting = "greeting"
	TalkSetting     = "talk-minutes"
)

// Settings lists what the municipality can choose.
func Settings() []SettingInfo {
	return []SettingInfo{
		{PhoneSetting, "Hovednummer", "Det nummer, borgere ringer til.", 20, nil},
		{AddressSetting, "Besøgsadresse", "Hvor samtaler holdes, når andet ikke er aftalt.", 120, nil},
		{GreetingSetting, "Hilsen på borgerens side", "Én eller to sætninger, som borgeren ser først.", 300, nil},
		{TalkSetting, "En samtales længde i minutter", "Bruges, når en booking falder sammen med en anden.", 3, func(v string) string {
			if n, err := strconv.Atoi(v); err != nil || n < 5 || n > 240 {
				return "Skriv minutterne som et helt tal fra 5 til 240."
			}
			return ""
		}},
	}
}

// A House is the organisation as its page shows it.
type House struct {
	Units    []UnitInfo
	Hours    []fact.HoursSet // Monday first; empty where closed or not said
	Closings []ClosingInfo   // from today on
	Settings []SettingValue
	History  []StaffItem
	Seq      fact.Seq // what a command must have seen
	MaySet   bool
}

// A UnitInfo is a unit with who leads it.
type UnitInfo struct {
	Unit   string
	Leader string
	Name   string // the name behind Leader
	Staff  int
}

// A ClosingInfo is a day on which the house is closed.
type ClosingInfo struct {
	On   day.Date
	Name string
}

// A SettingValue is a setting with what has been chosen.
type SettingValue struct {
	SettingInfo
	Value string
}

// House returns the organisation.
func (o *Office) House(ctx context.Context, u User) (House, error) {
	if err := u.must(SeeHouse); err != nil {
		return House{}, err
	}
	x := House{MaySet: u.May(SetHouse)}
	today := o.Today()
	err := o.store.View(ctx, func(tx *store.Tx) error {
		facts, err := tx.Stream(ctx, fact.TheOffice)
		if err != nil {
			return err
		}
		h := org.FoldHouse(facts)
		texts, err := tx.Texts(ctx, fact.TheOffice)
		if err != nil {
			return err
		}
		accounts, err := tx.ListAccounts(ctx)
		if err != nil {
			return err
		}
		units, err := o.unitsIn(ctx, tx)
		if err != nil {
			return err
		}
		for _, name := range units {
			i := UnitInfo{Unit: name, Leader: h.LeaderOn(name, today)}
			for _, a := range accounts {
				if a.ID == i.Leader {
					i.Name = a.Name
				}
				if slices.Contains(a.Units, name) {
					i.Staff++
				}
			}
			x.Units = append(x.Units, i)
		}
		monday := today.WeekStart()
		for d := monday; d < monday+7; d++ {
			opens, closes := o.hours(h, d)
			x.Hours = append(x.Hours, fact.HoursSet{Weekday: org.Weekdays[d.Weekday()], Opens: opens, Closes: closes})
		}
		for _, c := range h.Closings {
			if c.On >= today {
				x.Closings = append(x.Closings, ClosingInfo{c.On, texts[c.Text]})
			}
		}
		for _, s := range Settings() {
			x.Settings = append(x.Settings, SettingValue{s, texts[h.SettingOn(s.Name, today)]})
		}
		x.Seq = lastOf(facts)
		x.History, err = o.items(ctx, tx, fact.TheOffice, facts)
		return err
	})
	return x, err
}

// hours tells when the house is open on a day of the week: what the organisation
// has said, or else what the municipality's own file says.
func (o *Office) hours(h *org.House, on day.Date) (opens, closes fact.Clock) {
	if x, said := h.HoursOn(on); said {
		return x.Opens, x.Closes
	}
	x := o.Calendar().Opening[on.Weekday()]
	if x.Closes == 0 {
		return "", ""
	}
	return clockOf(x.Opens), clockOf(x.Closes)
}

// unitsIn lists the units there are today: those that the organisation has made,
// those that members of staff work in, and the intake, sorted.
func (o *Office) unitsIn(ctx context.Context, tx *store.Tx) ([]string, error) {
	h, _, err := houseIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	all, err := tx.ListAccounts(ctx)
	if err != nil {
		return nil, err
	}
	today := o.Today()
	out := append(h.UnitsOn(today), IntakeUnit)
	for _, a := range all {
		for _, x := range a.Units {
			// A unit that was closed is none, whoever still stands in it.
			if !slices.ContainsFunc(h.Units, func(s org.Span) bool { return s.What == x }) {
				out = append(out, x)
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(store.SortKey(a), store.SortKey(b)) })
	return slices.Compact(out), nil
}

// Setting returns what the municipality has chosen, "" where it has not.
func (o *Office) Setting(ctx context.Context, name string) (string, error) {
	value := ""
	err := o.store.View(ctx, func(tx *store.Tx) error {
		h, texts, err := houseIn(ctx, tx)
		if err == nil {
			value = texts[h.SettingOn(name, o.Today())]
		}
		return err
	})
	return value, err
}

// A SetHours is a command: when the house is open on days of the week.
type SetHours struct {
	From  day.Date
	Hours []fact.HoursSet
}

// Decide adds what is new.
func (cmd SetHours) Decide(c State[*org.House], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	checkDay(&form, "from", cmd.From, today)
	b := Batch{Subject: c.Subject}
	for _, h := range cmd.Hours {
		name := string(h.Weekday)
		if err := fact.Check(h); err != nil {
			form.Add(name, "Skriv klokkeslættene som 09.30.")
			continue
		}
		if (h.Opens == "") != (h.Closes == "") || h.Opens != "" && h.Opens >= h.Closes {
			form.Add(name, "Skriv både hvornår der åbnes og hvornår der lukkes, eller lad begge felter stå tomme.")
		}
		was, said := fact.HoursSet{}, false
		for _, x := range c.Case.Hours {
			if x.Weekday == h.Weekday && x.From <= cmd.From {
				was, said = x.HoursSet, true
			}
		}
		if !said || was != h {
			b.Drafts = append(b.Drafts, Draft{On: cmd.From, Body: h})
		}
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	return b.some()
}

// A SetClosing is a command: the house is closed on a day, or is not after all.
type SetClosing struct {
	Day  day.Date
	Name string // Danish: "Personaledag"
	Lift bool
}

// Decide adds the closing day.
func (cmd SetClosing) Decide(c State[*org.House], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	_, closed := c.Case.ClosedOn(cmd.Day)
	switch {
	case cmd.Day == 0:
		form.Add("day", "Skriv datoen som dd.mm.åååå.")
	case cmd.Day < today:
		form.Add("day", "Dagen er gået. Vælg en, der kommer.")
	case cmd.Day > today+2*ahead:
		form.Add("day", "Datoen ligger mere end to år frem. Ret den.")
	case cmd.Lift && !closed:
		form.Add("day", "Der er ikke lukket den dag.")
	}
	if n := len([]rune(cmd.Name)); !cmd.Lift && (n < 2 || n > 60) {
		form.Add("name", "Skriv med 2 til 60 tegn, hvorfor der er lukket.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	d := Draft{On: today, Body: fact.ClosingSet{Day: cmd.Day}, Text: cmd.Name}
	if cmd.Lift {
		d = Draft{On: today, Body: fact.ClosingLifted{Day: cmd.Day}}
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{d}}}, nil, nil
}

// A SetUnit is a command: there is a unit from a day on, with a leader; or there is
// one no longer.
type SetUnit struct {
	Unit   string
	Leader string // "" leaves it as it is
	From   day.Date
	Close  bool
}

// Decide adds what is new.
func (cmd SetUnit) Decide(c State[*org.House], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	checkDay(&form, "from", cmd.From, today)
	exists := slices.Contains(c.Case.UnitsOn(cmd.From), cmd.Unit)
	switch {
	case cmd.Unit == "" || fact.Check(fact.UnitMade{Unit: cmd.Unit}) != nil:
		form.Add("unit", "Skriv enhedens navn med bogstaver, tal og bindestreg, uden mellemrum.")
	case cmd.Close && cmd.Unit == IntakeUnit:
		form.Add("unit", "%s har de sager, som ingen har, og kan ikke nedlægges.", IntakeUnit)
	case cmd.Close && !exists:
		form.Add("unit", "Enheden findes ikke.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	b := Batch{Subject: c.Subject}
	put := func(body fact.Body) { b.Drafts = append(b.Drafts, Draft{On: cmd.From, Body: body}) }
	switch {
	case cmd.Close:
		put(fact.UnitClosed{Unit: cmd.Unit})
	case !exists:
		put(fact.UnitMade{Unit: cmd.Unit})
	}
	if !cmd.Close && cmd.Leader != "" && cmd.Leader != c.Case.LeaderOn(cmd.Unit, cmd.From) {
		put(fact.UnitLed{Unit: cmd.Unit, Leader: cmd.Leader})
	}
	return b.some()
}

// A SetSetting is a command: what the municipality chooses from a day on.
type SetSetting struct {
	Name  string
	Value string
	From  day.Date
}

// Decide adds the choice.
func (cmd SetSetting) Decide(c State[*org.House], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	checkDay(&form, "from", cmd.From, today)
	i := slices.IndexFunc(Settings(), func(s SettingInfo) bool { return s.Name == cmd.Name })
	if i < 0 {
		return nil, nil, fault.New(fault.NotFound, "Den indstilling findes ikke.")
	}
	s := Settings()[i]
	switch n := len([]rune(cmd.Value)); {
	case n == 0 || n > s.Most:
		form.Add("value", "Skriv %s med 1 til %d tegn.", strings.ToLower(s.Label), s.Most)
	case s.check != nil && s.check(cmd.Value) != "":
		form.Add("value", "%s", s.check(cmd.Value))
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{{On: cmd.From, Body: fact.SettingSet{Setting: cmd.Name}, Text: cmd.Value}}}},
		nil, nil
}

// A HouseCommand is something that the page of the organisation can set: SetHours,
// SetClosing, SetUnit or SetSetting.
type HouseCommand interface {
	Decide(State[*org.House], day.Date) ([]Batch, []store.Job, error)
}

// SetHouse carries out a command about the organisation, by one who has seen its
// newest fact.
func (o *Office) SetHouse(ctx context.Context, u User, seen fact.Seq, cmd HouseCommand) error {
	if err := u.must(SetHouse); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		facts, err := tx.Stream(ctx, fact.TheOffice)
		if err != nil {
			return err
		}
		if seen != lastOf(facts) {
			return fault.New(fault.Conflict,
				"En anden har ændret organisationen, siden du åbnede siden. Det, du skrev, er ikke gemt endnu: se det nye, og gem igen.")
		}
		if cmd, ok := cmd.(SetUnit); ok && !cmd.Close {
			var form fault.Form
			if err := o.exist(ctx, tx, &form, nil, cmd.Leader); err != nil {
				return err
			}
			if err := form.Err(); err != nil {
				return err
			}
		}
		batches, jobs, err := cmd.Decide(State[*org.House]{Subject: fact.TheOffice, Facts: facts, Case: org.FoldHouse(facts)}, o.Today())
		if err != nil {
			return err
		}
		c := o.change(u, source, batches[0])
		c.before, c.read = facts, true
		_, err = o.keep(ctx, tx, o.Today(), []change{c}, jobs...)
		return err
	})
}
