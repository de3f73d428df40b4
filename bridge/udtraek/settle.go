package udtraek

import (
	"encoding/json"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/office"
	"indgang/store"
)

// A settler finds out what is new in the rows of some citizens, held against what
// their cases say and what has been taken in before.
type settler struct {
	office    *office.Office
	plan      *Plan
	run       store.ImportRun
	taken     map[string]map[string]fact.Subject // by file and hash
	numbers   map[string]fact.Subject
	standings map[fact.Subject]*office.Standing
	mends     map[int]store.ImportLine // the refused rows that these are, mended, by their lines; nil in an import
}

// An event names what happened on a day. Two rows, or a row and a fact, that have
// the same event tell of one thing that happened.
type event struct {
	on  day.Date
	key string
}

// A stood is where an event stands already: in the case, or among what this import
// is about to add.
type stood struct {
	seq  fact.Seq
	text string // ID
	at   int    // in the texts of the parcel, or -1
	line int    // the row that it came from, or 0
	file *File
}

// before looks up whether a row was taken in, in this form or another.
func (s *settler) before(j *Judged) (fact.Subject, bool) {
	of := s.taken[j.file.Name]
	if x, ok := of[j.meaning]; ok {
		return x, true
	}
	x, ok := of[j.Hash] // as the first version named them
	return x, ok
}

// known marks a row as one that says nothing new.
func (j *Judged) known(same int) { j.Verdict, j.Why, j.Same = Known, WhyDuplicate, same }

// settle gives the rows of a citizen their last verdict and makes what they become.
func (s *settler) settle(no int, c *citizen, rows []*Judged) office.Parcel {
	number := c.id()
	subject, found := s.numbers[number]
	p := office.Parcel{Subject: subject, Known: found, Citizen: &store.ImportCitizen{Run: s.run.ID, No: no, Refused: int(c.refused)}}
	var left []*Judged
	for _, j := range rows {
		if whose, ok := s.before(j); ok {
			j.known(0)
			if p.Subject == "" {
				p.Subject = whose // of somebody who has been erased: the row stays, and stays nobody's
			}
			continue
		}
		left = append(left, j)
	}
	if !found && !slices.ContainsFunc(left, func(j *Judged) bool { return j.person != nil }) {
		for _, j := range left {
			j.stranger()
		}
		left = nil
	}
	if len(left) > 0 {
		if !found {
			p.Subject, p.Citizen.Fresh = office.NewSubject(), true
		}
		s.add(&p, number, left)
	}
	p.Citizen.Subject = p.Subject
	if s.run.Trial && p.Citizen.Fresh {
		p.Citizen.Subject = ""
	}
	for _, j := range rows {
		s.count(&p, j)
	}
	p.Citizen.Facts, p.Citizen.Texts = len(p.Facts), len(p.Texts)
	if now := s.standings[p.Subject]; now != nil {
		p.Seen = now.Last
	}
	return p
}

// count counts a row on its citizen, and notes it where it is to be reported.
func (s *settler) count(p *office.Parcel, j *Judged) {
	if was, ok := s.mends[j.Line]; ok && j.Verdict != Refused && !slices.ContainsFunc(p.Rows,
		func(r store.ImportRow) bool { return r.Hash == was.Hash }) {
		p.Rows = append(p.Rows, store.ImportRow{Mapping: s.plan.Mapping.Name, File: j.file.Name + mended, Hash: was.Hash, Run: s.run.ID,
			Line: j.Line, Subject: p.Subject})
	}
	switch j.Verdict {
	case Known:
		p.Citizen.Known++
		if j.Same == 0 {
			return
		}
	case Refused:
		p.Citizen.Refused++
	default:
		p.Citizen.Accepted++
		if !s.run.Trial {
			p.Rows = append(p.Rows, store.ImportRow{Mapping: s.plan.Mapping.Name, File: j.file.Name, Hash: j.meaning, Run: s.run.ID,
				Line: j.Line, Subject: p.Subject})
		}
		return
	}
	if s.mends != nil {
		return // its line stands in the run that it was refused in
	}
	p.Lines = append(p.Lines, s.plan.line(s.run.ID, j, p.Citizen.Subject))
}

// add makes what a citizen's new rows become.
func (s *settler) add(p *office.Parcel, number string, rows []*Judged) {
	now := s.standings[p.Subject]
	if now == nil {
		now = &office.Standing{}
	}
	before := now.Person
	person, has := now.Person, now.Found
	person.Subject, person.CPR = p.Subject, number
	assigned := s.plan.Today
	if !p.Known {
		assigned = first(rows, s.plan.Today)
	}
	a := adder{settler: s, parcel: p, now: now, assigned: assigned, stands: map[event]stood{}, seen: map[string]int{}}
	for i := range now.Stands {
		x := &now.Stands[i]
		if key, err := keyOf(x.Body); err == nil {
			a.stands[event{x.On, key}] = stood{seq: x.Seq, text: x.Text, at: -1}
		}
	}
	for _, j := range rows {
		if line := a.seen[j.file.Name+j.meaning]; line > 0 {
			j.known(line)
			continue
		}
		changed := false
		if j.person != nil {
			was := person
			fill(&person, j.person, has)
			changed, has = person != was || !has, true
		}
		new, same := a.facts(j)
		if !new && !changed {
			j.known(same)
			continue
		}
		j.Verdict = Accepted
		a.seen[j.file.Name+j.meaning] = j.Line
	}
	if has && person != before {
		p.Person = &person
		if p.Known {
			js, err := json.Marshal(change{Was: before, Now: person})
			if err == nil {
				p.Citizen.Was = string(js)
			}
		}
	}
}

// A change is what an import did to what is known of a person.
type change = office.PersonChange

// An adder makes the facts of one citizen's rows.
type adder struct {
	*settler
	parcel   *office.Parcel
	now      *office.Standing
	assigned day.Date
	stands   map[event]stood
	seen     map[string]int // lines of rows, by their file and what they say
}

// facts adds what a row says that does not stand already. It reports whether there
// was any, and otherwise which line of the same file said it before.
func (a *adder) facts(j *Judged) (new bool, same int) {
	for _, d := range j.drafts {
		if told(a.now, d.body) {
			continue
		}
		if d.on == 0 {
			d.on = a.assigned
		}
		if was, ok := a.stands[event{d.on, d.key}]; ok && a.fits(&was, &d) {
			if a.note(&was, &d) {
				new = true
			} else if was.file == j.file && same == 0 {
				same = was.line
			}
			a.stands[event{d.on, d.key}] = was
			continue
		}
		new = true
		x := stood{seq: a.next(), at: -1, line: j.Line, file: j.file}
		x.text, x.at = a.text(d.text)
		a.append(d, j.by, 0, x.text)
		a.stands[event{d.on, d.key}] = x
		if _, ok := d.body.(fact.Born); ok {
			a.now.Born = d.on
		}
	}
	return new, same
}

func (a *adder) next() fact.Seq { return a.now.Last + fact.Seq(len(a.parcel.Facts)) + 1 }

func (a *adder) append(d draft, by string, corrects fact.Seq, text string) {
	source := a.plan.Mapping.Source
	if by != "" {
		source += ", " + by
	}
	f := a.office.NewFact(d.on, d.body, source)
	f.Corrects, f.Text = corrects, text
	a.parcel.Facts = append(a.parcel.Facts, f)
}

func (a *adder) text(s string) (id string, at int) {
	if s == "" {
		return "", -1
	}
	id = office.NewText()
	a.parcel.Texts = append(a.parcel.Texts, store.Text{Subject: a.parcel.Subject, ID: id, Body: s})
	return id, len(a.parcel.Texts) - 1
}

// note keeps what a row writes of something that stands already, so that what
// happened is told once and nothing that was written is lost. It reports whether
// a fact came of it.
func (a *adder) note(was *stood, d *draft) bool {
	if d.text == "" {
		return false
	}
	if was.at >= 0 { // not written yet
		t := &a.parcel.Texts[was.at]
		t.Body = together(t.Body, d.text)
		return false
	}
	old := a.now.Texts[was.text]
	both := together(old, d.text)
	if both == old {
		return false
	}
	seq := a.next()
	id, at := a.text(both)
	a.append(*d, "", was.seq, id)
	was.seq, was.text, was.at = seq, id, at
	return true
}

// fits reports whether there is room for a row's text beside what stands; where
// there is not, it stands for itself.
func (a *adder) fits(was *stood, d *draft) bool {
	n := len(a.now.Texts[was.text])
	if was.at >= 0 {
		n = len(a.parcel.Texts[was.at].Body)
	}
	return n+len(d.text) < mostTogether
}

// mostTogether is how many bytes texts about one event may have together.
const mostTogether = 200 << 10

// together is what two texts about the same say.
func together(old, new string) string {
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	switch a, b := flat(old), flat(new); {
	case strings.Contains(a, b):
		return old
	case strings.HasPrefix(b, a):
		return new // it was written on
	}
	return old + "\n\n" + new
}

// told reports whether a case says already what a person's row says: who was born
// when, and who has the case. Such a row may come again and again with nothing new
// but a telephone number.
func told(now *office.Standing, b fact.Body) bool {
	switch b := b.(type) {
	case fact.Born:
		return now.Born != 0
	case fact.CaseworkerAssigned:
		if now.Caseworker == b.User && now.Unit == b.Unit {
			return true
		}
		now.Caseworker, now.Unit = b.User, b.Unit
	}
	return false
}

// first returns the day of a new citizen's first fact apart from birth, or today:
// the day from which the citizen has the caseworker that the export names.
func first(rows []*Judged, today day.Date) day.Date {
	var born, first day.Date
	for _, row := range rows {
		for _, d := range row.drafts {
			if _, ok := d.body.(fact.Born); ok {
				born = d.on
			} else {
				first = day.Min(first, d.on)
			}
		}
	}
	if first == 0 {
		return today
	}
	return day.Min(day.Max(first, born), today)
}

// fill lays what a row says of a person over what was known. An empty column says
// nothing, and no row takes a protection away.
func fill(p *store.Person, said map[string]string, known bool) {
	for field, to := range map[string]*string{
		"first_name": &p.FirstName, "last_name": &p.LastName, "address": &p.Address, "postal_code": &p.PostalCode, "city": &p.City,
		"phone": &p.Phone, "email": &p.Email, "interpreter": &p.Interpreter,
	} {
		if v := said[field]; v != "" {
			*to = v
		}
	}
	if v, ok := said["mail"]; ok || !known {
		p.Mail = v != "nej"
	}
	p.Protected = p.Protected || said["protected"] == "ja"
	p.OwnStaff = p.OwnStaff || said["own_staff"] == "ja"
}
