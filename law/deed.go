package law

import (
	"maps"
	"slices"

	"indgang/casefile"
	"indgang/fact"
)

// A Deed is what a member of staff does about an obligation: the kind of fact
// whose registration meets it or brings it on, and what is filled in beforehand.
type Deed struct {
	Name string            // Danish, in the imperative, as on a button
	Ask  string            // Danish: the question that the deed answers, NN for the citizen; "" where the duty's title says it
	Kind fact.Kind         // "" for what no one kind settles
	Fill map[string]string // as it is written in a form, by the names that the fields of facts have
}

// A step is a deed that is next where its condition holds; nil is always.
type step struct {
	when func(*Obligation, *casefile.Case) bool
	Deed
}

// DeedFor returns what settles a live obligation, or the next step towards it.
func DeedFor(o *Obligation, c *casefile.Case) (Deed, bool) {
	for _, s := range settling[o.Meta.ID] {
		if s.when == nil || s.when(o, c) {
			d := s.Deed
			d.Fill = maps.Clone(d.Fill)
			fill(&d, o, c)
			return d, true
		}
	}
	return Deed{}, false
}

// fill adds what only the case can tell.
func fill(d *Deed, o *Obligation, c *casefile.Case) {
	switch d.Kind {
	case "decided":
		if e, ok := c.Entry(fact.Seq(o.Ref)); ok {
			if f, ok := e.Body.(fact.ApplicationReceived); ok {
				d.Fill["topic"] = string(f.Topic) // what was applied for is what is to be decided
			}
		}
	case "deduction-booked":
		d.Fill["event"] = o.Opened.Short()
	}
}

// HasDeed reports whether something is known to settle a rule's obligations.
func HasDeed(rule string) bool { return settling[rule] != nil }

// DeedRules lists the rules whose obligations something is known to settle.
func DeedRules() []string { return slices.Sorted(maps.Keys(settling)) }

// always is the deed that settles a rule whatever the case is like.
func always(name string, kind fact.Kind, fill ...string) []step {
	return []step{{nil, toDo(name, kind, fill...)}}
}

func toDo(name string, kind fact.Kind, fill ...string) Deed {
	d := Deed{Name: name, Kind: kind, Fill: map[string]string{}}
	for i := 0; i+1 < len(fill); i += 2 {
		d.Fill[fill[i]] = fill[i+1]
	}
	return d
}

func talk(t fact.TalkType, more ...string) []step {
	d := toDo("Registrér samtale", "talk-held", append([]string{"talk", string(t)}, more...)...)
	d.Ask = "Hvornår taler I med NN?"
	return []step{{nil, d}}
}

func followUp(more ...string) []step {
	return always("Registrér opfølgning", "talk-held", append([]string{"talk", string(fact.FollowUpTalk)}, more...)...)
}

func assess(name string, t fact.Topic, more ...string) []step {
	return always(name, "assessed", append([]string{"topic", string(t)}, more...)...)
}

func decide(name string, t fact.Topic, more ...string) []step {
	return always(name, "decided", append([]string{"topic", string(t)}, more...)...)
}

// offer first gives an offer in writing, and then registers that it begins, which
// is what meets most rules about offers.
func offer(name string, fill ...string) []step {
	begins, gives := toDo("Registrér, at tilbuddet begynder", "offer-started", fill...), toDo(name, "offer-given", fill...)
	begins.Ask, gives.Ask = "Er tilbuddet begyndt?", "Hvilket tilbud får NN nu?"
	return []step{{offerGiven, begins}, {nil, gives}}
}

// offerGiven reports whether an offer has been given in writing since the
// obligation opened, and has not begun.
func offerGiven(o *Obligation, c *casefile.Case) bool {
	for i := range c.Given {
		g := &c.Given[i]
		begun := false
		for k := range c.Offers {
			begun = begun || c.Offers[k].Offer == g.Offer && c.Offers[k].From >= g.On
		}
		if g.On >= o.Opened && !begun {
			return true
		}
	}
	return false
}

// held reports whether a talk of a type has been held since the obligation opened.
func held(t fact.TalkType) func(*Obligation, *casefile.Case) bool {
	return func(o *Obligation, c *casefile.Case) bool {
		for i := range c.Talks {
			if x := &c.Talks[i]; x.Type == t && x.State == casefile.Held && x.On >= o.Opened {
				return true
			}
		}
		return false
	}
}

// since reports whether a fact of a kind has been registered since the obligation
// opened.
func since[T any](ok func(T) bool) func(*Obligation, *casefile.Case) bool {
	return func(o *Obligation, c *casefile.Case) bool {
		_, found := casefile.First(c, o.Opened, ok)
		return found
	}
}

func opensBy[T any](o *Obligation, c *casefile.Case) bool {
	e, ok := c.Entry(fact.Seq(o.Ref))
	if !ok {
		return false
	}
	_, is := e.Body.(T)
	return is
}

const (
	giveOffer = "Giv tilbud"
	yes       = string(fact.Yes)
)

// settling says for each rule what settles it. It is the one table of its kind, and
// goes when rules say as data what they look for: until then Version.MetBy says
// the same to people, and a test over the whole demo holds the two together.
var settling = map[string][]step{
	// Talks.
	"first-talk-1w": talk(fact.JobTalk), "talks-4in6": talk(fact.JobTalk), "talks-4in6-old": talk(fact.JobTalk),
	"talks-75pct-2026": talk(fact.JobTalk), "talks-after-6m": talk(fact.JobTalk),
	"talks-aktivitetsparat-2026": talk(fact.JobTalk), "kom-3-talks": talk(fact.JobTalk), "kom-6-talks-u25": talk(fact.JobTalk),
	"ja-talks": talk(fact.JobTalk),
	"rf-talks": talk(fact.JobTalk), "ly-talks": talk(fact.JobTalk), "joint-3m-old": talk(fact.JobTalk, "joint", "1"),
	"joint-6m-old": talk(fact.JobTalk, "joint", "1"),
	"joint-9m":     talk(fact.JobTalk, "joint", "1"), "rep-dedicated": talk(fact.RepatriateTalk), "rf-health-talk": talk(fact.HealthTalk),
	"sdp-first-8w": followUp("form", string(fact.InPerson)), "sdp-4-in-half": followUp(), "sdp-after-half": followUp(),
	"sdp-2026": followUp(), "sdp-fasttrack": followUp(),
	"fj-followup": always("Registrér opfølgning", "talk-held", "talk", string(fact.FlexTalk), "form", string(fact.InPerson)),
	"joint-16m": {
		{held(fact.IntensiveTalk), toDo(giveOffer, "offer-given")},
		{nil, toDo("Registrér fælles samtale", "talk-held", "talk", string(fact.IntensiveTalk), "joint", "1")},
	},
	"san-40a":               talk(fact.JobTalk),
	"loc-employer-followup": always("Følg op hos arbejdsgiver", "employer-contacted"),
	"u18-contact-5":         always("Registrér kontakt", "contact-attempted", "reached", "1", "parents", "1"),
	"loc-neet-contact":      always("Registrér kontakt", "contact-attempted"),

	// Offers.
	"offer-6m": offer(giveOffer), "offer-75pct-2026": offer(giveOffer), "offer-exempt": offer(giveOffer),
	"rf-6m-start": offer(giveOffer), "ap-who-1": offer(giveOffer),
	"ap-who-2": offer(giveOffer), "immediate-activation": offer(giveOffer, "offer", string(fact.LocalActivation)),
	"offer-lontilskud":  offer(giveOffer, "offer", string(fact.WageSubsidy)),
	"mentor-transition": offer(giveOffer, "offer", string(fact.Mentor)),
	"ap-37h":            always("Registrér timer", "work-obligation-hours"),
	"u18-offer-30": {
		{since(func(fact.ActivityOffered) bool { return true }), toDo("Godkend planen", "plan-approved", "plan", string(fact.EducationPlan))},
		{nil, toDo("Tilbyd aktivitet", "activity-offered")},
	},
	"minplan-before-offer": always("Bekræft Min Plan", "plan-approved", "plan", string(fact.MyPlan)),
	"minplan-dagpenge":     always("Bekræft Min Plan", "plan-approved", "plan", string(fact.MyPlan)),
	"offer-suitable":       assess("Vurdér tilbuddet", fact.TopicSuitable, "answer", yes),
	"offer-self-found":     decide("Afgør om pladsen", fact.TopicSelfFound),
	"praktik-short":        always("Afslut praktikken", "offer-ended"), "praktik-long": always("Afslut praktikken", "offer-ended"),
	"praktik-extend": always("Afslut praktikken", "offer-ended"),
	"lt-duration":    always("Afslut løntilskuddet", "offer-ended"), "nytte-13w": always("Afslut nytteindsatsen", "offer-ended"),
	"mentor-6m":  always("Afslut mentorstøtten", "offer-ended"),
	"edu-6w-end": always("Afslut kurset", "offer-ended"), "vl-who": always("Afslut tilbuddet", "offer-ended"),
	"kh-isbryder": always("Afslut ansættelsen", "offer-ended"),

	// Assessments and decisions about the course.
	"sdp-workability":        assess("Vurdér arbejdsevnen", fact.TopicWorkAbility),
	"two-year-clarification": assess("Registrér afklaring", fact.TopicTwoYears, "answer", yes),
	"ap-reduce":              assess("Vurdér omfang", fact.TopicHours), "fj-status": assess("Vurdér fleksjobbet", fact.TopicFlexJob),
	"y18-prioritise":        assess("Vurdér behovet", fact.TopicPriorityGroup),
	"u18-target-assessment": assess("Vurdér målgruppen", fact.TopicTargetGroup),
	"kui-fgu-assessment":    assess("Vurdér FGU", fact.TopicFgu), "uh-first-visit": assess("Vurdér uddannelsesparathed", fact.TopicReadiness),
	"uh-3-months":   assess("Afgør målgruppen endeligt", fact.TopicReadiness, "outcome", string(fact.Final)),
	"uh-lsr-test":   assess("Registrér testen", fact.TopicLiteracy),
	"team-replaced": assess("Beskriv situationen", fact.TopicWholeSituation), "ja-team-4w": always("Forelæg for teamet", "case-presented"),
	"sdp-22w": decide("Revurdér", fact.TopicSicknessReview), "ly-reassess": decide("Revurdér", fact.TopicFlexReview),
	"ly-move":      decide("Revurdér", fact.TopicFlexReview),
	"fj-5y":        decide("Afgør fleksjobbet", fact.TopicFlexJob, "outcome", string(fact.Extended)),
	"uh-jobrettet": decide("Afgør om jobrettet indsats", fact.TopicJobDirected),
	"mii-6w":       decide("Afgør om mindre indsats", fact.TopicReduced), "ja-2y": always("Afslut forløbet", "course-ended"),
	"rf-3y":   always("Afslut forløbet", "course-ended"),
	"sdp-cat": always("Registrér kategori", "sickness-category"), "sdp-13f": always("Registrér raskmelding", "full-return"),
	"sdp-ext-2": always("Afslut forlængelsen", "sickness-extension-ended"),
	"sdp-ext-3": always("Afslut forlængelsen", "sickness-extension-ended"),
	"uh-paalaeg": {
		{opensBy[fact.EducationProposed], toDo("Giv pålæg om at søge", "education-ordered", "apply", "1")},
		{nil, toDo("Giv uddannelsespålæg", "education-ordered")},
	},
	"uddpaalaeg-u25":   always("Giv uddannelsespålæg", "education-ordered"),
	"uh-coordinator":   always("Tilbyd koordinator", "coordinator-offered"),
	"kui-one-entrance": always("Udpeg koordinator", "caseworker-assigned", "coordinates", "1"),
	"y18-outreach":     always("Tilbyd vejledning", "guidance-offered"), "y18-dropout-risk": always("Tilbyd vejledning", "guidance-offered"),
	"rep-systematic": always("Registrér vejledning", "guidance-given", "topic", string(fact.TopicRepatriation)),

	// What other parties and the papers need.
	"ak-handover-410": always("Registrér overtagelsen", "handed-over"),
	"ak-joins-first":  always("Registrér valget", "fund-attendance-chosen"),
	"ak-notify":       always("Underret a-kassen", "fund-notified"), "rep-notify": always("Registrér beskeden", "ministry-informed"),
	"adm-asap": decide("Afgør ansøgningen", fact.TopicBenefit), "adm-frist": decide("Afgør ansøgningen", fact.TopicBenefit),
	"adm-frist-notice": always("Giv besked om forsinkelse", "delay-notified"),
	"adm-genvurdering": always("Send klagen videre", "complaint-forwarded"),
	"adm-aktindsigt":   always("Afgør aktindsigten", "access-decided"), "adm-notat": always("Skriv notat", "oral-noted"),
	"san-effect": {
		{since(fact.Decided.Sanctions), toDo("Bogfør fradraget", "deduction-booked")},
		{nil, toDo("Afgør sanktionen", "decided", "topic", string(fact.TopicSanction))},
	},
}
