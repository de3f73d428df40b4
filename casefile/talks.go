package casefile

import (
	"cmp"
	"indgang/fact"
	"slices"
)

// talks settles bookings against what came of them: a talk of the type on the
// day, or else one that was held instead of it.
func (b *builder) talks() {
	c := b.c
	var open []int         // bookings of which nothing came on their day
	used := map[int]bool{} // talks that settle a booking of their own day
	for i := range b.bookings {
		k := &b.bookings[i]
		at := slices.IndexFunc(c.Talks, func(t Talk) bool { return t.On == k.On && t.Type == k.Type })
		if at < 0 {
			open = append(open, i)
			continue
		}
		used[at] = true
	}
	b.instead(open, used)
	for _, i := range open {
		c.Talks = append(c.Talks, b.bookings[i])
	}
	slices.SortStableFunc(c.Talks, func(x, y Talk) int { return cmp.Or(cmp.Compare(x.On, y.On), cmp.Compare(x.ID, y.ID)) })
}

// early is how many days before a booking a talk may have been held instead of
// it: within the week somebody had a cancellation or the citizen came by. A talk
// after the booked day says nothing of what happened on it, which may cost the
// citizen money, so that one is asked about.
const early = 7

// instead lets a talk that was held shortly before a booking settle it, where
// there is one such talk for the booking and one such booking for the talk: same
// type, same host, no other form, and the booking made on an earlier day. One
// made when a talk is held is about the next.
func (b *builder) instead(open []int, used map[int]bool) {
	c := b.c
	fits := func(k *Talk, at int) bool {
		t := &c.Talks[at]
		_, form := fact.Either(k.Form, t.Form)
		return !used[at] && t.State == Held && t.Type == k.Type && t.Host == k.Host && t.Group == k.Group && form &&
			k.State == Booked && k.Booked < t.On && t.On < k.On && t.On >= k.On-early
	}
	settled := map[int]int{} // all are compared as they stood before any was settled
	for _, i := range open {
		k := &b.bookings[i]
		found, n := 0, 0
		for at := range c.Talks {
			if fits(k, at) {
				found, n = at, n+1
			}
		}
		if n != 1 {
			continue
		}
		others := 0
		for _, j := range open {
			if fits(&b.bookings[j], found) {
				others++
			}
		}
		if others == 1 {
			settled[i] = found
		}
	}
	for i, at := range settled {
		b.bookings[i].State, b.bookings[i].By = Moved, c.Talks[at].ID
	}
}

// Off reports whether there was nothing to come to on the day after all.
func (t *Talk) Off() bool { return t.State == Cancelled || t.State == Moved || t.State == Lapsed }
