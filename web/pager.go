package web

// A pager leads through the pages of a list. Its template is "pager".
type pager struct {
	Page   int
	First  int // numbers of the rows shown, from 1
	Last   int
	Total  int
	Hidden int // rows that the user may not see, on no page
	Links  []pageLink
	Prev   string
	Next   string
}

type pageLink struct {
	Number  int
	Href    string
	Current bool
	Gap     bool // some are left out before this one
}

// around is how many pages are linked to on each side of the one shown.
const around = 4

// newPager links to the pages around the one shown, and to the first and the last.
func newPager(page, size, total int, href func(page int) string) pager {
	pages := max(1, (total+size-1)/size)
	p := pager{Page: page, First: (page-1)*size + 1, Last: min(page*size, total), Total: total}
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
		p.Links = append(p.Links, pageLink{n, href(n), n == page, gap})
	}
	return p
}
