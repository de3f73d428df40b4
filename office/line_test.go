package office

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
)

func TestALineLetsFewInAndTellsTheOthersTheirPlace(t *testing.T) {
	l := line{most: 1}
	never := func(int) error { t.Error("the first had to wait"); return nil }
	leave, err := l.enter(t.Context(), never)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	told := map[string][]int{}
	stands := make(chan string)
	var done sync.WaitGroup
	wait := func(ctx context.Context, name string) {
		done.Go(func() {
			out, err := l.enter(ctx, func(place int) error {
				mu.Lock()
				told[name] = append(told[name], place)
				mu.Unlock()
				stands <- name
				return nil
			})
			if ctx.Err() != nil {
				if !errors.Is(err, context.Canceled) {
					t.Errorf("%s gave up and got %v", name, err)
				}
				return
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				return
			}
			out()
		})
		<-stands
	}
	wait(t.Context(), "a")
	gone, giveUp := context.WithCancel(t.Context())
	wait(gone, "b")
	wait(t.Context(), "c")
	giveUp()
	<-stands // c has moved up
	leave()
	go func() {
		for range stands { // c may move up once more
		}
	}()
	done.Wait()
	close(stands)
	if !slices.Equal(told["a"], []int{1}) || !slices.Equal(told["b"], []int{2}) || !slices.Equal(told["c"][:2], []int{3, 2}) {
		t.Errorf("places told: %v", told)
	}
	if l.working != 0 || len(l.waiting) != 0 {
		t.Errorf("%d at work and %d waiting when all have gone", l.working, len(l.waiting))
	}
}
