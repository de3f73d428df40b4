package fact

import (
	"slices"
	"strings"
	"testing"
)

// TestEveryKindHasEveryColumn holds the table to what pages, messages and
// receipts ask of it.
func TestEveryKindHasEveryColumn(t *testing.T) {
	titles := map[string]Kind{}
	for i := range kinds {
		s := &kinds[i]
		columns := map[string]string{"name": string(s.Name), "phrase": s.Phrase, "title": s.Title, "label of the day": s.Day, "receipt": s.Done}
		for column, text := range columns {
			if text == "" || text != strings.TrimSpace(text) {
				t.Errorf("%s has the %s %q", s.Name, column, text)
			}
		}
		capital := s.Title == Capital(s.Title) && s.Day == Capital(s.Day) && s.Done == Capital(s.Done)
		if !capital || !strings.HasSuffix(s.Done, ".") || strings.Contains(s.Done, ":") {
			t.Errorf("%s: titles and labels have a capital letter, and the receipt is a sentence: %q, %q, %q", s.Name, s.Title, s.Day, s.Done)
		}
		if other := titles[s.Title]; other != "" {
			t.Errorf("%s and %s are both called %q", s.Name, other, s.Title)
		}
		titles[s.Title] = s.Name
		if s.section != "" && s.sort == SortNone {
			t.Errorf("%s is of no sort of subject", s.Name)
		}
	}
}

func TestEveryFieldIsNamedOnceAndSaidOnce(t *testing.T) {
	used := map[string]bool{}
	for i := range kinds {
		s := &kinds[i]
		seen := map[string]bool{}
		for j := range s.slots {
			sl := &s.slots[j]
			if sl.Is == "" || sl.Label == "" || sl.Label != Capital(sl.Label) || sl.Hint != "" && !strings.HasSuffix(sl.Hint, ".") {
				t.Errorf("%s.%s is called %q, %q, %q", s.Name, sl.json, sl.Is, sl.Label, sl.Hint)
			}
			if seen[sl.json] {
				t.Errorf("%s.%s stands twice", s.Name, sl.json)
			}
			seen[sl.json] = true
			own, ok := s.Fields[sl.json]
			if !ok {
				used[sl.json] = true
			} else if c := common[sl.json]; c.Is == own.Is && c.Label == own.Label && c.Hint == own.Hint && own.Among == nil {
				t.Errorf("%s.%s says what goes for all", s.Name, sl.json)
			}
			for _, code := range sl.Among {
				if !hasTerm(lists[sl.typ], code) {
					t.Errorf("%s.%s: %q is not in its list", s.Name, sl.json, code)
				}
			}
		}
		for name := range s.Fields {
			if !seen[name] {
				t.Errorf("%s has no field %s", s.Name, name)
			}
		}
	}
	for name := range common {
		if !used[name] {
			t.Errorf("no kind uses what is said of %s", name)
		}
	}
}

func hasTerm(terms []Term, code string) bool {
	for _, t := range terms {
		if t.Code == code {
			return true
		}
	}
	return false
}

func TestWhatIsOftenRegisteredHasOneOrder(t *testing.T) {
	for s := range Anybody + 1 {
		places := map[int]Kind{}
		for i := range kinds {
			k := &kinds[i]
			at := k.Often[s]
			if at == 0 {
				continue
			}
			if other := places[at]; other != "" {
				t.Errorf("in situation %d both %s and %s have place %d", s, k.Name, other, at)
			}
			places[at] = k.Name
			if k.Who != ByStaff {
				t.Errorf("%s is offered to everybody, and not everybody registers it", k.Name)
			}
		}
		if len(places) == 0 {
			t.Errorf("situation %d makes nothing likelier", s)
		}
	}
	want := []Kind{"talk-booked", "caseworker-assigned", "partial-return", "full-return", "certificate-received", "guidance-given",
		"note-made"}
	if got := Often(Sick, NoCaseworker); !slices.Equal(got, want) {
		t.Errorf("a sick person without a caseworker: %v, want %v", got, want)
	}
}

func TestCodesHaveNames(t *testing.T) {
	for code, want := range map[string]string{"3F-A": "3F", "D15": "3F", "3F": "3F", "Metal": "Metal", "ukendt": "ukendt"} {
		if got := FundName(code); got != want {
			t.Errorf("a-kasse %q is %q, want %q", code, got, want)
		}
	}
	if got := MunicipalityName("183"); got != "Ishøj" || len(ListOf(Municipalities)) != 98 {
		t.Errorf("183 is %q, and there are %d municipalities", got, len(ListOf(Municipalities)))
	}
}
