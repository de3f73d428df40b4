package page

// A Pager leads through the pages of a list. Its template is "pager".
type Pager struct {
	Page   int
	First  int // numbers of the rows shown, from 1
	Last   int
	Total  int
	Hidden int // rows that the user may not see, on no page
	Links  []PageLink
	Prev   string
	Next   string
}

type PageLink struct {
	Number  int
	Href    string
	Current bool
	Gap     bool // some are left out before this one
}

// around is how many pages are linked to on each side of the one shown.
const around = 4

// NewPager links to the pages around the one shown, and to the first and the last.
func NewPager(page, size, total int, href func(page int) string) Pager {
	pages := max(1, (total+size-1)/size)
	p := Pager{Page: page, First: (page-1)*size + 1, Last: min(page*size, total), Total: total}
	if page > 1 {
		p.Prev = href(page - 1)
	}
	if page < pages {
		p.Next = href(page + 1)
	}
	for n := 1; n <= pages && pages > 1; n++ {
		if n != 1 && n != pages && (n < page-around || n > page+around) {
			continue
		}
		gap := len(p.Links) > 0 && p.Links[len(p.Links)-1].Number != n-1
		p.Links = append(p.Links, PageLink{Number: n, Href: href(n), Current: n == page, Gap: gap})
	}
	return p
}
