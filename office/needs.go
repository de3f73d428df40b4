package office

import (
	"slices"

	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
)

// ErrUnmet is returned where the law says no to what is to be registered, and the
// user has not said that it is to be kept all the same.
var ErrUnmet = fault.New(fault.Invalid, "Loven kræver mere, før det kan gemmes uden videre.")

// A Need is what the law finds wrong with a fact that is about to be registered.
type Need struct {
	duty.Refusal
	// Fields are those of the fact's own form that would mend it. Where there are
	// none, the law says no, or something else must be registered first.
	Fields []string
}

// Needs tells what the law finds wrong with a draft, and which fields mend it: it
// fills each empty field in turn and sees whether the law is content.
func (c *Citizen) Needs(d Draft) ([]Need, error) {
	rec, err := c.If(d)
	if err != nil || len(rec.Refused) == 0 {
		return nil, err
	}
	needs := make([]Need, len(rec.Refused))
	for i, r := range rec.Refused {
		needs[i].Refusal = r
	}
	kind := fact.KindOf(d.Body)
	for _, f := range fact.Fields(kind) {
		if fact.Value(d.Body, f.Name) != "" {
			continue
		}
		for _, v := range samples(f, d.On) {
			b, err := fact.Build(kind, c.On, func(name string) string {
				if name == f.Name {
					return v
				}
				return fact.Value(d.Body, name)
			})
			if err != nil {
				continue
			}
			with := d
			with.Body = b
			after, err := c.If(with)
			if err != nil {
				continue
			}
			for i := range needs {
				n := &needs[i]
				if !stands(after.Refused, &n.Refusal) && !slices.Contains(n.Fields, f.Name) {
					n.Fields = append(n.Fields, f.Name)
				}
			}
		}
	}
	return needs, nil
}

func stands(rs []duty.Refusal, r *duty.Refusal) bool {
	return slices.ContainsFunc(rs, func(x duty.Refusal) bool { return x.Meta.ID == r.Meta.ID && x.Name == r.Name })
}

// samples are values that a field could be given.
func samples(f fact.Field, on day.Date) []string {
	switch f.Type {
	case fact.ChoiceField:
		out := make([]string, len(f.Choices))
		for i, t := range f.Choices {
			out[i] = t.Code
		}
		return out
	case fact.YesField:
		return []string{"1"}
	case fact.DateField:
		return []string{(on + 13).String(), (on + 27).String()}
	case fact.HoursField:
		return []string{"10", "20", "37", "100"}
	case fact.NumberField:
		return []string{"1", "2", "10"}
	}
	return nil
}
