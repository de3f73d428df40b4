package office_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"
)

// crashVar tells the test binary to be the process that is killed: it names the
// data to write to.
const crashVar = "INDGANG_CRASH_DATA"

func TestMain(m *testing.M) {
	if data := os.Getenv(crashVar); data != "" {
		writeUntilKilled(data, fact.Subject(os.Getenv("INDGANG_CRASH_SUBJECT")))
	}
	if data := os.Getenv(crashJobs); data != "" {
		workUntilKilled(data)
	}
	os.Exit(m.Run())
}

// writeUntilKilled registers one talk after another and says so after each.
func writeUntilKilled(data string, subject fact.Subject) {
	ctx := context.Background()
	d, err := store.Open(ctx, data)
	if err != nil {
		fmt.Println("fail", err)
		os.Exit(3)
	}
	o, err := office.New(office.Options{Store: d.Muni(storetest.Muni), Clock: func() time.Time { return officetest.Start }})
	if err != nil {
		fmt.Println("fail", err)
		os.Exit(3)
	}
	u := officetest.Staff()[0]
	c, err := o.Citizen(ctx, u, office.View{Subject: subject, Page: "test"})
	if err != nil {
		fmt.Println("fail", err)
		os.Exit(3)
	}
	fmt.Println("ready", c.Seq)
	for seq := c.Seq; ; {
		rec, err := o.Register(ctx, u, office.Register{Subject: subject, Seen: seq, Drafts: []office.Draft{
			{On: o.Today() - day.Date(seq), Body: fact.TalkHeld{Talk: fact.JobTalk}, Text: "et notat"},
			{On: o.Today() - day.Date(seq), Body: fact.PlanApproved{Plan: fact.MyPlan}},
		}})
		if err != nil {
			fmt.Println("fail", err)
			os.Exit(3)
		}
		seq = rec.Seq
		fmt.Println("ack", seq)
	}
}

// A process that is killed in the middle of its work loses nothing that it has
// acknowledged, leaves nothing half-written, and the views still agree with the
// journal.
func TestAKilledProcessLosesNothingItAcknowledged(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			data := storetest.Data(t, engine)
			s := storetest.Open(t, data)
			o := officetest.On(t, s)
			subject := o.Citizen("Bo Holm", "1990-01-01 født", "2026-11-10 sagsbehandler KRB i Jobparate", "2026-11-10 første henvendelse",
				"2026-11-10 målgruppe 2")
			r := rand.New(rand.NewPCG(1, 2))
			acked := fact.Seq(0)
			for k := range kills {
				last := killOnce(t, data, subject, time.Duration(1+r.IntN(25))*time.Millisecond)
				acked = max(acked, last)
				check(t, o, s, subject, acked, k)
				if t.Failed() {
					return
				}
			}
			if acked < 20 {
				t.Errorf("only %d facts were acknowledged before the kills: the test proves little", acked)
			}
		})
	}
}

// killOnce lets the child write for a while after it is ready, kills it, and
// returns the last fact it acknowledged.
func killOnce(t *testing.T, data string, subject fact.Subject, after time.Duration) fact.Seq {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashVar+"="+data, "INDGANG_CRASH_SUBJECT="+string(subject))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := fact.Seq(0)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		word, n, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "ready":
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		case "ack":
			seq, _ := strconv.Atoi(n)
			last = fact.Seq(seq)
		default:
			t.Errorf("child: %s", lines.Text())
		}
	}
	cmd.Wait() // it was killed: its exit says nothing
	return last
}

func check(t *testing.T, o *officetest.Office, s *store.Muni, subject fact.Subject, acked fact.Seq, kill int) {
	t.Helper()
	ctx := context.Background()
	// A PostgreSQL server may still be ending what the child had asked for, so what
	// it holds is looked at until nothing has come between.
	for range 20 {
		facts, views := stand(t, s, subject, acked, kill)
		if _, err := o.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
		if n, again := stand(t, s, subject, acked, kill); n != facts {
			continue
		} else if !slices.Equal(views, again) {
			t.Errorf("kill %d: views and journal disagree\n%s\n%s", kill, strings.Join(views, "\n"), strings.Join(again, "\n"))
		}
		return
	}
	t.Errorf("kill %d: somebody still writes", kill)
}

// stand checks the journal, and returns how many facts it holds and the views.
func stand(t *testing.T, s *store.Muni, subject fact.Subject, acked fact.Seq, kill int) (n int, views []string) {
	t.Helper()
	ctx := context.Background()
	if err := s.View(ctx, func(tx *store.Tx) error {
		facts, err := tx.Stream(ctx, subject)
		if err != nil {
			return err
		}
		n = len(facts)
		if fact.Seq(n) < acked {
			t.Errorf("kill %d: %d facts, but %d were acknowledged", kill, n, acked)
		}
		if (n-4)%2 != 0 {
			t.Errorf("kill %d: half a registration was kept: %d facts", kill, n)
		}
		texts, err := tx.Texts(ctx, subject)
		if err != nil {
			return err
		}
		for i, f := range facts {
			if f.Seq != fact.Seq(i+1) {
				t.Errorf("kill %d: fact %d is numbered %d", kill, i+1, f.Seq)
			}
			if f.Text != "" && texts[f.Text] == "" {
				t.Errorf("kill %d: the text of fact %d is lost", kill, f.Seq)
			}
		}
		views, err = tx.DumpViews(ctx)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n, views
}
