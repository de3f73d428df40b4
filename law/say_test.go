package law_test

import (
	"regexp"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/law"
	"indgang/plain"
)

// idLike is what no text for people may hold.
var idLike = regexp.MustCompile(`[a-z0-9]+(?:-[a-z0-9]+)+`)

// noID tells whether a text names a rule by its ID.
func noID(text string) (string, bool) {
	for _, id := range idLike.FindAllString(text, -1) {
		if _, is := law.FindRule(id); is {
			return id, false
		}
	}
	return "", true
}

func TestWhatIsSaidOnTheTelephoneIsEasy(t *testing.T) {
	told, settled := 0, 0
	for n := range min(cases(t), 600) {
		c := casefile.Fold(randomCase(n))
		on := d("2019-10-15") + day.Date(n*17%3400)
		r, err := law.Derive(ishoej, c, on)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Obligations {
			o := &r.Obligations[i]
			x := law.Explain(ishoej, c, o)
			told++
			if strings.Contains(x.Say, "det er klaret") && !strings.Contains(x.Say, "når det er gjort") {
				settled++
			}
			if lix := plain.LIX(x.Say); lix >= 35 || lix == 0 {
				t.Errorf("%s: LIX %.0f: %s", o.Meta.ID, lix, x.Say)
			}
			if o.Status.Live() && o.Due != 0 && o.Kind == duty.Duty && o.Status != duty.Paused && !strings.Contains(x.Say, o.Due.Short()) {
				t.Errorf("%s: the date is not said: %s", o.Meta.ID, x.Say)
			}
			for _, l := range x.Lines {
				if id, ok := noID(l.Text); !ok {
					t.Errorf("%s: «%s» names %s by its ID: %s", o.Meta.ID, l.Label, id, l.Text)
				}
			}
			for _, l := range x.In(law.FactsSection) {
				for _, ref := range l.Refs {
					if e, ok := c.Entry(fact.Seq(ref)); ok && l.Label == "Udløst af" && !strings.Contains(l.Text, e.On.Full()) {
						t.Errorf("%s: the fact is of %s, and the explanation says %s", o.Meta.ID, e.On, l.Text)
					}
				}
			}
		}
	}
	if told < 1000 || settled < told/20 {
		t.Errorf("%d were told, %d with what settles them", told, settled)
	}
}

func TestTwoDatesAreSaidAsTwo(t *testing.T) {
	today := d("2027-02-07")
	for _, x := range []struct {
		due, plan  string
		says, left string
	}{
		{"2027-05-27", "2027-01-21", "Lovens frist 27.05.2027 · planlæg senest 21.01.2027", "Plandatoen er passeret"},
		{"2027-05-27", "2027-05-27", "Lovens frist 27.05.2027", "om 109 dage"},
		{"2027-02-05", "2027-01-21", "Lovens frist 05.02.2027 · planlæg senest 21.01.2027", "2 dage efter fristen"},
		{"2027-02-07", "2027-02-05", "Lovens frist 07.02.2027 · planlæg senest 05.02.2027", "Plandatoen er passeret"},
		{"2027-02-08", "", "Lovens frist 08.02.2027", "i morgen"},
		{"", "2027-02-07", "Planlæg senest 07.02.2027", "i dag"},
		{"", "", "", "løbende"},
	} {
		var dates law.Dates
		if x.due != "" {
			dates.Due = d(x.due)
		}
		if x.plan != "" {
			dates.PlanBy = d(x.plan)
		}
		if got := dates.String(); got != x.says {
			t.Errorf("says %q, want %q", got, x.says)
		}
		if got := dates.Left(today); got != x.left {
			t.Errorf("%s: left %q, want %q", x.says, got, x.left)
		}
	}
}
