package office

import (
	"context"
	"slices"
	"strings"

	"indgang/casefile"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A Parcel is what another system hands over about one citizen.
type Parcel struct {
	Subject fact.Subject
	Person  *store.Person  // nil where nothing is to be written of the person
	Company *store.Company // what a company is called, where it is one that nobody knew
	Known   bool           // the citizen has a case already; Person replaces what is known
	Facts   []fact.Fact    // Seq is given here; Recorded, Actor and Source by the sender
	Texts   []store.Text
	Rows    []store.ImportRow    // the rows of a file that it came from
	Lines   []store.ImportLine   // what is to be reported of rows that it did not come from
	Citizen *store.ImportCitizen // what is to be reported of the citizen; Take fills in what came of it
	Seen    fact.Seq             // with Citizen: the last fact that the sender had seen; a newer one is a conflict
}

// empty reports whether nothing of the case changes.
func (p *Parcel) empty() bool { return p.Person == nil && len(p.Facts) == 0 }

// NewSubject returns an ID for a citizen who has none.
func NewSubject() fact.Subject { return fact.Subject(newID("c")) }

// NewText returns an ID for a free text.
func NewText() string { return newID("t") }

// Take takes in parcels in one transaction: all of them, or none. It trusts the
// sender to have checked what it sends; facts that no journal may hold are
// refused all the same.
func (o *Office) Take(ctx context.Context, u User, parcels []Parcel) error {
	if err := u.must(Import); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		cs := make([]change, 0, len(parcels))
		var of []*Parcel // whose each of cs is
		var people []store.Person
		var companies []store.Company
		var rows []store.ImportRow
		for i := range parcels {
			p := &parcels[i]
			rows = append(rows, p.Rows...)
			if p.empty() && p.Citizen != nil {
				continue
			}
			if p.Person != nil {
				people = append(people, *p.Person)
			}
			if p.Company != nil {
				companies = append(companies, *p.Company)
			}
			for _, f := range p.Facts {
				if err := fact.Check(f.Body); err != nil {
					return fault.Wrap(err, fault.Invalid, "%v", err)
				}
				if err := fact.CheckDate(f.On); err != nil {
					return fault.Wrap(err, fault.Invalid, "%v", err)
				}
			}
			c := change{subject: p.Subject, facts: p.Facts, texts: p.Texts, fresh: (p.Person != nil || p.Company != nil) && !p.Known}
			if p.Citizen != nil && !c.fresh {
				var err error
				if c.before, err = tx.Stream(ctx, p.Subject); err != nil {
					return err
				}
				if c.read = true; lastOf(c.before) != p.Seen {
					return fault.New(fault.Conflict, "Sagen er ændret af en anden, mens importen kørte. Kør importen igen.")
				}
			}
			cs, of = append(cs, c), append(of, p)
		}
		if err := tx.PutPersons(ctx, people...); err != nil {
			return err
		}
		if err := tx.PutCompanies(ctx, companies...); err != nil {
			return err
		}
		if err := tx.PutTakenRows(ctx, rows...); err != nil {
			return err
		}
		out, err := o.keep(ctx, tx, o.Today(), cs)
		if err != nil {
			return err
		}
		for i, p := range of {
			if p.Citizen != nil {
				p.tell(cs[i].before, out[i].ofCitizen().Case)
			}
		}
		if err := reportParcels(ctx, tx, parcels); err != nil {
			return err
		}
		made, err := tx.Setting(ctx, madeFor)
		if err != nil || made != "" {
			return err
		}
		// The first parcels of all: their views are made for today.
		return tx.PutSetting(ctx, madeFor, o.Today().String())
	})
}

// tell notes on the report of a citizen which facts a parcel added, and how many
// doubts it raised.
func (p *Parcel) tell(before []fact.Fact, after *casefile.Case) {
	was := 0
	if len(before) > 0 {
		was = len(casefile.Fold(before).Doubts)
	}
	p.Citizen.Doubts = len(after.Doubts) - was
	if len(p.Facts) > 0 {
		p.Citizen.First, p.Citizen.Last = lastOf(before)+1, lastOf(before)+fact.Seq(len(p.Facts))
	}
}

// reportParcels writes what is to be reported of parcels.
func reportParcels(ctx context.Context, tx *store.Tx, parcels []Parcel) error {
	var lines []store.ImportLine
	var citizens []store.ImportCitizen
	for i := range parcels {
		lines = append(lines, parcels[i].Lines...)
		if c := parcels[i].Citizen; c != nil {
			citizens = append(citizens, *c)
		}
	}
	if err := tx.PutImportLines(ctx, lines...); err != nil {
		return err
	}
	return tx.PutImportCitizens(ctx, citizens...)
}

// imported is what the source of every fact from an import begins with.
const imported = "import"

// TakeImport takes in what an import hands over. Whatever a file or a mapping
// says, its facts carry the import as their source and the user as their actor.
func (o *Office) TakeImport(ctx context.Context, u User, parcels []Parcel) error {
	if err := sealParcels(u, parcels); err != nil {
		return err
	}
	return o.Take(ctx, u, parcels)
}

func sealParcels(u User, parcels []Parcel) error {
	for i := range parcels {
		for j := range parcels[i].Facts {
			f := &parcels[i].Facts[j]
			f.Actor = u.ID
			if f.Source != imported && !strings.HasPrefix(f.Source, imported+" ") {
				return fault.New(fault.Invalid, "Importen siger ikke, hvor oplysningerne kommer fra. Ret kilden i "+
					"kolonneopsætningen, så den begynder med «import».")
			}
		}
	}
	return nil
}

// TryImport reports what an import would come to, and keeps nothing of it.
func (o *Office) TryImport(ctx context.Context, u User, parcels []Parcel) error {
	if err := u.must(Import); err != nil {
		return err
	}
	if err := sealParcels(u, parcels); err != nil {
		return err
	}
	return o.store.Update(ctx, func(tx *store.Tx) error {
		for i := range parcels {
			p := &parcels[i]
			if p.empty() {
				continue
			}
			var before []fact.Fact
			if p.Known {
				var err error
				if before, err = tx.Stream(ctx, p.Subject); err != nil {
					return err
				}
			}
			all := slices.Clone(before)
			for j, f := range p.Facts {
				f.Seq = lastOf(before) + fact.Seq(j) + 1
				all = append(all, f)
			}
			p.tell(before, casefile.Fold(all))
			if p.Citizen != nil {
				p.Citizen.First, p.Citizen.Last = 0, 0
			}
		}
		return reportParcels(ctx, tx, parcels)
	})
}
