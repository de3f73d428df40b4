package office_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"

	"golang.org/x/sync/errgroup"
)

// Caseworkers register while all views are made anew, again and again. Nobody's
// work is refused for it, and no view is older than its journal in the end.
func TestRegistrationsAndRebuildsDoNotDisturbEachOther(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			s := storetest.Open(t, storetest.Data(t, engine))
			o := officetest.On(t, s)
			const citizens, talks = 4, 12
			var subjects []fact.Subject
			for i := range citizens {
				subjects = append(subjects, o.Citizen(fmt.Sprintf("Bo Holm%d", i), "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate",
					"2026-11-10 første henvendelse", "2026-11-10 ydelse begyndt kontanthjælp", "2026-11-10 målgruppe 2"))
			}
			u := o.User("KRB")
			ctx, stop := context.WithCancel(t.Context())
			var work, views errgroup.Group
			for _, subject := range subjects {
				work.Go(func() error {
					c, err := o.Office.Citizen(ctx, u, office.View{Subject: subject, Page: "test"})
					if err != nil {
						return err
					}
					for n := range talks {
						talk := office.Draft{On: o.Today() - day.Date(n), Body: fact.TalkHeld{Talk: fact.JobTalk}}
						rec, err := o.Office.Register(ctx, u, office.Register{Subject: subject, Seen: c.Seq, Drafts: []office.Draft{talk}})
						if err != nil {
							return fmt.Errorf("a talk was refused: %w", err)
						}
						c.Seq = rec.Seq
					}
					return nil
				})
			}
			views.Go(func() error {
				for ctx.Err() == nil {
					if _, err := o.Office.Rebuild(context.WithoutCancel(ctx)); err != nil {
						return fmt.Errorf("a rebuild failed: %w", err)
					}
				}
				return nil
			})
			if err := work.Wait(); err != nil {
				t.Error(err)
			}
			stop()
			if err := views.Wait(); err != nil {
				t.Error(err)
			}
			were := dump(t, s)
			if _, err := o.Office.Rebuild(t.Context()); err != nil {
				t.Fatal(err)
			}
			if are := dump(t, s); !slices.Equal(were, are) {
				t.Errorf("views are older than the journal:\n%s\n\n%s", strings.Join(were, "\n"), strings.Join(are, "\n"))
			}
		})
	}
}

func dump(t *testing.T, s *store.Muni) (out []string) {
	t.Helper()
	if err := s.View(t.Context(), func(tx *store.Tx) (err error) {
		out, err = tx.DumpViews(t.Context())
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// Many reforms at once, each of which names citizens in the read log on its way,
// stop neither each other nor anybody else, although there are fewer connections
// than reforms.
func TestManyReformsAtOnceStopNobody(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		for i := range 30 {
			o.Citizen(fmt.Sprintf("Bo Holm%d", i), "1990-01-01 født", "2026-11-02 sagsbehandler KRB i Jobparate",
				"2026-11-02 første henvendelse", "2026-11-02 tilmeldt jobsøgende", "2026-11-02 ydelse begyndt kontanthjælp", "2026-11-02 målgruppe 2")
		}
		s, _ := law.FindScenario("velfaerdsaftale-samtaler")
		r := office.Reform{On: day.MustParse("2027-01-01"), To: office.BookChoice{Scenario: &s}, Page: "reform",
			Name: func(*office.ReformCase) bool { return true }}
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		var work errgroup.Group
		for range 40 {
			work.Go(func() error {
				named := 0
				_, err := o.Reform(ctx, o.User("LED"), r, func(x *office.ReformCase, _ *office.Reformed) error {
					if x != nil && x.Name != "" {
						named++
						// Whoever draws the page asks for more.
						_, err := o.Account(ctx, "LED")
						return err
					}
					return nil
				})
				if err == nil && named == 0 {
					return errors.New("nobody is named: the test proves little")
				}
				return err
			})
			work.Go(func() error {
				_, err := o.Search(ctx, o.User("KRB"), "holm")
				return err
			})
		}
		if err := work.Wait(); err != nil {
			t.Error(err)
		}
	})
}
