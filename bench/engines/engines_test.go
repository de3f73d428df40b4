package engines

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"indgang/day"
	"indgang/duty"

	"cel.dev/cel-go/cel"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// A citizen is folded already, as every engine gets it: what was last, and what
// holds. Kinds are small numbers, days are numbers of days.
type citizen struct {
	Age     int
	Benefit int
	Active  []bool  // by kind: holds today
	Since   []int64 // by kind: the day it began to hold
	Last    []int64 // by kind: the last day it happened, 0 for never
}

// A condition is one of the thirty: who is under it, what opens it, what meets
// it, and how many days there are.
type condition struct {
	maxAge   int
	benefits []int
	opens    int
	meets    int
	days     int
}

// A found is one obligation: which condition, and its due day.
type found struct {
	rule int
	due  int64
}

const (
	kinds    = 40
	people   = 500
	rules    = 30
	today    = 740000
	benefits = 10
)

func conditions() []condition {
	r := rand.New(rand.NewPCG(1, 1))
	out := make([]condition, rules)
	for i := range out {
		c := condition{maxAge: 25 + r.IntN(45), opens: r.IntN(kinds), meets: r.IntN(kinds), days: 7 * (1 + r.IntN(26))}
		for b := range benefits {
			if r.IntN(2) == 0 {
				c.benefits = append(c.benefits, b)
			}
		}
		if len(c.benefits) == 0 {
			c.benefits = []int{0}
		}
		out[i] = c
	}
	return out
}

func population() []*citizen {
	r := rand.New(rand.NewPCG(2, 2))
	out := make([]*citizen, people)
	for i := range out {
		c := &citizen{Age: 15 + r.IntN(55), Benefit: r.IntN(benefits), Active: make([]bool, kinds), Since: make([]int64, kinds),
			Last: make([]int64, kinds)}
		for range 100 {
			k := r.IntN(kinds)
			on := int64(today - r.IntN(700))
			c.Last[k] = max(c.Last[k], on)
			if r.IntN(6) == 0 {
				c.Active[k], c.Since[k] = true, on
			}
		}
		out[i] = c
	}
	return out
}

// The condition in words, for all three: somebody under maxAge, on one of the
// benefits, for whom opens holds today, owes meets within days from the day it
// began; nothing is owed once it has happened since.

func withDuty(cs []condition) *duty.Book[*citizen] {
	var list []duty.Rule[*citizen]
	for i, c := range cs {
		days := &duty.Param{Name: "days", Values: []duty.Value{{Name: "days", Span: day.Span{N: c.days, Unit: day.Days}, From: 1, Source: "x"}}}
		list = append(list, duty.Rule[*citizen]{ID: fmt.Sprint("r", i), Versions: []duty.Version[*citizen]{{
			From: "1990-01-01", Grade: 'A',
			Shape: duty.Within[*citizen]{Span: days, Terms: duty.Terms[*citizen]{
				When: func(x *citizen) []duty.Trigger {
					if x.Age >= c.maxAge || !x.Active[c.opens] || !slices.Contains(c.benefits, x.Benefit) {
						return nil
					}
					return []duty.Trigger{{On: day.Date(x.Since[c.opens]), Ref: duty.Ref(c.opens + 1)}}
				},
				Meets: func(x *citizen, t duty.Trigger) []duty.Event {
					if x.Last[c.meets] < int64(t.On) {
						return nil
					}
					return []duty.Event{{On: day.Date(x.Last[c.meets]), Ref: duty.Ref(c.meets + 1)}}
				},
			}},
		}}})
	}
	b, err := duty.Compile(list, duty.Options[*citizen]{Calendar: day.NewCalendar(), Horizon: day.Period{From: 1}})
	if err != nil {
		panic(err)
	}
	return b
}

func runDuty(b *duty.Book[*citizen], r *duty.Result, x *citizen, out []found) []found {
	b.Into(r, x, today)
	for i := range r.Obligations {
		if o := &r.Obligations[i]; o.Status.Live() {
			var n int
			fmt.Sscanf(o.Meta.ID, "r%d", &n)
			out = append(out, found{n, int64(o.Due)})
		}
	}
	return out
}

// text writes a condition for an expression engine.
func text(c condition) string {
	in := ""
	for i, b := range c.benefits {
		if i > 0 {
			in += ", "
		}
		in += fmt.Sprint(b)
	}
	return fmt.Sprintf("Age < %d && Benefit in [%s] && Active[%d] && Last[%d] < Since[%d]", c.maxAge, in, c.opens, c.meets, c.opens)
}

func withExpr(cs []condition) []*vm.Program {
	out := make([]*vm.Program, len(cs))
	for i, c := range cs {
		p, err := expr.Compile(text(c), expr.Env(&citizen{}), expr.AsBool())
		if err != nil {
			panic(err)
		}
		out[i] = p
	}
	return out
}

func runExpr(cs []condition, ps []*vm.Program, m *vm.VM, x *citizen, out []found) []found {
	for i, p := range ps {
		v, err := m.Run(p, x)
		if err != nil {
			panic(err)
		}
		if v.(bool) {
			out = append(out, found{i, x.Since[cs[i].opens] + int64(cs[i].days)})
		}
	}
	return out
}

func withCel(cs []condition) []cel.Program {
	env, err := cel.NewEnv(cel.Variable("Age", cel.IntType), cel.Variable("Benefit", cel.IntType),
		cel.Variable("Active", cel.ListType(cel.BoolType)), cel.Variable("Since", cel.ListType(cel.IntType)),
		cel.Variable("Last", cel.ListType(cel.IntType)))
	if err != nil {
		panic(err)
	}
	out := make([]cel.Program, len(cs))
	for i, c := range cs {
		ast, iss := env.Compile(text(c))
		if iss.Err() != nil {
			panic(iss.Err())
		}
		if out[i], err = env.Program(ast, cel.EvalOptions(cel.OptOptimize)); err != nil {
			panic(err)
		}
	}
	return out
}

// celVars is what cel reads: made once for each citizen, as the others are given
// theirs.
func celVars(x *citizen) map[string]any {
	return map[string]any{"Age": x.Age, "Benefit": x.Benefit, "Active": x.Active, "Since": x.Since, "Last": x.Last}
}

func runCel(cs []condition, ps []cel.Program, vars map[string]any, x *citizen, out []found) []found {
	for i, p := range ps {
		v, _, err := p.Eval(vars)
		if err != nil {
			panic(err)
		}
		if v.Value().(bool) {
			out = append(out, found{i, x.Since[cs[i].opens] + int64(cs[i].days)})
		}
	}
	return out
}

func TestTheEnginesAgree(t *testing.T) {
	cs, total := conditions(), 0
	b, ex, ce := withDuty(cs), withExpr(cs), withCel(cs)
	var r duty.Result
	var m vm.VM
	for i, x := range population() {
		a := runDuty(b, &r, x, nil)
		slices.SortFunc(a, func(p, q found) int { return p.rule - q.rule })
		e := runExpr(cs, ex, &m, x, nil)
		c := runCel(cs, ce, celVars(x), x, nil)
		if !slices.Equal(a, e) || !slices.Equal(a, c) {
			t.Fatalf("citizen %d: duty %v, expr %v, cel %v", i, a, e, c)
		}
		total += len(a)
	}
	if total < people {
		t.Fatalf("only %d obligations: the comparison proves little", total)
	}
	t.Logf("%d citizens, %d conditions, %d obligations", people, rules, total)
}

func perCitizen(b *testing.B) {
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "citizens/s")
}

// BenchmarkDuty also gives each obligation its dates, its status, the next day
// and a proof; the others only say yes or no.
func BenchmarkDuty(b *testing.B) {
	cs, ps := conditions(), population()
	book := withDuty(cs)
	var r duty.Result
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		book.Into(&r, ps[i%len(ps)], today)
		i++
	}
	perCitizen(b)
}

func BenchmarkExpr(b *testing.B) {
	cs, ps := conditions(), population()
	programs := withExpr(cs)
	var m vm.VM
	var out []found
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		out = runExpr(cs, programs, &m, ps[i%len(ps)], out[:0])
		i++
	}
	perCitizen(b)
}

func BenchmarkCel(b *testing.B) {
	cs, ps := conditions(), population()
	programs := withCel(cs)
	vars := make([]map[string]any, len(ps))
	for i, x := range ps {
		vars[i] = celVars(x)
	}
	var out []found
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		out = runCel(cs, programs, vars[i%len(ps)], ps[i%len(ps)], out[:0])
		i++
	}
	perCitizen(b)
}
