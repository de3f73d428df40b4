package office

import (
	"context"
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/store"
)

// flags lets the person beside the journal say what the facts now do of
// protection and of service in the municipality, so that every list has it at
// once. Of a person about whom no fact says anything, what an import said stands.
func flags(ctx context.Context, tx *store.Tx, today day.Date, cs []change, out []after) error {
	for i := range cs {
		c := &cs[i]
		protection, staff := c.tells(isProtection), c.tells(isOwnStaff)
		if !protection && !staff {
			continue
		}
		p, found, err := tx.FindPerson(ctx, c.subject)
		if err != nil {
			return err
		}
		x, ok := out[i].derived.(derived[*casefile.Case])
		if !found || !ok {
			continue
		}
		if protection {
			p.Protected = x.Case.IsProtected(today)
		}
		if staff {
			p.OwnStaff = x.Case.IsOwnStaff(today)
		}
		if err := tx.PutPersons(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// tells reports whether what is added is of a kind, or corrects what is.
func (c *change) tells(is func(fact.Body) bool) bool {
	return slices.ContainsFunc(c.facts, func(f fact.Fact) bool {
		return is(f.Body) || f.Corrects != 0 && slices.ContainsFunc(c.before, func(old fact.Fact) bool { return old.Seq == f.Corrects && is(old.Body) })
	})
}

func isProtection(b fact.Body) bool {
	switch b.(type) {
	case fact.ProtectionSet, fact.ProtectionLifted:
		return true
	}
	return false
}

func isOwnStaff(b fact.Body) bool {
	switch b.(type) {
	case fact.OwnStaffSet, fact.OwnStaffLifted:
		return true
	}
	return false
}
