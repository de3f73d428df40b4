// Command load asks a demo on this machine for all its pages, at a steady rate and
// for a bounded time, and prints how long the answers took: p50, p95, p99 and
// errors, per page and in all. It starts the program itself, on a free port of the
// loopback and with data of its own, and asks nobody else.
//
//	go run ./cmd/load -program bin/indgang                    # 15,000 cases, 100 requests a second
//	go run ./cmd/load -program bin/indgang -beside base.bin   # and another program in the same run
package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

type options struct {
	program, beside string
	citizens        int
	rate            int
	length          time.Duration
	data            string
}

// Nobody asks for more than this, whatever the flags say.
const (
	mostRequests = 60_000
	mostLength   = 2 * time.Minute
	mostAtOnce   = 256
	slowest      = 30 * time.Second // an answer
)

func main() {
	var o options
	flag.StringVar(&o.program, "program", "bin/indgang", "the program to ask")
	flag.StringVar(&o.beside, "beside", "", "another program to ask in turns with it, such as an older one; it makes its own number of "+
		"cases unless it knows --citizens")
	flag.IntVar(&o.citizens, "citizens", 15000, "cases in the municipality")
	flag.IntVar(&o.rate, "rate", 100, "requests a second")
	flag.DurationVar(&o.length, "for", 20*time.Second, "how long")
	flag.StringVar(&o.data, "data", "", "a folder to keep the data in between runs (default: a new one each time)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options, out io.Writer) error {
	o.length = min(o.length, mostLength)
	if o.rate < 1 || float64(o.rate)*o.length.Seconds() > mostRequests {
		return fmt.Errorf("at most %d requests in a run: lower -rate or -for", mostRequests)
	}
	dir := o.data
	if dir == "" {
		made, err := os.MkdirTemp("", "indgang-load")
		if err != nil {
			return err
		}
		defer os.RemoveAll(made)
		dir = made
	}
	var sites []*site
	for _, program := range []string{o.program, o.beside} {
		if program == "" {
			continue
		}
		s, err := start(ctx, program, fmt.Sprintf("%s/%d", dir, len(sites)), o.citizens)
		if err != nil {
			return err
		}
		defer s.stop()
		if err := s.discover(ctx); err != nil {
			return err
		}
		sites = append(sites, s)
	}
	failed := 0
	for _, s := range sites {
		s.ask(ctx, o.rate/2+1, min(o.length, 3*time.Second)) // warm
		fmt.Fprintf(out, "\n%s: %d pages, %d requests/s for %s\n", s.program, len(s.pages), o.rate, o.length)
		failed += s.ask(ctx, o.rate, o.length).print(out)
	}
	if failed > 0 {
		return fmt.Errorf("%d requests failed", failed)
	}
	return nil
}

// A site is one program that answers, and what is to be asked of it.
type site struct {
	program string
	base    string
	cmd     *exec.Cmd
	pages   []page
}

// A page is an address with somebody who may see it.
type page struct {
	kind string // the address without what tells one citizen or list from another
	path string
	as   *http.Client
}

var ready = regexp.MustCompile(`http://([0-9.]+:[0-9]+)/`)

func start(ctx context.Context, program, data string, citizens int) (*site, error) {
	args := []string{"demo", "--addr", "127.0.0.1:0", "--data", data}
	if help, _ := exec.CommandContext(ctx, program, "demo", "--help").CombinedOutput(); strings.Contains(string(help), "-citizens") {
		args = append(args, "--citizens", strconv.Itoa(citizens))
	}
	cmd := exec.CommandContext(ctx, program, args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	s := &site{program: program, cmd: cmd}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if m := ready.FindStringSubmatch(lines.Text()); m != nil {
			host, _, _ := net.SplitHostPort(m[1])
			if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
				s.stop()
				return nil, fmt.Errorf("%s listens on %s: only this machine is asked", program, m[1])
			}
			s.base = "http://" + m[1]
			go io.Copy(io.Discard, out)
			return s, nil
		}
	}
	s.stop()
	return nil, fmt.Errorf("%s never became ready", program)
}

func (s *site) stop() {
	s.cmd.Process.Signal(os.Interrupt)
	s.cmd.Wait()
}

var (
	persona = regexp.MustCompile(`name="id" value="([^"]+)"`)
	link    = regexp.MustCompile(`href="(/[^"#]*)`)
	// Not to be asked for: assets, files, and the runs over all cases that a person
	// starts by hand.
	apart    = regexp.MustCompile(`^/(static|logout|log-ud|reform/(resultat|liste|tal))|/(hent|fil)(\?|$)|\.(css|js|svg|woff2|ico)`)
	citizens = regexp.MustCompile(`/borger/[a-z0-9]{6,}`)
	numbers  = regexp.MustCompile(`/\d+`)
)

// discover logs in as everybody and collects what the pages lead to, two steps
// deep.
func (s *site) discover(ctx context.Context) error {
	login, err := s.get(ctx, s.client(), "/login")
	if err != nil {
		return err
	}
	people := persona.FindAllStringSubmatch(login, -1)
	if len(people) == 0 {
		return errors.New("the demo shows nobody to log in as")
	}
	perKind := map[string]int{}
	for _, p := range people {
		c := s.client()
		r, err := c.PostForm(s.base+"/login", url.Values{"id": {p[1]}})
		if err != nil {
			return err
		}
		io.Copy(io.Discard, r.Body)
		r.Body.Close()
		seen := map[string]bool{}
		for step, from := 0, []string{"/"}; step < 3; step++ {
			var next []string
			for _, path := range from {
				kind := kindOf(path)
				if seen[path] || apart.MatchString(path) || perKind[kind+p[1]] >= 8 {
					continue
				}
				seen[path] = true
				perKind[kind+p[1]]++
				body, err := s.get(ctx, c, path)
				if err != nil {
					continue // not for this role
				}
				s.pages = append(s.pages, page{kind, path, c})
				for _, l := range link.FindAllStringSubmatch(body, -1) {
					next = append(next, strings.ReplaceAll(l[1], "&amp;", "&"))
				}
			}
			from = next
		}
	}
	return nil
}

// kindOf names the page that an address leads to.
func kindOf(path string) string {
	path, query, _ := strings.Cut(path, "?")
	path = numbers.ReplaceAllString(citizens.ReplaceAllString(path, "/borger/…"), "/…")
	parts := strings.Split(path, "/")
	switch {
	case len(parts) == 4 && parts[1] == "andele":
		path = "/andele/…"
	case len(parts) > 2 && parts[2] != "ny" && (parts[1] == "lov" || parts[1] == "medarbejdere" || parts[1] == "virksomhed"):
		parts[2] = "…"
		path = strings.Join(parts, "/")
	}
	if query != "" {
		path += "?"
	}
	return path
}

func (s *site) client() *http.Client {
	jar, _ := cookiejar.New(nil)
	return &http.Client{Jar: jar, Timeout: slowest, Transport: transport}
}

var transport = &http.Transport{MaxIdleConnsPerHost: mostAtOnce, MaxConnsPerHost: mostAtOnce}

func (s *site) get(ctx context.Context, c *http.Client, path string) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+path, nil)
	if err != nil {
		return "", err
	}
	resp, err := c.Do(r)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode >= 400 {
		err = fmt.Errorf("%s answers %d", path, resp.StatusCode)
	}
	return string(body), err
}

// An answer is how one request went.
type answer struct {
	kind string
	took time.Duration
	err  error
}

type answers []answer

// ask asks for pages at a steady rate, whether or not the answers keep up: a wait
// for a free place counts as part of the answer.
func (s *site) ask(ctx context.Context, rate int, length time.Duration) answers {
	var kinds []string
	by := map[string][]page{}
	for _, p := range s.pages {
		if by[p.kind] == nil {
			kinds = append(kinds, p.kind)
		}
		by[p.kind] = append(by[p.kind], p)
	}
	r := rand.New(rand.NewPCG(1, 2))
	n := int(float64(rate) * length.Seconds())
	out := make(answers, n)
	places := make(chan struct{}, mostAtOnce)
	var all sync.WaitGroup
	began := time.Now()
	for i := range n {
		due := began.Add(time.Duration(i) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(due))
		if ctx.Err() != nil {
			out = out[:i]
			break
		}
		k := kinds[r.IntN(len(kinds))]
		p := by[k][r.IntN(len(by[k]))]
		places <- struct{}{}
		all.Go(func() {
			defer func() { <-places }()
			_, err := s.get(ctx, p.as, p.path)
			out[i] = answer{p.kind, time.Since(due), err}
		})
	}
	all.Wait()
	return out
}

// print writes the table and returns how many requests failed.
func (as answers) print(out io.Writer) int {
	by := map[string]answers{}
	for _, a := range as {
		by[a.kind] = append(by[a.kind], a)
	}
	kinds := make([]string, 0, len(by))
	for k := range by {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b string) int { return -cmp.Compare(by[a].at(95), by[b].at(95)) })
	fmt.Fprintf(out, "%-44s %7s %8s %8s %8s %7s\n", "page", "asked", "p50 ms", "p95 ms", "p99 ms", "errors")
	for _, k := range kinds {
		by[k].line(out, k)
	}
	as.line(out, "all")
	shown := 0
	for _, a := range as {
		if a.err != nil && shown < 5 {
			fmt.Fprintln(out, "  ", a.kind, a.err)
			shown++
		}
	}
	return as.failed()
}

func (as answers) line(out io.Writer, name string) {
	ms := func(p int) float64 { return float64(as.at(p)) / float64(time.Millisecond) }
	fmt.Fprintf(out, "%-44s %7d %8.1f %8.1f %8.1f %7d\n", name, len(as), ms(50), ms(95), ms(99), as.failed())
}

// at returns the time that a share of the answers, in per cent, took at most.
func (as answers) at(percent int) time.Duration {
	if len(as) == 0 {
		return 0
	}
	took := make([]time.Duration, len(as))
	for i, a := range as {
		took[i] = a.took
	}
	slices.Sort(took)
	return took[(len(took)*percent-1)/100]
}

func (as answers) failed() (n int) {
	for _, a := range as {
		if a.err != nil {
			n++
		}
	}
	return n
}
