// Package sim makes a synthetic municipality: people who do not exist, with
// histories such as those in a Danish employment centre, as of a day. It feeds the
// demo, the tests of lists and figures, and load tests. It hides how a history is
// made believable: what follows what, how late people are, and when a fact
// becomes known.
//
// The same Options and day give the same municipality, for ever. Personal numbers
// are substitute numbers, which CPR never issues; telephone numbers begin with 00
// and addresses on the internet end in .example, so that none can belong to
// anybody.
package sim

import (
	"context"
	"errors"
	"time"

	"indgang/day"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/store"
)

// Options say what to make.
type Options struct {
	Seed uint64
	// Scale is how many times the stocks of Ishøj to make; 0 is once.
	Scale float64
	// Citizens, where set, is how many citizens to make in all, instead of Scale.
	Citizens int
}

// Ishoej returns the options of the demo: Ishøj as it is.
func Ishoej() Options { return Options{Seed: 2635, Scale: 1} }

// A Stock is what brings a citizen to the municipality, as statistics group them.
type Stock string

// The stocks.
const (
	Insured        Stock = "dagpenge"
	JobReady       Stock = "jobparat"
	Activity       Stock = "aktivitetsparat"
	EducationReady Stock = "uddannelsesparat"
	Obvious        Stock = "åbenlyst uddannelsesparat"
	YoungActivity  Stock = "aktivitetsparat under 30"
	Unplaced       Stock = "uoplyst"
	Sick           Stock = "sygedagpenge"
	Clarification  Stock = "jobafklaring"
	Resource       Stock = "ressourceforløb"
	FlexJob        Stock = "fleksjob"
	FlexBenefit    Stock = "ledighedsydelse"
	Rehabilitation Stock = "revalidering"
	YouthDuty      Stock = "15-17-årige uden aktivitet"
	YouthOutreach  Stock = "18-24-årige uden ydelse"
)

// A Citizen is one made-up person with everything that is known of them.
type Citizen struct {
	Person store.Person
	Facts  []fact.Fact // in the order they were recorded; Seq is their place from 1
	Texts  []store.Text
	Stock  Stock
	Ended  bool // the case is closed: the person is in no stock any more
	// Doubtful says that facts contradict each other on purpose.
	Doubtful bool
	// Corrected says that a fact was corrected or withdrawn.
	Corrected bool
}

// A Municipality is a synthetic municipality on a day.
type Municipality struct {
	Today    day.Date
	Accounts []store.Account
	Citizens []Citizen
	// Companies are few: a business life comes with the pages that need it.
	Companies []Company
}

// Facts counts the facts.
func (m *Municipality) Facts() int {
	n := 0
	for i := range m.Citizens {
		n += len(m.Citizens[i].Facts)
	}
	return n
}

// A Summary tells what was made.
type Summary struct {
	Accounts int
	Citizens int
	Facts    int
}

// batch is how many citizens go in with each transaction.
const batch = 500

// ErrCutOff is returned where data holds facts but nobody to log in as.
var ErrCutOff = errors.New("the data holds facts but no accounts: making the municipality was cut off, or the data is not a demo's; use " +
	"an empty folder or database")

// Ensure makes a municipality as of the office's today when the data is empty, and
// does nothing when somebody can log in already. The accounts come last, so that
// their being there tells that everything is.
func Ensure(ctx context.Context, o *office.Office, opt Options) (Summary, error) {
	accounts, err := o.Accounts(ctx)
	if err != nil || len(accounts) > 0 {
		return Summary{}, err
	}
	if empty, err := o.Empty(ctx); err != nil {
		return Summary{}, err
	} else if !empty {
		return Summary{}, ErrCutOff
	}
	m := Build(opt, o.Today(), o.Now())
	if err := m.Load(ctx, o); err != nil {
		return Summary{}, err
	}
	return Summary{Accounts: len(m.Accounts), Citizens: len(m.Citizens), Facts: m.Facts()}, nil
}

// loader is the system user that data comes in as.
var loader = office.User{ID: "SIM", Name: "Syntetiske data", Roles: []office.Role{office.Operator}}

// Load takes the municipality into an office.
func (m *Municipality) Load(ctx context.Context, o *office.Office) error {
	parcels := make([]office.Parcel, 0, batch)
	for from := 0; from < len(m.Citizens); from += batch {
		parcels = parcels[:0]
		for i := from; i < min(from+batch, len(m.Citizens)); i++ {
			c := &m.Citizens[i]
			parcels = append(parcels, office.Parcel{Subject: c.Person.Subject, Person: &c.Person, Facts: c.Facts, Texts: c.Texts})
		}
		if err := o.Take(ctx, loader, parcels); err != nil {
			return err
		}
	}
	parcels = parcels[:0]
	for i := range m.Companies {
		c := &m.Companies[i]
		parcels = append(parcels, office.Parcel{Subject: c.Company.Subject, Company: &c.Company, Facts: c.Facts, Texts: c.Texts})
	}
	if err := o.Take(ctx, loader, parcels); err != nil {
		return err
	}
	if err := o.PutAccounts(ctx, m.Accounts); err != nil {
		return err
	}
	return o.SetExampleMinutes(ctx, loader, loader.ID, minutes)
}

// minutes is how long each kind of work takes here. Nobody has measured it: the
// values make the hours of a reform mean something, and are shown as examples.
var minutes = map[law.Effort]int{
	law.TalkEffort: 45, law.ContactEffort: 15, law.OfferEffort: 90, law.PlanEffort: 45, law.AssessEffort: 60, law.DecisionEffort: 60,
	law.LetterEffort: 15, law.NoteEffort: 10,
}

// Build makes a municipality as of a day. Nothing in it was recorded after now,
// and nothing on the day itself: it is as staff meet it in the morning.
func Build(opt Options, today day.Date, now time.Time) *Municipality {
	w := newWorld(opt, today, now)
	w.staff()
	w.populate()
	return &Municipality{Today: today, Accounts: w.accounts, Citizens: w.citizens, Companies: w.companies()}
}
