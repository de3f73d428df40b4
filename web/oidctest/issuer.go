// Package oidctest is an OpenID Connect issuer that runs in the test's own
// process: discovery, keys that can be turned over, a page to choose who one is,
// codes that work once and for one verifier, signed tokens, and logout. It
// checks what a real issuer checks and answers with the errors of the standard,
// so that a client that passes here has kept to the protocol. It hides keys,
// codes and endpoints; a test says who the users are and what to spoil.
//
// It stands beside the flow and is imported by tests only.
package oidctest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Options are what an Issuer is made of.
type Options struct {
	Now func() time.Time
	// Client is who may log in here, and the addresses it may be sent back to.
	ClientID, ClientSecret string
	// Users are the claims of each user, by the name on the page of choices.
	Users map[string]map[string]any
	// NoLogout leaves end_session_endpoint out, as issuers may.
	NoLogout bool
	// TLS serves over HTTPS, with the certificate of httptest.
	TLS bool
}

// An Issuer is a running issuer.
type Issuer struct {
	URL    string
	Client *http.Client // one that trusts it

	o      Options
	server *httptest.Server

	mu        sync.Mutex
	users     map[string]map[string]any
	returns   []string // redirect addresses
	keys      []jose.JSONWebKey
	codes     map[string]grant
	spoil     func(claims map[string]any)
	down      bool
	logouts   int
	exchanges int
	asked     url.Values
}

// A grant is what a code stands for.
type grant struct {
	user, redirect, challenge, nonce string
	expires                          time.Time
	used                             bool
}

// Start starts an issuer that ends with the test.
func Start(t testing.TB, o Options) *Issuer {
	t.Helper()
	i := &Issuer{o: o, users: maps.Clone(o.Users), codes: map[string]grant{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", i.discovery)
	mux.HandleFunc("GET /keys", i.jwks)
	mux.HandleFunc("GET /authorize", i.authorize)
	mux.HandleFunc("GET /choose", i.choose)
	mux.HandleFunc("POST /token", i.token)
	mux.HandleFunc("GET /logout", i.logout)
	i.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		i.mu.Lock()
		down := i.down
		i.mu.Unlock()
		if down {
			http.Error(w, "down", http.StatusServiceUnavailable)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	if o.TLS {
		i.server.StartTLS()
	} else {
		i.server.Start()
	}
	t.Cleanup(i.server.Close)
	i.URL, i.Client = i.server.URL, i.server.Client()
	i.Rotate()
	return i
}

// Return allows an address that users may be sent back to.
func (i *Issuer) Return(addresses ...string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.returns = append(i.returns, addresses...)
}

// SetUser changes what is claimed about a user from now on.
func (i *Issuer) SetUser(name string, claims map[string]any) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.users[name] = claims
}

// Spoil lets f change the claims of every token before it is signed; nil stops.
func (i *Issuer) Spoil(f func(claims map[string]any)) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.spoil = f
}

// Rotate makes a new key and forgets the old one.
func (i *Issuer) Rotate() {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.keys = []jose.JSONWebKey{{Key: key, KeyID: rand.Text(), Algorithm: "RS256", Use: "sig"}}
}

// Forge signs from now on with a key that the issuer does not publish.
func (i *Issuer) Forge() {
	i.Rotate()
	i.mu.Lock()
	defer i.mu.Unlock()
	real := i.keys[0]
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	i.keys = append([]jose.JSONWebKey{{Key: key, KeyID: real.KeyID, Algorithm: "RS256", Use: "forged"}}, real)
}

// Down makes every answer 503, or ends that.
func (i *Issuer) Down(down bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.down = down
}

// Logouts returns how many users have logged out here.
func (i *Issuer) Logouts() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.logouts
}

// Exchanges returns how often a code was exchanged for a token.
func (i *Issuer) Exchanges() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.exchanges
}

// Asked returns what the last authorization request asked for.
func (i *Issuer) Asked() url.Values {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.asked
}

func (i *Issuer) discovery(w http.ResponseWriter, _ *http.Request) {
	d := map[string]any{
		"issuer": i.URL, "authorization_endpoint": i.URL + "/authorize", "token_endpoint": i.URL + "/token", "jwks_uri": i.URL + "/keys",
		"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"}, "code_challenge_methods_supported": []string{"S256"},
		"token_endpoint_auth_methods_supported":          []string{"client_secret_basic"},
		"authorization_response_iss_parameter_supported": true,
	}
	if !i.o.NoLogout {
		d["end_session_endpoint"] = i.URL + "/logout"
	}
	reply(w, http.StatusOK, d)
}

func (i *Issuer) jwks(w http.ResponseWriter, _ *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	var set jose.JSONWebKeySet
	for _, k := range i.keys {
		if k.Use == "sig" {
			set.Keys = append(set.Keys, k.Public())
		}
	}
	reply(w, http.StatusOK, set)
}

var choices = template.Must(template.New("").Parse(`<!doctype html><html lang="da"><title>Hvem er du?</title><link rel="icon" href="data:,"><h1>Hvem er du?</h1>
{{range .}}<p><a href="{{.Href}}">{{.Name}}</a></p>
{{end}}`))

// authorize shows the page of choices, with a way to say no.
func (i *Issuer) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	i.mu.Lock()
	i.asked = q
	known := slices.Contains(i.returns, q.Get("redirect_uri"))
	names := slices.Sorted(maps.Keys(i.users))
	i.mu.Unlock()
	if q.Get("client_id") != i.o.ClientID || !known {
		// Nobody is sent to an address that was not agreed.
		http.Error(w, "unknown client or redirect_uri", http.StatusBadRequest)
		return
	}
	if q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("code_challenge") == "" ||
		q.Get("nonce") == "" || q.Get("state") == "" {
		i.back(w, r, url.Values{"error": {"invalid_request"}})
		return
	}
	type choice struct{ Name, Href string }
	var list []choice
	for _, n := range append(names, "") {
		c := choice{n, "/choose?" + r.URL.RawQuery + "&user=" + url.QueryEscape(n)}
		if n == "" {
			c.Name = "Afbryd"
		}
		list = append(list, c)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = choices.Execute(w, list)
}

func (i *Issuer) choose(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	i.mu.Lock()
	i.asked = q
	_, known := i.users[q.Get("user")]
	allowed := slices.Contains(i.returns, q.Get("redirect_uri"))
	code := rand.Text()
	if known && allowed {
		i.codes[code] = grant{user: q.Get("user"), redirect: q.Get("redirect_uri"), challenge: q.Get("code_challenge"), nonce: q.Get("nonce"),
			expires: i.o.Now().Add(time.Minute)}
	}
	i.mu.Unlock()
	switch {
	case !allowed:
		http.Error(w, "unknown redirect_uri", http.StatusBadRequest)
	case !known:
		i.back(w, r, url.Values{"error": {"access_denied"}, "error_description": {"Mette Madsen said no"}})
	default:
		i.back(w, r, url.Values{"code": {code}})
	}
}

var answer = template.Must(template.New("").Parse(`<!doctype html><html lang="da"><title>Videre</title><link rel="icon" href="data:,"><form method="post" action="{{.To}}">
{{range $k, $v := .Fields}}<input type="hidden" name="{{$k}}" value="{{index $v 0}}">{{end}}<button>Videre</button></form>`))

// back sends the browser back to the client, by an address or by a form.
func (i *Issuer) back(w http.ResponseWriter, r *http.Request, v url.Values) {
	v.Set("state", r.URL.Query().Get("state"))
	v.Set("iss", i.URL)
	if r.URL.Query().Get("response_mode") == "form_post" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = answer.Execute(w, map[string]any{"To": r.URL.Query().Get("redirect_uri"), "Fields": v})
		return
	}
	http.Redirect(w, r, r.URL.Query().Get("redirect_uri")+"?"+v.Encode(), http.StatusFound)
}

func (i *Issuer) token(w http.ResponseWriter, r *http.Request) {
	id, secret, _ := r.BasicAuth()
	id, _ = url.QueryUnescape(id)
	secret, _ = url.QueryUnescape(secret)
	if !same(id, i.o.ClientID) || !same(secret, i.o.ClientSecret) {
		reply(w, http.StatusUnauthorized, map[string]string{"error": "invalid_client"})
		return
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	code := r.PostFormValue("code")
	g, ok := i.codes[code]
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if r.PostFormValue("grant_type") != "authorization_code" || !ok || g.used || i.o.Now().After(g.expires) ||
		r.PostFormValue("redirect_uri") != g.redirect || !same(base64.RawURLEncoding.EncodeToString(sum[:]), g.challenge) {
		reply(w, http.StatusBadRequest, map[string]string{"error": "invalid_grant", "error_description": "not for Mette Madsen"})
		return
	}
	g.used = true
	i.codes[code] = g
	i.exchanges++
	now := i.o.Now()
	claims := map[string]any{"iss": i.URL, "aud": i.o.ClientID, "sub": g.user, "nonce": g.nonce, "iat": now.Unix(),
		"exp": now.Add(time.Hour).Unix()}
	maps.Copy(claims, i.users[g.user])
	if i.spoil != nil {
		i.spoil(claims)
	}
	raw, err := i.sign(claims)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	reply(w, http.StatusOK, map[string]any{"access_token": rand.Text(), "token_type": "Bearer", "expires_in": 3600, "id_token": raw})
}

func (i *Issuer) sign(claims map[string]any) (string, error) {
	s, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: i.keys[0]}, nil)
	if err != nil {
		return "", err
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	jws, err := s.Sign(payload)
	if err != nil {
		return "", err
	}
	return jws.CompactSerialize()
}

// logout ends the user's session here, where the token says whose it is, and
// sends the browser back to an agreed address.
func (i *Issuer) logout(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	i.mu.Lock()
	defer i.mu.Unlock()
	jws, err := jose.ParseSignedCompact(q.Get("id_token_hint"), []jose.SignatureAlgorithm{jose.RS256})
	if err == nil {
		_, err = jws.Verify(i.keys[0].Public())
	}
	if err != nil || !slices.Contains(i.returns, q.Get("post_logout_redirect_uri")) {
		http.Error(w, "unknown session or address", http.StatusBadRequest)
		return
	}
	i.logouts++
	http.Redirect(w, r, q.Get("post_logout_redirect_uri"), http.StatusFound)
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}
