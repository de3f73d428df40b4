package web

import (
	"fmt"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
)

// A why answers «hvorfor?» for one date, as an argument: the sum, the facts, the
// law, what would change it, what is in doubt.
type why struct {
	Sum       *law.Sum
	SumFact   *factLink // what happened on day 0
	Count     *dayCount
	Lead      string // the sum in words, where it is no simple sum
	Reckoning []whyLine
	Status    string
	Facts     []whyLine
	Provision string
	Text      string
	Rule      string    // address of the rule, in the version that counts
	Say       string    // two plain sentences
	Lawyer    []whyLine // what only those who check the law ask for
	Changes   []whyLine
	Doubts    []whyLine
}

// A whyLine is a label and what there is to say under it.
type whyLine struct {
	Label string
	Texts []whyText
}

type whyText struct {
	Text string
	Fact *factLink // what it rests on
}

// A factLink leads to a fact on the timeline of the same page.
type factLink struct {
	ID   int64
	Text string
	On   day.Date
}

// A told is one subject, of whatever sort, as its page tells of it.
type told struct {
	Subject fact.Subject
	On      day.Date
	Book    *law.Book
	Case    *casefile.Case    // nil where it is no citizen's
	Staff   map[string]string // names of members of staff, by ID
	History []office.HistoryItem
	Fix     string // the address that corrects a fact, without its number
	Hide    string // the address that takes its words out of sight, "" where none does
}

// ofCitizen is a citizen's case as its page tells of it.
func ofCitizen(c *office.Citizen) *told {
	return &told{c.Subject, c.On, c.Book, c.Case, c.Staff, c.History, "/borger/" + string(c.Subject) + "/ret/", "/borger/" +
		string(c.Subject) + "/tekst/"}
}

// ofCompany is a company as its page tells of it.
func ofCompany(c *office.Company) *told {
	return &told{c.Subject, c.On, c.Book, nil, c.Staff, c.History, "/virksomhed/" + string(c.Subject) + "/ret/", ""}
}

// facts finds what the timeline calls the facts that proofs name.
func facts(c *told) map[duty.Ref]*factLink {
	out := make(map[duty.Ref]*factLink, len(c.History))
	for i := range c.History {
		h := &c.History[i]
		out[duty.Ref(h.ID)] = &factLink{int64(h.ID), tell(h.Body, c.Staff), h.On}
	}
	return out
}

func newWhy(c *told, o law.Obligation, links map[duty.Ref]*factLink) why {
	x := law.Explain(c.Book, c.Case, &o)
	w := why{Say: x.Say, Sum: x.Sum, Provision: o.Provision, Text: o.Text}
	if o.Scenario == "" {
		w.Rule = "/lov/" + o.Meta.ID + "?udgave=" + o.Version.String()
	}
	if x.Sum != nil {
		for _, u := range o.Proof.Uses {
			if u.Role == duty.Opens && u.On == x.Sum.From {
				w.SumFact = links[u.Ref]
			}
		}
		w.Count = newDayCount(x.Sum, x.Steps)
	}
	for _, l := range x.Lines {
		if n := c.Staff[o.SignedBy]; n != "" && l.Section == law.LawyerSection {
			l.Text = strings.Replace(l.Text, "Godkendt af "+o.SignedBy+" ", "Godkendt af "+n+" ", 1)
		}
		switch {
		case l.Section == law.SumSection && l.Label == "Regnestykke" && x.Sum != nil:
			// The sum says it already.
		case l.Section == law.SumSection && l.Label == "Regnestykke":
			w.Lead = l.Text
		case l.Section == law.SumSection && l.Label == "Står sådan":
			w.Status = l.Text
		case l.Section == law.SumSection:
			add(&w.Reckoning, l, links)
		case l.Section == law.FactsSection:
			add(&w.Facts, l, links)
		case l.Section == law.BasisSection && (l.Label == "Hjemmel" || l.Label == "Reglen siger"):
			// Both stand above the other lines.
		case l.Section == law.LawyerSection:
			add(&w.Lawyer, l, links)
		case l.Section == law.ChangesSection:
			add(&w.Changes, l, links)
		default:
			add(&w.Doubts, l, links)
		}
	}
	return w
}

// add puts a line under its label, together with others of the same label.
func add(lines *[]whyLine, l law.Line, links map[duty.Ref]*factLink) {
	t := whyText{Text: l.Text}
	for _, r := range l.Refs {
		t.Fact = links[r]
	}
	if t.Fact != nil && l.Label == "Omfattet efter" {
		t.Text = t.Fact.On.Full() // the fact itself says what it is
	}
	if n := len(*lines); n > 0 && (*lines)[n-1].Label == l.Label {
		(*lines)[n-1].Texts = append((*lines)[n-1].Texts, t)
		return
	}
	*lines = append(*lines, whyLine{l.Label, []whyText{t}})
}

// A dayCount is a count day by day, laid out as a calendar.
type dayCount struct {
	Unit  string
	Weeks []countWeek
	Notes []string // the holidays and closing days that fell in it
}

type countWeek struct {
	Number int
	Days   []countDay
}

type countDay struct {
	Date  day.Date // 0 for a day before or after the count
	Class string
	Text  string // "dag 0", "3", "tæller ikke"
	Note  string // why it does not count
}

func newDayCount(sum *law.Sum, steps []day.Step) *dayCount {
	if len(steps) == 0 {
		return nil
	}
	by := map[day.Date]day.Step{}
	c := &dayCount{}
	for _, s := range steps {
		by[s.Date] = s
		if s.Note != "" && s.Note != s.Date.WeekdayName() {
			c.Notes = append(c.Notes, s.Date.Full()+": "+s.Note)
		}
	}
	last := steps[len(steps)-1].Date
	for monday := sum.From.WeekStart(); monday <= last; monday += 7 {
		_, week := monday.ISOWeek()
		w := countWeek{Number: week}
		for d := monday; d < monday+7; d++ {
			s, in := by[d]
			switch {
			case d == sum.From:
				w.Days = append(w.Days, countDay{d, "is-start", sum.What, ""})
			case !in:
				w.Days = append(w.Days, countDay{Class: "is-out"})
			case s.Number == 0:
				w.Days = append(w.Days, countDay{d, "is-skipped", "", s.Note})
			case d == last:
				w.Days = append(w.Days, countDay{d, "is-end", fmt.Sprint(s.Number), s.Note})
			default:
				w.Days = append(w.Days, countDay{d, "", fmt.Sprint(s.Number), s.Note})
			}
		}
		c.Weeks = append(c.Weeks, w)
	}
	return c
}
