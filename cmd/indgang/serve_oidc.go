package main

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"indgang/office"
	"indgang/page"
	"indgang/page/static"
	"indgang/store"
	"indgang/web"
)

// A serveConfig is what serve reads from flags and the environment.
type serveConfig struct {
	issuer, clientID, secretFile string
	publicURL, claims            string
	tlsCert, tlsKey              string
	munis                        string
	idle, lifetime               time.Duration
}

// secretEnv holds the client secret, which no flag takes: everybody on the
// machine may read the flags of a process.
const secretEnv = "INDGANG_CLIENT_SECRET"

func serveCommand() command {
	var c serveConfig
	return command{
		name: "serve", short: "serve a municipality to its staff",
		args: "--data FOLDER|DSN --issuer URL --client-id ID --public-url URL --claims FILE […]",
		long: "Serves a municipality to its staff, who log in by OpenID Connect (docs/drift.md). Every flag may be given in the\n" +
			"environment instead: --client-id as INDGANG_CLIENT_ID, and so on. The client secret stands in " + secretEnv + "\n" +
			"or in a file, and never in a flag. Prints the address when it is ready, and a log as JSON on standard error.\n" +
			"Exit code 0 when it was told to stop, 1 when the issuer or the data cannot be reached, 2 when something is missing.",
		flags: func(f *flag.FlagSet, e *env) {
			addrFlag(f, e)
			dataFlags(f, e)
			f.StringVar(&c.issuer, "issuer", "", "the municipality's login: the issuer's URL, exactly as it calls itself")
			f.StringVar(&c.clientID, "client-id", "", "what the issuer calls Indgang")
			f.StringVar(&c.secretFile, "client-secret-file", "", "a file with the client secret, where it is not in "+secretEnv)
			f.StringVar(&c.publicURL, "public-url", "", "where browsers reach Indgang, such as https://indgang.kommune.dk")
			f.StringVar(&c.claims, "claims", "", "a file that says what the issuer's claims mean (docs/drift.md)")
			f.StringVar(&c.munis, "municipalities", "", "a file that names several municipalities and their logins, instead of one in flags "+
				"(docs/drift.md)")
			f.StringVar(&c.tlsCert, "tls-cert", "", "a certificate (PEM), to serve HTTPS without a proxy in front")
			f.StringVar(&c.tlsKey, "tls-key", "", "the key of the certificate (PEM)")
			f.DurationVar(&c.idle, "idle", 30*time.Minute, "ends a session that nobody uses")
			f.DurationVar(&c.lifetime, "lifetime", 10*time.Hour, "ends any session")
		},
		run: func(ctx context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"takes no operands"}
			}
			if err := fromEnv(e.flags); err != nil {
				return err
			}
			return c.run(ctx, e)
		},
	}
}

// fromEnv sets the flags that were not given from the environment.
func fromEnv(f *flag.FlagSet) error {
	given := map[string]bool{}
	f.Visit(func(x *flag.Flag) { given[x.Name] = true })
	var err error
	f.VisitAll(func(x *flag.Flag) {
		name := envName(x.Name)
		if v := os.Getenv(name); v != "" && !given[x.Name] {
			if bad := f.Set(x.Name, v); bad != nil && err == nil {
				err = usageError{fmt.Sprintf("%s: %v", name, bad)}
			}
		}
	})
	return err
}

func envName(flag string) string {
	return "INDGANG_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// options reads what the login is made of, and tells all that is missing at
// once.
func (c serveConfig) options(e *env) (web.OIDCOptions, error) {
	o := web.OIDCOptions{Issuer: c.issuer, ClientID: c.clientID, PublicURL: c.publicURL, ClientSecret: os.Getenv(secretEnv)}
	var missing []string
	for _, need := range []struct{ flag, is string }{
		{"data", e.data}, {"issuer", c.issuer}, {"client-id", c.clientID}, {"public-url", c.publicURL}, {"claims", c.claims},
	} {
		if need.is == "" {
			missing = append(missing, "--"+need.flag+" or "+envName(need.flag))
		}
	}
	if o.ClientSecret == "" && c.secretFile == "" {
		missing = append(missing, "the client secret in "+secretEnv+" or --client-secret-file")
	}
	if len(missing) > 0 {
		return o, usageError{"does not start without a login for the staff (docs/drift.md); missing:\n  " + strings.Join(missing, "\n  ")}
	}
	if c.secretFile != "" {
		if o.ClientSecret != "" {
			return o, usageError{"the client secret is given twice: in " + secretEnv + " and in a file"}
		}
		b, err := readSmall(c.secretFile)
		if err != nil {
			return o, usageError{fmt.Sprintf("cannot read the client secret: %v", err)}
		}
		if o.ClientSecret = strings.TrimSpace(string(b)); o.ClientSecret == "" {
			return o, usageError{fmt.Sprintf("%s holds no client secret", c.secretFile)}
		}
	}
	js, err := readSmall(c.claims)
	if err != nil {
		return o, usageError{fmt.Sprintf("cannot read the claim map: %v", err)}
	}
	if o.Claims, err = web.ReadClaimMap(js); err != nil {
		return o, usageError{fmt.Sprintf("%s: %v", c.claims, err)}
	}
	if err := o.Check(); err != nil {
		return o, usageError{err.Error()}
	}
	if c.idle < time.Minute || c.lifetime < c.idle {
		return o, usageError{"--idle must be at least 1m, and --lifetime no shorter than it"}
	}
	if (c.tlsCert == "") != (c.tlsKey == "") {
		return o, usageError{"--tls-cert and --tls-key belong together"}
	}
	if c.tlsCert != "" && !c.https() {
		return o, usageError{"with a certificate, the public URL must be https"}
	}
	if os.Getenv("INDGANG_NOW") != "" && c.https() {
		return o, usageError{"INDGANG_NOW moves the clock, and with it every date that is registered: it is for demos and trials on " +
			"http://localhost"}
	}
	return o, nil
}

// https reports whether browsers reach us over HTTPS. What else they may do,
// OIDCOptions.Check decides.
func (c serveConfig) https() bool {
	u, err := url.Parse(c.publicURL)
	return err == nil && u.Scheme == "https"
}

// readSmall reads a file of settings.
func readSmall(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	const most = 1 << 20
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && len(b) > most {
		err = fmt.Errorf("%s is too large to be settings", name)
	}
	return b, err
}

func (c serveConfig) run(ctx context.Context, e *env) error {
	all, err := c.tenants(e)
	if err != nil {
		return err
	}
	if err := static.Ready(); err != nil {
		return err
	}
	l, err := e.listen()
	if err != nil {
		return err
	}
	defer l.Close()
	scheme := "http"
	if c.tlsCert != "" {
		pair, err := tls.LoadX509KeyPair(c.tlsCert, c.tlsKey)
		if err != nil {
			return usageError{fmt.Sprintf("cannot use the certificate: %v", err)}
		}
		l, scheme = tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"h2", "http/1.1"}}), "https"
	}
	// Before the data is opened, and perhaps upgraded: without a login there is
	// nobody to serve.
	for _, t := range all {
		if t.login, err = web.NewOIDC(ctx, t.oidc); err != nil {
			return t.wrong(err)
		}
	}
	log := e.logger()
	key, err := e.key()
	if err != nil {
		return err
	}
	d, err := store.OpenKey(ctx, e.data, key)
	if err != nil {
		return err
	}
	defer d.Close()
	ctx, cancel := context.WithCancel(ctx)
	var sweeping sync.WaitGroup
	defer sweeping.Wait()
	defer cancel()
	hosts := page.Hosts{}
	var s *store.Muni
	for _, t := range all {
		log := log
		if len(all) > 1 {
			log = log.With("municipality", t.overlay.Municipality)
		}
		if s, err = t.open(ctx, e, d, c, log, hosts, &sweeping); err != nil {
			return t.wrong(err)
		}
	}
	log.Info("ready", "version", version, "addr", l.Addr().String())
	for _, t := range all {
		fmt.Fprintf(e.out, "Indgang is ready on %s://%s/ for %s\n", scheme, l.Addr(), t.oidc.PublicURL)
	}
	var pages http.Handler = hosts
	if len(all) == 1 {
		pages = hosts[all[0].host] // whatever name a proxy asks by
	}
	return serve(ctx, l, c.around(s, pages), log)
}

// viewsMadeBy is the setting that tells what made the views.
const viewsMadeBy = "views made by"

// madeBy names the law that views are made with: this build's, with the
// municipality's file. It is "" where the build cannot tell itself from another.
func madeBy(overlay string) (string, error) {
	if version == "ukendt" || strings.HasSuffix(version, "-dirty") {
		return "", nil
	}
	var file []byte
	if overlay != "" {
		var err error
		if file, err = os.ReadFile(overlay); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%s %x", version, sha256.Sum256(file)), nil
}

// freshen brings the views to today. A sweep opens only the cases that time has
// changed; where the law may have changed too, all are made anew.
func freshen(ctx context.Context, s *store.Muni, f *office.Office, by string, log *slog.Logger) error {
	var was string
	if err := s.View(ctx, func(tx *store.Tx) (err error) {
		was, err = tx.Setting(ctx, viewsMadeBy)
		return err
	}); err != nil {
		return err
	}
	if was == by && by != "" {
		return f.Sweep(ctx)
	}
	r, err := f.Rebuild(ctx)
	if err != nil {
		return err
	}
	log.Info("views made anew", "cases", r.Cases, "facts", r.Facts, "ms", r.Took.Milliseconds())
	return s.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, viewsMadeBy, by) })
}

// sweepEvery is how often it is asked whether a new Danish day has begun. The
// question is one small read; asking it by the clock each time survives a
// suspended machine, a moved clock and a database that was away at midnight.
const sweepEvery = 20 * time.Second

// sweep does what is to be done beside the requests: it brings the views to the
// day whenever a new one has begun, and clears away.
func sweep(ctx context.Context, f *office.Office, tick <-chan time.Time, log *slog.Logger, clean ...func(context.Context) error) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
			if err := f.Sweep(ctx); err != nil && !errors.Is(err, context.Canceled) {
				log.Error("bring the views to today", "err", err)
			}
			for _, c := range clean {
				if err := c(ctx); err != nil && !errors.Is(err, context.Canceled) {
					log.Error("clear away what has had its time", "err", err)
				}
			}
		}
	}
}

// workEvery is how often it is asked whether a job or something to send is due: two
// small reads where there is none.
const workEvery = 2 * time.Second

// work does what is due beside the requests.
func work(ctx context.Context, f *office.Office, tick <-chan time.Time, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
			if _, err := f.Work(ctx); err != nil && !errors.Is(err, context.Canceled) {
				log.Error("work beside the requests", "err", err)
			}
		}
	}
}

// around adds to the pages what belongs to running them: the health check, and
// where browsers come over HTTPS, that they must go on doing so.
func (c serveConfig) around(s *store.Muni, pages http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /healthz", health(s))
	mux.Handle("/", pages)
	if !c.https() {
		return mux
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		mux.ServeHTTP(w, r)
	})
}

// healthEvery is how long an answer of the health check stands: it writes, and
// anybody may ask.
const healthEvery = 2 * time.Second

// health answers whether the database takes what is written.
func health(s *store.Muni) http.HandlerFunc {
	var mu sync.Mutex
	var asked time.Time
	var last error
	ask := func(r *http.Request) error {
		mu.Lock()
		defer mu.Unlock()
		if time.Since(asked) > healthEvery {
			// The answer is for others too, so it does not end with whoever asked first.
			ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), 5*time.Second)
			defer cancel()
			last = s.Health(ctx)
			asked = time.Now()
		}
		return last
	}
	return func(w http.ResponseWriter, r *http.Request) {
		status, word := http.StatusOK, "ok"
		if err := ask(r); err != nil {
			status, word = http.StatusServiceUnavailable, "the database does not answer, or takes nothing"
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]string{"status": word, "version": version})
	}
}
