package office

import (
	"context"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/store"
)

// Walk derives every case and writes nothing, for the benchmark.
func (o *Office) Walk(ctx context.Context, f func(Derived) error) error {
	return o.store.View(ctx, func(tx *store.Tx) error {
		book, err := o.bookIn(ctx, tx)
		if err != nil {
			return err
		}
		return eachCase(ctx, tx, &citizens, f, book.Citizen, o.Today())
	})
}

// RowOf makes the row of one citizen's case.
func RowOf(b *law.Book, s fact.Subject, facts []fact.Fact, today day.Date) store.CaseRow {
	return row(citizens.derive(b.Citizen, s, facts, today), today)
}
