package fact

// A PersonField is what is known of a person beside the journal.
type PersonField string

// The fields of a person.
const (
	PersonName        PersonField = "name"
	PersonAddress     PersonField = "address"
	PersonPhone       PersonField = "telephone"
	PersonMail        PersonField = "e-mail"
	PersonInterpreter PersonField = "interpreter"
	PersonDigitalPost PersonField = "digital-post"
)

var _ = list[PersonField](
	term(PersonName, "navn"),
	term(PersonAddress, "adresse"),
	term(PersonPhone, "telefon"),
	term(PersonMail, "e-mail"),
	term(PersonInterpreter, "tolk"),
	term(PersonDigitalPost, "digital post"),
)
