package office

import (
	"context"
	"slices"
	"sync"
)

// A line lets few at a time do what takes long, so that everybody's short work
// goes on meanwhile. The others wait for their turn, in the order they came.
type line struct {
	most int // at work at once

	mu      sync.Mutex
	working int
	waiting []chan int // what each is told: the place in the line, and 0 when it is their turn
}

// enter waits for a turn, and calls tell with the place in the line, first of
// which is 1, when one must wait and whenever the line has moved. leave must be
// called when the work is done.
func (l *line) enter(ctx context.Context, tell func(place int) error) (leave func(), err error) {
	l.mu.Lock()
	if l.working < l.most {
		l.working++
		l.mu.Unlock()
		return l.leave, nil
	}
	turn := make(chan int, 1)
	l.waiting = append(l.waiting, turn)
	place := len(l.waiting)
	l.mu.Unlock()
	for {
		if err := tell(place); err != nil {
			l.giveUp(turn)
			return nil, err
		}
		select {
		case <-ctx.Done():
			l.giveUp(turn)
			return nil, ctx.Err()
		case place = <-turn:
			if place == 0 {
				return l.leave, nil
			}
		}
	}
}

// leave gives the turn to whoever is next.
func (l *line) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waiting) == 0 {
		l.working--
		return
	}
	next := l.waiting[0]
	l.waiting = l.waiting[1:]
	say(next, 0)
	l.moved(0)
}

// giveUp leaves the line before one's turn has come, or lets it pass on.
func (l *line) giveUp(turn chan int) {
	l.mu.Lock()
	i := slices.Index(l.waiting, turn)
	if i >= 0 {
		l.waiting = slices.Delete(l.waiting, i, i+1)
		l.moved(i)
	}
	l.mu.Unlock()
	if i < 0 {
		l.leave() // it came in the same moment
	}
}

// moved tells those from a place on that they have come nearer.
func (l *line) moved(from int) {
	for i, w := range l.waiting[from:] {
		say(w, from+i+1)
	}
}

// say puts the newest place in a channel of one.
func say(c chan int, place int) {
	select {
	case <-c:
	default:
	}
	c <- place
}
