package duty

// Describe returns a rule as lists and pages read it, whatever it is about: its
// words, its versions, and the names and numbers of their shapes. It asks
// nothing of anything, so a book made of such rules would be empty.
func Describe[C any](r Rule[C]) Rule[any] {
	out := Rule[any]{ID: r.ID, Act: r.Act, Title: r.Title, Before: r.Before, Versions: make([]Version[any], len(r.Versions))}
	for i, v := range r.Versions {
		out.Versions[i] = Version[any]{
			From: v.From, Announced: v.Announced, Expected: v.Expected, Provision: v.Provision, Text: v.Text, MetBy: v.MetBy, StoppedBy: v.StoppedBy,
			Source: v.Source, Grade: v.Grade, Unverified: v.Unverified, Transition: v.Transition, Bearer: v.Bearer,
		}
		if v.Shape != nil {
			out.Versions[i].Shape = described{v.Shape.Name(), Numbers(v.Shape)}
		}
	}
	return out
}

// described is what is left of a shape in a description.
type described struct {
	name   string
	params []*Param
}

func (d described) Name() string             { return d.name }
func (d described) numbers() []*Param        { return d.params }
func (d described) triggers(any) []Trigger   { return nil }
func (d described) apply(*run, any, Trigger) {}
