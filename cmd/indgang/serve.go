package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"indgang/law"
	"indgang/link"
	"indgang/mit"
	"indgang/office"
	"indgang/page/static"
	"indgang/sim"
	"indgang/store"
	"indgang/web"
)

// open opens the data that the flags name.
func (e *env) open(ctx context.Context, log *slog.Logger) (*store.Muni, *office.Office, error) {
	if e.data == "" {
		return nil, nil, usageError{"name the data with --data: a folder, or a postgres:// DSN"}
	}
	o, err := readOverlay(e.overlay)
	if err != nil {
		return nil, nil, err
	}
	if e.muni == "" {
		e.muni = o.Municipality
	}
	if e.muni != o.Municipality {
		return nil, nil, usageError{fmt.Sprintf("--kommune %s, but the municipality's own file (%s) is for %s: "+
			"give %s its own with --overlay", e.muni, o.Name, o.Municipality, e.muni)}
	}
	key, err := e.key()
	if err != nil {
		return nil, nil, err
	}
	d, err := store.OpenKey(ctx, e.data, key)
	if err != nil {
		return nil, nil, err
	}
	s, f, err := e.openIn(d, o, log)
	if err != nil {
		d.Close()
	}
	return s, f, err
}

// openIn opens the office of one municipality in a database that may hold many.
func (e *env) openIn(d *store.DB, o law.Overlay, log *slog.Logger) (*store.Muni, *office.Office, error) {
	s := d.Muni(o.Municipality)
	f, err := office.New(office.Options{Store: s, Clock: e.now, Overlay: o, Log: log})
	return s, f, err
}

// readOverlay reads a municipality's own file; without a name, Ishøj's.
func readOverlay(name string) (law.Overlay, error) {
	if name == "" {
		return law.Ishoej(), nil
	}
	js, err := os.ReadFile(name)
	if err != nil {
		return law.Overlay{}, usageError{fmt.Sprintf("cannot read the overlay: %v", err)}
	}
	o, err := law.ReadOverlay(js)
	if err != nil {
		return o, usageError{err.Error()}
	}
	return o, nil
}

// key reads the master key where a file is named; store looks elsewhere.
func (e *env) key() (store.Key, error) {
	name := cmp.Or(e.keyFile, os.Getenv(envName("key-file")))
	if name == "" {
		return store.Key{}, nil
	}
	if os.Getenv(store.KeyEnv) != "" {
		return store.Key{}, usageError{"the master key is given twice: in " + store.KeyEnv + " and in a file"}
	}
	k, err := store.ReadKey(name)
	if err != nil {
		return k, usageError{fmt.Sprintf("cannot read the master key: %v", err)}
	}
	return k, nil
}

func (e *env) logger() *slog.Logger { return slog.New(slog.NewJSONHandler(e.err, nil)) }

func addrFlag(fs *flag.FlagSet, e *env) {
	fs.StringVar(&e.addr, "addr", "127.0.0.1:8080", "address to listen on; port 0 picks a free one")
}

func demoCommand() command {
	return command{
		name: "demo", short: "a synthetic Ishøj to try, on this machine alone", args: "[--addr HOST:PORT] [--data FOLDER|DSN]",
		long: "Makes a synthetic municipality as of today, unless the data holds one already, and serves it with personas\ninstead of a login. " +
			"It binds to loopback only: anybody who reaches it may be anybody.",
		flags: func(f *flag.FlagSet, e *env) {
			addrFlag(f, e)
			dataFlags(f, e)
			f.IntVar(&e.many, "citizens", 0, "how many citizens to make in all, for load tests (default: as in Ishøj)")
		},
		run: runDemo,
	}
}

func runDemo(ctx context.Context, e *env, args []string) error {
	if len(args) > 0 {
		return usageError{"takes no operands"}
	}
	if err := static.Ready(); err != nil {
		return err
	}
	l, err := e.listen()
	if err != nil {
		return err
	}
	defer l.Close()
	if !loopback(l.Addr()) {
		return usageError{"a demo has no login and binds to loopback only: use --addr 127.0.0.1:PORT"}
	}
	if e.data == "" {
		e.data = filepath.Join(cacheDir(), "indgang-demo")
	}
	log := e.logger()
	s, o, err := e.open(ctx, log)
	if err != nil {
		return err
	}
	defer s.Close()
	size := sim.Ishoej()
	if e.many > 0 {
		size.Citizens = e.many
	}
	made, err := sim.Ensure(ctx, o, size)
	if err != nil {
		return fmt.Errorf("make the synthetic municipality: %w", err)
	}
	if made.Citizens > 0 {
		fmt.Fprintf(e.out, "Made a synthetic Ishøj: %d citizens, %d facts.\n", made.Citizens, made.Facts)
	} else {
		fmt.Fprintf(e.out, "Using the data in %s.\n", e.data)
	}
	if err := o.Sweep(ctx); err != nil {
		return err
	}
	srv, err := web.New(web.Options{Office: o, Sessions: s.Sessions(time.Now), Log: log, Login: web.Personas{},
		Notice: "prøvedata, ingen rigtige borgere",
		Links:  "http://" + l.Addr().String() + link.Prefix})
	if err != nil {
		return err
	}
	own, err := mit.New(mit.Options{Office: o, Sessions: s.Sessions(time.Now), Log: log, Login: mit.Personas{},
		Notice: "prøvedata, ingen rigtige borgere"})
	if err != nil {
		return err
	}
	answers, err := link.New(link.Options{Office: o, Sessions: s.Sessions(time.Now), Log: log, Notice: "prøvedata, ingen rigtige borgere"})
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle(mit.Prefix, own)
	mux.Handle(link.Prefix, answers)
	mux.Handle("/", srv)
	ctx, cancel := context.WithCancel(ctx)
	var working sync.WaitGroup
	defer working.Wait()
	defer cancel()
	turn := time.NewTicker(workEvery)
	defer turn.Stop()
	working.Go(func() { work(ctx, o, turn.C, log) })
	fmt.Fprintf(e.out, "Indgang is ready on http://%s/\n", l.Addr())
	fmt.Fprintf(e.out, "The citizens' own side is on http://%s%s\n", l.Addr(), mit.Prefix)
	return serve(ctx, l, mux, log)
}

// cacheDir is where a demo keeps its data when it is not told.
func cacheDir() string {
	if d, err := os.UserCacheDir(); err == nil {
		return d
	}
	return os.TempDir()
}

func (e *env) listen() (net.Listener, error) {
	l, err := net.Listen("tcp", e.addr)
	if err != nil {
		return nil, usageError{fmt.Sprintf("cannot listen on %s: %v (another --addr, or port 0, picks a free one)", e.addr, err)}
	}
	return l, nil
}

func loopback(a net.Addr) bool {
	t, ok := a.(*net.TCPAddr)
	return ok && t.IP.IsLoopback()
}

// serve answers requests until the context ends, and then lets those under way
// finish.
func serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	srv := &http.Server{Handler: h, ErrorLog: stdlog.New(nameless{log}, "", 0), ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout: 5 * time.Minute, WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute}
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		done <- srv.Shutdown(stop)
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-done
}

// nameless takes the complaints of the HTTP server into the log, without the
// addresses they came from.
type nameless struct{ log *slog.Logger }

var remote = regexp.MustCompile(`(from |serving )\S+`)

func (n nameless) Write(p []byte) (int, error) {
	n.log.Warn("http", "err", remote.ReplaceAllString(strings.TrimSpace(string(p)), "${1}somewhere"))
	return len(p), nil
}

func rebuildCommand() command {
	return command{
		name: "rebuild", short: "make all views anew from the journal", args: "--data FOLDER|DSN [--json]",
		long: "Drops the views that lists are made from and makes them again from the facts. It changes no facts.",
		flags: func(f *flag.FlagSet, e *env) {
			jsonFlag(f, e)
			dataFlags(f, e)
		},
		run: func(ctx context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"takes no operands"}
			}
			s, o, err := e.open(ctx, nil)
			if err != nil {
				return err
			}
			defer s.Close()
			r, err := o.Rebuild(ctx)
			if err != nil {
				return err
			}
			if e.json {
				return e.printJSON(map[string]any{"cases": r.Cases, "facts": r.Facts, "seconds": r.Took.Seconds()})
			}
			fmt.Fprintf(e.out, "%d sager bygget af %d oplysninger på %.1f s\n", r.Cases, r.Facts, r.Took.Seconds())
			return nil
		},
	}
}
