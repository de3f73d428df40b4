package store_test

import (
	"fmt"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/fault"
	"indgang/store"
	"indgang/store/storetest"
)

// people are found by the tests of search.
var people = []store.Person{
	{Subject: "kjaer", CPR: "0101801001", FirstName: "Karen", LastName: "Kjærgaard", Phone: "+45 20 30 40 50",
		Address: "Vestergade 12, 2. tv."},
	{Subject: "kjaergard", CPR: "3112791002", FirstName: "Karl", LastName: "Kjærgård"},
	{Subject: "michael", CPR: "0202811003", FirstName: "Michael", LastName: "Holm", Phone: "71727374", Address: "Ærøvej 7"},
	{Subject: "celik", CPR: "0303821004", FirstName: "Ayşe", LastName: "Çelik"},
	{Subject: "lukasz", CPR: "0404831005", FirstName: "Łukasz", LastName: "Wójcik"},
	{Subject: "sorensen", CPR: "0505841006", FirstName: "Søren", LastName: "Sørensen"},
	// decomposed, and a substitute number: 6 January 1985
	{Subject: "ostergaard", CPR: "6601851007", FirstName: "A\u030Ase", LastName: "Østerga\u030Ard"},
	{Subject: "oconnor", CPR: "0707861008", FirstName: "Sinéad", LastName: "O’Connor"},
	{Subject: "anne", CPR: "0808871009", FirstName: "Anne-Marie", LastName: "Bøgh Nielsen"},
	{Subject: "christian", CPR: "0909881010", FirstName: "Christian", LastName: "Philipsen"},
	{Subject: "protected", CPR: "1010891011", FirstName: "Bodil", LastName: "Skjult", Phone: "99887766", Address: "Hemmeligvej 1",
		Protected: true},
	{Subject: "bo", CPR: "1111901012", FirstName: "Bo", LastName: "Zachariassen"},
	{Subject: "inan", CPR: "1212911013", FirstName: "İnan", LastName: "Yıldız"},
	{Subject: "muller", CPR: "1301921014", FirstName: "Jürgen", LastName: "Müller"},
}

func put(t *testing.T, s *store.Muni, ps ...store.Person) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error { return tx.PutPersons(ctx, ps...) })
}

func search(t *testing.T, s *store.Muni, query string) []string {
	t.Helper()
	var out []string
	if err := s.View(ctx, func(tx *store.Tx) error {
		hits, err := tx.SearchPersons(ctx, query, 50)
		for _, h := range hits {
			out = append(out, string(h.Subject))
		}
		return err
	}); err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return out
}

func TestPeopleAreFoundHoweverTheyAreWritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		put(t, s, people...)
		for _, x := range []struct{ query, want string }{
			{"Kjærgaard", "kjaer kjaergard"},
			{"kjaergaard", "kjaer kjaergard"},
			{"Kjærgård", "kjaergard kjaer"},
			{"kjærga", "kjaer kjaergard"},
			{"Kjargard", "kjaer kjaergard"},
			{"Micha", "michael"},
			{"Michae", "michael"},
			{"Celik", "celik"}, {"Çelik", "celik"}, {"ÇELİK", "celik"}, {"ayse", "celik"},
			{"Lukasz", "lukasz"}, {"Łukasz", "lukasz"}, {"wojcik", "lukasz"}, {"Vojcik", "lukasz"},
			{"Sorensen", "sorensen"}, {"Soerensen", "sorensen"}, {"Sørensen", "sorensen"}, {"SÖRENSEN", "sorensen"}, {"sør", "sorensen"},
			{"soe", "sorensen"}, {"so", "sorensen"},
			{"Aase", "ostergaard"}, {"Åse", "ostergaard"}, {"A\u030Ase", "ostergaard"}, {"ase østergaard", "ostergaard"},
			{"Ostergard", "ostergaard"}, {"Østerga\u030Ard", "ostergaard"},
			{"O'Connor", "oconnor"}, {"O’Connor", "oconnor"}, {"O´Connor", "oconnor"}, {"OConnor", "oconnor"}, {"connor", "oconnor"},
			{"o connor", "oconnor"}, {"Sinead", "oconnor"},
			{"Anne-Marie", "anne"}, {"annemarie", "anne"}, {"anne marie", "anne"}, {"Anne\u2011Marie", "anne"}, {"marie", "anne"},
			{"Nielsen, Anne", "anne"}, {"Bøgh Nielsen, Anne-Marie", "anne"}, {"Sørensen,Søren", "sorensen"},
			{"Kristian", "christian"}, {"filip", "christian"}, {"Philip", "christian"}, {"Christ", "christian"}, {"Phi", "christian"},
			{"inan", "inan"}, {"İnan", "inan"}, {"Yildiz", "inan"},
			{"Muller", "muller"}, {"Mueller", "muller"}, {"jurgen", "muller"},
			{"20304050", "kjaer"}, {"20 30 40 50", "kjaer"}, {"+45 20304050", "kjaer"}, {"004520304050", "kjaer"}, {"2030", "kjaer"},
			{"20-30-40-50", "kjaer"}, {"717273", "michael"},
			{"01.01.80", "kjaer"}, {"01.01.1980", "kjaer"}, {"010180", "kjaer"}, {"1.1.80", "kjaer"}, {"01-01-1980", "kjaer"},
			{"01/01/80", "kjaer"}, {"01011980", "kjaer"},
			{"31.12", "kjaergard"}, {"06.01.85", "ostergaard"},
			{"0101801001", "kjaer"}, {"010180-1001", "kjaer"}, {"010180–1001", "kjaer"}, {"010180 1001", "kjaer"}, {"010180\u20111001", "kjaer"},
			{"010180\u00a01001", "kjaer"},
			{"Vestergade", "kjaer"}, {"vestergade 12", "kjaer"}, {"Ærøvej", "michael"}, {"aeroe", "michael"}, {"Arovej 7", "michael"},
			{"99887766", ""}, {"Hemmeligvej", ""}, {"Bodil Skjult", "protected"}, {"10.10.89", "protected"},
			{"Bo", "bo protected anne"},
			{"Karl Nielsen", ""}, {"zz", ""}, {"  ", ""}, {"\u200b", ""}, {"%", ""}, {"'; DROP TABLE person", ""}, {"99.99.99", ""},
			{"K\x00j", ""}, {"Kj\xff", "kjaer kjaergard"},
		} {
			if got := strings.Join(search(t, s, x.query), " "); got != x.want {
				t.Errorf("%q finds %q, want %q", x.query, got, x.want)
			}
		}
	})
}

// As somebody types, whom they mean is there at every letter.
func TestPeopleAreFoundAtEveryLetter(t *testing.T) {
	s := storetest.SQLite(t)
	put(t, s, people...)
	for who, spellings := range map[string][]string{
		"kjaer": {"Kjærgaard", "Kjærgård", "Kjaergaard", "Kjargard"}, "michael": {"Michael"}, "celik": {"Çelik", "Celik"},
		"lukasz":   {"Łukasz", "Lukasz"},
		"sorensen": {"Sørensen", "Sorensen", "Soerensen"}, "ostergaard": {"Aase", "Åse", "A\u030Ase"}, "oconnor": {"O’Connor", "O'Connor"},
		"christian": {"Christian", "Philipsen"},
		"anne":      {"Anne-Marie", "Nielsen, Anne"}, "muller": {"Müller", "Muller", "Mueller"}, "bo": {"Zachariassen"},
	} {
		for _, spelling := range spellings {
			r := []rune(spelling)
			for n := 2; n <= len(r); n++ {
				if got := search(t, s, string(r[:n])); !strings.Contains(" "+strings.Join(got, " ")+" ", " "+who+" ") {
					t.Errorf("%q finds %v, not %s", string(r[:n]), got, who)
				}
			}
		}
	}
}

func TestSearchFollowsThePerson(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Muni) {
		p := store.Person{Subject: "c1", CPR: "0101801001", FirstName: "Ida", LastName: "Bang", Phone: "20304050"}
		put(t, s, p)
		p.LastName, p.Protected = "Holm", true
		put(t, s, p)
		if len(search(t, s, "Bang")) != 0 || len(search(t, s, "20304050")) != 0 || len(search(t, s, "Holm")) != 1 {
			t.Error("the search words are not those of the person as it is now")
		}
		update(t, s, func(tx *store.Tx) error { return tx.EraseSubject(ctx, "c1") })
		rows, err := s.Rows(ctx, "SELECT word FROM search_word")
		if err != nil || len(rows) != 0 {
			t.Errorf("of whom was erased stand %v, %v", rows, err)
		}
		if err := s.View(ctx, func(tx *store.Tx) error {
			_, err := tx.SearchPersons(ctx, strings.Repeat("x", 100000),
				10)
			return err
		}); fault.Of(err) != fault.Invalid {
			t.Errorf("an endless search: %v", err)
		}
	})
}

// The words are not in a backup, or are of an older version: they are made when the
// database is opened.
func TestSearchWordsThatAreMissingAreMade(t *testing.T) {
	engines(t, func(t *testing.T, data string) {
		s := storetest.Open(t, data)
		put(t, s, people...)
		if err := s.RawExec(ctx, "DELETE FROM search_word"); err != nil {
			t.Fatal(err)
		}
		if got := search(t, storetest.Open(t, data), "Sorensen"); len(got) != 1 {
			t.Errorf("found %v", got)
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	for _, many := range []int{15000, 150000} {
		s := storetest.SQLite(b)
		first := []string{"Jens", "Anne-Marie", "Søren", "Mette", "Christian", "Fatima", "Łukasz", "Bo", "Karen", "Michael"}
		last := []string{"Hansen", "Kjærgaard", "Sørensen", "Çelik", "Holm", "Nielsen", "Østergård", "Bang", "Møller", "O’Connor"}
		var ps []store.Person
		for i := range many {
			ps = append(ps, store.Person{Subject: fact.Subject(fmt.Sprintf("c%07d", i)), CPR: fmt.Sprintf("%010d", 101500000+i),
				FirstName: first[i%10], LastName: last[i/10%10] + fmt.Sprintf("%c%c", 'a'+i/100%26, 'a'+i/2600%26), Phone: fmt.Sprint(20000000 + i)})
		}
		if err := s.Update(ctx, func(tx *store.Tx) error { return tx.PutPersons(ctx, ps...) }); err != nil {
			b.Fatal(err)
		}
		for _, q := range []string{"kjærgaardab", "Jens Hansen", "so", "20012345"} {
			b.Run(fmt.Sprintf("%d/%s", many, q), func(b *testing.B) {
				for b.Loop() {
					if err := s.View(ctx, func(tx *store.Tx) error { _, err := tx.SearchPersons(ctx, q, 50); return err }); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
