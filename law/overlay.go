package law

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law/rsl"
)

// An Overlay is what one municipality has of its own: its calendar, targets
// that are stricter than the law, provisions lifted for a period on a legal
// basis of their own, and the numbers that the law leaves to it. It is a JSON
// file; docs/law.md describes it.
type Overlay struct {
	Municipality string           `json:"municipality"` // kommunekode, "0183"
	Name         string           `json:"name"`
	Closing      []day.ClosingDay `json:"closing_days"`
	Opening      []Opening        `json:"opening_hours"`
	Targets      []LocalTarget    `json:"targets"`
	Lifts        []LocalLift      `json:"lifts"`
	Deadlines    []LocalDeadline  `json:"deadlines"`
	Numbers      []LocalNumber    `json:"numbers"`
	Contact      Contact          `json:"contact,omitzero"`
}

// A Contact is how citizens reach the municipality about their case.
type Contact struct {
	Place   string `json:"place"` // what the place is called
	Address string `json:"address"`
	Phone   string `json:"phone"`
}

// An Opening is the opening hours of one weekday.
type Opening struct {
	Weekday string `json:"weekday"` // Danish, in lower case
	Opens   string `json:"opens"`   // "08.00"
	Closes  string `json:"closes"`
}

// A LocalTarget is a municipality's own deadline for a rule; it moves the
// planning date and never the legal date.
type LocalTarget struct {
	Rule   string   `json:"rule"`
	Amount string   `json:"amount"`
	Unit   string   `json:"unit"`
	From   day.Date `json:"from"`
	To     day.Date `json:"to,omitzero"`
	Source string   `json:"source"`
}

// A LocalLift takes a rule out of force for a period, as a velfærdsaftale does.
type LocalLift struct {
	Rule  string   `json:"rule"`
	From  day.Date `json:"from"`
	To    day.Date `json:"to,omitzero"`
	Basis string   `json:"basis"`
}

// A LocalDeadline is a published case-handling deadline for a subject area, from
// application to decision. It is law for the cases that it covers.
type LocalDeadline struct {
	Topic  string   `json:"topic"` // Danish, as case files say it: "fleksjob"
	Amount string   `json:"amount"`
	Unit   string   `json:"unit"`
	From   day.Date `json:"from"`
	Source string   `json:"source"`
}

// A LocalNumber is another number that the law, or the municipality's own
// service rules, leave to it.
type LocalNumber struct {
	Name   string   `json:"name"`
	Amount string   `json:"amount"`
	Unit   string   `json:"unit"`
	From   day.Date `json:"from"`
	Source string   `json:"source"`
}

// value reads the number, or says in Danish what it lacks.
func (n LocalNumber) value() (duty.Value, error) {
	span, err := day.ParseSpan(n.Amount, n.Unit)
	if err != nil {
		return duty.Value{}, fmt.Errorf("amount og unit: %w", err)
	}
	if n.From == 0 || n.Source == "" {
		return duty.Value{}, errors.New("angiv from og source")
	}
	return duty.Value{Name: n.Name, Span: span, From: n.From, Source: n.Source}, nil
}

// number returns the deadline as the number that rules ask for.
func (d LocalDeadline) number() (LocalNumber, error) {
	for _, t := range fact.Terms[fact.Topic]() {
		if t.Code == d.Topic || slices.ContainsFunc(t.Words, func(w string) bool { return strings.EqualFold(w, d.Topic) }) {
			return LocalNumber{rsl.DeadlineName(fact.Topic(t.Code)), d.Amount, d.Unit, d.From, d.Source}, nil
		}
	}
	return LocalNumber{}, fmt.Errorf("%q er ikke et emne", d.Topic)
}

// numbers lists every number of the municipality's own, the deadlines among them.
func (o Overlay) numbers() (map[string][]duty.Value, error) {
	if len(o.Deadlines)+len(o.Numbers) == 0 {
		return nil, nil
	}
	out := map[string][]duty.Value{}
	add := func(n LocalNumber) error {
		v, err := n.value()
		if err == nil {
			out[n.Name] = append(out[n.Name], v)
		}
		return err
	}
	for i, d := range o.Deadlines {
		n, err := d.number()
		if err == nil {
			err = add(n)
		}
		if err != nil {
			return nil, fmt.Errorf("sagsbehandlingsfrist nr. %d (%s): %w", i+1, d.Topic, err)
		}
	}
	for i, n := range o.Numbers {
		if err := add(n); err != nil {
			return nil, fmt.Errorf("lokalt tal nr. %d (%s): %w", i+1, n.Name, err)
		}
	}
	for _, vs := range out {
		slices.SortStableFunc(vs, func(a, b duty.Value) int { return int(a.From - b.From) })
	}
	return out, nil
}

// Values returns the values of a number of the municipality's own, in the order of
// their days; none where it has not set it.
func (o Overlay) Values(name string) []duty.Value {
	all, _ := o.numbers() // ReadOverlay refuses files where it fails
	return all[name]
}

//go:embed local/0183.json
var ishoejJSON []byte

// Ishoej returns Ishøj Kommune's overlay.
func Ishoej() Overlay {
	o, err := ReadOverlay(ishoejJSON)
	if err != nil {
		panic(err)
	}
	return o
}

// ReadOverlay reads an overlay file. Its errors are Danish and say what to mend.
func ReadOverlay(js []byte) (Overlay, error) {
	var o Overlay
	d := json.NewDecoder(bytes.NewReader(js))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		return o, fmt.Errorf("kommunens fil kan ikke læses: %w", err)
	}
	for i, t := range o.Targets {
		if _, err := day.ParseSpan(t.Amount, t.Unit); err != nil {
			return o, fmt.Errorf("mål nr. %d (%s): amount og unit: %w", i+1, t.Rule, err)
		}
		if t.From == 0 || t.Source == "" {
			return o, fmt.Errorf("mål nr. %d (%s): angiv from og source", i+1, t.Rule)
		}
	}
	for i, l := range o.Lifts {
		if l.From == 0 || l.Basis == "" {
			return o, fmt.Errorf("fritagelse nr. %d (%s): angiv from og basis (hjemlen)", i+1, l.Rule)
		}
		if l.To != 0 && l.To < l.From {
			return o, fmt.Errorf("fritagelse nr. %d (%s): to ligger før from", i+1, l.Rule)
		}
	}
	for i, h := range o.Opening {
		if _, _, err := h.hours(); err != nil {
			return o, fmt.Errorf("åbningstid nr. %d: %w", i+1, err)
		}
	}
	if _, err := o.numbers(); err != nil {
		return o, err
	}
	return o, nil
}

func (h Opening) hours() (time.Weekday, day.Hours, error) {
	for w := range time.Weekday(7) {
		if (day.MustParse("2025-01-05") + day.Date(w)).WeekdayName() != h.Weekday {
			continue
		}
		opens, err1 := time.Parse("15.04", h.Opens)
		closes, err2 := time.Parse("15.04", h.Closes)
		if err1 != nil || err2 != nil || !opens.Before(closes) {
			return 0, day.Hours{}, fmt.Errorf("%s: skriv opens og closes som 08.00 og 15.30", h.Weekday)
		}
		return w, day.Hours{Opens: opens.Hour()*60 + opens.Minute(), Closes: closes.Hour()*60 + closes.Minute()}, nil
	}
	return 0, day.Hours{}, fmt.Errorf("%q er ikke en ugedag", h.Weekday)
}

// Calendar returns the calendar that the municipality counts by. Where the file
// names no closing days, the usual ones hold.
func (o Overlay) Calendar() day.Calendar {
	c := day.NewCalendar()
	if o.Closing != nil {
		c.Closing = o.Closing
	}
	for _, h := range o.Opening {
		if w, hours, err := h.hours(); err == nil {
			c.Opening[w] = hours
		}
	}
	return c
}

func (o Overlay) duty() duty.Overlay {
	out := duty.Overlay{Name: o.Name, Targets: map[string][]duty.Target{}}
	for _, t := range o.Targets {
		span, err := day.ParseSpan(t.Amount, t.Unit)
		if err != nil {
			continue // ReadOverlay refuses such files
		}
		out.Targets[t.Rule] = append(out.Targets[t.Rule], duty.Target{Span: span, Valid: day.Period{From: t.From, To: t.To}, Source: t.Source})
	}
	out.Params, _ = o.numbers() // ReadOverlay refuses files where it fails
	for _, l := range o.Lifts {
		out.Lifts = append(out.Lifts, duty.Lift{Rule: l.Rule, Period: day.Period{From: l.From, To: l.To}, Basis: l.Basis})
	}
	return out
}
