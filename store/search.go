package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"indgang/fact"
	"indgang/fault"
)

// A Hit is a person that a search found.
type Hit struct {
	Subject   fact.Subject
	Name      string
	Protected bool
	OwnStaff  bool
}

var (
	eraseWords = q("erase the words of a person", "DELETE FROM search_word WHERE muni = $1 AND subject = $2")
	eraseIndex = q("erase all words", "DELETE FROM search_word WHERE muni = $1")
	somePeople = q("read persons in turn", "SELECT "+personFields+" FROM person WHERE muni = $1 AND subject > $2 ORDER BY subject LIMIT 1000")
)

// searchWords are the words that a person is found by. Where somebody with a
// protected address lives, and how to reach them, finds nobody.
func (p *Person) searchWords() []string {
	var out []string
	for _, w := range nameWords(p.Name()) {
		out = append(out, forms(w)...)
	}
	if b := birthWord(p.CPR); b != "" {
		out = append(out, b)
	}
	if !p.Protected {
		for _, w := range words(p.Address) {
			out = append(out, forms(w)...)
		}
		if w := phoneWord(p.Phone); w != "" {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// index makes the words of persons anew. fresh says that they have none.
func (t *Tx) index(ctx context.Context, ps []Person, fresh bool) error {
	if !fresh {
		for part := range slices.Chunk(ps, 500) {
			args := make([]any, len(part))
			marks := make([]string, len(part))
			for i := range part {
				args[i], marks[i] = part[i].Subject, fmt.Sprintf("$%d", i+2)
			}
			x := &query{"erase words", "DELETE FROM search_word WHERE muni = $1 AND subject IN (" + strings.Join(marks, ",") + ")"}
			if _, err := t.exec(ctx, x, args...); err != nil {
				return err
			}
		}
	}
	w := t.rows("search_word", "muni, word, subject", "ON CONFLICT DO NOTHING")
	for i := range ps {
		for _, word := range ps[i].searchWords() {
			if err := w.add(ctx, t.m.code, word, ps[i].Subject); err != nil {
				return err
			}
		}
	}
	return w.flush(ctx)
}

// indexVersion changes whenever fold.go does, so that all words are made anew.
const indexVersion = "1"

// reindex makes the search words of everybody, where they are of another version or
// were left out of a backup.
func (d *DB) reindex(ctx context.Context) error {
	munis, err := d.munis(ctx, "SELECT DISTINCT muni FROM person")
	if err != nil {
		return err
	}
	for _, code := range munis {
		err := d.Muni(code).Update(ctx, func(tx *Tx) error {
			if _, err := tx.exec(ctx, eraseIndex); err != nil {
				return err
			}
			for from := fact.Subject(""); ; {
				var ps []Person
				err := tx.each(ctx, somePeople, []any{from}, func(r *sql.Rows) error {
					var p Person
					err := r.Scan(scanPerson(&p)...)
					ps = append(ps, p)
					return err
				})
				if err != nil || len(ps) == 0 {
					return err
				}
				if err := tx.index(ctx, ps, true); err != nil {
					return err
				}
				from = ps[len(ps)-1].Subject
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// What a search takes and looks at.
const (
	queryMost = 200 // letters
	wordsMost = 6   // words; the rest is left out
	nearMost  = 500 // persons whose names are ranked
)

// SearchPersons returns up to limit persons who have every word of the query in
// their name or street, from its first letters on; or the telephone number, birth
// date or personal number that it is. Those who are spelled as it come first, and
// among equals it goes by the alphabet.
func (t *Tx) SearchPersons(ctx context.Context, query string, limit int) ([]Hit, error) {
	if r := []rune(query); len(r) > queryMost {
		return nil, fault.New(fault.Invalid, "Søgningen er for lang. Skriv det meste af et navn, et telefonnummer eller en fødselsdato.")
	}
	var found []Person
	if d, ok := digitsOf(query); ok && len(d) >= 4 || ok && birthQuery(query) != "" {
		var err error
		if found, err = t.byNumber(ctx, query, d); err != nil {
			return nil, err
		}
	}
	ask := words(query)
	if len(ask) > wordsMost {
		ask = ask[:wordsMost]
	}
	var all [][]string
	for _, w := range ask {
		all = append(all, forms(w))
	}
	if len(found) == 0 && len(ask) > 0 {
		// First as it is spelled, and where that finds few, however it is spelled.
		near := make([][]string, len(all))
		for i := range all {
			near[i] = all[i][:1]
		}
		var err error
		if found, err = t.having(ctx, near); err != nil {
			return nil, err
		}
		if len(found) < limit {
			more, err := t.having(ctx, all)
			if err != nil {
				return nil, err
			}
			seen := map[fact.Subject]bool{}
			for _, p := range found {
				seen[p.Subject] = true
			}
			for _, p := range more {
				if !seen[p.Subject] {
					found = append(found, p)
				}
			}
		}
	}
	type ranked struct {
		Hit
		rank int
		key  string
	}
	hits := make([]ranked, len(found))
	for i, p := range found {
		hits[i] = ranked{Hit{p.Subject, p.Name(), p.Protected, p.OwnStaff}, rank(p.Name(), ask, all), SortKey(p.LastName + " " + p.FirstName)}
	}
	slices.SortFunc(hits, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.key, b.key), cmp.Compare(a.Subject, b.Subject))
	})
	out := make([]Hit, min(limit, len(hits)))
	for i := range out {
		out[i] = hits[i].Hit
	}
	return out, nil
}

// rank tells how near a name comes to what was asked: 0 where each word is one of
// its own, 1 where each begins one as it was typed, 2 as it is spelled out, 3 some
// other way, 4 where it is not in the name at all.
func rank(name string, ask []string, all [][]string) int {
	have := nameWords(name)
	worst := 0
	for i, w := range ask {
		best := 4
		w = strings.ToLower(w)
		for _, h := range have {
			lower, fs := strings.ToLower(h), forms(h)
			switch {
			case lower == w:
				best = 0
			case strings.HasPrefix(lower, w):
				best = min(best, 1)
			case strings.HasPrefix(fs[0], all[i][0]):
				best = min(best, 2)
			case slices.ContainsFunc(fs, func(f string) bool {
				return slices.ContainsFunc(all[i], func(a string) bool { return strings.HasPrefix(f, a) })
			}):
				best = min(best, 3)
			}
		}
		worst = max(worst, best)
	}
	return worst
}

// byNumber finds persons by a personal number, a telephone number from its
// beginning, or a birth date.
func (t *Tx) byNumber(ctx context.Context, query, digits string) ([]Person, error) {
	if len(digits) == 10 && !strings.Contains(query, "+") {
		p, found, err := t.FindPersonByCPR(ctx, digits)
		if err != nil || found {
			return []Person{p}, err
		}
	}
	var marks []string
	if d := national(digits); len(d) >= 4 {
		marks = append(marks, phoneMark+d)
	}
	if b := birthQuery(query); b != "" {
		marks = append(marks, b)
	}
	if len(marks) == 0 {
		return nil, nil
	}
	return t.having(ctx, [][]string{marks})
}

// having returns persons who, for each of some sets of forms, have a word that
// begins with one of the set.
func (t *Tx) having(ctx context.Context, sets [][]string) ([]Person, error) {
	var b strings.Builder
	args := []any{}
	mark := func(v string) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args)+1)
	}
	for i, set := range sets {
		if i > 0 {
			b.WriteString(" INTERSECT ")
		}
		fmt.Fprintf(&b, "SELECT subject FROM (")
		for j, f := range set {
			if j > 0 {
				b.WriteString(" UNION ")
			}
			fmt.Fprintf(&b, "SELECT subject FROM search_word WHERE muni = $1 AND word >= %s AND word < %s", mark(f), mark(f+"\U0010FFFF"))
		}
		fmt.Fprintf(&b, ") AS s%d", i)
	}
	// In two steps: asked in one, SQLite walks through all persons by their names.
	var near []fact.Subject
	err := t.each(ctx, &query{"search persons", fmt.Sprintf("SELECT subject FROM (%s) AS s LIMIT %d", b.String(), nearMost)}, args,
		func(r *sql.Rows) error {
			var s fact.Subject
			err := r.Scan(&s)
			near = append(near, s)
			return err
		})
	if err != nil {
		return nil, err
	}
	people, err := t.ListPersons(ctx, near)
	return slices.Collect(maps.Values(people)), err
}
