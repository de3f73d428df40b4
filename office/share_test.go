package office_test

import (
	"context"
	"reflect"
	"testing"
	"time"

	"indgang/day"
	"indgang/duty"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/sim"
	"indgang/store/storetest"
)

// The page reads rows that were kept; they must tell what a walk over every case
// tells.
func TestTheSharesAreWhatAWalkOverTheCasesTells(t *testing.T) {
	ctx := context.Background()
	o, err := office.New(office.Options{Store: storetest.SQLite(t), Clock: func() time.Time { return officetest.Start },
		Overlay: law.Ishoej()})
	if err != nil {
		t.Fatal(err)
	}
	if err := sim.Build(sim.Options{Seed: 3, Citizens: 600}, day.FromTime(officetest.Start), officetest.Start).Load(ctx, o); err != nil {
		t.Fatal(err)
	}
	b, err := o.Shares(ctx, office.User{ID: "LED", Roles: []office.Role{office.TeamLeader}})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Shares) == 0 {
		t.Fatal("no duty on a group is in force")
	}
	members := map[string][]duty.Member{}
	outside, late, open := map[string]int{}, 0, 0
	err = o.Walk(ctx, func(d office.Derived) error {
		for _, f := range d.Cohorts {
			if m, in := f.Stand(d.Case, d.Result.Obligations, b.Shares[0].Half); in {
				m.Subject = string(d.Subject)
				members[f.Meta.ID] = append(members[f.Meta.ID], m)
			} else if f.Outside(d.Case, d.Result.Obligations, b.Shares[0].Half) {
				outside[f.Meta.ID]++
			}
		}
		for i := range d.Result.Obligations {
			if x := &d.Result.Obligations[i]; x.Meta.ID == "first-talk-1w" && x.Status.Live() && x.Status != duty.Paused {
				if x.Status == duty.Overdue {
					late++
				} else {
					open++
				}
				break
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range b.Shares {
		want := duty.Tell(s.Value, members[s.Meta.ID], b.On, 14)
		for i := range want.Soon {
			want.Soon[i].Ref = 0
		}
		if want.Members < 20 || !reflect.DeepEqual(s.Tally, want) {
			t.Errorf("%s: the page tells\n%+v\nand a walk\n%+v", s.Meta.ID, s.Tally, want)
		}
		if s.Outside != outside[s.Meta.ID] {
			t.Errorf("%s: %d are outside, and a walk finds %d", s.Meta.ID, s.Outside, outside[s.Meta.ID])
		}
	}
	if b.FirstLate != late || b.FirstOpen != open {
		t.Errorf("first talks: %d late and %d open, and a walk finds %d and %d", b.FirstLate, b.FirstOpen, late, open)
	}
}
