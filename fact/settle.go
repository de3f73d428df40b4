package fact

import (
	"cmp"
	"slices"
	"time"

	"indgang/day"
)

// A Standing is a fact as it stands after corrections.
type Standing struct {
	ID       Seq // of the first fact in a line of corrections: it never changes
	Seq      Seq // of the fact that stands now
	On       day.Date
	Recorded time.Time
	Actor    string
	Source   string
	Text     string
	Body     Body
}

// A Doubt is a contradiction or a gap in the facts, for a person to settle.
type Doubt struct {
	Code string   // for programs and case files
	On   day.Date // where in time it lies
	Text string   // Danish: what is odd, and what to do
	IDs  []Seq
}

// Settle applies corrections, as every fold begins: of each line of corrections
// only the last stands, and nothing where it was withdrawn. What stands is in
// order of time; on one day in the order recorded. A correction that points at
// no earlier fact stands for itself, with a doubt. What was registered twice on a
// day stands once, with a doubt.
func Settle(facts []Fact) ([]Standing, []Doubt) {
	var doubts []Doubt
	entries := make([]Standing, 0, len(facts))
	corrected := false
	for i := range facts {
		f := &facts[i]
		if f.Corrects != 0 {
			corrected = true
		}
		entries = append(entries, Standing{ID: f.Seq, Seq: f.Seq, On: f.On, Recorded: f.Recorded, Actor: f.Actor, Source: f.Source,
			Text: f.Text, Body: f.Body})
	}
	if corrected {
		entries, doubts = correct(facts, entries)
	}
	slices.SortFunc(entries, func(a, b Standing) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.ID, b.ID)) })
	entries, twice := once(entries)
	return entries, append(doubts, twice...)
}

func correct(facts []Fact, entries []Standing) ([]Standing, []Doubt) {
	var doubts []Doubt
	at := make(map[Seq]int, len(facts)) // index of a fact
	for i := range facts {
		at[facts[i].Seq] = i
	}
	replaced := make(map[Seq]Seq) // fact -> the last fact that corrects it
	for i := range facts {
		f := &facts[i]
		if f.Corrects == 0 {
			continue
		}
		if _, ok := at[f.Corrects]; !ok || f.Corrects >= f.Seq {
			doubts = append(doubts, Doubt{"correction-of-unknown", f.On,
				"En rettelse peger på en oplysning, der ikke findes. Se om den skal stå for sig selv.", []Seq{f.Seq}})
			continue
		}
		if replaced[f.Corrects] < f.Seq {
			replaced[f.Corrects] = f.Seq
		}
	}
	root := func(s Seq) Seq {
		for {
			f := &facts[at[s]]
			if _, ok := at[f.Corrects]; f.Corrects == 0 || !ok || f.Corrects >= f.Seq {
				return s
			}
			s = f.Corrects
		}
	}
	out := entries[:0]
	for i := range facts {
		if replaced[facts[i].Seq] != 0 {
			continue
		}
		if _, gone := facts[i].Body.(Withdrawn); gone {
			continue
		}
		e := entries[i]
		e.ID = root(e.Seq)
		out = append(out, e)
	}
	// Two corrections of the same fact leave two ends of one line; the later one
	// stands.
	last := map[Seq]Seq{}
	for _, e := range out {
		last[e.ID] = max(last[e.ID], e.Seq)
	}
	return slices.DeleteFunc(out, func(e Standing) bool { return last[e.ID] != e.Seq }), doubts
}
