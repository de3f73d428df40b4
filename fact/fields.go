package fact

// A say is what forms and messages say of one field.
type say struct {
	Is     string   // its name in a sentence: "Angiv samtalens dato."
	Label  string   // above the field
	Hint   string   // what an empty field means, or what belongs in it
	Source Source   // where its choices come from, when they are no list of terms
	Among  []string // the terms that make sense here, of a list with many
}

// fields is what is said of the fields of a kind, by their JSON names.
type fields map[string]say

// A Source is where the choices of a field come from that has no list of terms
// of its own.
type Source uint8

// The sources.
const (
	NoSource         Source = iota
	Municipalities          // the municipalities, by code
	Funds                   // the a-kasser, by code
	Workers                 // the members of staff that can have a case
	Units                   // the units of the municipality
	Tasks                   // the tasks of the case that are not done
	TargetGroups            // the target groups, LAB § 6
	Categories              // the categories of sickness, SDPL § 12
	ExtensionGrounds        // the grounds of SDPL § 27, stk. 1
)

// The terms that make sense for a kind, of lists that are shared by many.
var (
	courses       = codes(TopicClarification, TopicResource, TopicRehabilitation)
	decisions     = codes(Granted, Refused, Extended, Stopped, Changed, Provisional, Final)
	reassessments = codes(Upheld, Changed)
	endings       = codes(Completed, BrokenOff)
	// away are the grounds for not coming; the others exempt from a duty.
	away = codes(Illness, SeriousIllness, Parental, Bereavement, SocialProblems, Sentence, OtherGround, OwnReason)
)

func codes[T ~string](terms ...T) []string {
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = string(t)
	}
	return out
}

// common is what is said of fields that mean the same by one name in most kinds.
var common = fields{
	"answer":     {Is: "svaret", Label: "Svar"},
	"channel":    {Is: "kanalen", Label: "Hvordan"},
	"education":  {Is: "uddannelsen", Label: "Uddannelse"},
	"event":      {Is: "dagen for hændelsen", Label: "Dagen for hændelsen"},
	"expected":   {Is: "forventet dato", Label: "Nu forventet den"},
	"form":       {Is: "samtalens form", Label: "Samtalens form"},
	"fund":       {Is: "a-kassen", Label: "A-kasse", Hint: "Kun ved dagpenge.", Source: Funds},
	"ground":     {Is: "grunden", Label: "Grund"},
	"host":       {Is: "hvem der holder den", Label: "Hvem holder den", Hint: "Lad feltet stå tomt, hvis det er kommunen."},
	"job":        {Is: "jobbets art", Label: "Jobbets art"},
	"joint":      {Is: "fælles samtale", Label: "Fælles med a-kassen"},
	"offer":      {Is: "tilbuddet", Label: "Tilbud"},
	"rate":       {Is: "satsen", Label: "Sats"},
	"rule":       {Is: "reglen", Label: "Reglen"},
	"self_found": {Is: "selvfundet", Label: "Borgeren fandt selv pladsen"},
	"talk":       {Is: "samtalens type", Label: "Samtalens type"},
	"topic":      {Is: "emnet", Label: "Om"},
	"until":      {Is: "slutdatoen", Label: "Planlagt sidste dag"},
	"version":    {Is: "udgaven", Label: "Udgaven"},
	"weekly":     {Is: "timer om ugen", Label: "Timer om ugen"},
}
