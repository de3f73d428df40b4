package office

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// An OwnDraft is a change of the law that the municipality has written itself. It
// is never law.
type OwnDraft struct {
	law.Scenario
	Version int // counts how often it was saved: what a change must have seen
	Saved   time.Time
	By      string
	ByName  string // the name behind By
	// Problem says why it cannot be used any longer, in Danish: a rule that it
	// names may be gone. Most often nil.
	Problem error
}

func (o *Office) ownDraft(d store.Draft, names map[string]string) OwnDraft {
	out := OwnDraft{Version: d.Version, Saved: d.Saved.In(o.zone), By: d.User, ByName: names[d.User]}
	out.Scenario, out.Problem = law.ReadScenario([]byte(d.Body))
	out.Name = d.Name
	if out.Title == "" {
		out.Title = d.Name
	}
	if out.Problem == nil {
		_, err := law.NewBook(law.Options{Draft: &out.Scenario})
		out.Problem = err
	}
	return out
}

// Drafts lists the municipality's own drafts.
func (o *Office) Drafts(ctx context.Context, u User) ([]OwnDraft, error) {
	if err := u.must(SeeReform); err != nil {
		return nil, err
	}
	var out []OwnDraft
	err := o.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.ListDrafts(ctx)
		if err != nil {
			return err
		}
		names, err := staff(ctx, tx)
		for _, d := range all {
			out = append(out, o.ownDraft(d, names))
		}
		return err
	})
	return out, err
}

// Draft returns one of the municipality's own drafts.
func (o *Office) Draft(ctx context.Context, u User, name string) (OwnDraft, error) {
	if err := u.must(SeeReform); err != nil {
		return OwnDraft{}, err
	}
	var out OwnDraft
	err := o.store.View(ctx, func(tx *store.Tx) error {
		d, found, err := tx.FindDraft(ctx, name)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "Udkastet findes ikke. Det er måske slettet af en anden.")
		}
		names, err := staff(ctx, tx)
		out = o.ownDraft(d, names)
		return err
	})
	return out, err
}

// Scenario returns a scenario by its name: one that ships, or one of the
// municipality's own drafts. It names nobody, and whoever may see the law may see
// it.
func (o *Office) Scenario(ctx context.Context, u User, name string) (s law.Scenario, own bool, err error) {
	if err := u.must(SeeLaw); err != nil {
		return s, false, err
	}
	err = o.store.View(ctx, func(tx *store.Tx) error {
		s, own, err = o.scenarioIn(ctx, tx, name)
		return err
	})
	return s, own, err
}

func (o *Office) scenarioIn(ctx context.Context, tx *store.Tx, name string) (s law.Scenario, own bool, err error) {
	if s, ok := law.FindScenario(name); ok {
		return s, false, nil
	}
	d, found, err := tx.FindDraft(ctx, name)
	if err != nil {
		return s, false, err
	}
	if !found {
		return s, false, fault.New(fault.NotFound, "Det scenarie findes ikke. Udkastet er måske slettet.")
	}
	draft := o.ownDraft(d, nil)
	if draft.Problem != nil {
		return s, true, fault.Wrap(draft.Problem, fault.Invalid, "Udkastet «%s» kan ikke bruges, som det står: %v", draft.Title, draft.Problem)
	}
	return draft.Scenario, true, nil
}

// OwnScenarios lists what the municipality can look at besides the law: name and
// title of its own drafts.
func (o *Office) OwnScenarios(ctx context.Context) ([]law.Scenario, error) {
	var out []law.Scenario
	err := o.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.ListDrafts(ctx)
		for _, d := range all {
			if own := o.ownDraft(d, nil); own.Problem == nil {
				out = append(out, own.Scenario)
			}
		}
		return err
	})
	return out, err
}

// mostChanges bounds how much one draft may say.
const mostChanges = 300

// SaveDraft keeps a draft: a new one, where seen is 0, or the next version of the
// one that the writer has seen. A new one without a name gets one from its title.
// What is wrong comes back as a fault whose fields are named as in the file, with
// the number of the change before: "changes.2.from".
func (o *Office) SaveDraft(ctx context.Context, u User, s law.Scenario, seen int) (OwnDraft, error) {
	if err := u.must(WriteDraft); err != nil {
		return OwnDraft{}, err
	}
	s.Title, s.Note, s.Source = strings.TrimSpace(s.Title), strings.TrimSpace(s.Note), strings.TrimSpace(s.Source)
	if s.Name == "" {
		s.Name = draftName(s.Title)
	}
	if err := CheckDraft(s); err != nil {
		return OwnDraft{}, err
	}
	if _, ships := law.FindScenario(s.Name); ships || !plainName(s.Name) {
		s.Name = "eget-" + draftName(s.Title)
	}
	body, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return OwnDraft{}, err
	}
	d := store.Draft{Name: s.Name, Version: seen, Saved: o.Now().UTC(), User: u.ID, Body: string(body)}
	err = o.store.Update(ctx, func(tx *store.Tx) error {
		if seen == 0 {
			if d.Name, err = freeName(ctx, tx, s.Name); err != nil {
				return err
			}
		}
		return tx.PutDraft(ctx, d)
	})
	if err != nil {
		return OwnDraft{}, err
	}
	return o.Draft(ctx, u, d.Name)
}

// DeleteDraft throws a draft away, in the version that the user has seen.
func (o *Office) DeleteDraft(ctx context.Context, u User, name string, seen int) error {
	if err := u.must(WriteDraft); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error { return tx.DropDraft(ctx, name, seen) })
}

// CheckDraft finds everything that SaveDraft would refuse of a draft that has a
// name, and keeps nothing.
func CheckDraft(s law.Scenario) error {
	var form fault.Form
	if len([]rune(s.Title)) > 120 {
		form.Add("title", "Titlen er for lang: der er plads til 120 tegn.")
	}
	if len([]rune(s.Note)) > 2000 || len([]rune(s.Source)) > 300 {
		form.Add("note", "Teksten er for lang: der er plads til 2.000 tegn i noten og 300 i kilden.")
	}
	if len(s.Changes) > mostChanges {
		form.Add("changes", "Der er for mange ændringer: et udkast kan have %d.", mostChanges)
	}
	for i, c := range s.Changes {
		if len([]rune(c.Text)) > 500 {
			form.Add(fmt.Sprintf("changes.%d.text", i), "Teksten er for lang: der er plads til 500 tegn.")
		}
	}
	for _, g := range s.Groups {
		if len([]rune(g.To)) > 120 || len([]rune(g.Note)) > 500 {
			form.Add("groups", "Teksten om målgruppe %d er for lang: der er plads til 120 tegn i navnet og 500 i bemærkningen.", g.Group)
		}
	}
	if problems, ok := errors.AsType[law.ScenarioProblems](s.Check()); ok {
		for _, p := range problems {
			if p.Change >= 0 {
				form.Add(fmt.Sprintf("changes.%d.%s", p.Change, p.Field), "%s", p.Text)
			} else {
				form.Add(p.Field, "%s", p.Text)
			}
		}
	}
	if err := form.Err(); err != nil {
		return err
	}
	if _, err := law.NewBook(law.Options{Draft: &s}); err != nil {
		return fault.Wrap(err, fault.Invalid, "Ændringerne kan ikke sættes sammen: to af dem siger hver sit om den samme regel.")
	}
	return nil
}

// draftName makes a name that fits in an address and a file of a title.
func draftName(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ø':
			b.WriteString("oe")
		case r == 'å':
			b.WriteString("aa")
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 48 {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "udkast"
}

// reserved are names that the addresses of drafts use for something else.
var reserved = []string{"ny", "hent"}

// plainName reports whether a name is as draftName makes them.
func plainName(name string) bool {
	for _, r := range reserved {
		if name == r {
			return false
		}
	}
	return name == draftName(name)
}

// freeName adds a number to a name that is taken.
func freeName(ctx context.Context, tx *store.Tx, name string) (string, error) {
	free := name
	for n := 2; ; n++ {
		_, found, err := tx.FindDraft(ctx, free)
		if err != nil || !found {
			return free, err
		}
		free = fmt.Sprintf("%s-%d", name, n)
	}
}
