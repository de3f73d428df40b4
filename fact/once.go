package fact

// once takes out what says the same of the same day as an entry before it: a
// file that was read twice, or a button that was pressed twice. It counts once,
// and a doubt asks for the other to be annulled.
func once(entries []Standing) (out []Standing, doubts []Doubt) {
	out = entries[:0]
	first := 0 // the first entry in out of this day
	for i := range entries {
		e := &entries[i]
		if len(out) == 0 || out[len(out)-1].On != e.On {
			first = len(out)
		}
		if had := again(out[first:], e); had != nil {
			doubts = append(doubts, Doubt{"registered-twice", e.On,
				"«" + Title(KindOf(e.Body)) + "» er registreret to gange på samme dag. Det tæller én gang: annullér den ene.", []Seq{had.ID, e.ID}})
			continue
		}
		out = append(out, *e)
	}
	return out, doubts
}

// again finds the entry of the same day that already says what e does. It is
// then as precise as the two are together.
func again(day []Standing, e *Standing) *Standing {
	for i := range day {
		had := &day[i]
		if had.Body == e.Body {
			if Repeats(KindOf(e.Body)) {
				return nil
			}
			return had
		}
		if both, ok := sameTalk(had.Body, e.Body); ok {
			had.Body = both
			return had
		}
	}
	return nil
}

// Same reports whether two facts of one day would count once: they say the same,
// or one says less of the same talk.
func Same(a, b Body) bool {
	if a == b {
		return !Repeats(KindOf(a))
	}
	_, ok := sameTalk(a, b)
	return ok
}

// sameTalk reports whether two facts of one day tell of the same talk, one of
// them perhaps with less said: two talks with one host, about the same, are one
// unless they were held in different ways.
func sameTalk(a, b Body) (Body, bool) {
	switch x := a.(type) {
	case TalkHeld:
		if y, ok := b.(TalkHeld); ok {
			form, ok := Either(x.Form, y.Form)
			x.Form, y.Form, x.Host, y.Host = form, form, by(x.Host), by(y.Host)
			return x, ok && x == y
		}
	case TalkMissed:
		if y, ok := b.(TalkMissed); ok {
			ground, ok := Either(x.Ground, y.Ground)
			x.Ground, y.Ground, x.Host, y.Host = ground, ground, by(x.Host), by(y.Host)
			return x, ok && x == y
		}
	case TalkBooked:
		if y, ok := b.(TalkBooked); ok {
			form, ok1 := Either(x.Form, y.Form)
			at, ok2 := Either(x.At, y.At)
			x.Form, y.Form, x.At, y.At, x.Host, y.Host = form, form, at, at, by(x.Host), by(y.Host)
			return x, ok1 && ok2 && x == y
		}
	}
	return nil, false
}

// Either returns what is said by one of two, and whether they agree.
func Either[T ~string](a, b T) (T, bool) {
	switch {
	case a == "":
		return b, true
	case b == "", a == b:
		return a, true
	}
	return a, false
}

// by is who holds a talk: the municipality where nobody is named.
func by(p Party) Party {
	if p == "" {
		return Municipality
	}
	return p
}
