package law

import (
	"fmt"
	"strconv"
	"strings"

	"indgang/day"
	"indgang/duty"
)

// A Line is one line of an explanation: what it is about, what there is to say,
// and the facts it rests on.
type Line struct {
	Label string     `json:"label"`
	Text  string     `json:"text"`
	Refs  []duty.Ref `json:"facts,omitempty"`
}

// An Explanation is an obligation's answer to «hvorfor?», in Danish.
type Explanation struct {
	Lines []Line `json:"lines"`
	// Steps is the count day by day, for spans in hverdage or arbejdsdage.
	Steps []day.Step `json:"-"`
}

// Explain tells why an obligation stands as it does: the provision, the facts,
// the arithmetic, what meets it and what stops it.
func Explain(b *Book, o *Obligation) Explanation {
	var x Explanation
	add := func(label, text string, refs ...duty.Ref) {
		if text != "" {
			x.Lines = append(x.Lines, Line{label, text, refs})
		}
	}
	cal := b.Calendar()
	add("Hjemmel", o.Provision)
	add("Reglen siger", o.Text)
	add("Udgave", versionText(o.Meta))
	add("Kraft", forceText(o.Meta))
	add("Ikke verificeret", o.Unverified)
	p := &o.Proof
	for _, u := range p.Uses {
		switch u.Role {
		case duty.Opens:
			add("Udløst af", u.On.Full(), u.Ref)
		case duty.Groups:
			add("Omfattet efter", "målgruppe, ydelse eller sygemelding, der er registreret", u.Ref)
		}
	}
	add("Regnestykke", arithmetic(o))
	if p.Span != nil {
		add("Tallet", numberText(p.Span))
		if p.Start != 0 {
			x.Steps = cal.Steps(p.Start, p.Span.Span)
		}
	}
	if p.Count != nil {
		add("Antallet", numberText(p.Count))
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
	for _, u := range p.Uses {
		text := u.On.Full()
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
		case duty.Extends:
			add("Forlænget ved", text, u.Ref)
		case duty.Measures:
			add("Talt efter", text, u.Ref)
		}
	}
	add("Står sådan", statusText(o))
	add("Det opfylder den", o.MetBy)
	add("Det stopper den", o.StoppedBy)
	add("Forbehold", p.Doubt)
	return x
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
	s := capitalise(ForceWord(m.Force)) + ". Grad " + GradeWord(m.Grade) + "."
	if m.SignedBy != "" {
		s += fmt.Sprintf(" Godkendt af %s den %s.", m.SignedBy, m.SignedOn.Long())
	}
	return s
}

func numberText(v *duty.Value) string {
	if v.Checked == 0 {
		return fmt.Sprintf("%s, gælder fra %s (kommunens eget tal: %s).", v.Span, v.From.Long(), v.Source)
	}
	return fmt.Sprintf("%s, gælder fra %s (kilde %s, sidst efterset %s).", v.Span, v.From.Long(), v.Source, v.Checked.Long())
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
	case o.Meta.Shape == "notice" || o.Meta.Shape == "before":
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
	s := fmt.Sprintf("%s er %s. Plus %s: %s.", capitalise(p.Start.Full()), day0, p.Span.Span, raw.Full())
	if p.Span.Span.Unit == day.WeekEnds {
		s = fmt.Sprintf("%s er %s. Til %s: %s.", capitalise(p.Start.Full()), day0, p.Span.Span, raw.Full())
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
		why = append(why, fmt.Sprintf("regnet fra %s ville fristen være tidligere, og det er ikke afgjort, hvilken dag der tæller fra", p.Alt.Long()))
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
	s := capitalise(o.PlanBy.Full())
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

func capitalise(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

func longOr(d day.Date, none string) string {
	if d == 0 {
		return none
	}
	return d.Long()
}
