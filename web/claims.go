package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"indgang/office"
)

// A ClaimMap says how a municipality's login tells who somebody is and what they
// are employed to do. It is a JSON file; docs/drift.md describes it.
type ClaimMap struct {
	// ID and Name are the claims that hold the user's ID and name.
	ID   string `json:"id"`
	Name string `json:"name"`
	// Roles is the claim that lists what the user is a member of, and what each
	// value means here.
	Roles RoleClaim `json:"roles"`
	// Units is the same for units. Without values, what the claim says is the
	// unit's name.
	Units *UnitClaim `json:"units,omitempty"`
	// Level is how sure the login must be of who it is, where that is asked.
	Level *LevelClaim `json:"level,omitempty"`
	// Scopes are asked for besides openid; profile where none are given.
	Scopes []string `json:"scopes,omitempty"`
	// ResponseMode is how the provider answers: by an address (query, where none
	// is given) or by a form (form_post), which AD FS wants before it tells more
	// than a name.
	ResponseMode string `json:"response_mode,omitempty"`
}

// A RoleClaim turns the values of a claim into roles.
type RoleClaim struct {
	Claim  string                 `json:"claim"`
	Values map[string]office.Role `json:"values"`
}

// A UnitClaim turns the values of a claim into names of units.
type UnitClaim struct {
	Claim  string            `json:"claim"`
	Values map[string]string `json:"values,omitempty"`
}

// A LevelClaim is the claim that holds the level of assurance (acr, or the NSIS
// level), and the values that are high enough.
type LevelClaim struct {
	Claim  string   `json:"claim"`
	Accept []string `json:"accept"`
	// Ask is sent as acr_values, for providers that raise the level on demand.
	Ask string `json:"ask,omitempty"`
}

// ReadClaimMap reads a claim map. It is strict: a map that is misspelt would
// shut people out, or let them in, without a word.
func ReadClaimMap(js []byte) (ClaimMap, error) {
	var m ClaimMap
	d := json.NewDecoder(bytes.NewReader(js))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return m, fmt.Errorf("claim map: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return m, errors.New("claim map: something stands behind the end")
	}
	if err := eachKeyOnce(json.NewDecoder(bytes.NewReader(js)), "", false); err != nil {
		return m, fmt.Errorf("claim map: %w", err)
	}
	return m, m.check()
}

func (m ClaimMap) check() error {
	for _, need := range []struct{ what, is string }{{"id", m.ID}, {"name", m.Name}, {"roles.claim", m.Roles.Claim}} {
		if need.is == "" {
			return fmt.Errorf("claim map: %s is missing", need.what)
		}
	}
	if len(m.Roles.Values) == 0 {
		return errors.New("claim map: roles.values is empty, so nobody could log in")
	}
	for v, r := range m.Roles.Values {
		if v == "" {
			return errors.New("claim map: roles.values has an empty value")
		}
		if !r.Known() {
			return fmt.Errorf("claim map: roles.values: %q is no role; the roles are %s", r, strings.Join(roleWords(), ", "))
		}
	}
	if u := m.Units; u != nil {
		if u.Claim == "" {
			return errors.New("claim map: units.claim is missing")
		}
		for v, unit := range u.Values {
			if v == "" || unit == "" {
				return errors.New("claim map: units.values has an empty value")
			}
		}
	}
	if l := m.Level; l != nil && (l.Claim == "" || len(l.Accept) == 0 || slices.Contains(l.Accept, "")) {
		return errors.New("claim map: level needs a claim and the values to accept")
	}
	if slices.Contains(m.Scopes, "") {
		return errors.New("claim map: scopes has an empty value")
	}
	if r := m.ResponseMode; r != "" && r != "query" && r != "form_post" {
		return fmt.Errorf("claim map: response_mode is %q, and not query or form_post", r)
	}
	return nil
}

func roleWords() []string {
	var out []string
	for _, r := range []office.Role{
		office.Caseworker, office.YouthAdviser, office.Consultant, office.BenefitTeam, office.TeamLeader,
		office.CentreHead, office.Lawyer, office.CitizenAdviser, office.Analyst, office.Operator,
	} {
		out = append(out, string(r))
	}
	return out
}

// eachKeyOnce walks one value and refuses a key that stands twice or is not
// spelt as documented: the decoder would take either in silence. The keys below
// "values" are the provider's own.
func eachKeyOnce(d *json.Decoder, path string, free bool) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('['):
		for d.More() {
			if err := eachKeyOnce(d, path, free); err != nil {
				return err
			}
		}
		_, err = d.Token()
	case json.Delim('{'):
		seen := map[string]bool{}
		for d.More() {
			t, err := d.Token()
			if err != nil {
				return err
			}
			key, _ := t.(string)
			if seen[key] {
				return fmt.Errorf("%s%q stands twice", path, key)
			}
			if !free && key != strings.ToLower(key) {
				return fmt.Errorf("unknown field %s%q", path, key)
			}
			seen[key] = true
			if err := eachKeyOnce(d, path+key+".", key == "values"); err != nil {
				return err
			}
		}
		_, err = d.Token()
	}
	return err
}

// Why a user of the provider is not let in.
var (
	errNoID     = errors.New("the claim with the user's ID is missing or cannot be used")
	errNoRole   = errors.New("no value of the claim with roles means a role")
	errLowLevel = errors.New("the level of assurance is too low")
)

// userID is what an ID may look like. It becomes part of facts and of the read
// log for ever, so nothing that could be taken for something else gets in.
var userID = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$`)

// user reads a user from the claims of a verified token. With errNoRole the
// user is still told, so that an account can lose its roles.
func (m ClaimMap) user(claims map[string]any) (office.User, error) {
	var u office.User
	if l := m.Level; l != nil && !slices.ContainsFunc(texts(claims[l.Claim]), func(v string) bool { return slices.Contains(l.Accept, v) }) {
		return u, errLowLevel
	}
	if id, ok := claims[m.ID].(string); ok {
		u.ID = strings.TrimSpace(id)
	}
	if !userID.MatchString(u.ID) {
		return office.User{}, errNoID
	}
	if name, ok := claims[m.Name].(string); ok {
		u.Name = clean(name)
	}
	if u.Name == "" {
		u.Name = u.ID
	}
	for _, v := range texts(claims[m.Roles.Claim]) {
		if r, ok := m.Roles.Values[v]; ok && !slices.Contains(u.Roles, r) {
			u.Roles = append(u.Roles, r)
		}
	}
	slices.Sort(u.Roles)
	if m.Units != nil {
		for _, v := range texts(claims[m.Units.Claim]) {
			unit := clean(v)
			if m.Units.Values != nil {
				unit = m.Units.Values[v]
			}
			if unit != "" && !slices.Contains(u.Units, unit) {
				u.Units = append(u.Units, unit)
			}
		}
	}
	if len(u.Roles) == 0 {
		return u, errNoRole
	}
	return u, nil
}

// texts returns a claim's text, or its texts where it is a list.
func texts(claim any) []string {
	switch c := claim.(type) {
	case string:
		return []string{c}
	case []any:
		var out []string
		for _, v := range c {
			if s, ok := v.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// clean makes a text from outside fit for one line on a page.
func clean(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if r := []rune(s); len(r) > 100 {
		s = string(r[:100])
	}
	return s
}
