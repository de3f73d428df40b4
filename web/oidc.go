package web

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"indgang/fault"
	"indgang/office"
	"indgang/page"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// OIDC is the login of a municipality: OpenID Connect's code flow with PKCE at
// the municipality's own provider. It believes nothing but a signed token that
// answers the very question it asked.
type OIDC struct {
	o        OIDCOptions
	provider *oidc.Provider
	oauth    oauth2.Config
	more     metadata
}

// OIDCOptions are what an OIDC login is made of.
type OIDCOptions struct {
	Issuer       string // exactly as the provider calls itself
	ClientID     string
	ClientSecret string
	PublicURL    string // where browsers reach us: scheme and host
	Claims       ClaimMap
	Client       *http.Client // for the provider; nil for one with a time limit
}

// metadata is what a provider tells about itself besides what go-oidc reads.
type metadata struct {
	EndSession string   `json:"end_session_endpoint"`
	AuthStyles []string `json:"token_endpoint_auth_methods_supported"`
	Iss        bool     `json:"authorization_response_iss_parameter_supported"`
}

// Check tells what is wrong with the options before anybody is asked.
func (o OIDCOptions) Check() error {
	p, err := url.Parse(o.PublicURL)
	if err != nil || p.Host == "" || p.User != nil || strings.Trim(p.Path, "/") != "" || p.RawQuery != "" || p.Fragment != "" {
		return fmt.Errorf("the public URL %q must be a scheme and a host, such as https://indgang.kommune.dk", o.PublicURL)
	}
	if !private(p) {
		return fmt.Errorf("the public URL %q must be https: cookies are kept to it (plain http is for trials on localhost)", o.PublicURL)
	}
	i, err := url.Parse(o.Issuer)
	if err != nil || i.Host == "" || i.User != nil || i.RawQuery != "" || i.Fragment != "" {
		return fmt.Errorf("the issuer %q must be a URL without a query", o.Issuer)
	}
	if !private(i) {
		return fmt.Errorf("the issuer %q must be https (plain http is for trials on localhost)", o.Issuer)
	}
	if o.ClientID == "" || o.ClientSecret == "" {
		return errors.New("the client ID or its secret is missing")
	}
	return o.Claims.check()
}

// private reports whether nobody on the way can read or change what is sent:
// over TLS, or without leaving the machine.
func private(u *url.URL) bool {
	if u.Scheme == "https" {
		return true
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

// NewOIDC asks the provider about itself and returns the login.
func NewOIDC(ctx context.Context, o OIDCOptions) (*OIDC, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if o.Client == nil {
		o.Client = &http.Client{Timeout: 10 * time.Second}
	}
	o.PublicURL = strings.TrimRight(o.PublicURL, "/")
	p, err := oidc.NewProvider(oidc.ClientContext(ctx, o.Client), o.Issuer)
	if err != nil {
		return nil, fmt.Errorf("ask the issuer %s about itself: %w", o.Issuer, err)
	}
	x := &OIDC{o: o, provider: p}
	if err := p.Claims(&x.more); err != nil {
		return nil, fmt.Errorf("read what the issuer %s says about itself: %w", o.Issuer, err)
	}
	at := p.Endpoint()
	if at.AuthURL == "" || at.TokenURL == "" {
		return nil, fmt.Errorf("the issuer %s names no authorization or token endpoint", o.Issuer)
	}
	// Left to find out by itself, the library would spend the code on a guess.
	at.AuthStyle = oauth2.AuthStyleInHeader
	if slices.Contains(x.more.AuthStyles, "client_secret_post") {
		at.AuthStyle = oauth2.AuthStyleInParams
	}
	scopes := o.Claims.Scopes
	if len(scopes) == 0 {
		scopes = []string{"profile"}
	}
	scopes = append([]string{oidc.ScopeOpenID}, slices.DeleteFunc(slices.Clone(scopes),
		func(s string) bool { return s == oidc.ScopeOpenID })...)
	x.oauth = oauth2.Config{ClientID: o.ClientID, ClientSecret: o.ClientSecret, Endpoint: at, RedirectURL: o.PublicURL + "/login/callback",
		Scopes: scopes}
	return x, nil
}

// Routes adds the login's addresses.
func (o *OIDC) Routes(mux *http.ServeMux, s *Server) {
	// Its context is only asked for the client, and keys are fetched on it.
	verifier := o.provider.VerifierContext(oidc.ClientContext(context.Background(), o.o.Client),
		&oidc.Config{ClientID: o.o.ClientID, Now: s.office.Now})
	x := oidcLogin{o, s, verifier}
	mux.HandleFunc("GET /login", x.page)
	mux.HandleFunc("GET /login/start", x.start)
	mux.HandleFunc("GET /login/callback", x.callback)
	mux.HandleFunc("POST "+formCallback, x.form)
	mux.HandleFunc("POST /logud", x.logout)
}

// An oidcLogin is the login on one server.
type oidcLogin struct {
	*OIDC
	s        *Server
	verifier *oidc.IDTokenVerifier
}

// tokenKey is where the session keeps the token that a logout at the provider shows.
const tokenKey = "id token"

// loginTime is how long a login may be under way.
const loginTime = 10 * time.Minute

// A pending is a login that is under way. The browser keeps it, so that nothing is
// kept here about somebody who has not logged in; it is worth nothing to anybody else,
// and a browser that changes it only cheats its own login.
type pending struct {
	State, Nonce, Verifier string
	At                     int64
	After                  string // where the browser wanted to go
}

const pendingCookie = "login"

func (p pending) write() string {
	js, _ := json.Marshal(p) // strings and a number always have JSON
	return base64.RawURLEncoding.EncodeToString(js)
}

// readPending reads what the browser brought back, or nil.
func readPending(s string) *pending {
	js, err := base64.RawURLEncoding.DecodeString(s)
	p := &pending{}
	if err != nil || s == "" || json.Unmarshal(js, p) != nil {
		return nil
	}
	p.After = page.Inside(p.After)
	return p
}

type loginPage struct {
	layout
	Heading string
	Problem string // what went wrong, and what to do
	Note    string
	Out     string // where the provider ends its session
	Start   string // where the login begins
}

func (x oidcLogin) show(w http.ResponseWriter, r *http.Request, status int, p loginPage) {
	if p.Heading == "" {
		p.Heading = "Log ind"
	}
	p.Start = "/login/start"
	if to := page.After(r); to != "" {
		p.Start += "?" + url.Values{"til": {to}}.Encode()
	}
	p.layout = layout{Layout: x.s.site.Layout(p.Heading)}
	if err := x.s.site.Render(w, status, "login", p); err != nil {
		x.s.fail(w, r, err)
	}
}

// page never goes to the provider by itself: after a logout that would log the
// user in again.
func (x oidcLogin) page(w http.ResponseWriter, r *http.Request) {
	if x.s.site.Logged(r.Context()) != "" {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	var p loginPage
	if r.FormValue("slut") != "" {
		p.Note = "Du er logget ud, fordi Indgang ikke har været brugt et stykke tid, eller fordi det er længe siden, du loggede ind. " +
			"Log ind for at gå videre."
	}
	if r.FormValue("gemt") != "" {
		p.Note += " Det, du skrev, er gemt og venter på dig."
	}
	x.show(w, r, http.StatusOK, p)
}

func (x oidcLogin) start(w http.ResponseWriter, r *http.Request) {
	if x.s.site.Logged(r.Context()) != "" {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	p := pending{rand.Text(), rand.Text(), oauth2.GenerateVerifier(), x.s.office.Now().Unix(), page.After(r)}
	x.s.site.PutBrief(w, pendingCookie, p.write(), loginTime)
	ask := []oauth2.AuthCodeOption{oidc.Nonce(p.Nonce), oauth2.S256ChallengeOption(p.Verifier)}
	if l := x.o.Claims.Level; l != nil && l.Ask != "" {
		ask = append(ask, oauth2.SetAuthURLParam("acr_values", l.Ask))
	}
	if m := x.o.Claims.ResponseMode; m != "" {
		ask = append(ask, oauth2.SetAuthURLParam("response_mode", m))
	}
	http.Redirect(w, r, x.oauth.AuthCodeURL(p.State, ask...), http.StatusSeeOther)
}

// formCallback takes the answer of a provider that sends it as a form. That form
// comes from another site, as it must, and without our cookie, which browsers
// keep back from such forms. So it is told again as an address, and this does
// nothing but that.
const formCallback = "/login/callback"

// maxAnswer bounds each field of an answer; real codes are half as long.
const maxAnswer = 4096

func (x oidcLogin) form(w http.ResponseWriter, r *http.Request) {
	q := url.Values{}
	for _, key := range []string{"code", "state", "iss", "error"} {
		if v := r.PostFormValue(key); v != "" && len(v) <= maxAnswer {
			q.Set(key, v)
		}
	}
	http.Redirect(w, r, formCallback+"?"+q.Encode(), http.StatusSeeOther)
}

// A refusal is why a login came to nothing: what the user reads, and what the
// log says, which names nobody.
type refusal struct {
	status int
	text   string
	code   string
	cause  error
	noRole bool // there is such a user, who may do nothing here
	// claims are the names of those that came, for whoever sets the login up.
	claims []string
}

func refuse(status int, text, code string, cause error) *refusal {
	return &refusal{status: status, text: text, code: code, cause: cause}
}

// Who to ask is the same everywhere.
const askIT = " Bliver det ved, så kontakt kommunens it-support."

func (x oidcLogin) callback(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	p := readPending(x.s.site.TakeBrief(w, r, pendingCookie))
	if p == nil && x.s.site.Logged(ctx) != "" {
		// An answer that was taken is fetched again, by the back button or from
		// another tab.
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	u, raw, no := x.answer(r, p)
	if no != nil {
		why := []any{"why", no.code}
		if no.cause != nil {
			why = append(why, "err", no.cause)
		}
		if no.claims != nil {
			why = append(why, "claims", no.claims)
		}
		x.s.site.Log.Warn("login refused", why...)
		if no.noRole {
			if err := x.expel(ctx, u); err != nil {
				x.s.fail(w, r, err)
				return
			}
		}
		x.show(w, r, no.status, loginPage{Heading: "Du blev ikke logget ind", Problem: no.text})
		return
	}
	// What the login tells takes effect at once, in every session the user has.
	if err := x.s.office.PutAccount(ctx, u); err != nil {
		x.s.fail(w, r, err)
		return
	}
	if err := x.s.site.Begin(ctx, u.ID); err != nil {
		x.s.fail(w, r, err)
		return
	}
	if x.more.EndSession != "" && len(raw) <= maxHint {
		x.s.site.Sessions.Put(ctx, tokenKey, raw)
	}
	x.s.site.Log.Info("login")
	http.Redirect(w, r, x.s.begun(ctx, u, p.After), http.StatusSeeOther)
}

// answer checks what the provider answered to a pending login, and returns the
// user and the token that tells of them. With the refusal of a user without a
// role, the user is returned too.
func (x oidcLogin) answer(r *http.Request, p *pending) (office.User, string, *refusal) {
	const again = "Loginet blev ikke færdigt. Det sker, hvis det tager for lang tid, eller hvis det begynder i et andet vindue. Prøv igen."
	var u office.User
	q := r.URL.Query()
	if p == nil {
		return u, "", refuse(http.StatusBadRequest, again, "no login under way", nil)
	}
	if !equal(q.Get("state"), p.State) {
		return u, "", refuse(http.StatusBadRequest, again, "state", nil)
	}
	if took := x.s.office.Now().Sub(time.Unix(p.At, 0)); took > loginTime {
		return u, "", refuse(http.StatusBadRequest, again, "took too long", nil)
	}
	if iss := q.Get("iss"); iss != x.o.Issuer && (iss != "" || x.more.Iss) {
		return u, "", refuse(http.StatusBadRequest, again+askIT, "another issuer answered", nil)
	}
	if code := q.Get("error"); code != "" {
		return u, "", providerSays(code)
	}
	ctx := oidc.ClientContext(r.Context(), x.o.Client)
	tokens, err := x.oauth.Exchange(ctx, q.Get("code"), oauth2.VerifierOption(p.Verifier))
	if err != nil {
		return u, "", noTokens(err)
	}
	const suspect = "Kommunens login svarede, men svaret kunne ikke godkendes. Prøv igen." + askIT
	raw, _ := tokens.Extra("id_token").(string)
	token, err := x.verifier.Verify(ctx, raw)
	if err != nil {
		return u, "", refuse(http.StatusBadGateway, suspect, "token", err)
	}
	if !equal(token.Nonce, p.Nonce) {
		return u, "", refuse(http.StatusBadGateway, suspect, "nonce", nil)
	}
	var claims map[string]any
	if err := token.Claims(&claims); err != nil {
		return u, "", refuse(http.StatusBadGateway, suspect, "claims", err)
	}
	if azp, ok := claims["azp"]; len(token.Audience) > 1 && !ok || ok && azp != x.o.ClientID {
		return u, "", refuse(http.StatusBadGateway, suspect, "authorized party", nil)
	}
	u, err = x.o.Claims.user(claims)
	if err == nil {
		return u, raw, nil
	}
	var no *refusal
	switch {
	case errors.Is(err, errNoRole):
		no = refuse(http.StatusForbidden, "Du har en bruger i kommunen, men ingen rolle i Indgang. Bed din leder om at få dig oprettet med en "+
			"rolle, og log så ind igen.", "no role", nil)
		no.noRole = true
		if left, ok := claims["_claim_names"].(map[string]any); ok && left[x.o.Claims.Roles.Claim] != nil {
			no.code += ": the provider left out the claim, as the user is in too many groups"
		}
	case errors.Is(err, errLowLevel):
		no = refuse(http.StatusForbidden, "Du er logget ind på en måde, som ikke er sikker nok til Indgang. Log ud af kommunens login, og log "+
			"ind igen med totrinsgodkendelse."+askIT, "level of assurance", nil)
	default:
		no = refuse(http.StatusForbidden, "Kommunens login fortæller ikke, hvem du er, på en måde Indgang kan bruge. Kontakt kommunens "+
			"it-support, og sig, at bruger-id mangler i svaret til Indgang.", "user ID", nil)
	}
	no.claims = slices.Sorted(maps.Keys(claims))
	return u, "", no
}

// expel takes the roles from an account, where there is one.
func (x oidcLogin) expel(ctx context.Context, u office.User) error {
	if _, err := x.s.office.Account(ctx, u.ID); err != nil {
		if fault.Of(err) == fault.NotFound {
			return nil
		}
		return err
	}
	u.Roles, u.Units = nil, nil
	return x.s.office.PutAccount(ctx, u)
}

// providerSays turns an error that the provider answers with into a refusal.
// What it says besides the code may name the user, and is not logged.
func providerSays(code string) *refusal {
	no := refuse(http.StatusForbidden, "Kommunens login lukkede dig ikke ind i Indgang. Prøv igen."+askIT, "the provider refused", nil)
	switch code {
	case "access_denied":
		no.code += ": access_denied"
		no.text = "Du afbrød loginet, eller kommunens login giver dig ikke adgang til Indgang. Prøv igen. Mangler du adgang, så bed din leder " +
			"om den."
	case "temporarily_unavailable", "server_error":
		no.code += ": " + code
		no.status = http.StatusServiceUnavailable
		no.text = "Kommunens login svarer ikke, som det skal. Prøv igen om lidt." + askIT
	case "login_required", "interaction_required", "consent_required", "account_selection_required":
		no.code += ": " + code
	case "invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope":
		no.code += ": " + code
		no.status = http.StatusBadGateway
		no.text = "Kommunens login og Indgang er ikke sat rigtigt op til hinanden. Kontakt kommunens it-support."
	}
	return no
}

// noTokens turns the failure to fetch tokens into a refusal.
func noTokens(err error) *refusal {
	no := refuse(http.StatusServiceUnavailable, "Kommunens login svarer ikke. Prøv igen om lidt."+askIT,
		"no answer from the token endpoint", nil)
	if x, ok := errors.AsType[*oauth2.RetrieveError](err); ok {
		no.code = fmt.Sprintf("the token endpoint answered %d", x.Response.StatusCode)
		switch x.ErrorCode {
		case "invalid_grant":
			no.status, no.code = http.StatusBadRequest, no.code+" invalid_grant"
			no.text = "Loginet var brugt eller udløbet. Prøv igen." + askIT
		case "invalid_client", "unauthorized_client", "invalid_request", "invalid_scope":
			no.status, no.code = http.StatusBadGateway, no.code+" "+x.ErrorCode
			no.text = "Kommunens login og Indgang er ikke sat rigtigt op til hinanden. Kontakt kommunens it-support."
		}
		return no
	}
	no.cause = err
	return no
}

// maxHint is how long a token may be to go along to the logout. It travels in a
// header and an address, and proxies begin to refuse at 4 KiB of headers. Without
// it the provider asks the user.
const maxHint = 2400

// logout ends our session, and then the provider's. The way there is a page and
// not a redirect: browsers hold the answer to a form to the policy's
// form-action, and the provider may send on to hosts we do not know.
func (x oidcLogin) logout(w http.ResponseWriter, r *http.Request) {
	hint := x.s.site.Sessions.GetString(r.Context(), tokenKey)
	was := x.s.site.Known(r.Context()) != ""
	if x.more.EndSession == "" || !was {
		x.s.site.Logout(w, r)
		return
	}
	if err := x.s.site.Sessions.Destroy(r.Context()); err != nil {
		x.s.fail(w, r, err)
		return
	}
	out, err := url.Parse(x.more.EndSession)
	if err != nil {
		x.s.fail(w, r, fmt.Errorf("the provider's end_session_endpoint: %w", err))
		return
	}
	q := out.Query()
	q.Set("client_id", x.o.ClientID)
	q.Set("post_logout_redirect_uri", x.o.PublicURL+"/login")
	if hint != "" {
		q.Set("id_token_hint", hint)
	}
	out.RawQuery = q.Encode()
	w.Header().Set("Refresh", "0; url="+out.String())
	x.show(w, r, http.StatusOK, loginPage{Heading: "Log ud", Out: out.String()})
}

func equal(a, b string) bool {
	return a != "" && subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1
}
