package varsel

import (
	"fmt"

	"indgang/duty"
	"indgang/employer"
)

var threshold = rule{
	ID: "var-threshold", Act: act, Title: "Se, om afskedigelserne er så store, at loven gælder",
	Versions: []version{{
		From: covered, Provision: "Varslingsloven; paragraffen er ikke verificeret", Grade: 'B', Source: "S125",
		Text: "Loven gælder, når der inden for 30 dage afskediges mange på et sted. Det er mindst 10, hvor der er 21 til 99 ansatte. " +
			"Det er mindst 10 pct., hvor der er 100 til 299. Det er mindst 30, hvor der er 300 eller flere.",
		Unverified: undated + " Om der tælles det rette antal dage, ser Indgang ikke: arbejdsgiveren giver tallet.",
		MetBy:      "Et varsel, hvor tallene når grænsen.", StoppedBy: "At planen om at afskedige er opgivet.",
		Bearer: duty.Employer,
		Shape:  check{Test: tooFew, Params: []*duty.Param{largeFrom, largeSmall, middleFrom, largeMiddle, bigFrom, largeBig}},
	}},
}

var (
	largeFrom   = Params.Get("large_from")
	largeSmall  = Params.Get("large_small")
	middleFrom  = Params.Get("large_middle_from")
	largeMiddle = Params.Get("large_middle")
	bigFrom     = Params.Get("large_big_from")
	largeBig    = Params.Get("large_big")
)

// tooFew says of a notice that the law does not ask for it: what it leads to here
// is of no harm, but the numbers may be wrong.
func tooFew(c company, look duty.Look) []duty.Refusal {
	var out []duty.Refusal
	for i := range c.Redundancies {
		r := &c.Redundancies[i]
		if !r.First.Given() || r.Dropped != 0 || r.Staff == 0 || r.Dismissed == 0 {
			continue
		}
		if why := below(r, look); why != "" {
			out = append(out, duty.Refusal{
				Ref: duty.Ref(r.First.ID), On: r.First.On, Name: "under-graensen",
				Text: fmt.Sprintf("%d af %d ansatte: %s", r.Dismissed, r.Staff, why),
				Mend: "Se efter, om tallene er for det sted, hvor de arbejder, og om alle inden for 30 dage er talt med. Passer de, " +
					"er det ikke en større afskedigelse.",
			})
		}
	}
	return out
}

// below says why a redundancy is not a large one, "" where it is.
func below(r *employer.Redundancy, look duty.Look) string {
	n := func(p *duty.Param) int {
		if v := look.Value(p, r.First.On); v != nil {
			return v.Span.N
		}
		return 0
	}
	switch {
	case r.Staff < n(largeFrom):
		return fmt.Sprintf("loven gælder fra %d ansatte.", n(largeFrom))
	case r.Staff < n(middleFrom):
		if r.Dismissed < n(largeSmall) {
			return fmt.Sprintf("der skal være mindst %d, hvor der er under %d ansatte.", n(largeSmall), n(middleFrom))
		}
	case r.Staff < n(bigFrom):
		if 100*r.Dismissed < n(largeMiddle)*r.Staff {
			return fmt.Sprintf("der skal være mindst %d pct., hvor der er under %d ansatte.", n(largeMiddle), n(bigFrom))
		}
	case r.Dismissed < n(largeBig):
		return fmt.Sprintf("der skal være mindst %d, hvor der er %d ansatte eller flere.", n(largeBig), n(bigFrom))
	}
	return ""
}
