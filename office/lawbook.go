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

// A LawWord is what a lawyer said of a version.
type LawWord struct {
	Signed bool // signed off, or sent back
	By     string
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
		facts, err := tx.Stream(ctx, store.Law)
		if err != nil {
			return err
		}
		texts, err := tx.Texts(ctx, store.Law)
		if err != nil {
			return err
		}
		touched, err := tx.Touched(ctx)
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
					p.Versions = append(p.Versions, ProvisionVersion{m, o.lawWords(facts, texts, m)})
				}
				c.Provisions = append(c.Provisions, p)
			}
		}
		return nil
	})
	return c, err
}

// lawWords finds what lawyers have said of a version, newest first.
func (o *Office) lawWords(facts []fact.Fact, texts map[string]string, m *duty.Meta) []LawWord {
	var out []LawWord
	for i := len(facts) - 1; i >= 0; i-- {
		f := &facts[i]
		w := LawWord{By: f.Actor, On: day.FromTime(f.Recorded.In(o.zone)), Reason: texts[f.Text]}
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
	j.Reason = strings.TrimSpace(j.Reason)
	var form fault.Form
	if !j.Sign && len([]rune(j.Reason)) < 5 {
		form.Add("reason", "Skriv, hvorfor reglen sendes tilbage, så den kan mendes.")
	}
	if len([]rune(j.Reason)) > 4000 {
		form.Add("reason", "Begrundelsen er for lang: der er plads til 4.000 tegn.")
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
	if err := o.aboutLaw(ctx, u, j.Seen, body, j.Reason); err != nil {
		return err
	}
	_, err = o.Rebuild(ctx)
	return err
}

// aboutLaw adds a fact about the law itself.
func (o *Office) aboutLaw(ctx context.Context, u User, seen fact.Seq, body fact.Body, text string) error {
	if err := fact.Check(body); err != nil {
		return fault.Wrap(err, fault.Invalid, "%v", err)
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		f := fact.Fact{On: o.Today(), Recorded: o.Now().UTC(), Actor: u.ID, Source: source, Body: body}
		if text != "" {
			f.Text = newID("t")
			if err := tx.PutTexts(ctx, store.Text{Subject: store.Law, ID: f.Text, Body: text}); err != nil {
				return err
			}
		}
		return tx.Append(ctx, store.Batch{Subject: store.Law, Expected: seen, Facts: []fact.Fact{f}})
	})
}

// lawFacts returns the facts about the law.
func (o *Office) lawFacts(ctx context.Context) (facts []fact.Fact, err error) {
	err = o.store.View(ctx, func(tx *store.Tx) error {
		facts, err = tx.Stream(ctx, store.Law)
		return err
	})
	return facts, err
}
