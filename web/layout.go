package web

import (
	"net/http"
	"strings"

	"indgang/office"
	"indgang/page"
)

// A layout is what every page of the staff needs around it.
type layout struct {
	page.Layout
	User office.User
}

// menu is the way to the pages that have no citizen, each for those who may use it.
var menu = []struct {
	key    string // what a page calls itself
	link   page.Link
	action office.Action
}{
	{"day", page.Link{Text: "Min dag", Href: "/", Key: "d"}, office.SeeDay},
	{"new", page.Link{Text: "Ny henvendelse", Href: "/borger/ny", Key: "n"}, office.NewCitizen},
	{"companies", page.Link{Text: "Virksomheder", Href: "/virksomheder", Key: "v"}, office.SeeCompany},
	{"jobs", page.Link{Text: "Arbejde i baggrunden", Href: "/arbejde", Key: "b"}, office.SeeJobs},
	{"import", page.Link{Text: "Import", Href: "/import", Key: "i"}, office.Import},
	{"share", page.Link{Text: "75 pct.-kravene", Href: "/andele", Key: "a"}, office.SeeShare},
	{"staff", page.Link{Text: "Medarbejdere", Href: "/medarbejdere", Key: "m"}, office.SetStaff},
	{"house", page.Link{Text: "Organisationen", Href: "/huset", Key: "o"}, office.SeeHouse},
	{"law", page.Link{Text: "Regler", Href: "/lov", Key: "l"}, office.SeeLaw},
	{"reform", page.Link{Text: "Reformværksted", Href: "/reform", Key: "e"}, office.SeeReform},
}

// home is the page that somebody begins with, and that is about their work: the day
// for those who have one, and else the page of their trade.
func home(u office.User) string {
	switch {
	case u.May(office.SeeDay):
		return "/"
	case u.May(office.SeeJobs):
		return "/arbejde"
	case u.May(office.SignLaw):
		return "/lov?liste=venter"
	case u.May(office.SeeShare):
		return "/andele"
	case u.May(office.Search):
		return "/soeg"
	case u.May(office.SeeLaw):
		return "/lov"
	}
	return "/"
}

// layout is the frame of a page, with the message that waits for it. here is what
// the page is called in the menu.
func (x *request) layout(title, here string) layout {
	l := layout{Layout: x.Site.Layout(title), User: x.user}
	l.Home, l.Today, l.Flash, l.Kept = home(x.user), x.s.office.Today(), x.Flash(), x.kept
	x.Site.Dress(&l.Layout, x.R)
	l.Who = &page.Who{Name: x.user.Name, Lines: x.user.Units, Out: "/logud"}
	var roles []string
	for _, r := range x.user.Roles {
		roles = append(roles, r.Name())
	}
	l.Who.Roles = strings.Join(roles, ", ")
	if x.user.May(office.Search) {
		l.Search = &page.Search{}
	}
	for _, m := range menu {
		if x.user.May(m.action) {
			m.link.Here = m.key == here
			l.Menu = append(l.Menu, m.link)
		}
	}
	return l
}

// layoutFor is the layout of an address that is no page: with the menu for those
// who are logged in.
func (s *Server) layoutFor(w http.ResponseWriter, r *http.Request) page.Layout {
	if id := s.site.Logged(r.Context()); id != "" {
		if u, err := s.office.Account(r.Context(), id); err == nil {
			x := &request{Request: page.Request{Site: s.site, W: w, R: r}, s: s, user: u}
			return x.layout("Fejl", "").Layout
		}
	}
	return s.site.Layout("Fejl")
}
