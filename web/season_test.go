package web_test

import (
	"context"
	"fmt"
	"strings"

	"indgang/fact"
	"indgang/office"
	"indgang/store"
)

// season is a believable caseload as of officetest's clock, Tuesday 24 November
// 2026: sixteen citizens of Karen Bøgh's unit, and a few elsewhere.
type season struct {
	amina     fact.Subject // first talk overdue
	jonas     fact.Subject // in a placement that ends soon, a talk today
	protected fact.Subject // protected address, interpreter, no Digital Post
	colleague fact.Subject // works for the municipality; Amir's case
	sick      fact.Subject // Helle's, in another unit
	young     fact.Subject // under 18, dropped out
	insured   fact.Subject // on dagpenge, handed over
	doubtful  fact.Subject // the facts contradict each other
	corrected fact.Subject // with corrected and withdrawn facts, and a note
	all       []fact.Subject
}

func (s *site) season() season {
	s.t.Helper()
	var z season
	put := func(at *fact.Subject, p store.Person, lines ...string) {
		s.t.Helper()
		id := s.Person(p, lines...)
		if at != nil {
			*at = id
		}
		z.all = append(z.all, id)
	}
	// ready is the history of somebody on kontanthjælp since a day.
	ready := func(born, since string, more ...string) []string {
		return append([]string{
			born + " født", since + " sagsbehandler KRB i Jobparate", since + " første henvendelse", since + " tilmeldt jobsøgende",
			since + " ydelse begyndt kontanthjælp", since + " målgruppe 2",
		}, more...)
	}
	person := func(first, last string) store.Person {
		return store.Person{FirstName: first, LastName: last, Mail: true, Address: "Vejlebrovej 12, 2. tv", PostalCode: "2635", City: "Ishøj",
			Phone: "00 12 34 56"}
	}

	put(&z.amina, person("Amina Yılmaz", "Sørensen-Østergård"),
		ready("1990-01-01", "2026-11-10", "2026-11-12 vejledning givet om rettigheder og pligter skriftligt")...)
	put(&z.jonas, person("Jonas", "Brandt"), ready("1996-05-14", "2026-05-04", "2026-05-06 CV synligt",
		"2026-05-11 samtale holdt fremmøde", "2026-05-18 plan godkendt", "2026-07-06 samtale holdt telefon",
		"2026-09-21 samtale holdt fremmøde", "2026-11-13 vurdering om rimeligt tilbud svar ja",
		"2026-11-16 tilbud begyndt virksomhedspraktik privat 30 timer om ugen til 2026-12-11",
		"2026-11-17 samtale aftalt til 2026-11-24 kl. 10.30")...)
	put(&z.protected, store.Person{FirstName: "Åse", LastName: "Lundgaard", Protected: true, Mail: false, Interpreter: "tyrkisk",
		Address: "Hemmelig Allé 7", PostalCode: "2635", City: "Ishøj", Phone: "00 98 76 54"},
		"1999-04-01 født", "2026-11-18 sagsbehandler KRB i Jobparate", "2026-11-18 første henvendelse",
		"2026-11-18 ydelse begyndt uddannelseshjælp", "2026-11-18 målgruppe 4")
	put(nil, person("Mohamed Abdi", "Warsame"), ready("1985-08-02", "2026-11-16", "2026-11-19 samtale aftalt til 2026-11-25 kl. 09.00")...)
	put(nil, person("Thomas", "Riis"), ready("1990-12-12", "2026-06-01", "2026-06-05 samtale holdt fremmøde",
		"2026-08-03 samtale holdt telefon", "2026-11-18 samtale udeblevet", "2026-11-19 partshøring sendt senest 2026-12-03 om sanktion")...)
	put(nil, person("Nasrin", "Karimi"), ready("1979-02-20", "2026-02-02", "2026-02-06 CV synligt", "2026-02-09 samtale holdt fremmøde",
		"2026-04-13 samtale holdt fremmøde", "2026-06-15 samtale holdt telefon", "2026-07-27 samtale holdt fremmøde",
		"2026-10-05 samtale holdt telefon", "2026-11-02 fritaget ved sygdom fra samtaler til 2026-12-06")...)
	put(nil, person("Peter", "Aagaard"), ready("1967-09-30", "2026-08-17", "2026-08-20 samtale holdt fremmøde",
		"2026-10-12 samtale holdt fremmøde")...)
	put(nil, person("Freja", "Lindqvist"), "2004-03-03 født", "2026-11-23 sagsbehandler KRB i Jobparate", "2026-11-23 første henvendelse",
		"2026-11-23 ydelse begyndt uddannelseshjælp", "2026-11-23 målgruppe 4 åbenlyst uddannelsesparat")
	put(&z.doubtful, person("Ali", "Hassan"), ready("1994-07-07", "2026-09-01", "2026-09-04 samtale holdt fremmøde",
		"2026-10-01 raskmeldt", "2026-10-20 tilbud sluttet")...)
	put(nil, person("Louise", "Bech"), ready("1995-01-19", "2026-03-02", "2026-03-06 samtale holdt fremmøde",
		"2026-05-04 samtale holdt fremmøde", "2026-07-06 samtale holdt fremmøde", "2026-08-24 samtale holdt telefon",
		"2026-11-10 samtale aftalt til 2026-11-20")...)
	put(&z.corrected, person("Oliver", "Nygaard"), ready("1998-10-10", "2026-10-05", "2026-10-08 samtale holdt fremmøde")...)
	put(nil, person("Birgit", "Østergaard"), ready("1964-06-06", "2025-11-03", "2025-11-07 samtale holdt fremmøde",
		"2026-01-05 samtale holdt fremmøde", "2026-03-02 samtale holdt fremmøde", "2026-04-27 samtale holdt fremmøde",
		"2026-06-22 samtale holdt fremmøde", "2026-08-17 samtale holdt fremmøde", "2026-10-26 samtale holdt fremmøde",
		"2026-11-02 job begyndt 12 timer om ugen")...)
	put(&z.insured, person("Kirsten", "Damgaard"), "1972-03-14 født", "2026-11-20 sagsbehandler KRB i Jobparate",
		"2026-08-20 første henvendelse", "2026-08-20 tilmeldt jobsøgende", "2026-08-20 ydelse begyndt dagpenge hos 3F-A",
		"2026-08-20 målgruppe 1", "2026-08-20 indplaceret i dagpengeperiode", "2026-08-27 CV synligt",
		"2026-09-01 samtale holdt hos a-kassen", "2026-11-20 overtaget fra a-kassen")
	amir := person("Ditte Marie", "Ravn")
	amir.OwnStaff = true
	put(&z.colleague, amir, "1988-02-02 født", "2026-10-01 sagsbehandler AMY i Jobparate", "2026-10-01 første henvendelse",
		"2026-10-01 ydelse begyndt kontanthjælp", "2026-10-01 målgruppe 2")
	put(nil, person("Henrik", "Møller"), "1983-04-04 født", "2026-11-03 sagsbehandler AMY i Jobparate", "2026-11-03 første henvendelse",
		"2026-11-03 ydelse begyndt kontanthjælp", "2026-11-03 målgruppe 3")
	put(&z.sick, person("Gitte", "Holst"), "1970-01-31 født", "2026-09-07 sagsbehandler HGA i Sygedagpenge",
		"2026-09-07 sygemeldt fra arbejde", "2026-09-21 oplysningsskema modtaget", "2026-09-21 ydelse begyndt sygedagpenge",
		"2026-09-21 målgruppe 6", "2026-10-19 samtale holdt opfølgning telefon")
	put(&z.young, person("Sara", "El-Khatib"), "2009-09-09 født", "2026-11-16 sagsbehandler UNG i Ungeindsatsen",
		"2026-06-25 undervisningspligt ophørt", "2026-08-10 uddannelse begyndt FGU", "2026-11-13 uddannelse afbrudt FGU",
		"2026-11-16 kommunen bekendt med frafald", "2026-11-16 målgruppe 13")

	// A registration that was wrong, one that was taken back, and a note.
	ctx, krb := context.Background(), s.User("KRB")
	look := func() office.Citizen {
		c, err := s.Office.Office.Citizen(ctx, krb, office.View{Subject: z.corrected, Page: "test"})
		if err != nil {
			s.t.Fatal(err)
		}
		return c
	}
	find := func(c office.Citizen, phrase string) office.HistoryItem {
		for _, h := range c.History {
			if strings.Contains(h.Phrase, phrase) {
				return h
			}
		}
		s.t.Fatalf("no fact reads %q", phrase)
		return office.HistoryItem{}
	}
	s.Register("KRB", z.corrected, "2026-11-02 tilbud begyndt nytteindsats 37 timer om ugen", "2026-11-04 fravær sygdom", "2026-11-06 notat")
	c := look()
	absence, note, offer := find(c, "Fravær"), find(c, "Notat"), find(c, "nytteindsats")
	s.Tick()
	body := offer.Body
	s.do(krb, office.Register{Subject: z.corrected, Seen: c.Seq, Drafts: []office.Draft{
		{On: offer.On + 1, Body: body, Corrects: offer.Seq, Text: "Begyndte først om tirsdagen."},
	}})
	s.do(krb, office.Register{Subject: z.corrected, Seen: look().Seq,
		Drafts: []office.Draft{{On: absence.On, Body: fact.Withdrawn{}, Corrects: absence.Seq}}})
	s.do(krb, office.Register{Subject: z.corrected, Seen: look().Seq,
		Drafts: []office.Draft{{On: note.On, Body: note.Body, Corrects: note.Seq,
			Text: "Vil gerne arbejde med mennesker. Har passet sin mormor og læser dansk om aftenen."}}})
	return z
}

func (s *site) do(u office.User, cmd office.Register) office.Receipt {
	s.t.Helper()
	rec, err := s.Office.Office.Register(context.Background(), u, cmd)
	if err != nil {
		s.t.Fatal(err)
	}
	return rec
}

// crowd adds many citizens to Karen's list, and returns how many.
func (s *site) crowd(n int) {
	s.t.Helper()
	for i := range n {
		since := s.Today() - 10 - 7
		s.Citizen(fmt.Sprintf("Borger Nummer%03d Æbeløgård", i), "1990-01-01 født", since.String()+" sagsbehandler KRB i Jobparate",
			since.String()+" første henvendelse", since.String()+" ydelse begyndt kontanthjælp", since.String()+" målgruppe 2")
	}
}
