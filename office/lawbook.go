package office

import (
	"context"
	"slices"
	"strings"
	"time"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// A Provision is one rule as the catalogue shows it.
type Provision struct {
	law.Rule
	ActName  string
	Versions []ProvisionVersion
	Now      int // index of the version in force today, -1 where none is
	Touch    store.Touch
}

// A ProvisionVersion is one version with what the lawyers have said of it.
type ProvisionVersion struct {
	*duty.Meta
	Words []LawWord // newest first
}

// Signed returns the sign-off that stands, if one does: the last word.
func (v *ProvisionVersion) Signed() (LawWord, bool) {
	if len(v.Words) == 0 || !v.Words[0].Signed {
		return LawWord{}, false
	}
	return v.Words[0], true
}

// Returned returns the reason for which a lawyer has sent the version back, where
// that is the last word.
func (v *ProvisionVersion) Returned() (LawWord, bool) {
	if len(v.Words) == 0 || v.Words[0].Signed {
		return LawWord{}, false
	}
	return v.Words[0], true
}

// Waits reports whether the version waits for a sign-off before it binds.
func (v *ProvisionVersion) Waits() bool {
	return v.Shape != "" && v.Force != duty.Binding && v.Lifted == ""
}

// A LawWord is what a lawyer said of a version.
type LawWord struct {
	Signed bool // signed off, or sent back
	By     string
	Name   string // the name behind By
	On     day.Date
	Reason string
}

// A Catalogue is every provision, with how many citizens it touches today.
type Catalogue struct {
	On         day.Date
	Provisions []Provision
	Seq        fact.Seq // the last fact about the law: what a sign-off must have seen
	MaySign    bool
}

// Find returns a provision by the ID of its rule.
func (c *Catalogue) Find(id string) (*Provision, bool) {
	i := slices.IndexFunc(c.Provisions, func(p Provision) bool { return p.ID == id })
	if i < 0 {
		return nil, false
	}
	return &c.Provisions[i], true
}

// Catalogue returns every provision of the law as known today.
func (o *Office) Catalogue(ctx context.Context, u User) (Catalogue, error) {
	if err := u.must(SeeLaw); err != nil {
		return Catalogue{}, err
	}
	if err := o.Sweep(ctx); err != nil {
		return Catalogue{}, err
	}
	c := Catalogue{On: o.Today(), MaySign: u.May(SignLaw)}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		book, err := o.bookIn(ctx, tx)
		if err != nil {
			return err
		}
		facts, err := tx.Stream(ctx, fact.TheLaw)
		if err != nil {
			return err
		}
		texts, err := tx.Texts(ctx, fact.TheLaw)
		if err != nil {
			return err
		}
		touched, err := tx.Touched(ctx)
		if err != nil {
			return err
		}
		names, err := staff(ctx, tx)
		if err != nil {
			return err
		}
		c.Seq = lastOf(facts)
		for _, a := range law.Acts() {
			for _, r := range a.Rules {
				p := Provision{Rule: r, ActName: a.Name, Touch: touched[r.ID], Now: -1}
				for i, m := range book.Rule(r.ID) {
					if m.Valid.Has(c.On) {
						p.Now = i
					}
					p.Versions = append(p.Versions, ProvisionVersion{m, o.lawWords(facts, texts, names, m)})
				}
				if p.Versions != nil { // else nobody knows of it yet
					c.Provisions = append(c.Provisions, p)
				}
			}
		}
		return nil
	})
	return c, err
}

// lawWords finds what lawyers have said of a version, newest first.
func (o *Office) lawWords(facts []fact.Fact, texts, names map[string]string, m *duty.Meta) []LawWord {
	var out []LawWord
	for i := len(facts) - 1; i >= 0; i-- {
		f := &facts[i]
		w := LawWord{By: f.Actor, Name: names[f.Actor], On: day.FromTime(f.Recorded.In(o.zone)), Reason: texts[f.Text]}
		switch b := f.Body.(type) {
		case fact.RuleSigned:
			if b.Rule != m.ID || b.Version != m.Version {
				continue
			}
			w.Signed = true
		case fact.RuleReturned:
			if b.Rule != m.ID || b.Version != m.Version {
				continue
			}
		default:
			continue
		}
		out = append(out, w)
	}
	return out
}

// signOffs reads from the facts about the law which versions are signed off: the
// last word on a version stands. Words about rules or versions that the program
// no longer has are left alone.
func signOffs(facts []fact.Fact, zone *time.Location) []duty.SignOff {
	type version struct {
		rule string
		from day.Date
	}
	last := map[version]*fact.Fact{}
	for i := range facts {
		switch b := facts[i].Body.(type) {
		case fact.RuleSigned:
			last[version{b.Rule, b.Version}] = &facts[i]
		case fact.RuleReturned:
			last[version{b.Rule, b.Version}] = &facts[i]
		}
	}
	var out []duty.SignOff
	for v, f := range last {
		if _, signed := f.Body.(fact.RuleSigned); !signed {
			continue
		}
		if _, known := law.FindRule(v.rule); known {
			out = append(out, duty.SignOff{Rule: v.rule, Version: v.from, On: day.FromTime(f.Recorded.In(zone)), By: f.Actor})
		}
	}
	slices.SortFunc(out, func(a, b duty.SignOff) int {
		return strings.Compare(a.Rule+a.Version.String(), b.Rule+b.Version.String())
	})
	return out
}

// A Judgement is a command: a lawyer's word on one version of a rule.
type Judgement struct {
	Rule    string
	Version day.Date
	Sign    bool   // sign it off, or send it back
	Reason  string // needed to send it back
	Seen    fact.Seq
}

// Judge signs a version of a rule off or sends it back with a reason. Since a
// sign-off changes what binds, all lists are made anew.
func (o *Office) Judge(ctx context.Context, u User, j Judgement) error {
	if err := u.must(SignLaw); err != nil {
		return err
	}
	var form fault.Form
	var err error
	if j.Reason, err = fact.ReasonText.Clean(j.Reason); err != nil {
		form.Add("reason", "%v", err)
	}
	if !j.Sign && len([]rune(j.Reason)) < 5 {
		form.Add("reason", "Skriv, hvorfor reglen sendes tilbage, så den kan mendes.")
	}
	book, err := o.Book(ctx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(book.Rule(j.Rule), func(m *duty.Meta) bool { return m.Version == j.Version })
	if i < 0 {
		return fault.New(fault.NotFound, "Den udgave af reglen findes ikke.")
	}
	if j.Sign && book.Rule(j.Rule)[i].Shape == "" {
		form.Add("sign", "Udgaven kan ikke godkendes, før det, der mangler, er fundet: der er intet at regne med.")
	}
	if err := form.Err(); err != nil {
		return err
	}
	var body fact.Body = fact.RuleReturned{Rule: j.Rule, Version: j.Version}
	if j.Sign {
		body = fact.RuleSigned{Rule: j.Rule, Version: j.Version}
	}
	if err := o.say(ctx, u, source, saying{seen: j.Seen, about: j.about, bodies: []fact.Body{body}, text: j.Reason}); err != nil {
		return err
	}
	// What binds has changed, and stays so although the browser may be gone.
	return o.Sweep(context.WithoutCancel(ctx))
}

// about reports whether a fact is a word on the same version.
func (j Judgement) about(b fact.Body) bool {
	switch b := b.(type) {
	case fact.RuleSigned:
		return b.Rule == j.Rule && b.Version == j.Version
	case fact.RuleReturned:
		return b.Rule == j.Rule && b.Version == j.Version
	}
	return false
}

// A saying is a command: to say something about the law itself.
type saying struct {
	seen   fact.Seq
	about  func(fact.Body) bool // what it would be a conflict not to have seen
	bodies []fact.Body
	text   string
}

// Decide adds what is said, where nobody else has said something on the same
// matter meanwhile. Somebody else's word on another matter is no conflict.
func (n saying) Decide(c State[[]fact.Fact], today day.Date) ([]Batch, []store.Job, error) {
	b := Batch{Subject: c.Subject}
	for _, body := range n.bodies {
		if err := fact.Check(body); err != nil {
			return nil, nil, fault.Wrap(err, fault.Invalid, "%v", err)
		}
		b.Drafts = append(b.Drafts, Draft{On: today, Body: body, Text: n.text})
	}
	for i := range c.Facts {
		if c.Facts[i].Seq > n.seen && n.about(c.Facts[i].Body) {
			return nil, nil, fault.New(fault.Conflict, "En anden har ændret det samme, siden du åbnede siden. Det, du skrev, er ikke gemt endnu: "+
				"se det nye igennem, og gem igen.")
		}
	}
	return []Batch{b}, nil, nil
}

// say adds facts about the law itself; from is where they say that they come from.
func (o *Office) say(ctx context.Context, u User, from string, n saying) error {
	return o.store.Update(ctx, func(tx *store.Tx) error {
		facts, err := tx.Stream(ctx, fact.TheLaw)
		if err != nil {
			return err
		}
		batches, _, err := n.Decide(State[[]fact.Fact]{Subject: fact.TheLaw, Facts: facts, Case: facts}, o.Today())
		if err != nil {
			return err
		}
		c := o.change(u, from, batches[0])
		c.before, c.read = facts, true
		_, err = o.keep(ctx, tx, o.Today(), []change{c})
		return err
	})
}
