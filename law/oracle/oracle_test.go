package oracle_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/law/lawtest"
	"indgang/law/oracle"
)

// states are the oracle's words for where a duty stands.
var states = map[duty.Status]string{
	duty.Open: "open", duty.Paused: "paused", duty.Overdue: "overdue", duty.Met: "met", duty.MetLate: "met_late",
	duty.Lapsed: "lapsed", duty.Missed: "missed",
}

// told is what both say of a duty, as a line.
func told(opened, due day.Date, state string, closed day.Date) string {
	return fmt.Sprintf("åbnet %s frist %s %s %s", opened, due, state, closed)
}

// bench is the plain law and what to ask it about.
type bench struct {
	book *law.Book
	only map[string]bool
}

func newBench(t testing.TB) *bench {
	book, err := law.NewBook(law.Options{Overlay: law.Overlay{}})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{book: book, only: map[string]bool{}}
	for _, r := range oracle.Rules {
		b.only[r] = true
	}
	return b
}

// differ returns, by rule, what the engine and the oracle say of a case where
// they do not say the same. It counts the rules about which one of them says
// anything.
func (b *bench) differ(facts []fact.Fact, on day.Date, seen map[string]int) map[string][2][]string {
	res, err := law.Derive(b.book, casefile.Fold(facts), on)
	if err != nil {
		panic(err)
	}
	said := map[string]*[2][]string{}
	add := func(who int, rule, line string) {
		if said[rule] == nil {
			said[rule] = &[2][]string{}
		}
		said[rule][who] = append(said[rule][who], line)
	}
	for i := range res.Obligations {
		o := &res.Obligations[i]
		if b.only[o.Meta.ID] {
			add(0, o.Meta.ID, told(o.Opened, o.Due, states[o.Status], o.Closed))
		}
	}
	for _, d := range oracle.Judge(facts, on) {
		add(1, d.Rule, told(d.Opened, d.Due, d.State, d.Closed))
	}
	var out map[string][2][]string
	for rule, both := range said {
		if seen != nil {
			seen[rule]++
		}
		slices.Sort(both[0])
		slices.Sort(both[1])
		if !slices.Equal(both[0], both[1]) {
			if out == nil {
				out = map[string][2][]string{}
			}
			out[rule] = *both
		}
	}
	return out
}

// random is the nth case and the day to ask about, with what had happened by
// then: as it was known by then or, every other time, as it is known now. What is
// planned the oracle leaves to the engine.
func random(n int) ([]fact.Fact, day.Date) {
	r := rand.New(rand.NewPCG(uint64(n), 1701))
	facts := lawtest.Random(r)
	on := day.MustParse("2020-01-01") + day.Date(r.IntN(365*8))
	if len(facts) > 0 && n%4 > 0 { // most often while something goes on
		on = max(facts[r.IntN(len(facts))].On+day.Date(r.IntN(120)), day.MustParse("2019-10-01"))
	}
	on = min(on, day.MustParse("2028-06-30"))
	if n%2 == 0 {
		facts = casefile.AsKnown(facts, (on + 1).Time().Add(-time.Second))
	}
	return slices.DeleteFunc(facts, func(f fact.Fact) bool { return f.On > on }), on
}

// shrink takes out facts while the two still differ about the rule.
func (b *bench) shrink(facts []fact.Fact, on day.Date, rule string) []fact.Fact {
	for again := true; again; {
		again = false
		for i := len(facts) - 1; i >= 0; i-- {
			less := slices.Delete(slices.Clone(facts), i, i+1)
			if _, still := b.differ(less, on, nil)[rule]; still {
				facts, again = less, true
			}
		}
	}
	return facts
}

func tell(n int, facts []fact.Fact, on day.Date, both [2][]string) string {
	var s strings.Builder
	fmt.Fprintf(&s, "  case %d\n", n)
	for _, f := range facts {
		fmt.Fprintf(&s, "  %s %s (nr. %d", f.On, fact.String(f.Body), f.Seq)
		if f.Corrects != 0 {
			fmt.Fprintf(&s, ", retter nr. %d", f.Corrects)
		}
		s.WriteString(")\n")
	}
	fmt.Fprintf(&s, "  på %s\n  engine: %s\n  oracle: %s\n", on, strings.Join(both[0], "; "), strings.Join(both[1], "; "))
	return s.String()
}

// cases is how many random cases to ask about.
func cases(t *testing.T) int {
	s := os.Getenv("INDGANG_ORACLE")
	switch {
	case s != "":
	case testing.Short():
		return 2_000
	default:
		return 20_000
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// shown is how many differing cases of a rule to print; INDGANG_ORACLE_SHOW sets
// another number, after a colon of one rule alone: "first-talk-1w:5".
func shown(rule string) int {
	s := os.Getenv("INDGANG_ORACLE_SHOW")
	if only, n, ok := strings.Cut(s, ":"); ok {
		if only != rule {
			return 0
		}
		s = n
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return 1
}

func TestTheEngineAndTheOracleGiveTheSameDates(t *testing.T) {
	b := newBench(t)
	n := cases(t)
	var next atomic.Int64
	var mu sync.Mutex
	wrong, seen := map[string]int{}, map[string]int{}
	examples := map[string][]string{}
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			mine := map[string]int{}
			for {
				i := int(next.Add(1))
				if i > n {
					mu.Lock()
					for rule, k := range mine {
						seen[rule] += k
					}
					mu.Unlock()
					return
				}
				facts, on := random(i)
				for rule := range b.differ(facts, on, mine) {
					mu.Lock()
					wrong[rule]++
					enough := wrong[rule] > shown(rule)
					mu.Unlock()
					if enough {
						continue
					}
					small := b.shrink(facts, on, rule)
					example := tell(i, small, on, b.differ(small, on, nil)[rule])
					mu.Lock()
					examples[rule] = append(examples[rule], example)
					mu.Unlock()
				}
			}
		})
	}
	wait.Wait()
	for _, rule := range oracle.Rules {
		if wrong[rule] > 0 {
			t.Errorf("%s: %d of %d cases differ\n%s", rule, wrong[rule], n, strings.Join(examples[rule], ""))
		}
		if seen[rule] == 0 && n >= 20_000 {
			t.Errorf("%s: no case is about it: let lawtest.Random meet it", rule)
		}
	}
	if testing.Verbose() {
		for _, rule := range oracle.Rules {
			t.Logf("%s: in %d of %d cases", rule, seen[rule], n)
		}
	}
}
