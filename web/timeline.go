package web

import (
	"strconv"

	"indgang/day"
	"indgang/fact"
	"indgang/office"
)

// A timeline is the whole history of a case, the newest year first.
type timeline struct {
	Years []timelineYear
	Born  *timelineItem // the birth, which is no event of the case
	Total int
}

type timelineYear struct {
	Year  int
	Count int
	Open  bool // older years are folded away where there is much
	Days  []timelineDay
}

type timelineDay struct {
	On      day.Date
	Planned bool
	Items   []timelineItem
}

type timelineItem struct {
	office.HistoryItem
	Text    string // the note
	What    string
	Who     string // who registered it, or what system
	Meta    string // who, and when where that was another day; "" where the next fact says the same
	MayFix  bool
	FixHref string
	// HideHref is where the note is taken out of sight, "" where there is none.
	HideHref string
	Before   []timelineItem // what stood before it was corrected
}

// unfolded is how many facts a timeline shows before it folds older years.
const unfolded = 30

// ownSource is the source of what staff register here.
const ownSource = "medarbejder"

func newTimeline(c *told, mayWrite bool) timeline {
	var t timeline
	for i := range c.History {
		h := &c.History[i]
		item := newItem(h, c.Staff)
		item.MayFix, item.FixHref = mayWrite && !h.Gone, c.Fix+strconv.FormatInt(int64(h.Seq), 10)
		if mayWrite && c.Hide != "" && (h.Text != "" || h.Hidden) {
			item.HideHref = c.Hide + strconv.FormatInt(int64(h.Seq), 10)
		}
		if h.Gone {
			was := &h.Earlier[len(h.Earlier)-1]
			item.What, item.Text = tell(was.Body, c.Staff), was.Text
		}
		if _, born := h.Body.(fact.Born); born {
			t.Born = &item
			continue
		}
		t.Total++
		if n := len(t.Years); n == 0 || t.Years[n-1].Year != h.On.Year() {
			t.Years = append(t.Years, timelineYear{Year: h.On.Year(), Open: t.Total <= unfolded})
		}
		y := &t.Years[len(t.Years)-1]
		y.Count++
		if n := len(y.Days); n == 0 || y.Days[n-1].On != h.On {
			y.Days = append(y.Days, timelineDay{On: h.On, Planned: h.On > c.On})
		}
		d := &y.Days[len(y.Days)-1]
		if n := len(d.Items); n > 0 && d.Items[n-1].Meta == item.Meta && !d.Items[n-1].Gone && d.Items[n-1].Before == nil {
			d.Items[n-1].Meta = ""
		}
		d.Items = append(d.Items, item)
	}
	return t
}

func newItem(h *office.HistoryItem, staff map[string]string) timelineItem {
	item := timelineItem{HistoryItem: *h, What: tell(h.Body, staff), Text: h.Text, Who: h.Name}
	if item.Who == "" {
		item.Who = h.Actor
	}
	if h.Source != ownSource {
		item.Who = fact.Capital(h.Source) // who started an import says nothing
	}
	item.Meta = item.Who
	if h.Recorded != h.On {
		item.Meta += ", registreret " + h.Recorded.Short()
	}
	for i := range h.Earlier {
		item.Before = append(item.Before, newItem(&h.Earlier[i], staff))
	}
	return item
}
