package office_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"indgang/fact"
	"indgang/fault"
	"indgang/law"
	"indgang/office"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/store/storetest"
)

func addJob(t *testing.T, o *officetest.Office, js ...store.Job) {
	t.Helper()
	if err := o.Store.Update(ctx, func(tx *store.Tx) error { return tx.AddJobs(ctx, o.Now(), js...) }); err != nil {
		t.Fatal(err)
	}
}

func work(t *testing.T, o *officetest.Office) int {
	t.Helper()
	n, err := o.Work(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func jobs(t *testing.T, o *officetest.Office) office.Jobs {
	t.Helper()
	j, err := o.Jobs(ctx, o.User("SYS"))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestAJobThatFailsIsTriedAgainLaterAndLaterAndThenLeftToAPerson(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		tries := 0
		fail := true
		o.HandleJobs("k", office.JobKind{Name: "Prøve", Tries: 3, Do: func(context.Context, *office.RunningJob) error {
			if tries++; fail {
				return errors.New("modtageren svarer ikke")
			}
			return nil
		}})
		addJob(t, o, store.Job{Work: store.Work{Kind: "k"}}, store.Job{Work: store.Work{Kind: "unknown here"}})
		if n := work(t, o); n != 1 || tries != 1 {
			t.Fatalf("%d taken, tried %d times", n, tries)
		}
		if n := work(t, o); n != 0 {
			t.Errorf("tried again at once")
		}
		o.Tick() // a minute
		if work(t, o); tries != 2 {
			t.Errorf("tried %d times after a minute", tries)
		}
		if o.Tick(); work(t, o) != 0 {
			t.Error("the second wait is no longer than the first")
		}
		o.Tick()
		if work(t, o); tries != 3 {
			t.Errorf("tried %d times after two more", tries)
		}
		p := jobs(t, o)
		if len(p.Lines) != 2 || !p.Lines[0].Mends() || p.Lines[0].Name != "Prøve" || p.Lines[0].Error != "modtageren svarer "+
			"ikke" || p.Lines[1].State != store.Waiting {
			t.Fatalf("%+v", p)
		}
		fail = false
		if err := o.RetryJob(ctx, o.User("KRB"), p.Lines[0].ID, false); fault.Of(err) != fault.Forbidden {
			t.Errorf("a caseworker tried again: %v", err)
		}
		if err := o.RetryJob(ctx, o.User("SYS"), p.Lines[0].ID, false); err != nil {
			t.Fatal(err)
		}
		if work(t, o) != 1 || len(jobs(t, o).Lines) != 1 {
			t.Error("what was tried again is not done")
		}
	})
}

func TestAJobThatCannotSucceedOrPanicsIsLeftToAPersonOrTriedAgain(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		o.HandleJobs("bad", office.JobKind{Do: func(context.Context, *office.RunningJob) error {
			return fault.New(fault.Invalid, "Brevet har ingen tekst.")
		}})
		o.HandleJobs("panic", office.JobKind{Do: func(context.Context, *office.RunningJob) error { panic("oh") }})
		addJob(t, o, store.Job{Work: store.Work{Kind: "bad"}}, store.Job{Work: store.Work{Kind: "panic"}})
		work(t, o)
		p := jobs(t, o)
		if len(p.Lines) != 2 || p.Lines[0].State != store.Failed || p.Lines[0].Error != "Brevet har ingen "+
			"tekst." || p.Lines[1].State != store.Waiting || p.Lines[1].Error != "panic: oh" {
			t.Errorf("%+v", p.Lines)
		}
	})
}

func TestWhoeverMayNotSeeTheJobsIsToldSo(t *testing.T) {
	o := officetest.New(t)
	if _, err := o.Jobs(ctx, o.User("LED")); fault.Of(err) != fault.Forbidden {
		t.Errorf("%v", err)
	}
}

func TestASendingOfUnknownOutcomeIsSentAgainOnlyWhereTheReceiverKnowsItAgain(t *testing.T) {
	both(t, func(t *testing.T, o *officetest.Office) {
		sent := map[string]int{}
		var fail error
		send := func(_ context.Context, s store.Sending) (string, error) {
			sent[s.Content]++
			return "modtaget", fail
		}
		o.OpenChannel("post", office.Channel{Name: "Brev", Send: send})
		o.OpenChannel("api", office.Channel{Name: "System", Send: send, Repeats: true})
		put := func(channel, content string) {
			if err := o.Store.Update(ctx, func(tx *store.Tx) error {
				return o.Send(ctx, tx, store.Sending{Work: store.Work{Kind: channel, Key: content}, Content: content})
			}); err != nil {
				t.Fatal(err)
			}
		}
		fail = errors.New("forbindelsen blev brudt")
		put("post", "brev")
		put("post", "brev")
		put("api", "kald")
		work(t, o)
		o.Tick()
		fail = nil
		work(t, o)
		if sent["brev"] != 1 || sent["kald"] != 2 {
			t.Errorf("sent %v", sent)
		}
		p := jobs(t, o)
		if len(p.Lines) != 1 || p.Lines[0].State != store.Unclear || p.Lines[0].Name != "Brev" || !p.Lines[0].Sending {
			t.Fatalf("%+v", p.Lines)
		}
		if err := o.SettleJob(ctx, o.User("SYS"), p.Lines[0].ID, true); err != nil || len(jobs(t, o).Lines) != 0 {
			t.Error("what was seen to by hand still stands there", err)
		}
		fail = fmt.Errorf("ingen forbindelse: %w", office.ErrNotSent)
		put("post", "næste")
		work(t, o)
		fail = nil
		o.Tick()
		if work(t, o); sent["næste"] != 2 || len(jobs(t, o).Lines) != 0 {
			t.Errorf("what certainly did not leave was not sent again: %v", sent)
		}
	})
}

const (
	crashJobs  = "INDGANG_CRASH_JOBS"  // names the data for the process that works until it is killed
	crashRound = "INDGANG_CRASH_ROUND" // how often it has been killed: its clock is so much later
	crashWorld = "INDGANG_CRASH_WORLD" // names the file that stands for what is outside
)

// workers makes an office whose jobs keep a fact each, and whose sendings are lines
// in a file.
func workers(s *store.Muni, round int, world string) (*office.Office, error) {
	now := officetest.Start.Add(time.Duration(round) * 10 * time.Minute)
	o, err := office.New(office.Options{Store: s, Clock: func() time.Time { return now }, Overlay: law.Ishoej()})
	if err != nil {
		return nil, err
	}
	o.HandleJobs("note", office.JobKind{Tries: 1000, Do: func(ctx context.Context, j *office.RunningJob) error {
		return j.Finish(ctx, func(tx *store.Tx) error {
			facts, err := tx.Stream(ctx, j.Subject)
			if err != nil {
				return err
			}
			return tx.Append(ctx, store.Batch{Subject: j.Subject, Expected: fact.Seq(len(facts)), Facts: []fact.Fact{
				{On: 20000, Recorded: now, Actor: j.Key, Source: "job", Body: fact.TalkHeld{Talk: fact.JobTalk}}}})
		})
	}})
	for _, repeats := range []bool{false, true} {
		o.OpenChannel(fmt.Sprint("repeats ", repeats), office.Channel{Repeats: repeats, Tries: 1000, Send: func(_ context.Context,
			s store.Sending) (string, error) {
			f, err := os.OpenFile(world, os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o600)
			if err != nil {
				return "", err
			}
			_, err = fmt.Fprintf(f, "%v %s\n", repeats, s.Key)
			return "ok", errors.Join(err, f.Close())
		}})
	}
	return o, nil
}

func workUntilKilled(data string) {
	d, err := store.Open(ctx, data)
	if err == nil {
		round, _ := strconv.Atoi(os.Getenv(crashRound))
		var o *office.Office
		if o, err = workers(d.Muni(storetest.Muni), round, os.Getenv(crashWorld)); err == nil {
			fmt.Println("ready")
			for err == nil {
				var n int
				if n, err = o.Work(ctx); n == 0 {
					time.Sleep(time.Second) // nothing left: wait to be killed
				}
			}
		}
	}
	fmt.Println("fail", err)
	os.Exit(3)
}

// Processes are killed while two of them work: every job has its one fact, every
// letter has left once or is unclear, and every call has been made.
func TestKilledProcessesLoseNoWorkAndSendNothingTwice(t *testing.T) {
	const pieces = 300
	kills := 12
	if testing.Short() {
		kills = 4
	}
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			data := storetest.Data(t, engine)
			s := storetest.Open(t, data)
			world := filepath.Join(t.TempDir(), "world")
			if err := s.Update(ctx, func(tx *store.Tx) error {
				var js []store.Job
				var xs []store.Sending
				for i := range pieces {
					key := fmt.Sprint("k", i)
					js = append(js, store.Job{Work: store.Work{Kind: "note", Subject: fact.Subject(fmt.Sprint("c", i%7)), Key: key}})
					xs = append(xs, store.Sending{Work: store.Work{Kind: "repeats false", Key: key, Once: true}},
						store.Sending{Work: store.Work{Kind: "repeats true", Key: key}})
				}
				return errors.Join(tx.AddJobs(ctx, officetest.Start, js...), tx.AddSendings(ctx, officetest.Start, xs...))
			}); err != nil {
				t.Fatal(err)
			}
			r := rand.New(rand.NewPCG(3, 4))
			for round := range kills {
				killWorkers(t, data, world, round, time.Duration(5+r.IntN(60))*time.Millisecond)
			}
			o, err := workers(s, kills+1, world)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := o.Work(ctx); err != nil {
				t.Fatal(err)
			}
			sent := map[string]int{}
			b, err := os.ReadFile(world)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
				sent[line]++
			}
			if err := s.View(ctx, func(tx *store.Tx) error {
				done := map[string]int{}
				for i := range 7 {
					facts, err := tx.Stream(ctx, fact.Subject(fmt.Sprint("c", i)))
					if err != nil {
						return err
					}
					for _, f := range facts {
						done[f.Actor]++
					}
				}
				for i := range pieces {
					key := fmt.Sprint("k", i)
					if done[key] != 1 {
						t.Errorf("job %s was done %d times", key, done[key])
					}
					if n := sent["false "+key]; n > 1 {
						t.Errorf("letter %s left %d times", key, n)
					}
					if sent["true "+key] == 0 {
						t.Errorf("call %s was never made", key)
					}
				}
				unclear, err := tx.ListSendings(ctx, store.Unclear, pieces)
				if err != nil {
					return err
				}
				for _, x := range unclear {
					sent["false "+x.Key]++ // left, or not: a person finds out
				}
				for i := range pieces {
					if sent[fmt.Sprint("false k", i)] == 0 {
						t.Errorf("letter k%d is lost", i)
					}
				}
				n, err := tx.CountSendings(ctx)
				t.Logf("after %d kills: %v", kills*2, n)
				return err
			}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// killWorkers lets two processes work for a while after they are ready, and kills
// them.
func killWorkers(t *testing.T, data, world string, round int, after time.Duration) {
	t.Helper()
	done := make(chan struct{}, 2)
	for range 2 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), crashJobs+"="+data, crashWorld+"="+world, crashRound+"="+strconv.Itoa(round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go func() {
			for lines := bufio.NewScanner(out); lines.Scan(); {
				if lines.Text() == "ready" {
					time.AfterFunc(after, func() { cmd.Process.Kill() })
				} else {
					t.Errorf("child: %s", lines.Text())
				}
			}
			cmd.Wait() // it was killed: its exit says nothing
			done <- struct{}{}
		}()
	}
	<-done
	<-done
}
