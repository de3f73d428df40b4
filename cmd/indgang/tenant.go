package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"indgang/law"
	"indgang/page"
	"indgang/store"
	"indgang/web"
)

// A tenant is one municipality of those that a process serves.
type tenant struct {
	name    string // in messages; "" where there is only one
	file    string // the municipality's own file
	overlay law.Overlay
	oidc    web.OIDCOptions
	login   *web.OIDC
	host    string // what browsers call it
}

// A tenantEntry is a municipality as the file of --municipalities names it. Names of
// files are seen from that file.
type tenantEntry struct {
	Overlay    string `json:"overlay"`
	PublicURL  string `json:"public_url"`
	Issuer     string `json:"issuer"`
	ClientID   string `json:"client_id"`
	SecretFile string `json:"client_secret_file"`
	Claims     string `json:"claims"`
}

// wrong says of which municipality something is wrong.
func (t *tenant) wrong(err error) error {
	if t.name == "" {
		return err
	}
	if u, ok := errors.AsType[usageError](err); ok {
		return usageError{t.name + ": " + u.text}
	}
	return fmt.Errorf("%s: %w", t.name, err)
}

// tenants reads who is to be served: one municipality from the flags, or those of a
// file. Two may share neither a host nor a kommunekode.
func (c serveConfig) tenants(e *env) ([]*tenant, error) {
	if c.munis == "" {
		t := &tenant{file: e.overlay}
		return []*tenant{t}, t.read(c, e)
	}
	if c.issuer != "" || c.clientID != "" || c.secretFile != "" || c.publicURL != "" || c.claims != "" || e.overlay != "" ||
		e.muni != "" || os.Getenv(secretEnv) != "" {
		return nil, usageError{"--municipalities names the logins and the files of all: the flags of one, and " + secretEnv +
			", do not go with it"}
	}
	js, err := readSmall(c.munis)
	if err != nil {
		return nil, usageError{fmt.Sprintf("cannot read the municipalities: %v", err)}
	}
	var entries []tenantEntry
	d := json.NewDecoder(bytes.NewReader(js))
	d.DisallowUnknownFields()
	if err := d.Decode(&entries); err != nil {
		return nil, usageError{fmt.Sprintf("%s: %v", c.munis, err)}
	}
	if len(entries) == 0 {
		return nil, usageError{c.munis + " names no municipality"}
	}
	beside := func(name string) string {
		if name == "" || filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(filepath.Dir(c.munis), name)
	}
	var out []*tenant
	hosts, codes := map[string]bool{}, map[string]bool{}
	for i, x := range entries {
		t := &tenant{name: fmt.Sprintf("municipality %d", i+1), file: beside(x.Overlay)}
		one := c
		one.issuer, one.clientID, one.publicURL = x.Issuer, x.ClientID, x.PublicURL
		one.secretFile, one.claims = beside(x.SecretFile), beside(x.Claims)
		if err := t.read(one, e); err != nil {
			return nil, t.wrong(err)
		}
		t.name = t.overlay.Name
		if hosts[t.host] || codes[t.overlay.Municipality] {
			return nil, t.wrong(usageError{"another municipality has the same host or kommunekode"})
		}
		hosts[t.host], codes[t.overlay.Municipality] = true, true
		out = append(out, t)
	}
	return out, nil
}

// read reads the login and the own file of a municipality.
func (t *tenant) read(c serveConfig, e *env) (err error) {
	if t.oidc, err = c.options(e); err != nil {
		return err
	}
	if t.overlay, err = readOverlay(t.file); err != nil {
		return err
	}
	if e.muni != "" && e.muni != t.overlay.Municipality {
		return usageError{fmt.Sprintf("--kommune %s, but the municipality's own file (%s) is for %s: give %s its own with --overlay", e.muni,
			t.overlay.Name, t.overlay.Municipality, e.muni)}
	}
	u, err := url.Parse(t.oidc.PublicURL)
	t.host = strings.ToLower(u.Host)
	return err
}

// open opens a municipality's data and its pages, and begins to sweep.
func (t *tenant) open(ctx context.Context, e *env, d *store.DB, c serveConfig, log *slog.Logger, hosts page.Hosts,
	sweeping *sync.WaitGroup) (*store.Muni, error) {
	s, f, err := e.openIn(d, t.overlay, log)
	if err != nil {
		return nil, err
	}
	by, err := madeBy(t.file)
	if err != nil {
		return nil, err
	}
	if err := freshen(ctx, s, f, by, log); err != nil {
		return nil, fmt.Errorf("bring the views to today: %w", err)
	}
	sessions := s.Sessions(time.Now)
	hosts[t.host], err = web.New(web.Options{
		Office: f, Sessions: sessions, Log: log, Login: t.login, Secure: true, Idle: c.idle, Lifetime: c.lifetime, Requests: true,
	})
	if err != nil {
		return nil, err
	}
	sweeping.Go(func() {
		tick := time.NewTicker(sweepEvery)
		defer tick.Stop()
		sweep(ctx, f, tick.C, log, f.Clean, sessions.Clean)
	})
	sweeping.Go(func() {
		turn := time.NewTicker(workEvery)
		defer turn.Stop()
		work(ctx, f, turn.C, log)
	})
	return s, nil
}
