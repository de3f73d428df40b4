package office

import (
	"context"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A ChangePerson is a command: who the citizen is from a day on. Person is the
// whole of it, as the form shows it; what is as it was is not said again.
type ChangePerson struct {
	Seen   fact.Seq
	From   day.Date
	Person store.Person // Subject, and everything but the number
}

// Decide adds a fact for each thing that has changed, with the new words and the
// old beside it, where both can be erased.
func (cmd ChangePerson) Decide(c State[*casefile.Case], today day.Date) ([]Batch, []store.Job, error) {
	p, was := cmd.Person, c.Person
	p.CPR, p.Subject = was.CPR, c.Subject
	var form fault.Form
	switch {
	case cmd.From == 0:
		form.Add("from", "Skriv datoen som dd.mm.åååå.")
	case cmd.From > today:
		form.Add("from", "Datoen er ikke kommet endnu. Registrér ændringen, når den gælder.")
	case cmd.From < today-10*ahead:
		form.Add("from", "Datoen ligger mere end ti år tilbage. Ret den.")
	}
	for _, x := range []struct {
		name, what, text string
		needed           bool
		most             int
	}{
		{"first_name", "fornavnet", p.FirstName, true, 100}, {"last_name", "efternavnet", p.LastName, true, 100},
		{"address", "adressen", p.Address, false, 120}, {"postal_code", "postnummeret", p.PostalCode, false, 10},
		{"city", "byen", p.City, false, 60},
		{"phone", "telefonnummeret", p.Phone, false, 30}, {"email", "e-mailadressen", p.Email, false, 120},
		{"interpreter", "sproget", p.Interpreter, false, 40},
	} {
		if n := len([]rune(x.text)); n > x.most || x.needed && n == 0 {
			form.Add(x.name, "Skriv %s med højst %d tegn.", x.what, x.most)
		}
	}
	if p.Email != "" && !strings.Contains(p.Email, "@") {
		form.Add("email", "Skriv e-mailadressen med et @.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	b := Batch{Subject: c.Subject, Person: &p}
	changed := func(what fact.PersonField, now, before string) {
		if now != before {
			b.Drafts = append(b.Drafts, Draft{On: cmd.From, Body: fact.PersonChanged{What: what},
				Text: orNone(now) + " (før: " + orNone(before) + ")"})
		}
	}
	changed(fact.PersonName, p.Name(), was.Name())
	changed(fact.PersonAddress, addressOf(p), addressOf(was))
	changed(fact.PersonPhone, p.Phone, was.Phone)
	changed(fact.PersonMail, p.Email, was.Email)
	changed(fact.PersonInterpreter, p.Interpreter, was.Interpreter)
	if p.Mail != was.Mail {
		b.Drafts = append(b.Drafts, Draft{On: cmd.From, Body: fact.PersonChanged{What: fact.PersonDigitalPost},
			Text: yesNo(p.Mail) + " (før: " + yesNo(was.Mail) + ")"})
	}
	b.spell(cmd.From, was.Protected, p.Protected, c.Case.IsProtected(today), fact.ProtectionSet{}, fact.ProtectionLifted{})
	b.spell(cmd.From, was.OwnStaff, p.OwnStaff, c.Case.IsOwnStaff(today), fact.OwnStaffSet{}, fact.OwnStaffLifted{})
	return b.some()
}

// spell adds what begins or ends something that lasts. What is known from before
// the facts tell of it gets a beginning first.
func (b *Batch) spell(on day.Date, was, is, told bool, begin, end fact.Body) {
	switch {
	case is && !was:
		b.Drafts = append(b.Drafts, Draft{On: on, Body: begin})
	case was && !is:
		if !told {
			b.Drafts = append(b.Drafts, Draft{On: on, Body: begin})
		}
		b.Drafts = append(b.Drafts, Draft{On: on, Body: end})
	}
}

func orNone(s string) string {
	if s == "" {
		return "ingen"
	}
	return s
}

func yesNo(b bool) string {
	if b {
		return "ja"
	}
	return "nej"
}

func addressOf(p store.Person) string {
	return strings.Join(strings.Fields(p.Address+", "+p.PostalCode+" "+p.City), " ")
}

// ChangePerson changes who a citizen is, with history.
func (o *Office) ChangePerson(ctx context.Context, u User, cmd ChangePerson) (Receipt, error) {
	p := &cmd.Person
	for _, s := range []*string{&p.FirstName, &p.LastName, &p.Address, &p.PostalCode, &p.City, &p.Phone, &p.Email, &p.Interpreter} {
		*s = strings.Join(strings.Fields(*s), " ")
	}
	return o.tell(ctx, u, p.Subject, cmd.Seen, Write, cmd)
}

// A ReplaceNumber is a command: a citizen gets another personal number, as when a
// substitute number gives way to the one that CPR has issued.
type ReplaceNumber struct {
	Subject fact.Subject
	Seen    fact.Seq
	Number  string
	On      day.Date
}

// Decide adds the replacement, and mends the birth date where the numbers tell two.
func (cmd ReplaceNumber) Decide(c State[*casefile.Case], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	n, err := ParseCPR(cmd.Number)
	switch {
	case err != nil:
		form.Add("cpr", "%v", err)
	case n.Number == c.Person.CPR:
		form.Add("cpr", "Borgeren har allerede det personnummer.")
	}
	if cmd.On == 0 || cmd.On > today {
		form.Add("on", "Skriv den dag, nummeret gælder fra, som dd.mm.åååå. Den kan ikke ligge i fremtiden.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	p := c.Person
	p.CPR = n.Number
	b := Batch{Subject: c.Subject, Person: &p, Drafts: []Draft{{On: cmd.On, Body: fact.NumberReplaced{},
		Text: c.Person.CPR + " blev til " + n.Number}}}
	if c.Case.Born != n.Born {
		birth := Draft{On: n.Born, Body: fact.Born{}}
		for i := range c.Case.Entries {
			if _, is := c.Case.Entries[i].Body.(fact.Born); is {
				birth.Corrects = c.Case.Entries[i].Seq
			}
		}
		b.Drafts = append(b.Drafts, birth)
	}
	return []Batch{b}, nil, nil
}

// ReplaceNumber gives a citizen another personal number. Where somebody else has
// it, nothing is kept: the two cases may be of one person, and then they are to be
// merged.
func (o *Office) ReplaceNumber(ctx context.Context, u User, cmd ReplaceNumber) (Receipt, error) {
	return o.tell(ctx, u, cmd.Subject, cmd.Seen, Write, cmd)
}

// A Merge is a command: two cases are of one person. The one that Gives is closed
// and carried on in the other. Part undoes it.
type Merge struct {
	Keeps, Gives fact.Subject
	Seen         fact.Seq // of the case that is carried on
	Reason       string
	Part         bool

	gave State[*casefile.Case]
}

// Decide adds the merging to both cases.
func (cmd Merge) Decide(c State[*casefile.Case], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	if n := len([]rune(cmd.Reason)); n < 5 || n > 500 {
		form.Add("reason", "Skriv med 5 til 500 tegn, hvordan du ved det.")
	}
	merged := cmd.gave.Case.CarriedBy == cmd.Keeps
	switch {
	case cmd.Keeps == cmd.Gives:
		form.Add("with", "Vælg to forskellige sager.")
	case cmd.Part && !merged:
		form.Add("with", "Sagerne er ikke lagt sammen.")
	case !cmd.Part && merged:
		form.Add("with", "Sagerne er allerede lagt sammen.")
	case !cmd.Part && (cmd.gave.Case.CarriedBy != "" || c.Case.CarriedBy != ""):
		form.Add("with", "En af sagerne er allerede lagt sammen med en tredje. Skil dem ad først, eller vælg den, der føres videre.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	keeps, gives := fact.Body(fact.CasesMerged{With: string(cmd.Gives)}), fact.Body(fact.CasesMerged{With: string(cmd.Keeps), Gave: true})
	if cmd.Part {
		keeps, gives = fact.CasesParted{With: string(cmd.Gives)}, fact.CasesParted{With: string(cmd.Keeps)}
	}
	return []Batch{
		{Subject: cmd.Keeps, Drafts: []Draft{{On: today, Body: keeps, Text: cmd.Reason}}},
		{Subject: cmd.Gives, Drafts: []Draft{{On: today, Body: gives, Text: cmd.Reason}}, Expected: lastOf(cmd.gave.Facts)},
	}, nil, nil
}

// Merge merges two cases of one person, or parts them again. The user must be able
// to write in both, and to say who has them.
func (o *Office) Merge(ctx context.Context, u User, cmd Merge) (Receipt, error) {
	var rec Receipt
	cmd.Reason = strings.TrimSpace(cmd.Reason)
	err := o.store.Update(ctx, func(tx *store.Tx) error {
		for _, s := range []fact.Subject{cmd.Gives, cmd.Keeps} {
			x, err := open(ctx, tx, &citizens, u, s, o.Today())
			if err != nil {
				return err
			}
			if x.Level < Write {
				return refuse(s, fault.Forbidden, "Du skal kunne registrere i begge sager for at lægge dem sammen. Bed teamlederen.")
			}
			if !u.mayAssign(x.Case, &x.Person) {
				return refuse(s, fault.Forbidden, "Borgeren har særlig beskyttelse. Bed teamlederen om at lægge sagerne sammen.")
			}
			if s == cmd.Gives {
				cmd.gave = State[*casefile.Case]{Subject: s, Facts: x.Facts, Case: x.Case}
			}
		}
		x, err := do(ctx, o, tx, &citizens, u, cmd.Keeps, cmd.Seen, Write, cmd)
		if err != nil {
			return err
		}
		rec, err = o.receipt(ctx, tx, x.before.Case, &x.after[0])
		return err
	})
	return rec, o.refused(ctx, u, "merge", err)
}

// A HideText is a command: the words of a fact are taken out of sight, as when they
// stand in the wrong person's case; or they are shown again. They are not erased.
type HideText struct {
	Subject fact.Subject
	Seen    fact.Seq
	Fact    fact.Seq // whose words
	Reason  string
	Show    bool
}

// Decide adds that the words are out of sight, and why.
func (cmd HideText) Decide(c State[*casefile.Case], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	e, ok := c.Case.Entry(cmd.Fact)
	switch hidden := c.Case.IsHidden(cmd.Fact); {
	case !ok || e.Text == "":
		form.Add("fact", "Oplysningen har ingen tekst.")
	case hidden && !cmd.Show:
		form.Add("fact", "Teksten er allerede taget ud af syne.")
	case !hidden && cmd.Show:
		form.Add("fact", "Teksten er ikke taget ud af syne.")
	}
	if n := len([]rune(cmd.Reason)); n < 5 || n > 500 {
		form.Add("reason", "Skriv hvorfor, med 5 til 500 tegn. Skriv ikke det, der skal væk.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	var body fact.Body = fact.TextHidden{Fact: int(cmd.Fact)}
	if cmd.Show {
		body = fact.TextShown{Fact: int(cmd.Fact)}
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{{On: today, Body: body, Text: cmd.Reason}}}}, nil, nil
}

// HideText takes the words of a fact out of sight, with a reason and a trace. Only
// a leader shows them again.
func (o *Office) HideText(ctx context.Context, u User, cmd HideText) (Receipt, error) {
	cmd.Reason = strings.TrimSpace(cmd.Reason)
	if cmd.Show && !u.Has(TeamLeader) {
		return Receipt{}, fault.New(fault.Forbidden, "Kun teamlederen kan vise en tekst igen, der er taget ud af syne.")
	}
	return o.tell(ctx, u, cmd.Subject, cmd.Seen, Write, cmd)
}

// A Snooze is a command: a duty, or all of the case, leaves the lists until a day.
// Its deadline runs on. End takes it up again before that.
type Snooze struct {
	Subject fact.Subject
	Seen    fact.Seq
	What    string // ID of the duty, or "" for the case
	Until   day.Date
	Reason  string
	End     bool
}

// mostSnooze is how many days something can be put off at a time.
const mostSnooze = 92

// Decide puts it off.
func (cmd Snooze) Decide(c State[*casefile.Case], today day.Date) ([]Batch, []store.Job, error) {
	var form fault.Form
	_, snoozed := c.Case.IsSnoozed(cmd.What, today)
	switch {
	case cmd.End && !snoozed:
		form.Add("until", "Det er ikke lagt til side.")
	case cmd.End:
	case cmd.Until <= today:
		form.Add("until", "Skriv en dag, der kommer, som dd.mm.åååå.")
	case cmd.Until > today+mostSnooze:
		form.Add("until", "Noget kan højst lægges til side i tre måneder ad gangen. Vælg en tidligere dag.")
	}
	if n := len([]rune(cmd.Reason)); !cmd.End && (n < 3 || n > 200) {
		form.Add("reason", "Skriv hvorfor, med 3 til 200 tegn.")
	}
	if err := form.Err(); err != nil {
		return nil, nil, err
	}
	d := Draft{On: today, Body: fact.Snoozed{What: cmd.What, Until: cmd.Until}, Text: cmd.Reason}
	if cmd.End {
		d = Draft{On: today, Body: fact.SnoozeEnded{What: cmd.What}}
		for i := range c.Case.Snoozes {
			if x := &c.Case.Snoozes[i]; x.What == cmd.What && x.From == today {
				d = Draft{On: today, Body: fact.Withdrawn{}, Corrects: x.Start} // it never was put off for a day
			}
		}
	}
	if err := fact.Check(d.Body); err != nil {
		return nil, nil, fault.Wrap(err, fault.Invalid, "Det, der skal lægges til side, findes ikke.")
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{d}}}, nil, nil
}

// Snooze puts a duty or a case off.
func (o *Office) Snooze(ctx context.Context, u User, cmd Snooze) (Receipt, error) {
	cmd.Reason = strings.TrimSpace(cmd.Reason)
	return o.tell(ctx, u, cmd.Subject, cmd.Seen, Write, cmd)
}

// settlePerson brings what lists and access ask of a person to what the facts say
// today: protection, and whether they work for the municipality.
func (o *Office) settlePerson(ctx context.Context, tx *store.Tx, x derived[*casefile.Case], _ string) error {
	if len(x.Case.Protected) == 0 && len(x.Case.OwnStaff) == 0 {
		return nil
	}
	p, found, err := tx.FindPerson(ctx, x.Subject)
	if err != nil || !found {
		return err
	}
	today, was := o.Today(), p
	if len(x.Case.Protected) > 0 {
		p.Protected = x.Case.IsProtected(today)
	}
	if len(x.Case.OwnStaff) > 0 {
		p.OwnStaff = x.Case.IsOwnStaff(today)
	}
	if p == was {
		return nil
	}
	return tx.PutPersons(ctx, p)
}
