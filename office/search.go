package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A Hit is a citizen that a search found.
type Hit struct {
	store.Hit
	CPR        string // masked
	Age        int    // -1 where the number does not tell it
	Unit       string
	Caseworker string // a name, or ""
}

const (
	// SearchLimit is how many citizens a search shows.
	SearchLimit = 50
	// SuggestLimit is how many are shown while somebody still types.
	SuggestLimit = 8
	// searchDepth is among how many the nearest are looked for.
	searchDepth = 500
)

// Search finds citizens by name, telephone number, birth date or street, or by a
// whole personal number, among those that the user may know of. The user's own
// come first, then the unit's. It shows who has the case, and logs whom it shows.
func (o *Office) Search(ctx context.Context, u User, query string) ([]Hit, error) {
	if err := u.must(Search); err != nil {
		return nil, err
	}
	query = strings.TrimSpace(query)
	if cpr, err := ParseCPR(query); err == nil {
		return o.searchNumber(ctx, u, cpr)
	}
	return o.search(ctx, u, query, SearchLimit)
}

// Suggest is Search for somebody who still types: it shows the few nearest. It looks
// no whole personal number up: that is asked for in earnest, once.
func (o *Office) Suggest(ctx context.Context, u User, query string) ([]Hit, error) {
	if err := u.must(Search); err != nil {
		return nil, err
	}
	query = strings.TrimSpace(query)
	if _, err := ParseCPR(query); err == nil {
		return nil, nil
	}
	return o.search(ctx, u, query, SuggestLimit)
}

func (o *Office) search(ctx context.Context, u User, query string, limit int) ([]Hit, error) {
	if err := o.slower(ctx, u, o.names); err != nil {
		return nil, err
	}
	if len([]rune(query)) < 2 {
		return nil, fault.New(fault.Invalid, "Skriv mindst to bogstaver af navnet, et telefonnummer, en fødselsdato eller hele personnummeret.")
	}
	var hits []Hit
	err := o.store.View(ctx, func(tx *store.Tx) error {
		found, err := tx.SearchPersons(ctx, query, searchDepth)
		if err != nil {
			return err
		}
		rows, err := tx.Whose(ctx, subjectsOf(found))
		if err != nil {
			return err
		}
		// The nearest of the citizens, and among them the nearest of the names.
		slices.SortStableFunc(found, func(a, b store.Hit) int {
			x, y := rows[a.Subject], rows[b.Subject]
			return cmp.Compare(u.relation(x.Caseworker, x.Unit), u.relation(y.Caseworker, y.Unit))
		})
		var may []store.Hit
		for _, h := range found {
			if h.OwnStaff || !u.mayKnow() {
				if _, err := open(ctx, tx, &citizens, u, h.Subject, o.Today()); err != nil {
					if hide(err) != nil {
						return err
					}
					continue
				}
			}
			if may = append(may, h); len(may) == limit {
				break
			}
		}
		hits, err = o.hits(ctx, tx, may, rows)
		return err
	})
	if err != nil {
		return nil, err
	}
	shown := make([]fact.Subject, len(hits))
	for i, h := range hits {
		shown[i] = h.Subject
	}
	return hits, o.logReads(ctx, u, "Søgning", "search", shown...)
}

func subjectsOf(found []store.Hit) []fact.Subject {
	out := make([]fact.Subject, len(found))
	for i, h := range found {
		out[i] = h.Subject
	}
	return out
}

// hits adds what tells persons of the same name apart: how old they are, and who has
// the case.
func (o *Office) hits(ctx context.Context, tx *store.Tx, found []store.Hit, rows map[fact.Subject]store.CaseRow) ([]Hit, error) {
	if len(found) == 0 {
		return nil, nil
	}
	people, err := tx.ListPersons(ctx, subjectsOf(found))
	if err != nil {
		return nil, err
	}
	names, err := staff(ctx, tx)
	if err != nil {
		return nil, err
	}
	out := make([]Hit, len(found))
	for i, h := range found {
		r, number := rows[h.Subject], people[h.Subject].CPR
		out[i] = Hit{Hit: h, CPR: mask(number), Age: ageOf(number, o.Today()), Unit: unitOf(r.Caseworker, r.Unit),
			Caseworker: names[r.Caseworker]}
		if out[i].Caseworker == "" {
			out[i].Caseworker = r.Caseworker
		}
	}
	return out, nil
}

// ageOf is how old somebody with a personal number is, or -1 where it does not tell.
func ageOf(number string, on day.Date) int {
	c, err := ParseCPR(number)
	if err != nil || c.Born == 0 || c.Born > on {
		return -1
	}
	return c.Born.AgeOn(on)
}

// searchNumber finds the citizen with a personal number. Whether nobody has it, or
// somebody whom the user may not know of, the answer is the same and takes the
// same work: nothing is found, and the log has a line.
func (o *Office) searchNumber(ctx context.Context, u User, cpr CPR) ([]Hit, error) {
	if err := o.slower(ctx, u, o.numbers); err != nil {
		return nil, err
	}
	var hits []Hit
	subject := fact.Subject("c") // nobody's
	err := o.store.View(ctx, func(tx *store.Tx) error {
		p, found, err := tx.FindPersonByCPR(ctx, cpr.Number)
		if err != nil {
			return err
		}
		if found {
			subject = p.Subject
		}
		if _, err := open(ctx, tx, &citizens, u, subject, o.Today()); err != nil {
			return hide(err)
		}
		rows, err := tx.Whose(ctx, []fact.Subject{subject})
		if err != nil {
			return err
		}
		hits, err = o.hits(ctx, tx, []store.Hit{{Subject: p.Subject, Name: p.Name(), Protected: p.Protected, OwnStaff: p.OwnStaff}}, rows)
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case hits != nil:
		return hits, o.logReads(ctx, u, "Søgning", "search", subject)
	case subject == "c":
		return nil, o.attempt(ctx, u, missPage, "Søgning på et personnummer, som ingen har", "")
	}
	return nil, o.attempt(ctx, u, refusedPage, "Afvist: search", subject)
}

// hide lets what a user may not know of be passed over.
func hide(err error) error {
	if fault.Of(err) == fault.NotFound {
		return nil
	}
	return err
}
