package sim_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/office"
	"indgang/sim"
)

// at returns 8.00 Danish winter time on a day.
func at(on string) (day.Date, time.Time) {
	d := day.MustParse(on)
	return d, d.Time().Add(7 * time.Hour)
}

func build(on string, o sim.Options) *sim.Municipality {
	d, now := at(on)
	return sim.Build(o, d, now)
}

// days are the days that the municipality is made for: a Saturday, the Tuesday
// after it, a Monday in another year, the Tuesday after Easter and a leap day.
var days = []string{"2026-11-21", "2026-11-24", "2027-02-01", "2027-03-30", "2028-02-29"}

func TestTheSameSeedGivesTheSameMunicipality(t *testing.T) {
	a, b := build("2026-11-21", sim.Ishoej()), build("2026-11-21", sim.Ishoej())
	if len(a.Citizens) != len(b.Citizens) || fmt.Sprint(a.Accounts) != fmt.Sprint(b.Accounts) {
		t.Fatal("two builds differ in size or staff")
	}
	for i := range a.Citizens {
		if x, y := fmt.Sprint(a.Citizens[i]), fmt.Sprint(b.Citizens[i]); x != y {
			t.Fatalf("citizen %d differs:\n%s\n%s", i, x, y)
		}
	}
	c := build("2026-11-21", sim.Options{Seed: 7})
	if c.Citizens[0].Person.CPR == a.Citizens[0].Person.CPR && c.Citizens[1].Person.CPR == a.Citizens[1].Person.CPR {
		t.Error("another seed gives the same people")
	}
}

// ahead are the facts that may lie in the future: what is planned.
func ahead(b fact.Body) bool {
	switch b.(type) {
	case fact.OfferStarted, fact.OfferEnded, fact.EducationStarted, fact.EducationEnded, fact.EmploymentStarted, fact.EmploymentEnded,
		fact.ExemptionStarted, fact.ExemptionEnded, fact.BenefitStarted, fact.BenefitStopped, fact.BenefitChanged, fact.GroupAssigned,
		fact.GroupEnded,
		fact.CourseStarted, fact.CourseEnded, fact.FullReturn, fact.PartialReturn, fact.MovedIn, fact.MovedOut:
		return true
	}
	return false
}

func TestFactsCouldStandInAJournal(t *testing.T) {
	for _, on := range days {
		today, now := at(on)
		m := build(on, sim.Ishoej())
		for i := range m.Citizens {
			c := &m.Citizens[i]
			texts := map[string]bool{}
			for _, x := range c.Texts {
				texts[x.ID] = true
			}
			for k, f := range c.Facts {
				fell := ""
				switch {
				case f.Seq != fact.Seq(k+1):
					fell = "is out of place"
				case fact.Check(f.Body) != nil:
					fell = fact.Check(f.Body).Error()
				case fact.CheckDate(f.On) != nil:
					fell = "has no day"
				case f.Recorded.After(now):
					fell = "was recorded in the future"
				case k > 0 && f.Recorded.Before(c.Facts[k-1].Recorded):
					fell = "was recorded before the fact before it"
				case f.On >= today && !ahead(f.Body):
					fell = "lies in the future"
				case f.On < today && day.FromTime(f.Recorded.Add(2*time.Hour)) < f.On && !ahead(f.Body):
					fell = fmt.Sprint("was recorded before it happened, ", f.Recorded)
				case f.Actor == "" || f.Source == "":
					fell = "has no sender"
				case f.Corrects >= f.Seq:
					fell = "corrects what comes after it"
				case f.Text != "" && !texts[f.Text]:
					fell = "has a text that nobody kept"
				default:
					continue
				}
				t.Fatalf("as of %s, %s, %s: fact %d, %s %s %s", on, c.Stock, c.Person.Name(), f.Seq, f.On, fact.Phrase(f.Body, day.Date.String), fell)
			}
		}
	}
}

func TestOnlyWhatIsMeantToBeDoubtfulIs(t *testing.T) {
	for _, on := range days {
		m := build(on, sim.Ishoej())
		running, meant, corrected := 0, 0, 0
		for i := range m.Citizens {
			c := &m.Citizens[i]
			f := casefile.Fold(c.Facts)
			switch {
			case c.Doubtful && len(f.Doubts) == 0:
				t.Errorf("%s, %s: meant to be doubtful, and is not", on, c.Stock)
			case !c.Doubtful && len(f.Doubts) > 0:
				t.Errorf("%s, %s %s: %+v", on, c.Stock, c.Person.Name(), f.Doubts)
				if t.Failed() {
					for _, f := range c.Facts {
						t.Logf("  %d %s %s", f.Seq, f.On, fact.Phrase(f.Body, day.Date.String))
					}
					t.FailNow()
				}
			}
			if !c.Ended {
				running++
			}
			if c.Doubtful {
				meant++
			}
			if c.Corrected {
				corrected++
			}
		}
		if s := float64(meant) / float64(running); s < 0.01 || s > 0.035 {
			t.Errorf("%s: %.1f %% doubtful, want about 2", on, 100*s)
		}
		if s := float64(corrected) / float64(len(m.Citizens)); s < 0.012 || s > 0.045 {
			t.Errorf("%s: %.1f %% corrected, want about 3", on, 100*s)
		}
	}
}

// standing tells which stock a case is in by its facts alone.
func standing(c *casefile.Case, on day.Date) sim.Stock {
	b, paid := c.BenefitOn(on)
	g := c.GroupOn(on)
	obvious := false
	for _, x := range c.Groups {
		if x.Has(on) {
			obvious = x.Obvious
		}
	}
	switch {
	case paid && b.Benefit == fact.UnemploymentBenefit:
		return sim.Insured
	case paid && b.Benefit == fact.SicknessBenefit:
		return sim.Sick
	case paid && b.Benefit == fact.ClarificationBenefit:
		return sim.Clarification
	case paid && b.Benefit == fact.ResourceBenefit:
		return sim.Resource
	case paid && b.Benefit == fact.FlexBenefit:
		return sim.FlexBenefit
	case paid && b.Benefit == fact.FlexWageSubsidy:
		return sim.FlexJob
	case paid && b.Benefit == fact.RehabilitationBenefit:
		return sim.Rehabilitation
	case paid && g == 2:
		return sim.JobReady
	case paid && g == 3:
		return sim.Activity
	case paid && g == 4 && obvious:
		return sim.Obvious
	case paid && g == 4:
		return sim.EducationReady
	case paid && g == 5:
		return sim.YoungActivity
	case paid:
		return sim.Unplaced
	}
	return ""
}

func TestStocksAreNearThePublishedOnes(t *testing.T) {
	want := map[sim.Stock]float64{
		sim.Insured: 454, sim.JobReady: 98, sim.Activity: 167, sim.YoungActivity: 67, sim.EducationReady: 36, sim.Obvious: 7, sim.Unplaced: 9,
		sim.Sick: 314, sim.Clarification: 45, sim.Resource: 25, sim.FlexJob: 325, sim.FlexBenefit: 56, sim.Rehabilitation: 4,
	}
	for _, on := range days[:3] {
		m := build(on, sim.Ishoej())
		got := map[sim.Stock]int{}
		for i := range m.Citizens {
			got[standing(casefile.Fold(m.Citizens[i].Facts), m.Today)]++
		}
		for s, n := range want {
			if d := math.Abs(float64(got[s]) - n); d > max(3, 0.05*n) {
				t.Errorf("%s: %s %d, want %v", on, s, got[s], n)
			}
		}
		t.Logf("%s: %v", on, got)
	}
}

func TestFiguresAreNearThePublishedOnes(t *testing.T) {
	m := build("2026-11-24", sim.Ishoej())
	activated, hours, long, fromWork, sick := 0, 0, 0, 0, 0
	lately := func(p day.Period) bool { return p.From <= m.Today && (p.To == 0 || p.To >= m.Today-30) }
	for i := range m.Citizens {
		if m.Citizens[i].Ended {
			continue
		}
		c := casefile.Fold(m.Citizens[i].Facts)
		switch m.Citizens[i].Stock {
		case sim.Insured:
			long += one(c.Insured[0].From < m.Today-365)
		case sim.Sick:
			sick++
			fromWork += one(c.Sickness[0].Origin == fact.FromWork)
		case sim.JobReady, sim.Activity, sim.EducationReady, sim.Obvious, sim.YoungActivity, sim.Unplaced:
			activated += one(slices.ContainsFunc(c.Offers, func(o casefile.Offer) bool { return lately(o.Period) }))
			hours += one(slices.ContainsFunc(c.Jobs, func(j casefile.Job) bool { return lately(j.Period) }))
		}
	}
	for _, x := range []struct {
		name        string
		got, within int
		want        int
	}{
		{"on kontanthjælp and activated in the month", activated, 30, 192},
		{"on kontanthjælp with ordinary hours", hours, 10, 42},
		{"on dagpenge for more than a year", long, 15, 126},
		{"percent of the sick who have a job", 100 * fromWork / sick, 5, 75},
	} {
		t.Logf("%s: %d, published %d", x.name, x.got, x.want)
		if d := x.got - x.want; d > x.within || d < -x.within {
			t.Errorf("%s: %d, want %d", x.name, x.got, x.want)
		}
	}
}

func TestPersonasCoverEveryRole(t *testing.T) {
	m := build("2026-11-21", sim.Ishoej())
	roles := map[string]bool{}
	seen := map[string]bool{}
	long, danish := false, false
	for _, a := range m.Accounts {
		if seen[a.ID] {
			t.Errorf("%s stands twice", a.ID)
		}
		seen[a.ID] = true
		if a.Persona != "" {
			for _, r := range a.Roles {
				roles[r] = true
			}
		}
		long = long || len(a.Name) > 30
		danish = danish || slices.ContainsFunc([]rune(a.Name), func(r rune) bool { return r == 'Å' || r == 'Æ' || r == 'Ø' })
	}
	for _, r := range []office.Role{office.Caseworker, office.YouthAdviser, office.Consultant, office.BenefitTeam, office.TeamLeader,
		office.CentreHead,
		office.Lawyer, office.CitizenAdviser, office.Analyst, office.Operator} {
		if !roles[string(r)] {
			t.Errorf("nobody can be a %s", r.Name())
		}
	}
	if !long || !danish {
		t.Error("want a long name and Æ, Ø or Å among the staff")
	}
	for i := range m.Citizens {
		for _, f := range m.Citizens[i].Facts {
			if b, ok := f.Body.(fact.CaseworkerAssigned); ok && !seen[b.User] {
				t.Fatalf("a case is given to %s, who is not there", b.User)
			}
		}
	}
}

func TestNobodyCanBeMistakenForARealPerson(t *testing.T) {
	m := build("2026-11-21", sim.Ishoej())
	numbers := map[string]bool{}
	protected, own, silent := 0, 0, 0
	for i := range m.Citizens {
		p := &m.Citizens[i].Person
		cpr, err := office.ParseCPR(p.CPR)
		if err != nil || !cpr.Substitute {
			t.Fatalf("%s is not a substitute number: %v", p.CPR, err)
		}
		if numbers[p.CPR] {
			t.Fatalf("%s stands twice", p.CPR)
		}
		numbers[p.CPR] = true
		if c := casefile.Fold(m.Citizens[i].Facts); c.Born != cpr.Born && !m.Citizens[i].Doubtful {
			t.Errorf("%s was born %s by the facts", p.CPR, c.Born)
		}
		if p.Phone != "" && p.Phone[:3] != "00 " {
			t.Errorf("telephone %s could be somebody's", p.Phone)
		}
		protected, own, silent = protected+one(p.Protected), own+one(p.OwnStaff), silent+one(!p.Mail)
	}
	n := len(m.Citizens)
	if protected < n/80 || protected > n/30 || own == 0 || own > n/50 || silent < n/25 || silent > n/8 {
		t.Errorf("%d protected, %d colleagues, %d without Digital Post among %d", protected, own, silent, n)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestALargeMunicipalityHasManyFacts(t *testing.T) {
	m := build("2026-11-24", sim.Options{Seed: 1, Citizens: 15000})
	if n := len(m.Citizens); n < 14900 || n > 15100 {
		t.Errorf("%d citizens, want 15,000", n)
	}
	if n := m.Facts(); n < 270000 || n > 380000 {
		t.Errorf("%d facts, want about 300,000", n)
	}
}
