package office

import (
	"context"
	"fmt"
	"strconv"

	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/store"
)

// A Warning says what somebody who books a talk should know first. It never stops
// a booking: the caseworker may have a reason.
type Warning struct {
	Code string // "weekend", "holiday", "closed", "hours", "own", "citizen" or "deadline"
	Text string // Danish, and how to mend it
}

// usualTalk is how many minutes a talk lasts where the municipality has not said.
const usualTalk = 45

// BookingWarnings tells what is wrong with a talk on a day, and at a time where
// one is given: weekend, holiday, closing day, outside the opening hours, another
// talk of the caseworker or of the citizen at the same time, or after the day by
// which the law wants it. It is asked for while a form is filled in by somebody who
// has the case open, shows nobody else, and writes nothing.
func (o *Office) BookingWarnings(ctx context.Context, u User, s fact.Subject, talk fact.TalkBooked) ([]Warning, error) {
	var out []Warning
	warn := func(code, format string, args ...any) { out = append(out, Warning{code, fmt.Sprintf(format, args...)}) }
	on, at := talk.For, talk.At
	if on == 0 {
		return nil, nil
	}
	err := o.store.View(ctx, func(tx *store.Tx) error {
		x, err := open(ctx, tx, &citizens, u, s, o.Today())
		if err != nil {
			return err
		}
		if x.Level < Write {
			return refuse(s, fault.Forbidden,
				"Du kan ikke registrere i denne sag, fordi den hører til en anden enhed. Skriv til sagsbehandleren.")
		}
		h, texts, err := houseIn(ctx, tx)
		if err != nil {
			return err
		}
		cal := o.Calendar()
		holiday, isHoliday := day.Holiday(on)
		closed, isClosed := cal.Closed(on)
		if c, own := h.ClosedOn(on); own {
			closed, isClosed = texts[c.Text], true
		}
		opens, closes := o.hours(h, on)
		switch {
		case isHoliday:
			warn("holiday", "%s er helligdag (%s). Vælg en anden dag.", fact.Capital(on.Long()), holiday)
		case !cal.IsWorkingDay(on):
			warn("weekend", "%s er i en weekend. Vælg en hverdag.", fact.Capital(on.Full()))
		case isClosed:
			warn("closed", "Kommunen har lukket %s (%s). Vælg en anden dag.", on.Long(), closed)
		case at != "" && closes != "" && (at < opens || at >= closes):
			warn("hours", "Kl. %s ligger uden for åbningstiden, som den dag er %s-%s.", at, opens, closes)
		}
		minutes := usualTalk
		if n, err := strconv.Atoi(texts[h.SettingOn(TalkSetting, o.Today())]); err == nil {
			minutes = n
		}
		if at != "" {
			if t, clash := clashes(x.Case, on, at, minutes); clash {
				warn("citizen", "Borgeren har allerede en samtale den dag kl. %s. Vælg et andet tidspunkt, eller flyt den anden.", t)
			}
			own, err := tx.CasesBy(ctx, u.ID)
			if err != nil {
				return err
			}
			for _, other := range own {
				if other == s {
					continue
				}
				facts, err := tx.Stream(ctx, other)
				if err != nil {
					return err
				}
				if t, clash := clashes(casefile.Fold(facts), on, at, minutes); clash {
					warn("own", "Du har selv en anden samtale den dag kl. %s. Vælg et andet tidspunkt.", t)
					break
				}
			}
		}
		last, title, err := o.lateFor(ctx, tx, &x, talk)
		if err == nil && last != 0 {
			warn("deadline", "Loven vil have det senest %s (%s). Vælg en tidligere dag, hvis det kan lade sig gøre.", last.Long(), title)
		}
		return err
	})
	return out, o.refused(ctx, u, "booking", err)
}

// clashes finds an arranged talk that begins within a talk's length of a time.
func clashes(c *casefile.Case, on day.Date, at fact.Clock, minutes int) (fact.Clock, bool) {
	for i := range c.Talks {
		t := &c.Talks[i]
		if t.State != casefile.Booked || t.On != on || t.At == "" {
			continue
		}
		if apart := minuteOf(t.At) - minuteOf(at); apart < minutes && apart > -minutes {
			return t.At, true
		}
	}
	return "", false
}

// minuteOf is how many minutes past midnight a time is.
func minuteOf(t fact.Clock) int {
	h, _ := strconv.Atoi(string(t[:2]))
	m, _ := strconv.Atoi(string(t[3:]))
	return 60*h + m
}

// clockOf writes minutes past midnight as a time.
func clockOf(minutes int) fact.Clock {
	return fact.Clock(fmt.Sprintf("%02d.%02d", minutes/60, minutes%60))
}

// lateFor finds the earliest legal date that a booking would meet too late: the
// booking is added to the case, and the law says which duties it would then meet.
func (o *Office) lateFor(ctx context.Context, tx *store.Tx, x *opened[*casefile.Case], talk fact.TalkBooked) (last day.Date,
	title string, err error) {
	book, err := o.bookIn(ctx, tx)
	if err != nil {
		return 0, "", err
	}
	today := o.Today()
	facts := append(x.Facts[:len(x.Facts):len(x.Facts)], fact.Fact{Seq: lastOf(x.Facts) + 1, On: today, Body: talk})
	res, err := law.Derive(book, casefile.Fold(facts), today)
	if err != nil {
		return 0, "", nil // outside what the rules cover, nothing is late
	}
	for i := range res.Obligations {
		ob := &res.Obligations[i]
		if ob.Kind != duty.Duty || ob.Bearer != duty.Municipality || ob.Booked != talk.For || ob.Due == 0 || ob.Due >= talk.For {
			continue
		}
		if last == 0 || ob.Due < last {
			last, title = ob.Due, ob.Title
		}
	}
	return last, title, nil
}
