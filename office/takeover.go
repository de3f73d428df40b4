package office

import (
	"context"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/store"
)

// A TakeOver is a command: a member of staff takes over a case that nobody has.
type TakeOver struct {
	Subject fact.Subject
	Seen    fact.Seq
	Purpose string // why the case was opened, where it asked for that

	user User
	unit string // the user's, in which the case is from now on
}

// MayTakeOver reports whether the user may take a case over: one that nobody has,
// or whose unit is the user's, and of a citizen with special protection only as a
// leader.
func (u User) MayTakeOver(c *casefile.Case, p *store.Person) bool {
	return u.May(TakeOverIt) && c.Caseworker == "" && (c.Unit == "" || u.near("", c.Unit) == Write) && u.mayAssign(c, p)
}

// Decide gives the case to the user.
func (cmd TakeOver) Decide(c State[*casefile.Case], today day.Date) ([]Batch, []store.Job, error) {
	switch {
	case c.Case.Caseworker == cmd.user.ID:
		return nil, nil, fault.New(fault.Invalid, "Du har sagen allerede.")
	case c.Case.Caseworker != "" || c.Case.Unit != "" && cmd.user.near("", c.Case.Unit) < Write:
		return nil, nil, refuse(c.Subject, fault.Forbidden,
			"Sagen har en sagsbehandler eller hører til en anden enhed. Bed teamlederen om at flytte den.")
	}
	unit := c.Case.Unit
	if unit == "" {
		unit = cmd.unit
	}
	return []Batch{{Subject: c.Subject, Drafts: []Draft{{On: today, Body: fact.CaseworkerAssigned{User: cmd.user.ID, Unit: unit}}}}},
		nil, nil
}

// TakeOver gives the user a case that nobody has.
func (o *Office) TakeOver(ctx context.Context, u User, cmd TakeOver) (Receipt, error) {
	if err := u.must(TakeOverIt); err != nil {
		return Receipt{}, err
	}
	cmd.user = u
	for _, unit := range u.Units {
		if unit != IntakeUnit && cmd.unit == "" {
			cmd.unit = unit
		}
	}
	rec, err := o.tell(ctx, u, cmd.Subject, cmd.Seen, Ask, cmd)
	if err != nil {
		return Receipt{}, err
	}
	why := strings.TrimSpace(cmd.Purpose)
	if why == "" {
		why = purpose
	}
	return rec, o.logReads(ctx, u, why, "take-over", cmd.Subject)
}
