package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"indgang/casefile"
	"indgang/day"
	"indgang/fact"
	"indgang/fault"
	"indgang/office"
)

type registerPage struct {
	layout
	C       *office.Citizen
	Kind    fact.Kind
	Date    field
	Fields  []field
	Form    form
	Correct *timelineItem
	New     []timelineItem
	Action  string
}

// kindsPage is the list of what can be registered.
type kindsPage struct {
	layout
	C      *office.Citizen
	Query  string
	Often  []kindChoice
	Groups []kindGroup
	Found  int
}

type kindGroup struct {
	Name  string
	Kinds []kindChoice
}

// A kindChoice is one line of the list: a kind of fact, or a kind with one of
// its values filled in.
type kindChoice struct {
	Name string
	Hint string // the value, where the search found that
	Href string
	Find string // what the filter looks in, in lower case
}

// registrable reports whether staff register a kind in a case. The birth comes
// with the citizen and is only ever corrected.
func registrable(k fact.Kind) bool {
	return k != "born" && slices.ContainsFunc(fact.Groups(), func(g fact.Group) bool { return slices.Contains(g.Kinds, k) })
}

// kindHref is the address of the form of a kind. Talks that were held have a
// form of their own.
func kindHref(c *office.Citizen, k fact.Kind) string {
	at := "/borger/" + string(c.Subject)
	switch k {
	case "talk-held", "talk-missed", "talk-cancelled":
		return at + "/samtale"
	}
	return at + "/registrer?hvad=" + url.QueryEscape(string(k))
}

// kindGroups sorts what can be registered as staff think of it, and keeps what a
// search finds: in the name of a kind, or among the values it can have.
func kindGroups(c *office.Citizen, query string) (groups []kindGroup, found int) {
	words := strings.Fields(strings.ToLower(query))
	for _, g := range fact.Groups() {
		kg := kindGroup{Name: g.Name}
		for _, k := range g.Kinds {
			if !registrable(k) {
				continue
			}
			line := kindChoice{Name: stem(k), Href: kindHref(c, k), Find: strings.ToLower(stem(k) + " " + fact.Stem(k))}
			values := kindValues(c, k, line)
			var all []string
			for _, v := range values {
				all = append(all, strings.ToLower(v.Hint))
			}
			switch {
			case has(line.Find, words):
				kg.Kinds = append(kg.Kinds, line)
			default:
				for _, v := range values {
					if has(v.Find, words) {
						kg.Kinds = append(kg.Kinds, v)
					}
				}
			}
			if len(words) == 0 {
				kg.Kinds[len(kg.Kinds)-1].Find += " " + strings.Join(all, " ")
			}
		}
		if len(kg.Kinds) > 0 {
			groups = append(groups, kg)
			found += len(kg.Kinds)
		}
	}
	return groups, found
}

// kindValues lists a kind with each value of its first list filled in: what
// people look for is "praktik", not "tilbud begyndt".
func kindValues(c *office.Citizen, k fact.Kind, line kindChoice) []kindChoice {
	for _, f := range fact.Fields(k) {
		if f.Type != fact.ChoiceField || f.Default != "" {
			continue
		}
		var out []kindChoice
		for _, t := range f.Choices {
			v := kindChoice{Name: line.Name, Hint: t.Words[0], Href: line.Href + "&" + url.Values{f.Name: {t.Code}}.Encode(), Find: line.Find + " " + strings.ToLower(strings.Join(t.Words, " "))}
			out = append(out, v)
		}
		return out
	}
	return nil
}

// has reports whether a text has every word in it.
func has(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// often lists what is often registered for a citizen of this kind, as the case
// stands: first what ends something that runs.
func often(c *office.Citizen) []kindChoice {
	var kinds []fact.Kind
	add := func(ks ...fact.Kind) {
		for _, k := range ks {
			if !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
	}
	add("talk-booked")
	now := c.On
	if c.Case.Caseworker == "" {
		add("caseworker-assigned")
	}
	group := c.Case.GroupOn(now)
	_, onBenefit := c.Case.BenefitOn(now)
	if group == 0 {
		add("group-assigned")
	}
	if !onBenefit && group != 12 && group != 13 {
		add("benefit-started")
	}
	if slices.ContainsFunc(c.Case.Offers, func(o casefile.Offer) bool { return o.Has(now) }) {
		add("offer-ended", "employer-contacted", "absence-registered")
	}
	if slices.ContainsFunc(c.Case.Educations, func(o casefile.Education) bool { return o.Has(now) }) {
		add("education-broken", "education-ended")
	}
	if slices.ContainsFunc(c.Case.Exemptions, func(o casefile.Exemption) bool { return o.Has(now) }) {
		add("exemption-ended")
	}
	if c.Case.IsSick(now) {
		add("partial-return", "full-return", "certificate-received")
	}
	add(oftenBy[group]...)
	add("guidance-given", "note-made")
	kinds = kinds[:min(len(kinds), 9)]
	out := make([]kindChoice, len(kinds))
	for i, k := range kinds {
		out[i] = kindChoice{Name: stem(k), Href: kindHref(c, k), Find: strings.ToLower(stem(k))}
	}
	return out
}

// oftenBy lists what is often registered for each target group.
var oftenBy = map[int][]fact.Kind{
	0:  {"first-contact", "jobseeker-registered", "application-received", "contact-attempted"},
	1:  {"referral-sent", "offer-started", "cv-visible", "fund-notified", "hours-paid", "exemption-started"},
	2:  {"offer-started", "cv-visible", "referral-sent", "absence-registered", "exemption-started", "plan-approved"},
	3:  {"plan-approved", "offer-started", "exemption-started", "contact-attempted", "assessed"},
	4:  {"education-ordered", "education-started", "offer-started", "plan-approved", "absence-registered"},
	5:  {"plan-approved", "offer-started", "contact-attempted", "exemption-started", "education-started"},
	6:  {"certificate-requested", "certificate-received", "sickness-form", "sickness-category", "partial-return", "sickness-extended"},
	7:  {"plan-approved", "offer-started", "certificate-requested", "case-presented", "course-ended"},
	8:  {"plan-approved", "offer-started", "case-presented", "course-ended"},
	9:  {"employment-started", "cv-visible", "offer-started", "exemption-started"},
	10: {"plan-approved", "education-started", "course-ended"},
	12: {"offer-started", "referral-sent", "employment-started"},
	13: {"contact-attempted", "activity-offered", "plan-approved", "parents-involved", "education-started", "dropout-noticed", "assessed"},
}

func (s *Server) registerForm(x *request) error {
	c, err := x.seeToWrite("register")
	if err != nil {
		return err
	}
	q := x.r.URL.Query()
	kind := fact.Kind(q.Get("hvad"))
	if !registrable(kind) {
		query := strings.TrimSpace(q.Get("soeg"))
		p := kindsPage{layout: x.layout("Registrér", ""), C: &c, Query: query}
		p.Groups, p.Found = kindGroups(&c, query)
		if query == "" {
			p.Often = often(&c)
		}
		return x.render(http.StatusOK, "kinds", p)
	}
	v := url.Values{"kind": {string(kind)}, "on": {c.On.Short()}, "seen": {seenText(c)}}
	for _, f := range fact.Fields(kind) {
		if f.Default != "" {
			v.Set(f.Name, f.Default)
		}
		// A list that was chosen from the search is filled in; free words never
		// come by the address.
		if code := q.Get(f.Name); slices.ContainsFunc(f.Choices, func(t fact.Term) bool { return t.Code == code }) {
			v.Set(f.Name, code)
		}
	}
	return x.register(http.StatusOK, c, kind, form{Values: v}, nil, nil)
}

func (x *request) register(status int, c office.Citizen, kind fact.Kind, f form, item *office.HistoryItem, added []timelineItem) error {
	p := registerPage{layout: x.layout("Registrér: "+stem(kind), ""), C: &c, Form: f, Kind: kind, New: added, Action: x.here() + "/registrer"}
	if item != nil {
		shown := newItem(item, c.Staff)
		p.Title, p.Correct = "Ret oplysning", &shown
		p.Action = fmt.Sprintf("%s/ret/%d", x.here(), item.Seq)
	}
	names := []string{"on", "text"}
	for _, x := range fact.Fields(kind) {
		names = append(names, x.Name)
	}
	f.Fault = among(f.Fault, names...)
	p.Form = f
	label := dateLabels[kind]
	if label == "" {
		label = "Dato"
	}
	p.Date = f.Date("on", label, "")
	var err error
	if p.Fields, err = x.fields(&c, kind, f); err != nil {
		return err
	}
	return x.render(status, "register", p)
}

// fields makes the fields of a kind, with names for codes.
func (x *request) fields(c *office.Citizen, kind fact.Kind, f form) ([]field, error) {
	var out []field
	for _, spec := range fact.Fields(kind) {
		ff := field{Name: spec.Name, Label: spec.Label, Type: spec.Type, Optional: !spec.Need && spec.Default == "" && spec.Type != fact.YesField, Unit: spec.Unit, Value: f.Get(spec.Name), Error: f.Error(spec.Name)}
		own := ownFields[string(kind)+"."+spec.Name]
		if own.Label == "" && own.Choices == nil {
			own = ownFields[spec.Name]
		}
		if own.Label != "" {
			ff.Label = own.Label
		}
		ff.Hint = own.Hint
		switch {
		case own.Choices != nil:
			cs, err := own.Choices(x, c)
			if err != nil {
				return nil, err
			}
			ff.Type, ff.Choices = fact.ChoiceField, cs
		case spec.Type == fact.ChoiceField:
			ff.Choices = terms(spec.Choices)
			if own.Among != nil {
				ff.Choices = slices.DeleteFunc(ff.Choices, func(t choice) bool { return !slices.Contains(own.Among, t.Code) && t.Code != ff.Value })
			}
		}
		if strings.Contains(strings.ToLower(ff.Label), ff.Unit) {
			ff.Unit = "" // the label has said it
		}
		if ff.Type == fact.ChoiceField {
			if ff.Value != "" && !slices.ContainsFunc(ff.Choices, func(t choice) bool { return t.Code == ff.Value }) {
				ff.Choices = append(ff.Choices, choice{ff.Value, ff.Value}) // what was registered once stays a choice
			}
			if spec.Default == "" {
				empty := "Vælg"
				if ff.Optional {
					empty = "Ikke angivet"
				}
				ff.Choices = optional(empty, ff.Choices)
			}
		}
		out = append(out, ff)
	}
	return out, nil
}

// An ownField is what a form says of a field besides what the vocabulary does.
type ownField struct {
	Label   string
	Hint    string
	Choices func(*request, *office.Citizen) ([]choice, error) // instead of writing a code
	Among   []string                                          // the values that make sense, of many
}

// numbered makes a list of numbers with names.
func numbered(from, to int, name func(n int) string) func(*request, *office.Citizen) ([]choice, error) {
	return func(*request, *office.Citizen) ([]choice, error) {
		var out []choice
		for n := from; n <= to; n++ {
			out = append(out, choice{strconv.Itoa(n), name(n)})
		}
		return out, nil
	}
}

func fixed(cs []choice) func(*request, *office.Citizen) ([]choice, error) {
	return func(*request, *office.Citizen) ([]choice, error) { return slices.Clone(cs), nil }
}

// workers lists the members of staff that can have a case.
func workers(x *request, _ *office.Citizen) ([]choice, error) {
	all, err := x.s.office.Accounts(x.ctx())
	var out []choice
	for _, a := range all {
		if u := office.UserOf(a); u.Has(office.Caseworker, office.YouthAdviser, office.Consultant, office.BenefitTeam, office.TeamLeader) {
			out = append(out, choice{u.ID, u.Name + " (" + strings.Join(u.Units, ", ") + ")"})
		}
	}
	slices.SortFunc(out, func(a, b choice) int { return strings.Compare(sortKey(a.Name), sortKey(b.Name)) })
	return out, err
}

// units lists the units that members of staff belong to.
func units(x *request, _ *office.Citizen) ([]choice, error) {
	all, err := x.s.office.Accounts(x.ctx())
	var out []choice
	for _, a := range all {
		for _, u := range a.Units {
			if c := (choice{u, u}); !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b choice) int { return strings.Compare(sortKey(a.Name), sortKey(b.Name)) })
	return out, err
}

// tasks lists the tasks of the case that are not done.
func tasks(_ *request, c *office.Citizen) ([]choice, error) {
	done := map[int]bool{}
	casefile.Each(c.Case, func(_ *casefile.Entry, b fact.TaskDone) { done[b.Task] = true })
	var out []choice
	for i := range c.History {
		h := &c.History[i]
		if b, ok := h.Body.(fact.TaskSet); ok && !h.Gone && !done[int(h.ID)] {
			name := "Senest " + b.Due.Short()
			if h.Text != "" {
				name += ": " + h.Text
			}
			out = append(out, choice{strconv.FormatInt(int64(h.ID), 10), name})
		}
	}
	return out, nil
}

var (
	courses   = []string{string(fact.TopicClarification), string(fact.TopicResource), string(fact.TopicRehabilitation)}
	decisions = []string{string(fact.Granted), string(fact.Refused), string(fact.Extended), string(fact.Stopped), string(fact.Changed), string(fact.Provisional), string(fact.Final)}
	endings   = []string{string(fact.Completed), string(fact.BrokenOff)}
	grounds27 = numbered(1, 7, func(n int) string { return fmt.Sprintf("Nr. %d: %s", n, extensionGrounds[n]) })
)

// ownFields are the fields whose forms need more than the vocabulary says, by
// kind and field, or by field alone.
var ownFields = map[string]ownField{
	"moved-in.from": {Label: "Fraflytningskommune", Choices: fixed(municipalities)}, "moved-out.to": {Label: "Tilflytningskommune", Choices: fixed(municipalities)},
	"caseworker-assigned.user": {Label: "Sagsbehandler", Choices: workers}, "caseworker-assigned.unit": {Label: "Enhed", Choices: units},
	"fund": {Label: "A-kasse", Hint: "Kun ved dagpenge.", Choices: fixed(funds)}, "rate": {Label: "Sats"},
	"group-assigned.group": {Label: "Målgruppe", Choices: fixed(groups())}, "group-ended.group": {Label: "Målgruppe", Hint: "Tomt: den, der løber.", Choices: fixed(groups())},
	"obvious":                  {Label: "Åbenlyst uddannelsesparat", Hint: "Kun i målgruppe 4."},
	"category":                 {Label: "Kategori", Choices: numbered(1, 3, func(n int) string { return fmt.Sprintf("Kategori %d", n) })},
	"sickness-extended.number": {Label: "Grund efter § 27, stk. 1", Choices: grounds27}, "sickness-extension-ended.number": {Label: "Grund efter § 27, stk. 1", Choices: grounds27},
	"sickness-extended.from": {Label: "Gælder fra", Hint: "Tomt: fra den dag, den blev besluttet."},
	"benefit":                {Label: "Ydelse"}, "benefit-changed.to": {Label: "Ny ydelse"}, "benefit-stopped.benefit": {Label: "Ydelse", Hint: "Tomt: den, der løber."},
	"talk-booked.for": {Label: "Samtalen er den"}, "talk-cancelled.for": {Label: "Samtalen var aftalt til", Hint: "Tomt: samme dag."},
	"at": {Label: "Klokken"}, "talk": {Label: "Samtalens type"}, "host": {Label: "Hvem holder den", Hint: "Tomt: kommunen."}, "joint": {Label: "Fælles med a-kassen"}, "group": {Label: "I gruppe, ikke individuel"},
	"talk-cancelled.by": {Label: "Hvem aflyste"}, "talk-demanded.by": {Label: "Hvem ønskede den", Hint: "Tomt: borgeren."}, "early-follow-up-requested.by": {Label: "Hvem ønskede den"},
	"return-expected.by": {Label: "Hvem venter det"}, "return-expected.date": {Label: "Rask den"},
	"reached": {Label: "Der blev opnået kontakt"}, "contact-attempted.parents": {Label: "Også forsøgt hos forældrene"}, "plan-approved.parents": {Label: "Forældrene er enige i planen"},
	"written": {Label: "Skriftligt"}, "spouse": {Label: "Også til ægtefællen"}, "channel": {Label: "Hvordan"},
	"topic": {Label: "Om"}, "answer": {Label: "Svar"}, "child-at-home.answer": {Label: "Bor der et barn hos borgeren?"}, "fund-attendance-chosen.answer": {Label: "Skal a-kassen med til første samtale?"},
	"residence": {Label: "Opholdskravet er opfyldt"}, "work": {Label: "Beskæftigelseskravet er opfyldt"}, "has": {Label: "Uddannelsesbaggrund"},
	"exemption-started.scope": {Label: "Fritaget for", Hint: "Tomt: alle pligter, grunden rækker til."}, "exemption-started.until": {Label: "Sidste dag", Hint: "Tomt: indtil videre."},
	"exemption-ended.ground": {Label: "Grund", Hint: "Tomt: den fritagelse, der løber."}, "ground": {Label: "Grund"}, "absence-registered.until": {Label: "Sidste dag med fravær"},
	"event": {Label: "Dagen for hændelsen"}, "offer": {Label: "Tilbud"}, "offer-ended.offer": {Label: "Tilbud", Hint: "Tomt: det, der løber."},
	"offer-ended.outcome": {Label: "Udfald", Among: endings}, "outcome": {Label: "Udfald"}, "decided.outcome": {Label: "Udfald", Among: decisions},
	"reassessed.outcome":  {Label: "Udfald", Among: []string{string(fact.Upheld), string(fact.Changed)}},
	"offer-started.until": {Label: "Planlagt sidste dag"}, "education-started.until": {Label: "Planlagt sidste dag"}, "employment-started.until": {Label: "Sidste dag, hvis jobbet er tidsbegrænset"},
	"offer-extended.until": {Label: "Ny sidste dag"}, "course-started.until": {Label: "Planlagt sidste dag"}, "hospital-waiting.until": {Label: "Sidste dag med ventetid"},
	"sector": {Label: "Arbejdsplads"}, "self_found": {Label: "Borgeren fandt selv pladsen"}, "staff": {Label: "Ordinært ansatte på arbejdspladsen"}, "supported": {Label: "Støttede i forvejen på arbejdspladsen"},
	"course-started.course": {Label: "Forløb", Among: courses}, "course-ended.course": {Label: "Forløb", Hint: "Tomt: det, der løber.", Among: courses},
	"offer-given.start": {Label: "Tilbuddet begynder"}, "referral-sent.start": {Label: "Jobbet begynder"}, "application-received.start": {Label: "Søges fra"},
	"forewarned": {Label: "Borgeren var varslet i forvejen"}, "unwritten": {Label: "Henvisningen var mundtlig"}, "special": {Label: "Mundtlig på grund af en særlig situation"},
	"education": {Label: "Uddannelse"}, "activity-offered.education": {Label: "Aktivitet"}, "interrupted": {Label: "Uddannelsen blev afbrudt den"}, "job": {Label: "Jobbets art"},
	"sickness-reported.from": {Label: "Syg fra"}, "weeks": {Label: "Forventet varighed"}, "days": {Label: "Forventet sygefravær"}, "leaves": {Label: "Sidste dag i jobbet"},
	"nothing": {Label: "Arbejdsgiveren har ikke betalt noget"}, "expected": {Label: "Nu forventet den"}, "deadline": {Label: "Frist"}, "plan": {Label: "Plan"},
	"decided.from": {Label: "Gælder fra"}, "decided.until": {Label: "Gælder til"}, "reasons": {Label: "Afgørelsen er begrundet"}, "guide": {Label: "Der er klagevejledning med"},
	"received": {Label: "Borgeren modtog den"}, "graduate": {Label: "Som dimittend"}, "part_time": {Label: "Deltidsforsikret"}, "hours": {Label: "Timer"},
	"task-set.due": {Label: "Senest", Hint: "Skriv opgaven i notatet."}, "task-done.task": {Label: "Opgave", Choices: tasks},
	"spouse-registered.answer": {Label: "Har borgeren en ægtefælle?"}, "public-post-sought.start": {Label: "Stillingen begynder"},
	"employment": {Label: "Beskæftigelsesområdet var med"}, "clinical": {Label: "Klinisk funktion var med"}, "companion": {Label: "Borgeren havde en bisidder med"},
	"documented":       {Label: "Oplysningen fremgår af sagens papirer"},
	"consent-given.to": {Label: "Samtykket gælder"}, "consent-withdrawn.to": {Label: "Samtykket gjaldt"},
}

func (s *Server) register(x *request) error {
	v, err := x.form()
	if err != nil {
		return err
	}
	return x.take(v, nil)
}

// take registers what the general form holds, as a new fact or as a correction.
func (x *request) take(v url.Values, item *office.HistoryItem) error {
	kind := fact.Kind(v.Get("kind"))
	if item != nil {
		kind = item.Kind
	} else if !registrable(kind) {
		return fault.New(fault.Invalid, "Vælg, hvad der skal registreres, fra listen i sagen.")
	}
	d, err := draft(kind, v, item)
	if err == nil {
		var rec office.Receipt
		rec, err = x.s.office.Register(x.ctx(), x.user, office.Register{Subject: x.subject(), Seen: seen(v), Drafts: []office.Draft{d}})
		if err == nil {
			lead := stem(kind) + ": registreret."
			switch _, gone := d.Body.(fact.Withdrawn); {
			case gone:
				lead = "Oplysningen er annulleret. Den står stadig i historikken."
			case item != nil:
				lead = "Oplysningen er rettet. Det, der stod før, er stadig i historikken."
			}
			x.show(receipt(lead, rec))
			return x.redirect(x.here())
		}
	}
	bad, ok := typed(err)
	if !ok {
		return err
	}
	c, err := x.seeToWrite("register")
	if err != nil {
		return err
	}
	var added []timelineItem
	if bad.Kind == fault.Conflict {
		added = since(c, seen(v))
		v.Set("seen", seenText(c))
	}
	return x.register(status(bad), c, kind, form{v, bad}, item, added)
}

func draft(kind fact.Kind, v url.Values, item *office.HistoryItem) (office.Draft, error) {
	var problems fault.Form
	d := office.Draft{Text: strings.TrimSpace(v.Get("text"))}
	if item != nil {
		d.Corrects = item.Seq
		if v.Get("withdraw") != "" {
			d.Body, d.On = fact.Withdrawn{}, item.On
			return d, nil
		}
	}
	var err error
	if d.On, err = day.ParseDanish(strings.TrimSpace(v.Get("on"))); err != nil {
		problems.Add("on", "Skriv datoen som dd.mm.åååå.")
	}
	types := map[string]fact.FieldType{}
	for _, f := range fact.Fields(kind) {
		types[f.Name] = f.Type
	}
	var wrong fact.Problems
	d.Body, err = fact.Build(kind, func(name string) string {
		if types[name] == fact.ClockField {
			return string(clock(v.Get(name)))
		}
		return v.Get(name)
	})
	if errors.As(err, &wrong) {
		for _, p := range wrong {
			problems.Add(p.Field, "%s", p.Text)
		}
	} else if err != nil {
		return d, err
	}
	return d, problems.Err()
}

// item finds the fact that is to be corrected.
func (x *request) item() (office.Citizen, *office.HistoryItem, error) {
	c, err := x.seeToWrite("correct")
	if err != nil {
		return c, nil, err
	}
	n, err := strconv.ParseInt(x.r.PathValue("seq"), 10, 64)
	for i := range c.History {
		if err == nil && c.History[i].Seq == fact.Seq(n) && !c.History[i].Gone {
			return c, &c.History[i], nil
		}
	}
	return c, nil, fault.New(fault.NotFound, "Oplysningen findes ikke, eller den er allerede rettet. Gå tilbage til sagen, og ret den, der står nu.")
}

func (s *Server) correctForm(x *request) error {
	c, item, err := x.item()
	if err != nil {
		return err
	}
	v := url.Values{"on": {item.On.Short()}, "seen": {seenText(c)}, "text": {item.Text}}
	for _, f := range fact.Fields(item.Kind) {
		v.Set(f.Name, formValue(f.Type, fact.Value(item.Body, f.Name)))
	}
	return x.register(http.StatusOK, c, item.Kind, form{Values: v}, item, nil)
}

// formValue writes a value of a fact as people do.
func formValue(t fact.FieldType, value string) string {
	switch t {
	case fact.DateField:
		return danish(value)
	case fact.ClockField:
		return strings.ReplaceAll(value, ":", ".")
	}
	return value
}

func (s *Server) correct(x *request) error {
	v, err := x.form()
	if err != nil {
		return err
	}
	_, item, err := x.item()
	if err != nil {
		return err
	}
	return x.take(v, item)
}
