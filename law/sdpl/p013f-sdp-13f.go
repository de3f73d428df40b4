package sdpl

import (
	"slices"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var predictableCourse = rule{
	ID: "sdp-13f", Act: "SDPL", Title: "Se efter, om borgeren er tilbage (forudsigeligt forløb)",
	Before: "Reglen kom 1. januar 2025.",
	Versions: []version{
		{
			From: "2025-01-01", Provision: "SDPL § 13 f (L 74 2024/25)", Grade: 'B', Source: "S68",
			Text: "Det gælder en lønmodtager i et forudsigeligt forløb. Borgeren ventes helt tilbage senest, når 13. uge er gået " +
				"efter den første opfølgning. Da ser kommunen kun efter, om borgeren er vendt tilbage.",
			Unverified: "Lovens nummer er ikke verificeret, og loven er ikke læst. Om reglen også gælder fravær, der begyndte før 2025, er ikke " +
				"verificeret; det er ikke regnet med, så den almindelige opfølgning bliver stående dér. At dagen for den første opfølgning er dag 1 " +
				"i uge 1, er egen læsning.",
			MetBy: "At borgeren er helt raskmeldt. Er det ikke sket, går den almindelige opfølgning i gang igen efter 13. uge.",
			StoppedBy: "At forløbet ikke mere er til at forudse, eller at der ventes længere fravær. At borgeren bliver sagt op, eller " +
				"at sygedagpengene er slut.",
			Shape: checkOnReturn,
		},
		{
			From: "2026-02-01", Announced: "2025-12-29", Provision: "SDPL § 13 f (L 74 2024/25)", Grade: 'B', Source: "S68, S08",
			Text: "Det gælder en lønmodtager i et forudsigeligt forløb. Borgeren ventes helt tilbage senest, når 13. uge er gået " +
				"efter den første opfølgning. Da ser kommunen kun efter, om borgeren er vendt tilbage.",
			Unverified: reform2026 + " Reglen er beholdt, så længe den kan have gjaldt.",
			Transition: duty.UnknownKeepStricter,
			MetBy:      "At borgeren er helt raskmeldt. Er det ikke sket, går den almindelige opfølgning i gang igen efter 13. uge.",
			StoppedBy: "At forløbet ikke mere er til at forudse, eller at der ventes længere fravær. At borgeren bliver sagt op, eller " +
				"at sygedagpengene er slut.",
			Shape: checkOnReturn,
		},
		{
			From: "2026-07-01", Announced: "2025-12-29", Provision: "Lov 1750/2025 § 3", Grade: 'B', Source: "S07, S08",
			Text:       "Reglen er afløst af reformen: se sdp-2026.",
			Unverified: reform2026 + " Hvad der gælder for løbende sager, er ikke verificeret.",
			Transition: duty.UnknownKeepStricter,
		},
	},
}

var (
	returnCheck   = Params.Get("return_check")
	checkOnReturn = within{
		Span:  returnCheck,
		Terms: terms{When: predictable, Meets: returned},
	}
	// predictableFrom is the first day of absence that § 13 f is sure to cover.
	predictableFrom = day.MustParse("2025-01-01")
)

// predictable finds the absences from work that a caseworker has judged
// predictable after the first follow-up. Day 1 of the weeks is that talk.
func predictable(c caseT) []duty.Trigger {
	var out []duty.Trigger
	for i := range c.Sickness {
		s := &c.Sickness[i]
		if s.From < predictableFrom || !fromWork(c, s) {
			continue
		}
		if talk, ok := firstInPerson(c, s); ok {
			out = append(out, stretches(c, s, talk)...)
		}
	}
	return out
}

// stretches finds when, within an absence, it is judged predictable and nobody
// expects a return after the weeks.
func stretches(c caseT, s *casefile.Sickness, talk day.Date) []duty.Trigger {
	var out []duty.Trigger
	var late [4]bool // by party: whether the return they expect is too late
	judged, running := duty.Ref(0), false
	last := after(talk, returnCheck)
	for i := range c.Entries {
		e := &c.Entries[i]
		if !s.Has(e.On) {
			continue
		}
		why := ""
		switch f := e.Body.(type) {
		case fact.Assessed:
			if f.Topic != fact.TopicPredictable {
				continue
			}
			judged = 0
			if f.Answer == fact.Yes {
				judged = duty.Ref(e.ID)
			}
			why = "forløbet vurderes ikke længere som forudsigeligt"
		case fact.ReturnExpected:
			late[party(f.By)] = f.Date > last
			why = "borgeren ventes først tilbage efter 13. uge"
		case fact.DismissalNoticed:
			judged, why = 0, "borgeren er opsagt"
		default:
			continue
		}
		holds := judged != 0 && late == [4]bool{}
		switch {
		case holds && !running:
			t := duty.Trigger{On: day.Max(e.On, talk), Start: talk, Ref: judged, Group: duty.Ref(s.Start)}
			// The return is what meets it; the end of the benefit ends it.
			if f := followed(c, s); f.Until != 0 && (s.To == 0 || f.Until < s.To) {
				t.Until, t.End, t.Ended = f.Until, f.End, f.Ended
			}
			out = append(out, t)
		case !holds && running && e.On <= out[len(out)-1].On:
			out = out[:len(out)-1] // it was over before it could begin
		case !holds && running:
			sooner(&out[len(out)-1], e.On, duty.Ref(e.ID), why)
		}
		running = holds
	}
	if n := len(out); n > 0 && s.To != 0 && !backAfter(c, s) {
		// A new absence or a move ended it, not a return.
		sooner(&out[n-1], s.To, duty.Ref(s.End), "sygefraværet ophørte uden raskmelding")
	}
	// The absence may go on when the case about sygedagpenge is over.
	return slices.DeleteFunc(out, func(t duty.Trigger) bool { return t.Until != 0 && t.Until < t.On })
}

// backAfter reports whether an absence ended with a full return.
func backAfter(c caseT, s *casefile.Sickness) bool {
	e, ok := casefile.First[fact.FullReturn](c, s.To+1, nil)
	return ok && e.On == s.To+1
}

// returned finds the full return, or the ordinary follow-up that is taken up
// again after the weeks.
func returned(c caseT, t duty.Trigger) []duty.Event {
	last := after(t.Start, returnCheck)
	var out []duty.Event
	for i := range c.Entries {
		e := &c.Entries[i]
		talk, held := e.Body.(fact.TalkHeld)
		if is[fact.FullReturn](e) || held && talk.Talk == fact.FollowUpTalk && e.On > last {
			out = append(out, duty.Event{On: e.On, Ref: duty.Ref(e.ID)})
		}
	}
	return out
}

// predictableStops finds the days on which § 13 f takes the place of the
// ordinary follow-up.
func predictableStops(c caseT) []duty.Stop {
	var out []duty.Stop
	for _, t := range predictable(c) {
		to := day.Min(t.Until, after(t.Start, returnCheck))
		for i := range c.Sickness { // a return ends it as well
			if s := &c.Sickness[i]; duty.Ref(s.Start) == t.Group {
				to = day.Min(to, s.To)
			}
		}
		out = append(out, duty.Stop{Period: day.Period{From: t.On, To: to}, Ref: t.Ref, Ground: "forudsigeligt forløb efter § 13 f"})
	}
	return out
}
