package law_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"indgang/casefile"
	"indgang/duty"
	"indgang/law"
)

func TestScenariosThatShipCanBeUsed(t *testing.T) {
	for _, s := range law.Scenarios() {
		if _, err := law.NewBook(law.Options{Draft: &s}); err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
		if s.Begins() == 0 || s.Note == "" || s.Source == "" {
			t.Errorf("%s says too little of itself: %+v", s.Name, s)
		}
	}
}

// change is a draft with one change, or with what is put in its place.
func change(body string) string {
	return `{"name": "eget", "title": "Eget udkast", "note": "", "source": "", "changes": [` + body + `]}`
}

func TestADraftIsToldWhatIsWrongAtTheRightField(t *testing.T) {
	const ok = `{"rule": "first-talk-1w", "from": "2027-01-01", "kind": "ends", "text": "Væk."}`
	for _, x := range []struct {
		name, js   string
		field, say string
		change     int
	}{
		{"nothing", ``, "", "den er tom", -1},
		{"no JSON", "{\n\"name\": x}", "", "linje 2 er ikke gyldig JSON", -1},
		{"two drafts", change(ok) + change(ok), "", "der står mere efter udkastet", -1},
		{"a field that is unknown", `{"navn": "x"}`, "", "feltet navn kendes ikke", -1},
		{"a field of another kind", `{"name": 7}`, "", "«name» på linje 1 er af en forkert slags", -1},
		{"a day that is none", change(`{"rule": "first-talk-1w", "from": "1. januar", "kind": "ends", "text": "Væk."}`), "",
			"en dato skal skrives som 2027-01-01", -1},
		{"no title", `{"name": "eget"}`, "title", "Skriv, hvad udkastet skal hedde", -1},
		{"no name", `{"title": "Eget"}`, "name", "mangler et navn", -1},
		{"an unknown rule", change(`{"rule": "first-talk-2w", "from": "2027-01-01", "kind": "ends", "text": "Væk."}`), "rule",
			"Mente du first-talk-1w?", 0},
		{"a day outside the coverage", change(`{"rule": "first-talk-1w", "from": "2040-01-01", "kind": "ends", "text": "Væk."}`), "from",
			"Vælg en dag fra 01.10.2019", 0},
		{"an end before the beginning",
			change(`{"rule": "first-talk-1w", "from": "2027-01-01", "to": "2026-12-31", "kind": "ends", "text": "Væk."}`), "to",
			"ligger før den første", 0},
		{"no words", change(`{"rule": "first-talk-1w", "from": "2027-01-01", "kind": "ends"}`), "text", "Skriv, hvad der ændres", 0},
		{"an unknown kind", change(`{"rule": "first-talk-1w", "from": "2027-01-01", "kind": "gone", "text": "Væk."}`), "kind",
			"Slags skal være", 0},
		{"a number that the rule has not",
			change(`{"rule": "first-talk-1w", "from": "2027-01-01", "kind": "number", "text": "x", "number": "talks_share", "amount": "3", "unit": "uger"}`), "number", "den har first_talk", 0},
		{"a number that is none",
			change(`{"rule": "first-talk-1w", "from": "2027-01-01", "kind": "number", "text": "x", "number": "first_talk", "amount": "tre", "unit": "uger"}`), "amount", "Skriv et tal", 0},
		{"a unit that is none",
			change(`{"rule": "first-talk-1w", "from": "2027-01-01", "kind": "number", "text": "x", "number": "first_talk", "amount": "3", "unit": "fortnights"}`), "unit", "Vælg en enhed", 0},
		{"time told in per cent",
			change(`{"rule": "first-talk-1w", "from": "2027-01-01", "kind": "number", "text": "x", "number": "first_talk", "amount": "3", "unit": "pct."}`), "unit", "Tallet er i dag 1 uge og kan ikke blive til 3 pct.", 0},
		{"a number for a period",
			change(`{"rule": "first-talk-1w", "from": "2027-01-01", "to": "2027-06-30", "kind": "number", "text": "x", "number": "first_talk", "amount": "3", "unit": "uger"}`), "to", "lav to ændringer", 0},
		{"a number of the municipality's own",
			change(`{"rule": "adm-frist", "from": "2027-01-01", "kind": "number", "text": "x", "number": "sagsbehandlingsfrist/flex-job", "amount": "3", "unit": "uger"}`), "number", "Tallet er kommunens eget", 0},
		{"the same twice", change(ok + "," + ok), "from", "allerede ændret af ændring nr. 1", 1},
		{"an end within an end", change(ok +
			`,{"rule": "first-talk-1w", "from": "2028-01-01", "to": "2028-02-01", "kind": "ends", "text": "Væk."}`), "from",
			"allerede ændret af ændring nr. 1", 1},
		{"a group that there is none of", `{"name": "x", "title": "x", "groups": [{"group": 14, "note": ""}]}`, "groups",
			"Målgruppe 14 findes ikke", -1},
		{"a group twice", `{"name": "x", "title": "x", "groups": [{"group": 1, "note": ""}, {"group": 1, "note": ""}]}`, "groups",
			"Målgruppe 1 står to gange", -1},
		{"a course that there is none of", `{"name": "x", "title": "x", "courses": [{"course": "cooking", "note": ""}]}`, "courses",
			"Forløbet «cooking» findes ikke", -1},
	} {
		_, err := law.ReadScenario([]byte(x.js))
		problems, is := errors.AsType[law.ScenarioProblems](err)
		if !is {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		if p := problems[0]; p.Field != x.field || p.Change != x.change || !strings.Contains(p.Text, x.say) {
			t.Errorf("%s: change %d, field %q: %s; want %d, %q, %q", x.name, p.Change, p.Field, p.Text, x.change, x.field, x.say)
		}
	}
	if s, err := law.ReadScenario([]byte("\ufeff" + change(ok))); err != nil || len(s.Changes) != 1 {
		t.Errorf("a draft with a byte order mark: %v", err)
	}
}

// The order in a file means nothing: a later day comes on top of an earlier one.
func TestChangesOfANumberStandInTheOrderOfTheirDays(t *testing.T) {
	number := func(from, amount string) string {
		return `{"rule": "first-talk-1w", "from": "` + from + `", "kind": "number", "text": "x", "number": "first_talk", "amount": "` +
			amount + `", "unit": "uger"}`
	}
	s, err := law.ReadScenario([]byte(change(number("2026-06-01", "4") + "," + number("2026-01-01", "3"))))
	if err != nil {
		t.Fatal(err)
	}
	b, err := law.NewBook(law.Options{Draft: &s})
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{"2025-12-01": "2025-12-08", "2026-03-02": "2026-03-23", "2026-07-06": "2026-08-03"} {
		parsed, failures := law.ParseFacts("", "# x\n"+on+" første henvendelse\n"+on+" ydelse begyndt kontanthjælp\n"+on+" målgruppe 2\n")
		if len(failures) > 0 {
			t.Fatal(failures)
		}
		r := duty.Derive(b.Citizen, casefile.Fold(parsed[0].Facts), d(on))
		due := ""
		for _, o := range r.Obligations {
			if o.Meta.ID == "first-talk-1w" {
				due = o.Due.String()
			}
		}
		if due != want {
			t.Errorf("from %s the first talk is due %q, want %s", on, due, want)
		}
	}
}

// Whatever is uploaded as a draft is read or refused in words; what is read can
// be written and read again, and makes a book or a refusal, never a crash.
func FuzzReadScenario(f *testing.F) {
	for _, s := range law.Scenarios() {
		js, err := json.Marshal(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(js)
	}
	f.Add([]byte(`{"name":"x","title":"X","changes":[{"rule":"first-talk-1w","from":"2027-01-01","kind":"number","number":"first_talk","amount":"2","unit":"uger","text":"To uger."}]}`))
	f.Add([]byte(`{"name":"x","title":"X","groups":[{"group":99}],"courses":[{"course":"?"}]}`))
	f.Add([]byte(`{"name":1}`))
	f.Fuzz(func(t *testing.T, js []byte) {
		s, err := law.ReadScenario(js)
		if err != nil {
			return
		}
		again, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := law.ReadScenario(again); err != nil {
			t.Fatalf("read, written and refused: %v\n%s", err, again)
		}
		_, _ = law.NewBook(law.Options{Draft: &s})
	})
}
