package mit

import (
	"net/http"
	"strings"

	"indgang/casefile"
	"indgang/fact"
	"indgang/law"
	"indgang/office"
	"indgang/page"
)

type homePage struct {
	page.Layout
	First   string // first name
	Next    *appointment
	Worker  string
	Contact law.Contact
	Opening []law.Opening
}

// An appointment is a talk as a citizen reads of it.
type appointment struct {
	Title string
	On    string // the day in full
	At    string // "kl. 9.30", "" where no time is set
	When  string // "i morgen"
	What  string // what it is about
	Where []string
}

func (x *request) home() error {
	own, err := x.s.office.Own(x.Ctx(), x.subject, "min-side")
	if err != nil {
		return err
	}
	p := homePage{Layout: x.layout("Min side", own.Name), Worker: own.Worker, Contact: own.Contact, Opening: own.Opening}
	p.First, _, _ = strings.Cut(own.Name, " ")
	if own.Next != nil {
		p.Next = newAppointment(&own)
	}
	return x.Render(http.StatusOK, "home", p)
}

func newAppointment(own *office.Own) *appointment {
	t := own.Next
	a := &appointment{Title: fact.Capital(fact.Word(t.Type)), On: t.On.Full(), When: page.When(t.On, own.Today), What: about[t.Type],
		Where: where(t, own.Contact)}
	if t.At != "" {
		a.At = "kl. " + strings.TrimPrefix(string(t.At), "0")
	}
	if t.Joint {
		a.What = strings.TrimSpace(a.What + " Din a-kasse er også med.")
	}
	return a
}

// about tells in plain words what each sort of talk is for.
var about = map[fact.TalkType]string{
	fact.JobTalk:          "Vi taler om, hvordan du kommer i job eller uddannelse, og hvad vi kan hjælpe med.",
	fact.FollowUpTalk:     "Vi taler om din sygemelding, hvordan du har det, og hvad der kan hjælpe dig tilbage til arbejdet.",
	fact.FlexTalk:         "Vi taler om, hvordan det går i dit fleksjob.",
	fact.AvailabilityTalk: "Vi taler om, hvad du gør for at finde arbejde.",
	fact.HealthTalk:       "Vi taler om dit helbred, og hvad et tilbud skal tage hensyn til.",
	fact.RehabMeeting:     "Du mødes med det team, der ser på hele din situation. Du må tage en bisidder med.",
	fact.GuidanceTalk:     "Vi giver dig vejledning om uddannelse og job.",
	fact.IntensiveTalk:    "Vi taler om den ekstra hjælp, du kan få til at finde arbejde.",
}

// where tells where the citizen is to be, or who calls whom.
func where(t *casefile.Talk, c law.Contact) []string {
	if t.Host != "" && t.Host != fact.Municipality {
		return []string{"Samtalen er hos " + fact.Word(t.Host) + ". De fortæller dig, hvor du skal møde."}
	}
	switch t.Form {
	case fact.ByPhone:
		return []string{"Vi ringer til dig. Du skal ikke møde op."}
	case fact.ByVideo:
		return []string{"Samtalen er på video. Du får et link fra os."}
	}
	var out []string
	for _, line := range []string{c.Place, c.Address} {
		if line != "" {
			out = append(out, line)
		}
	}
	if out == nil {
		out = []string{"Ring til os, hvis du er i tvivl om, hvor du skal møde."}
	}
	return out
}
