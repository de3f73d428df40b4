package fact

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"indgang/day"

	"pgregory.net/rapid"
)

func TestEveryExampleOfTheVocabularyCanBeReadAndWritten(t *testing.T) {
	for _, e := range Vocabulary() {
		b, err := Parse(e.Example)
		if err != nil {
			t.Errorf("%s: %v", e.Kind, err)
			continue
		}
		if KindOf(b) != e.Kind {
			t.Errorf("%q reads as %s, want %s", e.Example, KindOf(b), e.Kind)
		}
		if got := String(b); got != e.Example {
			t.Errorf("%q is written back as %q", e.Example, got)
		}
	}
}

// body draws a body of any kind with any legal content.
func body(t *rapid.T) Body {
	for {
		s := rapid.SampledFrom(kinds).Draw(t, "kind")
		v := reflect.New(s.typ).Elem()
		for i := range s.slots {
			sl := &s.slots[i]
			f := v.Field(sl.index)
			if !sl.need && sl.def == "" && rapid.Bool().Draw(t, "leave out") {
				continue
			}
			switch {
			case sl.typ == reflect.TypeFor[day.Date]():
				f.SetInt(rapid.Int64Range(int64(day.Earliest), int64(day.Latest)).Draw(t, sl.json))
			case sl.typ == reflect.TypeFor[Hours]():
				f.SetInt(rapid.Int64Range(0, 30000).Draw(t, sl.json))
			case sl.typ == reflect.TypeFor[Clock]():
				f.SetString(rapid.SampledFrom([]string{"00.00", "09.30", "23.59"}).Draw(t, sl.json))
			case lists[sl.typ] != nil:
				f.SetString(rapid.SampledFrom(lists[sl.typ]).Draw(t, sl.json).Code)
			case sl.typ == reflect.TypeFor[CVR]():
				f.SetString(rapid.SampledFrom([]string{"00000019", "00000027"}).Draw(t, sl.json))
			case sl.typ == reflect.TypeFor[PNumber]():
				f.SetString("0000000001")
			case f.Kind() == reflect.Bool:
				f.SetBool(true)
			case f.Kind() == reflect.Int:
				f.SetInt(rapid.Int64Range(0, 13).Draw(t, sl.json))
			default:
				f.SetString(rapid.SampledFrom([]string{"KRB", "183", "BØR"}).Draw(t, sl.json))
			}
		}
		if b := v.Interface(); Check(b) == nil {
			return b
		}
	}
}

func TestPhrasesAndJSONLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := body(t)
		got, err := Parse(String(b))
		if err != nil {
			t.Fatalf("%q: %v", String(b), err)
		}
		if !reflect.DeepEqual(got, b) {
			t.Fatalf("%q reads as %+v, want %+v", String(b), got, b)
		}
		k, v, js, err := Encode(b)
		if err != nil {
			t.Fatal(err)
		}
		got, err = Decode(k, v, js)
		if err != nil || !reflect.DeepEqual(got, b) {
			t.Fatalf("%s decodes as %+v, %v; want %+v", js, got, err, b)
		}
	})
}

func TestBadPhrasesSayWhatIsWrongInDanish(t *testing.T) {
	for _, c := range []struct{ phrase, want string }{
		{"samtale hold", "samtale holdt"},
		{"samtale holdt i går", "kan efterfølges af"},
		{"samtale aftalt", "Angiv samtalens dato."},
		{"samtale aftalt til 2025-02-30", "efter «samtale aftalt»"},
		{"målgruppe 14", "fra 1 til 13"},
		{"ydelse begyndt bogpenge", "dagpenge"},
		{"", "ikke en kendt oplysning"},
	} {
		_, err := Parse(c.phrase)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Parse(%q) = %v, want %q in it", c.phrase, err, c.want)
		}
	}
}

func TestUnknownKindsVersionsAndContentAreRefused(t *testing.T) {
	for _, c := range []struct {
		kind    Kind
		version int
		content string
		want    error
	}{
		{"talk-held", 1, `{"talk":"job"}`, nil},
		{"talk-heldt", 1, `{}`, ErrKind},
		{"talk-held", 2, `{}`, ErrVersion},
		{"talk-held", 0, `{}`, ErrVersion},
		{"talk-held", 1, `{"talk":`, ErrContent},
		{"talk-booked", 1, `{"for":"2025-02-30","talk":"job"}`, ErrContent},
	} {
		if _, err := Decode(c.kind, c.version, []byte(c.content)); !errors.Is(err, c.want) {
			t.Errorf("%s v%d %s: %v, want %v", c.kind, c.version, c.content, err, c.want)
		}
	}
	if b, err := Decode("talk-booked", 1, []byte(`{"for":"1812-02-03","talk":"nap"}`)); err != nil || Check(b) == nil {
		t.Errorf("a booking before 1900 of an unknown type: %v, and nothing is found wrong", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, e := range Vocabulary() {
		f.Add(e.Example)
	}
	f.Fuzz(func(t *testing.T, phrase string) {
		b, err := Parse(phrase)
		if err != nil {
			return
		}
		again, err := Parse(String(b))
		if err != nil || !reflect.DeepEqual(again, b) {
			t.Fatalf("%q reads as %+v, written %q, which reads as %+v, %v", phrase, b, String(b), again, err)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, e := range Vocabulary() {
		b, _ := Parse(e.Example)
		k, v, js, _ := Encode(b)
		f.Add(string(k), v, js)
	}
	f.Fuzz(func(t *testing.T, k string, version int, content []byte) {
		b, err := Decode(Kind(k), version, content)
		if err == nil && KindOf(b) != Kind(k) {
			t.Fatalf("%s decodes as %s", k, KindOf(b))
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	content := []byte(`{"talk":"job","form":"phone"}`)
	for b.Loop() {
		if _, err := Decode("talk-held", 1, content); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTellIsForPeople(t *testing.T) {
	for phrase, want := range map[string]string{
		"tilbud begyndt virksomhedspraktik privat 20 timer om ugen til 2027-02-12": "Tilbud begyndt: virksomhedspraktik, privat, 20 timer om " +
			"ugen, til 12.02.2027",
		"vejledning givet om rettigheder og pligter skriftligt":        "Vejledning givet om rettigheder og pligter, skriftligt",
		"målgruppe 4 åbenlyst uddannelsesparat":                        "Målgruppe 4, åbenlyst uddannelsesparat",
		"fritaget ved sygdom fra samtaler til 2026-12-12":              "Fritaget ved sygdom, fra samtaler, til 12.12.2026",
		"vurdering om rimeligt tilbud svar ja":                         "Vurderet: tilbuddet er rimeligt",
		"vurdering om arbejdspligtens omfang svar ja 37 timer om ugen": "Vurderet: arbejdspligtens omfang, ja, 37 timer om ugen",
		"vurdering om arbejdsevne":                                     "Vurdering om arbejdsevne",
		"krav prøvet opholdskrav ja beskæftigelseskrav ja":             "Opholdskrav og beskæftigelseskrav er opfyldt",
		"krav prøvet opholdskrav ja beskæftigelseskrav nej":            "Opholdskrav er opfyldt, beskæftigelseskrav er ikke opfyldt",
		"raskmeldt":     "Raskmeldt",
		"job begyndt":   "Job begyndt: ordinært",
		"sygemeldt":     "Sygemeldt fra arbejde",
		"plan godkendt": "Plan godkendt: Min Plan",
	} {
		b, err := Parse(phrase)
		if err != nil {
			t.Fatal(err)
		}
		if got := Tell(b, day.Date.Short); got != want {
			t.Errorf("%q reads %q, want %q", phrase, got, want)
		}
	}
}
