package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"indgang/fact"
	"indgang/office"
	"indgang/web/webtest"
)

// firms makes a few companies: one with contacts and a notice, and two beside it.
func (s *site) firms() fact.Subject {
	s.t.Helper()
	vir := s.User("VIR")
	var first fact.Subject
	for i, f := range []office.CompanyForm{
		{Name: "Strandens Maling og Gulv ApS (prøve)", CVR: "00000019", P: "0000000001", Address: "Industrivangen 14", PostalCode: "2635",
			City: "Ishøj", Phone: "00 43 71 20", Industry: "433410", System: fact.DB25},
		{Name: "Ærligt Brød I/S (prøve)", CVR: "00000027", City: "Ishøj"},
		{Name: "Åhavens Lager A/S (prøve)", CVR: "00000035", P: "0000000003", City: "Ishøj", Phone: "00 43 71 22"},
	} {
		rec, err := s.RegisterCompany(context.Background(), vir, f)
		if err != nil {
			s.t.Fatal(err)
		}
		if i == 0 {
			first = rec.Subject
		}
	}
	drafts := []office.Draft{
		{On: s.Today() - 8, Body: fact.ContactPersonNamed{Role: fact.OwnerContact},
			Text: office.PersonText{Name: "Jørgen Ømark", Phone: "00 43 71 21", Email: "jorgen@strandens.example"}.String()},
		{On: s.Today() - 8, Body: fact.CompanyContacted{Form: fact.VisitContact, About: fact.MatterStaffing},
			Text: "Tager gerne én mere i januar."},
		{On: s.Today() - 6, Body: fact.RedundancyNoticed{Notice: fact.FirstNotice, Dismissed: 60, Staff: 110}},
		{On: s.Today() - 1, Body: fact.RedundancyNoticed{Notice: fact.SecondNotice}},
	}
	if _, err := s.RegisterAbout(context.Background(), vir, office.CompanyEntry{Subject: first, Seen: 2, Drafts: drafts}); err != nil {
		s.t.Fatal(err)
	}
	return first
}

func about(s fact.Subject) string { return "/virksomhed/" + string(s) }

func TestCompaniesAreListedAndFound(t *testing.T) {
	s := newSite(t)
	s.login("VIR")
	page(t, s.get("/virksomheder"), 200, webtest.In(".empty-state a", webtest.Attr("href", "/virksomhed/ny")),
		webtest.In(".main-nav [aria-current]", webtest.IsText("Virksomheder")))
	first := s.firms()
	page(t, s.get("/virksomheder"), 200, webtest.Count("tbody tr", 3), webtest.In(".page-head p", webtest.HasText("3 virksomheder")),
		webtest.In("tbody tr:has(a[href='"+about(first)+"'])", webtest.HasText("00000019"), webtest.HasText("for 8 dage siden"),
			webtest.HasText("Viktor Rask"), webtest.HasText("2 åbne")))
	page(t, s.post("/virksomheder", url.Values{"q": {"ærlig"}}), 200, webtest.Count("tbody tr", 1), webtest.HasText("Ærligt Brød"),
		webtest.HasText("Vis alle virksomheder"))
	page(t, s.post("/virksomheder", url.Values{"q": {"0043 71 22"}}), 200, webtest.Count("tbody tr", 1), webtest.HasText("Åhavens Lager"))
	page(t, s.post("/virksomheder", url.Values{"q": {"findes ikke"}}), 200, webtest.In(".empty-state h2", webtest.HasText("findes ikke")))
	s.login("KRB")
	page(t, s.get("/virksomheder"), 200, webtest.Count("tbody tr", 3), webtest.NotIn("a[href='/virksomhed/ny']"), webtest.NotIn(".switch"))
	s.login("JUR")
	page(t, s.get("/virksomheder"), 403)
	page(t, s.get("/lov"), 200, webtest.NotIn("a[href='/virksomheder']"))
}

func TestACompanyThatIsKnownIsShownAtSave(t *testing.T) {
	s := newSite(t)
	first := s.firms()
	s.login("LED")
	typed := url.Values{"name": {"Strandens Maling"}, "cvr": {"0000 0019"}, "p": {"0000000001"}, "system": {"db25"}}
	page(t, s.post("/virksomhed/ny", typed), http.StatusConflict,
		webtest.In(".error-summary", webtest.HasText("allerede registreret")),
		webtest.In("#kendt + ul a", webtest.Attr("href", about(first)), webtest.HasText("Strandens Maling og Gulv")),
		webtest.In("#name", webtest.Attr("value", "Strandens Maling")))
	typed.Set("p", "0000000009")
	r := s.post("/virksomhed/ny", typed)
	page(t, r, 200, webtest.In("h1", webtest.IsText("Strandens Maling")),
		webtest.In(".receipt", webtest.HasText("Virksomheden er registreret.")))
	page(t, s.post("/virksomhed/ny", url.Values{"cvr": {"12345678"}}), 422, webtest.In("#cvr[aria-invalid]"),
		webtest.In("#name[aria-invalid]"), webtest.In(".error-summary a[href='#cvr']"))
}

func TestTheCompanyPageSaysWhomToAskAndWhatIsToBeDone(t *testing.T) {
	s := newSite(t)
	first := s.firms()
	s.login("VIR")
	page(t, s.get(about(first)), 200,
		webtest.In("h1", webtest.HasText("Strandens Maling")), webtest.In(".case-head-sub", webtest.HasText("00000019"),
			webtest.HasText("433410 (DB25)")),
		webtest.In(".facts .is-first", webtest.HasText("00 43 71 20"),
			webtest.HasText("Besøg om behov for arbejdskraft for 8 dage siden, Viktor Rask: «Tager gerne én mere i januar.»")),
		webtest.In("section:has(#pligter) .duty", webtest.HasText("Tilbyd hjælp"), webtest.In("details.why", webtest.HasText("Hvorfor?"))),
		webtest.In("section:has(#andre) .duty", webtest.HasText("torsdag 3. december 2026"), webtest.HasText("Arbejdsgiveren skal handle"),
			webtest.In(".sum", webtest.HasText("+ 10 dage"))),
		webtest.In("section:has(#afvist)", webtest.HasText("60 af 110 ansatte afskediges"), webtest.HasText("9. december 2026")),
		webtest.In("section:has(#mennesker)", webtest.HasText("Jørgen Ømark"), webtest.HasText("00 43 71 21"), webtest.HasText("Meld ophørt")),
		webtest.In(".timeline", webtest.HasText("Virksomhedskonsulent: Viktor Rask")))
	s.login("KRB")
	page(t, s.get(about(first)), 200, webtest.HasText("Jørgen Ømark"), webtest.NotIn("form[action$='/registrer']"), webtest.NotIn(".fix"),
		webtest.NotIn(".case-head-actions"))
	page(t, s.get(about(first)+"/registrer?hvad=company-contacted"), 403)
	page(t, s.get(about("e0")), 404)
	s.login("BRG")
	page(t, s.get(about(first)), 404)
}

func TestWhatIsTypedAboutACompanyIsNotLost(t *testing.T) {
	s := newSite(t)
	first := s.firms()
	s.login("VIR")
	form := url.Values{"seen": {"6"}, "kind": {"company-contacted"}, "on": {"i forgårs"}, "form": {"phone"}, "about": {"redundancy"},
		"text": {"Ring igen på fredag."}}
	form.Set("on", "snart")
	page(t, s.post(about(first)+"/registrer", form), 422, webtest.In("#on", webtest.Attr("value", "snart")),
		webtest.In("#text", webtest.HasText("Ring igen på fredag.")))
	form.Set("on", "24.11.2026")
	form.Set("seen", "5")
	page(t, s.post(about(first)+"/registrer", form), 409, webtest.In("#nyt + ul", webtest.HasText("Varsling modtaget")),
		webtest.In("#text", webtest.HasText("Ring igen på fredag.")), webtest.In("[name=seen][value='6']"))
	form.Set("seen", "6")
	page(t, s.post(about(first)+"/registrer", form), 200, webtest.In(".receipt", webtest.HasText("Kontakten er registreret."),
		webtest.HasText("Tilbyd hjælp")), webtest.In("section:has(#kontakter)", webtest.HasText("Ring igen på fredag.")))
	// The person has left.
	page(t, s.post(about(first)+"/registrer", url.Values{"seen": {"7"}, "kind": {"contact-person-left"}, "person": {"3"},
		"on": {"23.11.2026"}}), 200, webtest.In("section:has(#mennesker)", webtest.LacksText("Jørgen Ømark")))
	// The second notice was put on the wrong day.
	page(t, s.get(about(first)+"/ret/6"), 200, webtest.In("#on", webtest.Attr("value", "23.11.2026")))
	page(t, s.post(about(first)+"/ret/6", url.Values{"seen": {"8"}, "on": {"24.11.2026"}, "notice": {"second"}}), 200,
		webtest.In("section:has(#andre) .duty", webtest.HasText("fredag 4. december 2026")))
	page(t, s.get(about(first)+"/ret/1"), 404)
}

// TestFromRegistrationToANoticeThatIsMet walks the whole way in a browser: a
// company is registered, a contact and a notice are written, the duty appears
// with its why, and is met.
func TestFromRegistrationToANoticeThatIsMet(t *testing.T) {
	b := webtest.Start(t)
	for _, width := range []int{1280, 390} {
		s := newSite(t)
		p := b.Page(t, width, 900)
		s.enter(p, "VIR")
		p.Goto(s.url + "/virksomheder")
		p.Click("text=Ny virksomhed")
		p.Type("#cvr", "00 00 00 19")
		p.Type("#name", "Strandens Maling og Gulv ApS (prøve)")
		p.Type("#phone", "00 43 71 20")
		p.Click("text=Registrér virksomheden")
		p.WaitFor(".receipt")
		p.CheckSound()
		p.Click("text=Ny kontaktperson")
		p.Type("#name", "Jørgen Ømark")
		p.Type("#phone", "00 43 71 21")
		p.Click("text=Gem")
		p.WaitFor(".receipt")
		p.Click("text=Varsel om større afskedigelser")
		p.Select("#notice", "Første varsel")
		p.Type("#dismissed", "12")
		p.Type("#staff", "60")
		p.CheckSound()
		p.Click("text=Gem")
		p.WaitFor(".receipt")
		if got := p.Text(".receipt"); !strings.Contains(got, "Nu gælder") {
			t.Errorf("the receipt of the first notice is %q", got)
		}
		p.Click(".duty .why summary")
		if got := p.Text(".duty .why"); !strings.Contains(got, "Det opfylder den") {
			t.Errorf("the why of the first duty is %q", got)
		}
		p.CheckSound()
		p.Click("text=Registrér kontakt")
		p.Select("#about", "Afskedigelser")
		p.Type("#text", "Møde for alle på mandag.")
		p.Click("text=Gem")
		p.WaitFor(".receipt")
		if got := p.Text(".receipt"); !strings.Contains(got, "Opfyldt") {
			t.Errorf("the receipt of the contact is %q", got)
		}
		for _, notice := range []string{"Andet varsel", "Endeligt varsel"} {
			p.Click("text=Varsel om større afskedigelser")
			p.Select("#notice", notice)
			p.Click("text=Gem")
			p.WaitFor(".receipt")
			if got := p.Text(".receipt"); !strings.Contains(got, "Opfyldt") {
				t.Errorf("the receipt of %s is %q", notice, got)
			}
		}
		p.CheckSound()
		picture(p, "company-met-"+map[int]string{1280: "1280", 390: "390"}[width])
	}
}
