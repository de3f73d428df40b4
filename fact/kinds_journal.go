package fact

// journalKinds belong to the journal itself and are never chosen from a list.
var journalKinds = section("", SortNone,
	kind[Withdrawn](row{
		Name: "withdrawn", Phrase: "annulleret", Title: "Annulleret",
		Day: "Annulleret for", Done: "Oplysningen er annulleret. Den står stadig i historikken.",
		Who: ByCorrection,
	}),
)

// Withdrawn takes a fact out: it was wrong and nothing stands in its place.
type Withdrawn struct{}
