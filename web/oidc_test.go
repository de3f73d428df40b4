package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"indgang/office"
	"indgang/office/officetest"
	"indgang/web"
	"indgang/web/oidctest"
	"indgang/web/webtest"
)

// A gate is a server behind a real issuer, and a browser without script that
// starts with no cookies.
type gate struct {
	*officetest.Office
	t      *testing.T
	issuer *oidctest.Issuer
	url    string
	client *http.Client
	log    *safeBuffer
}

// safeBuffer gathers a log that several goroutines write.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

const claimMap = `{
	"id": "initials", "name": "name",
	"roles": {"claim": "groups", "values": {"SAG": "caseworker", "LED": "team-leader", "JUR": "lawyer"}},
	"units": {"claim": "department"}
}`

// staffClaims are the users of the issuer. ASK is a caseworker; NYE works for
// the municipality, but not here.
func staffClaims() map[string]map[string]any {
	return map[string]map[string]any{
		"Asta": {"initials": "ASK", "name": "Asta Skov", "groups": []string{"SAG", "Alle ansatte"}, "department": "Jobparate"},
		"Nye":  {"initials": "NYE", "name": "Nye Ansatte", "groups": []string{"Alle ansatte"}},
	}
}

func newGate(t *testing.T, change ...func(*oidctest.Options, *web.OIDCOptions, *web.Options)) *gate {
	t.Helper()
	return gateOver(t, "https", change...)
}

func gateOver(t *testing.T, scheme string, change ...func(*oidctest.Options, *web.OIDCOptions, *web.Options)) *gate {
	t.Helper()
	g := &gate{Office: officetest.New(t), t: t, log: &safeBuffer{}}
	claims, err := web.ReadClaimMap([]byte(claimMap))
	if err != nil {
		t.Fatal(err)
	}
	ts := httptest.NewUnstartedServer(nil)
	g.url = scheme + "://" + ts.Listener.Addr().String()
	if scheme == "http" {
		// Another site than the issuer's, which is 127.0.0.1, to a browser.
		g.url = strings.Replace(g.url, "127.0.0.1", "localhost", 1)
	}
	at := oidctest.Options{Now: g.Now, ClientID: "indgang", ClientSecret: "hemmelig +%/æ", Users: staffClaims()}
	o := web.OIDCOptions{ClientID: at.ClientID, ClientSecret: at.ClientSecret, PublicURL: g.url, Claims: claims}
	w := web.Options{
		Office: g.Office.Office, Sessions: g.Store.Sessions(time.Now), Secure: true, Requests: true,
		Log: slog.New(slog.NewJSONHandler(io.MultiWriter(g.log, t.Output()), nil)),
	}
	for _, f := range change {
		f(&at, &o, &w)
	}
	g.issuer = oidctest.Start(t, at)
	g.issuer.Return(g.url+"/login/callback", g.url+"/login")
	o.Issuer = g.issuer.URL
	login, err := web.NewOIDC(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	w.Login = login
	srv, err := web.New(w)
	if err != nil {
		t.Fatal(err)
	}
	ts.Config.Handler = srv
	if scheme == "https" {
		ts.StartTLS()
	} else {
		ts.Start()
	}
	t.Cleanup(ts.Close)
	g.client = ts.Client()
	g.newBrowser()
	return g
}

func (g *gate) newBrowser() {
	c := *g.client
	c.Jar, _ = cookiejar.New(nil)
	g.client = &c
}

func (g *gate) get(address string) reply {
	g.t.Helper()
	if strings.HasPrefix(address, "/") {
		address = g.url + address
	}
	return g.do("GET", address)
}

func (g *gate) do(method, address string) reply {
	g.t.Helper()
	req, err := http.NewRequestWithContext(g.t.Context(), method, address, nil)
	if err != nil {
		g.t.Fatal(err)
	}
	r, err := g.client.Do(req)
	if err != nil {
		g.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		g.t.Fatal(err)
	}
	return reply{r.StatusCode, r.Request.URL.String(), string(b)}
}

// stop keeps the browser from following redirects, and returns where the address
// would send it.
func (g *gate) stop(address string) string {
	g.t.Helper()
	c := *g.client
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if strings.HasPrefix(address, "/") {
		address = g.url + address
	}
	r, err := c.Get(address)
	if err != nil {
		g.t.Fatal(err)
	}
	r.Body.Close()
	to, err := r.Location()
	if err != nil {
		g.t.Fatalf("%s sends nobody on: %d", address, r.StatusCode)
	}
	return to.String()
}

// answer goes to the provider, chooses a user and returns the address that the
// provider sends the browser back to.
func (g *gate) answer(user string, after ...string) string {
	g.t.Helper()
	start := "/login/start"
	if after != nil {
		start += "?til=" + url.QueryEscape(after[0])
	}
	ask, err := url.Parse(g.stop(start))
	if err != nil {
		g.t.Fatal(err)
	}
	ask.Path = "/choose"
	return g.stop(ask.String() + "&user=" + url.QueryEscape(user))
}

// login logs a user in, or tries to.
func (g *gate) login(user string, after ...string) reply {
	g.t.Helper()
	return g.get(g.answer(user, after...))
}

// in reports whether the browser is logged in.
func (g *gate) in() bool {
	g.t.Helper()
	return !atLogin(g.get("/lov"))
}

// atLogin reports whether an answer is the page where one logs in.
func atLogin(r reply) bool {
	path, _, _ := strings.Cut(r.url, "?")
	return strings.HasSuffix(path, "/login")
}

func (g *gate) account(id string) (office.User, bool) {
	g.t.Helper()
	u, err := g.Account(context.Background(), id)
	return u, err == nil
}

func (g *gate) refused(r reply, status int, parts ...string) {
	g.t.Helper()
	if r.status != status {
		g.t.Errorf("%s: %d, want %d", r.url, r.status, status)
	}
	contains(g.t, r, append(parts, "Du blev ikke logget ind", `href="/login/start"`)...)
	webtest.HTML(g.t, r.body, webtest.Sound())
	if g.in() {
		g.t.Error("the refused user is logged in")
	}
}

func TestStaffLogInAtTheMunicipalitysOwnProvider(t *testing.T) {
	g := newGate(t)
	r := g.get("/lov?x=1")
	if r.status != http.StatusOK || !atLogin(r) {
		t.Fatalf("a stranger came to %s with %d", r.url, r.status)
	}
	const start = "/login/start?til=%2Flov%3Fx%3D1"
	contains(t, r, "Log ind med kommunens login", `href="`+start+`"`)
	webtest.HTML(t, r.body, webtest.Sound())
	if r = g.get(start); !strings.HasPrefix(r.url, g.issuer.URL+"/authorize?") {
		t.Fatalf("the login began at %s", r.url)
	}
	contains(t, r, "Hvem er du?", "Asta")
	asked := g.issuer.Asked()
	for key, want := range map[string]string{"response_type": "code", "client_id": "indgang", "redirect_uri": g.url + "/login/callback",
		"scope": "openid profile", "code_challenge_method": "S256"} {
		if got := asked.Get(key); got != want {
			t.Errorf("asked for %s=%q, want %q", key, got, want)
		}
	}
	for key, least := range map[string]int{"state": 26, "nonce": 26, "code_challenge": 43} {
		if got := asked.Get(key); len(got) < least {
			t.Errorf("%s=%q is too short to be unguessable", key, got)
		}
	}
	r = g.login("Asta", "/lov?x=1")
	if r.status != http.StatusOK || r.url != g.url+"/lov?x=1" {
		t.Fatalf("after the login: %d at %s", r.status, r.url)
	}
	contains(t, r, "Asta Skov", "Sagsbehandler", "Jobparate")
	u, _ := g.account("ASK")
	if !slices.Equal(u.Roles, []office.Role{office.Caseworker}) || !slices.Equal(u.Units, []string{"Jobparate"}) {
		t.Errorf("the account is %+v", u)
	}
	if r = g.get("/login"); r.url != g.url+"/" {
		t.Errorf("the login page of somebody logged in stays at %s", r.url)
	}
	for _, secret := range []string{"Asta", "ASK", "hemmelig", "/lov", "x=1"} {
		if strings.Contains(strings.ReplaceAll(g.log.String(), `"page":"GET /lov"`, ""), secret) {
			t.Errorf("the log tells %q:\n%s", secret, g.log)
		}
	}
	if !strings.Contains(g.log.String(), `"msg":"request","page":"GET /login/callback","status":303`) {
		t.Errorf("the log has no line for the callback:\n%s", g.log)
	}
}

func TestALoginRenewsTheSession(t *testing.T) {
	g := newGate(t)
	cookie := func() *http.Cookie {
		at, _ := url.Parse(g.url)
		all := g.client.Jar.Cookies(at)
		if len(all) != 1 {
			t.Fatalf("cookies: %v", all)
		}
		return all[0]
	}
	back := g.answer("Asta")
	before := cookie()
	c := *g.client
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	r, err := c.Get(back)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	set := slices.DeleteFunc(r.Cookies(), func(c *http.Cookie) bool { return c.MaxAge < 0 }) // the login under way is over
	if len(set) != 1 {
		t.Fatalf("cookies set: %v", set)
	}
	k := set[0]
	if k.Name != "__Host-indgang" || !k.Secure || !k.HttpOnly || k.SameSite != http.SameSiteLaxMode || k.Path != "/" || k.Domain != "" ||
		!k.Expires.IsZero() || k.MaxAge != 0 {
		t.Errorf("the cookie is %s", k.Raw)
	}
	if k.Value == before.Value {
		t.Error("the session kept its token through the login")
	}
	old, _ := http.NewRequest("GET", g.url+"/lov", nil)
	old.AddCookie(&http.Cookie{Name: before.Name, Value: before.Value})
	c.Jar = nil
	if r, err = c.Do(old); err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusSeeOther {
		t.Errorf("the token from before the login answers %d", r.StatusCode)
	}
	for name, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff",
		"Cache-Control": "no-store"} {
		if !strings.Contains(strings.Join(r.Header.Values(name), " "), want) {
			t.Errorf("%s is %q", name, r.Header.Values(name))
		}
	}
}

// What a user has said about why they look at a case is theirs alone, also where
// two share a machine and nobody logs out.
func TestALoginLeavesNothingOfTheLastUsersSession(t *testing.T) {
	s := newSite(t)
	s.login("KRB")
	c := s.Citizen("Bo Lund", "1990-01-01 født", "2026-11-10 sagsbehandler HGA i Sygedagpenge", "2026-11-10 første henvendelse")
	path := "/borger/" + string(c)
	if r := s.get(path); r.status != http.StatusForbidden {
		t.Fatalf("without a purpose: %d", r.status)
	}
	if r := s.post(path+"/formaal", url.Values{"purpose": {"Vikar for HGA"}}); r.status != http.StatusOK {
		t.Fatalf("with a purpose: %d", r.status)
	}
	s.post("/login", url.Values{"id": {"AMY"}})
	if r := s.get(path); r.status != http.StatusForbidden {
		t.Errorf("the next user, without a purpose: %d", r.status)
	}
}

func TestAnAnswerToAnotherQuestionIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(q url.Values){
		"another state":  func(q url.Values) { q.Set("state", "ABC") },
		"no state":       func(q url.Values) { q.Del("state") },
		"another issuer": func(q url.Values) { q.Set("iss", "https://evil.example") },
		"no issuer":      func(q url.Values) { q.Del("iss") },
		"another code":   func(q url.Values) { q.Set("code", "ABC") },
		"no code":        func(q url.Values) { q.Del("code") },
	} {
		t.Run(name, func(t *testing.T) {
			g := newGate(t)
			u, _ := url.Parse(g.answer("Asta"))
			q := u.Query()
			spoil(q)
			u.RawQuery = q.Encode()
			g.refused(g.get(u.String()), http.StatusBadRequest, "Prøv igen")
			if n := g.issuer.Exchanges(); n != 0 {
				t.Errorf("%d codes were exchanged", n)
			}
			if _, found := g.account("ASK"); found {
				t.Error("there is an account")
			}
			if g.login("Asta"); !g.in() {
				t.Error("the next try does not work")
			}
		})
	}
}

func TestAnAnswerWorksOnceAndInOneBrowser(t *testing.T) {
	g := newGate(t)
	back := g.answer("Asta")
	thief := *g
	thief.newBrowser()
	thief.refused(thief.get(back), http.StatusBadRequest, "Prøv igen")
	// Nor does it help the thief to have a login of their own under way.
	thief.answer("Nye")
	thief.refused(thief.get(back), http.StatusBadRequest, "Prøv igen")

	g.get(back)
	if !g.in() {
		t.Fatal("the right browser is not logged in")
	}
	if r := g.get(back); r.url != g.url+"/" {
		t.Errorf("the answer fetched again by the back button stays at %s", r.url)
	}
	thief.refused(thief.get(back), http.StatusBadRequest)

	// The issuer too takes a code once: with the state of a new login, the old
	// code gets no token.
	g.newBrowser()
	used, _ := url.Parse(back)
	fresh, _ := url.Parse(g.answer("Asta"))
	q := fresh.Query()
	q.Set("code", used.Query().Get("code"))
	fresh.RawQuery = q.Encode()
	g.refused(g.get(fresh.String()), http.StatusBadRequest, "brugt eller udløbet")
	if n := g.issuer.Exchanges(); n != 1 {
		t.Errorf("%d codes were exchanged", n)
	}
}

func TestACodeForAnotherVerifierIsRefused(t *testing.T) {
	g := newGate(t)
	// A code that was stolen from one login is put into another one.
	stolen, _ := url.Parse(g.answer("Asta"))
	g.newBrowser()
	own, _ := url.Parse(g.answer("Nye"))
	q := own.Query()
	q.Set("code", stolen.Query().Get("code"))
	own.RawQuery = q.Encode()
	g.refused(g.get(own.String()), http.StatusBadRequest, "brugt eller udløbet")
}

func TestALoginThatTakesTooLongIsRefused(t *testing.T) {
	g := newGate(t)
	back := g.answer("Asta")
	for range 11 {
		g.Tick()
	}
	g.refused(g.get(back), http.StatusBadRequest, "tager for lang tid")
}

func TestATokenThatIsNotForUsIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(g *gate, claims map[string]any){
		"another nonce":            func(_ *gate, c map[string]any) { c["nonce"] = "ABC" },
		"no nonce":                 func(_ *gate, c map[string]any) { delete(c, "nonce") },
		"another issuer":           func(_ *gate, c map[string]any) { c["iss"] = "https://evil.example" },
		"another audience":         func(_ *gate, c map[string]any) { c["aud"] = "payroll" },
		"another authorized party": func(_ *gate, c map[string]any) { c["aud"] = []string{"payroll", "indgang"}; c["azp"] = "payroll" },
		"no authorized party":      func(_ *gate, c map[string]any) { c["aud"] = []string{"payroll", "indgang"} },
		"expired":                  func(g *gate, c map[string]any) { c["exp"] = g.Now().Add(-time.Second).Unix() },
		"not yet valid":            func(g *gate, c map[string]any) { c["nbf"] = g.Now().Add(6 * time.Minute).Unix() },
		"no expiry":                func(_ *gate, c map[string]any) { delete(c, "exp") },
	} {
		t.Run(name, func(t *testing.T) {
			g := newGate(t)
			g.issuer.Spoil(func(c map[string]any) { spoil(g, c) })
			g.refused(g.login("Asta"), http.StatusBadGateway, "kunne ikke godkendes", "it-support")
			if _, found := g.account("ASK"); found {
				t.Error("there is an account")
			}
			g.issuer.Spoil(nil)
			if g.login("Asta"); !g.in() {
				t.Error("the next try does not work")
			}
		})
	}
}

func TestATokenThatTheProviderDidNotSignIsRefused(t *testing.T) {
	g := newGate(t)
	g.issuer.Forge()
	g.refused(g.login("Asta"), http.StatusBadGateway, "kunne ikke godkendes")
}

func TestTheProviderMayTurnOverItsKeys(t *testing.T) {
	g := newGate(t)
	for range 3 {
		g.newBrowser()
		if g.login("Asta"); !g.in() {
			t.Fatal("not logged in")
		}
		g.issuer.Rotate()
	}
}

func TestAUserWithoutARoleIsToldSo(t *testing.T) {
	g := newGate(t)
	g.refused(g.login("Nye"), http.StatusForbidden, "ingen rolle i Indgang", "Bed din leder")
	if _, found := g.account("NYE"); found {
		t.Error("somebody without a role got an account")
	}
	g.issuer.SetUser("Mange", map[string]any{"initials": "MGE", "_claim_names": map[string]string{"groups": "src1"},
		"_claim_sources": map[string]any{"src1": map[string]string{"endpoint": "https://graph.example"}}})
	g.refused(g.login("Mange"), http.StatusForbidden, "ingen rolle i Indgang")
	if l := g.log.String(); !strings.Contains(l, "too many groups") ||
		!strings.Contains(l, `"claims":["_claim_names","_claim_sources","aud","exp","iat","initials","iss","nonce","sub"]`) {
		t.Errorf("the log does not tell why:\n%s", g.log)
	}
}

func TestRolesFollowTheClaimsAtTheNextLogin(t *testing.T) {
	g := newGate(t)
	g.login("Asta")
	first := *g // the browser at the other desk stays logged in
	if r := first.get("/borger/ny"); r.status != http.StatusOK {
		t.Fatalf("a caseworker's page: %d", r.status)
	}

	claims := staffClaims()["Asta"]
	claims["groups"], claims["department"] = "JUR", "Stab"
	g.issuer.SetUser("Asta", claims)
	g.newBrowser()
	if r := g.login("Asta"); r.url != g.url+"/lov?liste=venter" {
		t.Errorf("a lawyer, who has no day's list, begins at %s", r.url)
	}
	u, _ := g.account("ASK")
	if !slices.Equal(u.Roles, []office.Role{office.Lawyer}) || !slices.Equal(u.Units, []string{"Stab"}) {
		t.Errorf("the account is %+v", u)
	}
	if r := first.get("/borger/ny"); r.status != http.StatusForbidden {
		t.Errorf("the session from before the change: %d", r.status)
	}

	claims["groups"] = []string{}
	g.issuer.SetUser("Asta", claims)
	g.newBrowser()
	g.refused(g.login("Asta"), http.StatusForbidden, "ingen rolle i Indgang")
	if u, found := g.account("ASK"); !found || len(u.Roles) != 0 || len(u.Units) != 0 {
		t.Errorf("the account is %+v", u)
	}
	if r := first.get("/lov"); r.status != http.StatusForbidden {
		t.Errorf("the session from before the roles were taken: %d", r.status)
	}
}

func TestAUserWhoseIDCannotBeUsedIsRefused(t *testing.T) {
	for name, id := range map[string]any{
		"none": nil, "empty": "", "a number": 7, "a list": []string{"ASK"}, "a space": "A SK", "a line": "ASK\nUNG", "a domain": `ISHOJ\ask`,
		"too long": strings.Repeat("A", 65), "markup": "<b>",
	} {
		t.Run(name, func(t *testing.T) {
			g := newGate(t)
			g.issuer.SetUser("Asta", map[string]any{"initials": id, "groups": "SAG"})
			g.refused(g.login("Asta"), http.StatusForbidden, "bruger-id mangler")
		})
	}
}

func TestTheLevelOfAssuranceCanBeAskedFor(t *testing.T) {
	const loa = "https://data.gov.dk/concept/core/nsis/loa"
	g := newGate(t, func(_ *oidctest.Options, o *web.OIDCOptions, _ *web.Options) {
		o.Claims.Level = &web.LevelClaim{Claim: loa, Accept: []string{"Substantial", "High"}, Ask: "Substantial"}
	})
	claims := staffClaims()["Asta"]
	g.refused(g.login("Asta"), http.StatusForbidden, "totrinsgodkendelse")
	claims[loa] = "Low"
	g.issuer.SetUser("Asta", claims)
	g.refused(g.login("Asta"), http.StatusForbidden, "totrinsgodkendelse")
	claims[loa] = []string{"Low", "High"}
	g.issuer.SetUser("Asta", claims)
	if g.login("Asta"); !g.in() {
		t.Error("not logged in at a level that is high enough")
	}
	if got := g.issuer.Asked().Get("acr_values"); got != "Substantial" {
		t.Errorf("acr_values=%q", got)
	}
}

func TestWhatTheProviderRefusesIsToldInDanish(t *testing.T) {
	g := newGate(t)
	g.refused(g.login("nobody"), http.StatusForbidden, "Du afbrød loginet", "bed din leder")
	if strings.Contains(g.log.String(), "Mette") {
		t.Errorf("the log names somebody:\n%s", g.log)
	}
	for code, want := range map[string]struct {
		status int
		text   string
	}{
		"server_error":          {http.StatusServiceUnavailable, "Prøv igen om lidt"},
		"invalid_scope":         {http.StatusBadGateway, "ikke sat rigtigt op"},
		"login_required":        {http.StatusForbidden, "Prøv igen"},
		`<script>alert(1)</scr`: {http.StatusForbidden, "Prøv igen"},
	} {
		u, _ := url.Parse(g.answer("Asta"))
		q := u.Query()
		q.Set("error", code)
		u.RawQuery = q.Encode()
		r := g.get(u.String())
		g.refused(r, want.status, want.text)
		if strings.Contains(r.body, "<script>alert") {
			t.Error("the provider's words are on the page")
		}
	}
}

func TestAProviderThatIsDownIsToldInDanish(t *testing.T) {
	g := newGate(t)
	back := g.answer("Asta")
	g.issuer.Down(true)
	g.refused(g.get(back), http.StatusServiceUnavailable, "svarer ikke", "Prøv igen om lidt")
	g.issuer.Down(false)
	if g.login("Asta"); !g.in() {
		t.Error("the next try does not work")
	}
}

func TestALoginNeedsAProviderAtTheStart(t *testing.T) {
	g := newGate(t)
	claims, _ := web.ReadClaimMap([]byte(claimMap))
	o := web.OIDCOptions{Issuer: g.issuer.URL, ClientID: "indgang", ClientSecret: "x", PublicURL: "https://indgang.example", Claims: claims}
	if _, err := web.NewOIDC(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	g.issuer.Down(true)
	if _, err := web.NewOIDC(t.Context(), o); err == nil {
		t.Error("a provider that is down was taken")
	}
	g.issuer.Down(false)
	o.Issuer += "/"
	if _, err := web.NewOIDC(t.Context(), o); err == nil {
		t.Error("a provider of another name was taken")
	}
}

func TestAWrongSecretIsToldInDanish(t *testing.T) {
	g := newGate(t, func(_ *oidctest.Options, o *web.OIDCOptions, _ *web.Options) { o.ClientSecret = "another" })
	g.refused(g.login("Asta"), http.StatusBadGateway, "ikke sat rigtigt op", "it-support")
}

func TestAnIdleSessionEnds(t *testing.T) {
	g := newGate(t)
	g.login("Asta")
	wait := func(minutes int) {
		for range minutes {
			g.Tick()
		}
	}
	wait(30)
	if !g.in() {
		t.Fatal("the session ended too early")
	}
	wait(30)
	if !g.in() {
		t.Fatal("a session in use ended")
	}
	wait(31)
	r := g.get("/lov")
	if !atLogin(r) {
		t.Fatalf("an idle session came to %s", r.url)
	}
	contains(t, r, "Du er logget ud, fordi Indgang ikke har været brugt")
	if r = g.get("/login"); strings.Contains(r.body, "Du er logget ud") {
		t.Error("the message stays")
	}
	if r = g.login("Asta", "/lov"); r.url != g.url+"/lov" {
		t.Errorf("after the new login: %s", r.url)
	}
}

func TestALongSessionEnds(t *testing.T) {
	g := newGate(t, func(_ *oidctest.Options, _ *web.OIDCOptions, w *web.Options) { w.Lifetime = time.Hour })
	g.login("Asta")
	for range 3 {
		for range 20 {
			g.Tick()
		}
		if !g.in() {
			t.Fatal("the session ended too early")
		}
	}
	g.Tick()
	if g.in() {
		t.Error("the session lasts for ever")
	}
}

func TestALogoutEndsBothSessionsAndStaysOut(t *testing.T) {
	g := newGate(t)
	g.login("Asta")
	r := g.do("POST", g.url+"/logud")
	contains(t, r, "Du er logget ud af Indgang")
	webtest.HTML(t, r.body, webtest.Sound())
	if g.in() {
		t.Error("still logged in here")
	}
	out := hrefOf(t, r.body, "Fortsæt")
	r = g.get(out)
	if r.url != g.url+"/login" || r.status != http.StatusOK {
		t.Errorf("after the logout: %d at %s", r.status, r.url)
	}
	contains(t, r, "Log ind med kommunens login")
	if n := g.issuer.Logouts(); n != 1 {
		t.Errorf("%d logouts at the provider", n)
	}
	if r = g.do("POST", g.url+"/logud"); r.url != g.url+"/login" {
		t.Errorf("a second logout came to %s", r.url)
	}
}

// A real browser holds us to our own policy, keeps Secure cookies on loopback,
// keeps them back from another site's form, and follows the logout to another
// origin.
func TestABrowserLogsInAndOutOverPlainHTTPOnLoopback(t *testing.T) {
	b := webtest.Start(t)
	for _, mode := range []string{"query", "form_post"} {
		t.Run(mode, func(t *testing.T) {
			g := gateOver(t, "http", func(_ *oidctest.Options, o *web.OIDCOptions, _ *web.Options) { o.Claims.ResponseMode = mode })
			p := b.Page(t, 1280, 800)
			choose := func(user string) {
				p.Click("text=Log ind med kommunens login")
				p.Click("text=" + user)
				if mode == "form_post" {
					p.Click("text=Videre")
				}
			}
			p.Goto(g.url + "/lov")
			p.CheckSound()
			choose("Asta")
			if got := p.URL(); got != g.url+"/lov" {
				t.Fatalf("after the login: %s", got)
			}
			p.Click("summary")
			p.Click("text=Log ud")
			p.WaitFor("text=Log ind med kommunens login")
			if got := p.URL(); got != g.url+"/login" || g.issuer.Logouts() != 1 {
				t.Errorf("after the logout: %s, %d logouts at the provider", got, g.issuer.Logouts())
			}
			p.Goto(g.url + "/lov")
			if got := p.URL(); got != g.url+"/login?til=%2Flov" {
				t.Errorf("logged out, and yet at %s", got)
			}
			choose("Nye")
			p.WaitText("h1", "Du blev ikke logget ind")
			if v := p.Axe(); len(v) > 0 {
				t.Errorf("the page of a refusal: %v", v)
			}
			if errs := p.ConsoleErrors(); len(errs) > 0 {
				t.Errorf("the browser complains: %q", errs)
			}
		})
	}
}

func TestAProviderMayAnswerWithAForm(t *testing.T) {
	g := newGate(t, func(_ *oidctest.Options, o *web.OIDCOptions, _ *web.Options) { o.Claims.ResponseMode = "form_post" })
	ask, _ := url.Parse(g.stop("/login/start"))
	if got := ask.Query().Get("response_mode"); got != "form_post" {
		t.Fatalf("response_mode=%q", got)
	}
	q := ask.Query()
	q.Set("response_mode", "query")
	q.Set("user", "Asta")
	ask.Path, ask.RawQuery = "/choose", q.Encode()
	back, _ := url.Parse(g.stop(ask.String()))
	form := back.Query()
	form.Set("next", "//evil.example")
	// As browsers send it: from another site, and so without our cookie.
	req, _ := http.NewRequest("POST", g.url+back.Path, strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	req.Header.Set("Origin", g.issuer.URL)
	c := *g.client
	c.Jar = nil
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	r, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	to, err := r.Location()
	if err != nil || r.StatusCode != http.StatusSeeOther || to.Path != "/login/callback" || to.Host != req.Host ||
		strings.Contains(to.RawQuery, "evil") {
		t.Fatalf("the form was answered with %d and %v", r.StatusCode, to)
	}
	if len(r.Cookies()) > 0 {
		t.Error("the form was answered with a cookie, which would push out the session")
	}
	if g.get(to.String()); !g.in() {
		t.Error("not logged in")
	}
}

func TestALogoutWorksWhereTheProviderHasNone(t *testing.T) {
	g := newGate(t, func(i *oidctest.Options, _ *web.OIDCOptions, _ *web.Options) { i.NoLogout = true })
	g.login("Asta")
	r := g.do("POST", g.url+"/logud")
	if r.url != g.url+"/login" || g.in() {
		t.Errorf("after the logout: %s", r.url)
	}
	contains(t, r, "Log ind med kommunens login")
}

func TestALogoutFromAnotherSiteIsRefused(t *testing.T) {
	g := newGate(t)
	g.login("Asta")
	req, _ := http.NewRequest("POST", g.url+"/logud", nil)
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	r, err := g.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusForbidden || !g.in() {
		t.Errorf("another site got %d", r.StatusCode)
	}
}

// hrefOf finds the address of a link by its text.
func hrefOf(t *testing.T, body, text string) string {
	t.Helper()
	before, _, found := strings.Cut(body, ">"+text+"</a>")
	_, href, _ := strings.Cut(before[max(0, strings.LastIndex(before, "<a ")):], `href="`)
	href, _, ok := strings.Cut(href, `"`)
	if !found || !ok {
		t.Fatalf("no link %q", text)
	}
	return strings.NewReplacer("&amp;", "&", "&#43;", "+").Replace(href)
}

func TestOptionsThatCannotBeRightAreRefused(t *testing.T) {
	claims, err := web.ReadClaimMap([]byte(claimMap))
	if err != nil {
		t.Fatal(err)
	}
	good := web.OIDCOptions{Issuer: "https://login.example/tenant", ClientID: "indgang", ClientSecret: "x",
		PublicURL: "https://indgang.example", Claims: claims}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for _, u := range []string{"http://localhost:8080", "http://127.0.0.1:8080/", "http://[::1]:8080", "https://indgang.example/"} {
		o := good
		if o.PublicURL = u; o.Check() != nil {
			t.Errorf("%s: %v", u, o.Check())
		}
	}
	for _, u := range []string{"", "indgang.example", "http://indgang.example", "http://localhost.example", "https://indgang.example/sti",
		"https://a:b@indgang.example", "https://indgang.example?x", "ftp://localhost", "http://127.0.0.1.example"} {
		o := good
		if o.PublicURL = u; o.Check() == nil {
			t.Errorf("the public URL %q was taken", u)
		}
		o = good
		if o.Issuer = u; u != "https://indgang.example/sti" && o.Check() == nil {
			t.Errorf("the issuer %q was taken", u)
		}
	}
}

func TestAClaimMapIsReadStrictly(t *testing.T) {
	const roles = `"roles":{"claim":"groups","values":{"SAG":"caseworker"}}`
	for want, js := range map[string]string{
		"id is missing":                `{"name":"n",` + roles + `}`,
		"name is missing":              `{"id":"i",` + roles + `}`,
		"roles.claim is missing":       `{"id":"i","name":"n","roles":{"values":{"SAG":"caseworker"}}}`,
		"nobody could log in":          `{"id":"i","name":"n","roles":{"claim":"g"}}`,
		`"king" is no role`:            `{"id":"i","name":"n","roles":{"claim":"g","values":{"SAG":"king"}}}`,
		"empty value":                  `{"id":"i","name":"n","roles":{"claim":"g","values":{"":"caseworker"}}}`,
		`unknown field "unit"`:         `{"id":"i","name":"n",` + roles + `,"unit":{}}`,
		`unknown field "ID"`:           `{"ID":"i","name":"n",` + roles + `}`,
		`"id" stands twice`:            `{"id":"i","id":"j","name":"n",` + roles + `}`,
		`roles.values."SAG" stands tw`: `{"id":"i","name":"n","roles":{"claim":"g","values":{"SAG":"caseworker","SAG":"lawyer"}}}`,
		"behind the end":               `{"id":"i","name":"n",` + roles + `}{}`,
		"units.claim is missing":       `{"id":"i","name":"n",` + roles + `,"units":{"values":{"a":"b"}}}`,
		"level needs":                  `{"id":"i","name":"n",` + roles + `,"level":{"claim":"acr","accept":[]}}`,
		"response_mode is":             `{"id":"i","name":"n",` + roles + `,"response_mode":"fragment"}`,
		"scopes has":                   `{"id":"i","name":"n",` + roles + `,"scopes":[""]}`,
		"EOF":                          ``,
	} {
		if _, err := web.ReadClaimMap([]byte(js)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", js, err, want)
		}
	}
}

func TestTheClaimMapsInTheDocumentsAreRight(t *testing.T) {
	text, err := os.ReadFile("../docs/drift.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(text), "```json\n")[1:]
	if len(blocks) != 2 {
		t.Errorf("%d claim maps", len(blocks))
	}
	for _, b := range blocks {
		js, _, _ := strings.Cut(b, "```")
		if _, err := web.ReadClaimMap([]byte(js)); err != nil {
			t.Errorf("%v in\n%s", err, js)
		}
	}
}

func FuzzReadClaimMap(f *testing.F) {
	f.Add([]byte(claimMap))
	f.Add([]byte(`{"id":"sub","name":"name","roles":{"claim":"r","values":{"Æ":"operator","æ":"analyst"}},"level":{"claim":"acr","accept":["2"],"ask":"2"},"scopes":["profile","allatclaims"],"units":{"claim":"g","values":{"1":"Ydelse"}}}`))
	f.Add([]byte(`{"id":"i","Id":"j"}`))
	f.Add([]byte(`[[[[{"values":{"a":null,"a":1}}]]]]`))
	f.Add([]byte(`{}{}`))
	f.Fuzz(func(t *testing.T, js []byte) {
		m, err := web.ReadClaimMap(js)
		if err != nil {
			return
		}
		if m.ID == "" || m.Roles.Claim == "" || len(m.Roles.Values) == 0 {
			t.Fatalf("a map that lets nobody in, or nobody knows who: %+v", m)
		}
		for v, r := range m.Roles.Values {
			if !r.Known() || v == "" {
				t.Fatalf("%q means %q", v, r)
			}
		}
		again, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		m2, err := web.ReadClaimMap(again)
		if err != nil {
			t.Fatalf("what was read is not read again: %s: %v", again, err)
		}
		if twice, _ := json.Marshal(m2); !bytes.Equal(again, twice) {
			t.Fatalf("%s became %s", again, twice)
		}
	})
}
