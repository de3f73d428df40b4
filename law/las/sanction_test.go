package las_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/law/lawtest"
)

// Whatever a case holds: no day is counted for a deduction, and no last day set
// for one, without written guidance from before; and no sanction passes without it.
func TestNothingIsDeductedWithoutWrittenGuidanceBefore(t *testing.T) {
	book := law.MustBook(law.Options{})
	counted, refused := 0, 0
	for n := range 3000 {
		c := casefile.Fold(lawtest.Random(rand.New(rand.NewPCG(uint64(n), 25))))
		guided := func(before day.Date) bool {
			return slices.ContainsFunc(c.Entries, func(e casefile.Entry) bool {
				g, ok := e.Body.(fact.GuidanceGiven)
				return ok && g.Written && e.On < before && (g.Topic == fact.TopicRights || g.Topic == fact.TopicSanction)
			})
		}
		r := duty.Derive(book.Citizen, c, day.MustParse("2028-01-03"))
		for i := range r.Obligations {
			switch o := &r.Obligations[i]; o.Meta.ID {
			case "san-noshow", "san-nobook", "san-offer", "san-rfy", "san-effect":
				counted++
				if !guided(o.Opened) {
					t.Fatalf("case %d: %s opened %s without written guidance before", n, o.ID(), o.Opened)
				}
				if o.Kind == duty.Counter && (o.Have < 0 || o.Closed != 0 && o.Have > int(o.Closed-o.Opened)+1) {
					t.Fatalf("case %d: %s counts %d days from %s to %s", n, o.ID(), o.Have, o.Opened, o.Closed)
				}
			}
		}
		for i := range c.Decisions {
			d := &c.Decisions[i]
			if !d.Sanctions() || d.From == 0 || guided(d.From) || d.On < law.Coverage.From {
				continue
			}
			refused++
			if !slices.ContainsFunc(r.Refusals, func(f duty.Refusal) bool {
				return f.Meta.ID == "san-guide-first" && f.Name == "uden-vejledning" && f.Ref == duty.Ref(d.ID)
			}) {
				t.Fatalf("case %d: the sanction of %s passes without guidance", n, d.On)
			}
		}
	}
	if counted == 0 || refused == 0 {
		t.Errorf("the random cases met %d deductions and %d refusals", counted, refused)
	}
}
