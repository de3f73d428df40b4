package fact

import (
	"cmp"
	"slices"
)

// A Situation is something about a case that makes some kinds of fact likely to
// be registered next. The fold says which a case is in; a row says how near the
// front its kind then stands.
type Situation uint8

// The situations, in the order in which they count: what is always likely, what
// is missing, what runs and may end, and what belongs to the target group.
const (
	Always Situation = iota
	NoCaseworker
	NoGroup
	NoBenefit
	InOffer
	InEducation
	Exempted
	Sick
	Newcomer // in no target group yet
	Insured
	JobReady
	ActivityReady
	EducationReady
	YoungActivityReady
	OnSicknessBenefit
	InClarification
	InResourceCourse
	WithFlexRight
	InRehabilitation
	WithoutBenefit
	UnderEighteen
	Anybody // what closes every list
)

// often says in which situations a kind is likely, and its place among them.
type often map[Situation]int

// Often lists the kinds that are likely in a case, the likeliest first. The
// situations that hold for every case need not be given.
func Often(in ...Situation) []Kind {
	in = append(slices.Clone(in), Always, Anybody)
	slices.Sort(in)
	var out []Kind
	for _, s := range slices.Compact(in) {
		var here []*spec
		for i := range kinds {
			if kinds[i].Often[s] > 0 {
				here = append(here, &kinds[i])
			}
		}
		slices.SortStableFunc(here, func(a, b *spec) int { return cmp.Compare(a.Often[s], b.Often[s]) })
		for _, k := range here {
			if !slices.Contains(out, k.Name) {
				out = append(out, k.Name)
			}
		}
	}
	return out
}
