package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"indgang/day"
	"indgang/office/officetest"
	"indgang/store"
	"indgang/web/oidctest"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"indgang": main})
}

// TestScripts runs the scripts in testdata, each in a folder of its own with
// ADDR, an address that is free to listen on, and ISSUER, a running login with
// the secret "hemmelig" and the users Asta (a caseworker) and Nye (nobody here).
// EXPORT is a folder with another system's export.
// Besides testscript's own commands they have
//
//	code N COMMAND …   runs a command, whose exit code must be N
//	await URL          waits until the address answers 200
//	login URL USER     logs a user in and keeps the cookies for fetch
//	fetch URL STATUS   prints the answer, whose status must be the one told
func TestScripts(t *testing.T) {
	issuer := oidctest.Start(t, oidctest.Options{
		Now: time.Now, ClientID: "indgang", ClientSecret: "hemmelig",
		Users: map[string]map[string]any{
			"Asta": {"initials": "ASK", "name": "Asta Skov", "groups": []string{"SAG"}},
			"Nye":  {"initials": "NYE", "name": "Nye Ansatte", "groups": []string{"Alle"}},
		},
	})
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			addr := l.Addr().String()
			l.Close()
			issuer.Return("https://"+addr+"/login/callback", "https://"+addr+"/login")
			e.Setenv("ADDR", addr)
			e.Setenv("ISSUER", issuer.URL)
			export, err := filepath.Abs(synthetic)
			if err != nil {
				return err
			}
			e.Setenv("EXPORT", export)
			pool, err := certificate(e.WorkDir)
			if err != nil {
				return err
			}
			jar, _ := cookiejar.New(nil)
			e.Values["client"] = &http.Client{Jar: jar, Timeout: 10 * time.Second,
				Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": code, "await": await, "login": login, "fetch": fetch},
	})
}

// certificate makes a certificate for loopback, in cert.pem and key.pem.
func certificate(dir string) (*x509.CertPool, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		return nil, err
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	cert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	if err := os.WriteFile(filepath.Join(dir, "cert.pem"), cert, 0o600); err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(cert)
	return pool, os.WriteFile(filepath.Join(dir, "key.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER}), 0o600)
}

func get(ts *testscript.TestScript, address string) (*http.Response, string, error) {
	r, err := ts.Value("client").(*http.Client).Get(address)
	if err != nil {
		return nil, "", err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	return r, string(b), err
}

func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND …")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		x, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = x.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await URL")
	}
	var last error
	for range 200 {
		r, _, err := get(ts, args[0])
		if err == nil && r.StatusCode == http.StatusOK {
			return
		}
		last = err
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s does not answer: %v", args[0], last)
}

func login(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: login URL USER")
	}
	r, _, err := get(ts, args[0]+"/login/start?til=%2Flov")
	ts.Check(err)
	choose := *r.Request.URL
	choose.Path = "/choose"
	choose.RawQuery += "&user=" + url.QueryEscape(args[1])
	r, body, err := get(ts, choose.String())
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "%d %s\n%s", r.StatusCode, r.Request.URL.Path, body)
}

func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fetch URL STATUS")
	}
	r, body, err := get(ts, args[0])
	ts.Check(err)
	if strconv.Itoa(r.StatusCode) != args[1] {
		ts.Fatalf("%s: %d, want %s", args[0], r.StatusCode, args[1])
	}
	fmt.Fprintln(ts.Stdout(), r.Request.URL.Path)
	ts.Check(r.Header.Write(ts.Stdout()))
	fmt.Fprint(ts.Stdout(), "\n"+body)
}

func TestANewDanishDaySweeps(t *testing.T) {
	o := officetest.New(t)
	made := func() (day string) {
		err := o.Store.View(t.Context(), func(tx *store.Tx) (err error) {
			day, err = tx.Setting(t.Context(), "views made for")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	if err := o.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	tick, done := make(chan time.Time), make(chan struct{})
	go func() {
		sweep(ctx, o.Office, tick, slog.New(slog.DiscardHandler))
		close(done)
	}()
	tick <- time.Time{}
	tick <- time.Time{} // taken only when the first has been
	if got := made(); got != "2026-11-24" {
		t.Errorf("the views are made for %s", got)
	}
	cancel()
	<-done
	o.At("2026-11-25")
	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	go sweep(ctx, o.Office, tick, slog.New(slog.DiscardHandler))
	tick <- time.Time{}
	tick <- time.Time{}
	if got := made(); got != day.MustParse("2026-11-25").String() {
		t.Errorf("on the next day, the views are made for %s", got)
	}
}

func TestAChangeOfTheLawMakesTheViewsAnew(t *testing.T) {
	defer func(was string) { version = was }(version)
	overlay := filepath.Join(t.TempDir(), "own.json")
	write := func(text string) {
		if err := os.WriteFile(overlay, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("{}")
	o := officetest.New(t)
	anew := func() bool {
		var b bytes.Buffer
		by, err := madeBy(overlay)
		if err != nil {
			t.Fatal(err)
		}
		if err := freshen(t.Context(), o.Store, o.Office, by, slog.New(slog.NewJSONHandler(&b, nil))); err != nil {
			t.Fatal(err)
		}
		return strings.Contains(b.String(), "views made anew")
	}
	for _, step := range []struct {
		version, overlay string
		want             bool
	}{
		{"v1", "{}", true}, {"v1", "{}", false}, {"v2", "{}", true}, {"v2", "{}", false}, {"v2", "{ }", true}, {"v2", "{ }", false},
		{"v2-dirty", "{ }", true}, {"v2-dirty", "{ }", true}, {"v2", "{ }", true}, {"v2", "{ }", false},
	} {
		version = step.version
		write(step.overlay)
		if got := anew(); got != step.want {
			t.Errorf("%+v: %v", step, got)
		}
	}
}

func TestTheHTTPServersComplaintsNameNoAddress(t *testing.T) {
	var b bytes.Buffer
	n := nameless{slog.New(slog.NewJSONHandler(&b, nil))}
	for _, line := range []string{"http: TLS handshake error from 10.1.2.3:4567: EOF\n", "http: panic serving [::1]:4567: oh"} {
		if _, err := n.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	if got := b.String(); strings.Contains(got, "4567") || !strings.Contains(got, "TLS handshake error from somewhere EOF") ||
		!strings.Contains(got, "panic serving somewhere oh") {
		t.Errorf("the log has\n%s", got)
	}
}

func TestEverySettingIsDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/drift.md")
	if err != nil {
		t.Fatal(err)
	}
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	serveCommand().flags(f, &env{})
	f.VisitAll(func(x *flag.Flag) {
		for _, want := range []string{"`--" + x.Name + "`", "`" + envName(x.Name) + "`"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("docs/drift.md says nothing of %s", want)
			}
		}
	})
}

func TestHealthAsksTheDatabase(t *testing.T) {
	o := officetest.New(t)
	ask := func() *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		health(o.Store)(w, httptest.NewRequestWithContext(t.Context(), "GET", "/healthz", nil))
		return w
	}
	if w := ask(); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"status":"ok"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if err := o.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if w := ask(); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "the database does not answer") {
		t.Errorf("without a database: %d %s", w.Code, w.Body)
	}
}
