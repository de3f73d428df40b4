package law

import (
	"fmt"
	"strconv"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

// A Section is which part of the argument a line belongs to.
type Section string

// The sections, in the order in which an explanation argues.
const (
	SumSection     Section = "sum"     // the arithmetic, and where it stands
	FactsSection   Section = "facts"   // what happened
	BasisSection   Section = "basis"   // provision, version, grade, number
	ChangesSection Section = "changes" // what meets it, what stops it
	DoubtsSection  Section = "doubts"  // what is not settled in the case
	LawyerSection  Section = "lawyer"  // version, grade, sources and caveats, for those who check the law itself
)

// A Line is one line of an explanation: what it is about, what there is to say,
// and the facts it rests on.
type Line struct {
	Section Section    `json:"section"`
	Label   string     `json:"label"`
	Text    string     `json:"text"`
	Refs    []duty.Ref `json:"facts,omitempty"`
}

// A Sum is the arithmetic in three parts: a day, how far from it, and the day
// that gives. Where something moved that day on, Moved tells what, and Due where
// to.
type Sum struct {
	From  day.Date
	What  string // Danish: what From is, such as "dag 0"
	Step  string // Danish: "+ 1 uge", "− 2 uger"
	To    day.Date
	Moved string // Danish: "2 dage på pause"
	Due   day.Date
}

// An Explanation is an obligation's answer to «hvorfor?», in Danish. Its lines
// argue: first the sum, then the facts, the law, what would change it, what is in
// doubt, and last what only lawyers ask for.
type Explanation struct {
	// Say is two plain sentences for the telephone and for the letter.
	Say   string `json:"say"`
	Lines []Line `json:"lines"`
	// Sum is nil where the date does not follow from a day and a span alone.
	Sum *Sum `json:"-"`
	// Steps is the count day by day, for spans in hverdage or arbejdsdage.
	Steps []day.Step `json:"-"`
}

// In lists the lines of a section.
func (x *Explanation) In(s Section) []Line {
	var out []Line
	for _, l := range x.Lines {
		if l.Section == s {
			out = append(out, l)
		}
	}
	return out
}

// Explain tells why an obligation of a case stands as it does: the arithmetic, the
// facts, the provision, what meets it and what stops it. c is nil where the case is
// about another sort than a citizen, and then nobody is spoken to.
func Explain(b *Book, c *casefile.Case, o *Obligation) Explanation {
	x := Explanation{Say: say(c, o)}
	section := SumSection
	add := func(label, text string, refs ...duty.Ref) {
		if text != "" {
			x.Lines = append(x.Lines, Line{section, label, Named(text), refs})
		}
	}
	cal, p := b.Calendar(), &o.Proof

	add("Regnestykke", arithmetic(o))
	if x.Sum = sum(cal, o); x.Sum != nil && cal.After(p.Start, p.Span.Span) == x.Sum.To {
		x.Steps = cal.Steps(p.Start, p.Span.Span)
	}
	if p.Paused > 0 {
		add("Uret stod stille", fmt.Sprintf("%s er lagt til fristen.", day.DaysText(p.Paused)))
	}
	if p.Grace != nil {
		add("Ekstra tid", numberText(p.Grace))
	}
	if p.Raw != 0 && o.Due != p.Raw && o.Bearer == duty.Citizen && p.Paused == 0 && p.Grace == nil {
		add("Flyttet", fmt.Sprintf("Fristen faldt %s. En borgers frist flytter til næste hverdag: %s.", p.Raw.Full(), o.Due.Full()))
	}
	add("Planlæg efter", planText(cal, o))
	add("Måden at tælle på", p.Note)
	add("Står sådan", statusText(o))

	section = FactsSection
	for _, u := range p.Uses {
		switch u.Role {
		case duty.Opens:
			add("Udløst af", happened(c, &u), u.Ref)
		case duty.Groups:
			add("Omfattet efter", "målgruppe eller ydelse, der er registreret", u.Ref)
		}
	}
	for _, u := range p.Uses {
		text := happened(c, &u)
		if u.Period != (day.Period{}) {
			text = u.Period.From.Long() + " til " + longOr(u.Period.To, "nu")
		}
		if u.Note != "" {
			text += " (" + u.Note + ")"
		}
		switch u.Role {
		case duty.Meets:
			add("Opfyldt af", text, u.Ref)
		case duty.Counts:
			add("Tæller med", text, u.Ref)
		case duty.Exempts:
			add("Fritaget", text, u.Ref)
		case duty.Pauses:
			add("Stoppede uret", text, u.Ref)
		case duty.Ends:
			add("Afsluttet af", text, u.Ref)
		case duty.Books:
			add("Aftalt", text+". En aftale opfylder ikke reglen, før den er holdt.", u.Ref)
		case duty.Measures:
			add("Talt efter", text, u.Ref)
		}
	}

	section = BasisSection
	add("Hjemmel", o.Provision)
	add("Reglen siger", o.Text)

	section = ChangesSection
	add("Det opfylder den", o.MetBy)
	add("Det stopper den", o.StoppedBy)

	section = DoubtsSection
	add("Forbehold", p.Doubt)

	section = LawyerSection
	add("Udgave", versionText(o.Meta))
	add("Virkning", forceText(o.Meta))
	if p.Span != nil {
		add("Tallet", numberText(p.Span))
	}
	if p.Count != nil {
		add("Antallet", numberText(p.Count))
	}
	add("Ikke verificeret", o.Unverified)
	return x
}

// happened writes the day of a fact as the case has it. What a rule reckons from
// is another day where the law moves it, and is told as such.
func happened(c *casefile.Case, u *duty.Use) string {
	if c == nil {
		return u.On.Full()
	}
	e, ok := c.Entry(fact.Seq(u.Ref))
	if !ok || e.On == u.On {
		return u.On.Full()
	}
	return e.On.Full() + "; regnes fra " + u.On.Full()
}

// backwards reports whether the span is counted back from a day.
func backwards(o *Obligation) bool { return o.Meta.Shape == "notice" || o.Meta.Shape == "before" }

// sum writes the arithmetic as a day, a span and a day. It counts anew, and is
// nil where that does not give the date that the engine found.
func sum(cal day.Calendar, o *Obligation) *Sum {
	p := &o.Proof
	if p.Span == nil || p.Start == 0 || o.Due == 0 || p.Clocked {
		return nil
	}
	s := &Sum{From: p.Start, What: "dag 0", To: p.Raw, Due: o.Due}
	if s.To == 0 {
		s.To = o.Due
	}
	span := p.Span.Span
	many := day.Span{N: span.N * o.Ordinal, Unit: span.Unit}
	switch {
	case backwards(o) && cal.Before(s.From, span) == s.To:
		s.What, s.Step = "regnes fra", "− "+span.String()
	case (o.Kind == duty.Limit || o.Kind == duty.Right) && cal.Last(s.From, span) == s.To:
		s.What, s.Step = "første dag", "varer "+span.String()
	case span.Unit == day.WeekEnds && cal.After(s.From, span) == s.To:
		s.What, s.Step = "dag 1 i uge 1", "til "+span.String()
	case cal.After(s.From, span) == s.To:
		s.Step = "+ " + span.String()
	case o.Meta.Shape == "every" && cal.After(s.From, many) == s.To:
		s.Step = fmt.Sprintf("+ %d gange %s", o.Ordinal, span)
	default:
		return nil
	}
	switch {
	case s.Due == s.To:
	case p.Paused > 0:
		s.Moved = day.DaysText(p.Paused) + " på pause"
	case p.Grace != nil:
		s.Moved = p.Grace.Span.String() + " ekstra"
	case o.Bearer == duty.Citizen:
		s.Moved = "til næste hverdag"
	default:
		return nil
	}
	return s
}

func versionText(m *duty.Meta) string {
	s := "Gælder fra " + m.Valid.From.Long()
	if m.Valid.To != 0 {
		s += " til " + m.Valid.To.Long()
	}
	s += "."
	if m.Scenario != "" {
		s += " Scenarie «" + m.Scenario + "»: ikke gældende ret."
	}
	return s
}

func forceText(m *duty.Meta) string {
	if m.Lifted != "" {
		return "Sat ud af kraft: " + m.Lifted
	}
	s := fact.Capital(ForceWord(m.Force)) + ". Grad " + GradeWord(m.Grade) + "."
	if m.SignedBy != "" {
		s += fmt.Sprintf(" Godkendt af %s den %s.", m.SignedBy, m.SignedOn.Long())
	}
	return s
}

func numberText(v *duty.Value) string {
	if v.Checked == 0 {
		return fmt.Sprintf("%s, gælder fra %s (kommunens eget tal: %s).", v.Span, v.From.Long(), v.Source)
	}
	return fmt.Sprintf("%s, gælder fra %s. Kilde: %s, læst %s.", v.Span, v.From.Long(), sourceNames(v.Source), v.Checked.Long())
}

// arithmetic writes the sum behind the due date.
func arithmetic(o *Obligation) string {
	p := &o.Proof
	switch {
	case o.Due == 0 && p.Span != nil && p.Start == 0:
		return fmt.Sprintf("Fristen er %s, men den dag, der skal regnes fra, er ikke kendt endnu.", p.Span.Span)
	case running(o):
		return ""
	case o.Due == 0:
		return "Loven sætter ingen dato."
	case p.Span == nil:
		return fmt.Sprintf("Fristen er sat af oplysningerne: %s.", o.Due.Full())
	case o.Kind == duty.Limit:
		return fmt.Sprintf("Fra %s i %s: sidste dag er %s.", p.Start.Full(), p.Span.Span, o.Due.Full())
	case backwards(o):
		return fmt.Sprintf("%s før %s: senest %s.", p.Span.Span, p.Start.Full(), o.Due.Full())
	}
	if o.Meta.Shape == "every" && o.Ordinal > 0 {
		return fmt.Sprintf("%s gange %s fra %s: %s.", strconv.Itoa(o.Ordinal), p.Span.Span, p.Start.Full(), o.Due.Full())
	}
	if p.Clocked {
		return fmt.Sprintf("Talt fra %s op til %s: %s.", p.Start.Full(), p.Span.Span, o.Due.Full())
	}
	raw := p.Raw
	if raw == 0 {
		raw = o.Due
	}
	day0 := "dag 0"
	if p.Span.Span.Unit == day.WeekEnds {
		day0 = "dag 1 i uge 1"
	}
	s := fmt.Sprintf("%s er %s. Plus %s: %s.", fact.Capital(p.Start.Full()), day0, p.Span.Span, raw.Full())
	if p.Span.Span.Unit == day.WeekEnds {
		s = fmt.Sprintf("%s er %s. Til %s: %s.", fact.Capital(p.Start.Full()), day0, p.Span.Span, raw.Full())
	}
	return s
}

// planText says why the day to plan for is another than the legal date.
func planText(cal day.Calendar, o *Obligation) string {
	if o.PlanBy == 0 || o.PlanBy == o.Due {
		return ""
	}
	p := &o.Proof
	var why []string
	switch {
	case p.Local != nil:
		why = append(why, fmt.Sprintf("kommunens eget mål er %s (%s)", p.Local.Span, p.Local.Source))
	case p.Alt != 0 && o.Due == 0:
		why = append(why, fmt.Sprintf("regnet fra %s, indtil den rigtige dag er kendt", p.Alt.Long()))
	case p.Alt != 0:
		why = append(why, fmt.Sprintf("regnet fra %s ville fristen være tidligere, og det er ikke afgjort, hvilken dag der tæller fra",
			p.Alt.Long()))
	}
	if p.AltSpan != nil {
		why = append(why, fmt.Sprintf("det er ikke afgjort, om der også er en frist på %s", p.AltSpan.Span))
	}
	if p.Span != nil && p.Span.Span.Unit == day.Weekdays && o.Due != 0 {
		why = append(why, "hvis lørdag er en hverdag, er fristen tidligere")
	}
	if p.Local == nil && o.Due != 0 && !cal.IsOpen(o.Due) {
		name := o.Due.WeekdayName()
		if h, ok := day.Holiday(o.Due); ok {
			name = h
		} else if c, ok := cal.Closed(o.Due); ok {
			name = c + " (lukkedag)"
		}
		why = append(why, fmt.Sprintf("fristen falder på %s, og myndighedens egen frist flytter ikke", name))
	}
	s := fact.Capital(o.PlanBy.Full())
	if len(why) > 0 {
		s += ": " + strings.Join(why, "; ")
	}
	return s + "."
}

func statusText(o *Obligation) string {
	switch {
	case running(o) && o.Status == duty.Met:
		return "Talt til " + o.Closed.Long() + ": " + Progress(o) + "."
	case running(o) && o.Status == duty.Open:
		return "Tælles stadig: " + Progress(o) + "."
	}
	switch o.Status {
	case duty.Met:
		return "Opfyldt " + o.Closed.Long() + "."
	case duty.MetLate:
		return fmt.Sprintf("Opfyldt %s, %s efter fristen.", o.Closed.Long(), day.DaysText(int(o.Closed-o.Due)))
	case duty.Lapsed:
		return "Bortfaldet " + o.Closed.Long() + reason(o.Proof.Why)
	case duty.Missed:
		return "Ikke nået; faldt væk " + o.Closed.Long() + reason(o.Proof.Why)
	case duty.Paused:
		return "På pause, så længe fritagelsen varer."
	case duty.Overdue:
		return "Overskredet siden " + o.Due.Long() + "." + progress(o)
	}
	if o.Due == 0 {
		return "Løber." + progress(o)
	}
	return "Åben; fristen er " + o.Due.Long() + "." + progress(o)
}

func reason(why string) string {
	if why == "" {
		return "."
	}
	return ": " + why + "."
}

func progress(o *Obligation) string {
	if o.Need <= 1 {
		return ""
	}
	return " " + Progress(o) + "."
}

// Progress writes how far a counted obligation has come: "2 af 4".
func Progress(o *Obligation) string {
	have, need := strconv.Itoa(o.Have), strconv.Itoa(o.Need)
	if running(o) {
		return "i alt " + have
	}
	if s := o.Proof.Span; o.Proof.Count == nil && s != nil && (s.Span.Unit == day.HourUnits || s.Span.Unit == day.WeekHours) {
		have, need = day.Hundredths(o.Have)+" timer", day.Hundredths(o.Need)+" timer"
	}
	return have + " af " + need
}

func longOr(d day.Date, none string) string {
	if d == 0 {
		return none
	}
	return d.Long()
}
