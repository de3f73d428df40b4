package fact

import "strings"

// employerKinds are the facts about a company, or a workplace of the
// municipality's own. Its name, address and telephone stand in a row beside the
// journal; whom to ask for there stands in erasable texts.
var employerKinds = section("Virksomheden", SortEmployer,
	kind[EmployerRegistered](row{
		Name: "employer-registered", Phrase: "virksomhed registreret", Title: "Virksomhed registreret",
		Day: "Registreret den", Done: "Virksomheden er registreret.",
		Who: WithTheCase,
		Fields: fields{
			"cvr":      {Is: "CVR-nummeret", Label: "CVR-nummer"},
			"p":        {Is: "P-nummeret", Label: "P-nummer"},
			"industry": {Is: "branchekoden", Label: "Branchekode"},
			"system":   {Is: "kodesættet", Label: "Kodesæt"},
		},
	}),
	kind[ConsultantAssigned](row{
		Name: "consultant-assigned", Phrase: "virksomhedskonsulent", Title: "Skift virksomhedskonsulent",
		Day: "Fra den", Done: "Virksomhedskonsulenten er skiftet.",
		Fields: fields{
			"user": {Is: "konsulenten", Label: "Konsulent", Source: Workers},
			"unit": {Is: "enheden", Label: "Enhed", Source: Units},
		},
	}),
	kind[ContactPersonNamed](row{
		Name: "contact-person-named", Phrase: "kontaktperson", Title: "Ny kontaktperson",
		Day: "Fra den", Done: "Kontaktpersonen er registreret.",
		Repeats: true,
		Fields:  fields{"role": {Is: "rollen", Label: "Hvad er personen i virksomheden?"}},
	}),
	kind[ContactPersonLeft](row{
		Name: "contact-person-left", Phrase: "kontaktperson ophørt", Title: "Kontaktperson ophørt",
		Day: "Sidste dag", Done: "Kontaktpersonen er meldt ophørt.",
		Fields: fields{"person": {Is: "kontaktpersonens nummer", Label: "Kontaktperson"}},
	}),
	kind[CompanyContacted](row{
		Name: "company-contacted", Phrase: "kontakt med virksomheden", Title: "Kontakt med virksomheden",
		Day: "Dag for kontakten", Done: "Kontakten er registreret.",
		Repeats: true,
		Fields: fields{
			"form":  {Is: "kontaktens form", Label: "Hvordan"},
			"about": {Is: "hvad det handler om", Label: "Hvad handlede det om?"},
		},
	}),
	kind[RedundancyNoticed](row{
		Name: "redundancy-noticed", Phrase: "varsling modtaget", Title: "Varsel om større afskedigelser",
		Day: "Modtaget den", Done: "Varslet er registreret.",
		Hint: "Varsler om at afskedige mange på ét sted. Tallene er for det sted, hvor de arbejder.",
		Fields: fields{
			"notice":    {Is: "hvilket varsel", Label: "Hvilket varsel"},
			"dismissed": {Is: "hvor mange der afskediges", Label: "Afskediges", Hint: "Skal med ved det første varsel."},
			"staff":     {Is: "hvor mange der er ansat på stedet", Label: "Ansat på stedet", Hint: "Skal med ved det første varsel."},
		},
	}),
	kind[RedundancyDropped](row{
		Name: "redundancy-dropped", Phrase: "afskedigelser opgivet", Title: "Afskedigelser opgivet",
		Day: "Opgivet den", Done: "Det er registreret, at afskedigelserne er opgivet.",
	}),
)

// A CVR is the number of a company in the central register, eight digits of which
// the last is a check.
type CVR string

// A PNumber is the number of one place where a company works, ten digits.
type PNumber string

// Valid reports whether the number has eight digits and the check digit holds.
func (c CVR) Valid() bool {
	if !digits(string(c), 8) {
		return false
	}
	sum := 0
	for i, weight := range [...]int{2, 7, 6, 5, 4, 3, 2, 1} {
		sum += weight * int(c[i]-'0')
	}
	return sum%11 == 0 && c != "00000000"
}

// Valid reports whether the number has ten digits. It has no check digit.
func (p PNumber) Valid() bool { return digits(string(p), 10) }

func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}

// EmployerRegistered says that the municipality knows the company from the day.
type EmployerRegistered struct {
	CVR      CVR            `json:"cvr" da:"cvr *" need:"1"`
	P        PNumber        `json:"p,omitempty" da:"p-nummer *"`
	Industry string         `json:"industry,omitempty" da:"branche *"` // code in System
	System   IndustrySystem `json:"system,omitempty" da:"efter *"`
}

func (e EmployerRegistered) check() Problems {
	var out Problems
	if e.CVR != "" && !e.CVR.Valid() {
		out = append(out, Problem{"cvr",
			"CVR-nummeret findes ikke: det har otte cifre, og et af dem passer ikke. Se efter på papiret eller på virksomhedens hjemmeside."})
	}
	if e.P != "" && !e.P.Valid() {
		out = append(out, Problem{"p", "P-nummeret skal have ti cifre."})
	}
	if e.Industry != "" && (!digits(e.Industry, 6) || e.System == "") {
		out = append(out, Problem{"industry", "Branchekoden skal have seks cifre. Vælg også, om den er efter DB07 eller DB25."})
	}
	if e.Industry == "" && e.System != "" {
		out = append(out, Problem{"industry", "Skriv branchekoden, eller lad kodesættet stå tomt."})
	}
	return out
}

// ConsultantAssigned says who of us knows the company: whose day its duties stand
// on.
type ConsultantAssigned struct {
	User string `json:"user" da:"*" need:"1"`
	Unit string `json:"unit,omitempty" da:"i *"`
}

// ContactPersonNamed says whom to ask for at the company from the day. The name,
// telephone and e-mail are kept beside the journal.
type ContactPersonNamed struct {
	Role ContactRole `json:"role" da:"som *" def:"daily"`
}

// ContactPersonLeft says that the person is no longer the one to ask for. Person
// is the number of the fact that named them.
type ContactPersonLeft struct {
	Person int `json:"person" da:"nr. *" need:"1"`
}

// CompanyContacted says that somebody of us was in touch with the company; what
// was said is kept beside the journal.
type CompanyContacted struct {
	Form  ContactForm   `json:"form" da:"ved *" def:"phone"`
	About CompanyMatter `json:"about" da:"om *" need:"1"`
}

// RedundancyNoticed is one of the three notices that an employer gives when many
// are to be dismissed; the day is when it was received. The numbers are those of
// the place where they work.
type RedundancyNoticed struct {
	Notice    Notice `json:"notice" da:"*" need:"1"`
	Dismissed int    `json:"dismissed,omitempty" da:"* afskediges"`
	Staff     int    `json:"staff,omitempty" da:"af * ansatte"`
}

func (n RedundancyNoticed) check() Problems {
	var out Problems
	if n.Staff > 0 && n.Dismissed > n.Staff {
		out = append(out, Problem{"dismissed", "Der kan ikke afskediges flere, end der er ansat på stedet."})
	}
	if n.Notice == FirstNotice && (n.Dismissed == 0 || n.Staff == 0) {
		field := "staff"
		if n.Dismissed == 0 {
			field = "dismissed"
		}
		out = append(out, Problem{field,
			"Skriv, hvor mange der skal afskediges, og hvor mange der er ansat på stedet: det afgør, hvad der gælder."})
	}
	return out
}

// RedundancyDropped says that the employer gave the dismissals up.
type RedundancyDropped struct{}

// An IndustrySystem is which list an industry code is from.
type IndustrySystem string

// The lists of industry codes.
const (
	DB07 IndustrySystem = "db07"
	DB25 IndustrySystem = "db25"
)

var _ = list[IndustrySystem](
	term(DB07, "DB07"),
	term(DB25, "DB25"),
)

// A ContactRole is what a contact person at a company is there.
type ContactRole string

// The roles of contact persons.
const (
	DailyContact   ContactRole = "daily"
	StaffManager   ContactRole = "staff-manager"
	Representative ContactRole = "representative"
	OwnerContact   ContactRole = "owner"
)

var _ = list[ContactRole](
	term(DailyContact, "daglig kontakt"),
	term(OwnerContact, "ejer", "leder"),
	term(StaffManager, "personaleansvarlig"),
	term(Representative, "tillidsrepræsentant"),
)

// A CompanyMatter is what a contact with a company is about.
type CompanyMatter string

// The matters.
const (
	MatterStaffing   CompanyMatter = "staffing"
	MatterPlacement  CompanyMatter = "placement"
	MatterRedundancy CompanyMatter = "redundancy"
	MatterSickness   CompanyMatter = "sickness"
	MatterOther      CompanyMatter = "other"
)

var _ = list[CompanyMatter](
	term(MatterStaffing, "behov for arbejdskraft"),
	term(MatterPlacement, "et forløb i virksomheden"),
	term(MatterRedundancy, "afskedigelser", "varsling"),
	term(MatterSickness, "sygdom og fastholdelse"),
	term(MatterOther, "andet"),
)

// A ContactForm is how somebody of us was in touch with a company.
type ContactForm string

// The forms of contact.
const (
	PhoneContact ContactForm = "phone"
	VisitContact ContactForm = "visit"
	MailContact  ContactForm = "mail"
	VideoContact ContactForm = "video"
)

var _ = list[ContactForm](
	term(PhoneContact, "telefon"),
	term(VisitContact, "besøg"),
	term(MailContact, "e-mail"),
	term(VideoContact, "video"),
)

// A Notice is one of the notices of a large redundancy.
type Notice string

// The notices, in their order.
const (
	FirstNotice  Notice = "first"
	SecondNotice Notice = "second"
	FinalNotice  Notice = "final"
)

var _ = list[Notice](
	term(FirstNotice, "første varsel"),
	term(SecondNotice, "andet varsel"),
	term(FinalNotice, "endeligt varsel"),
)
