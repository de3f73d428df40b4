package page

import "encoding/json"

// A Flash is a message shown once, after a form was taken.
type Flash struct {
	Lead  string
	Warn  bool // not all is well: then it is not green
	Parts []FlashPart
}

// A FlashPart is lines under one word: "Opfyldt", "Nu gælder", "Bemærk".
type FlashPart struct {
	Name  string
	Warn  bool
	Lines []string
}

// flashKey is where the session keeps a message for the next page.
const flashKey = "flash"

// Say keeps a message for the next page.
func (x *Request) Say(lead string, more ...string) {
	f := Flash{Lead: lead}
	if len(more) > 0 {
		f.Parts = []FlashPart{{Lines: more}}
	}
	x.Show(f)
}

// Show keeps a message in parts for the next page.
func (x *Request) Show(f Flash) {
	js, _ := json.Marshal(f) // strings and flags always have JSON
	x.Site.Sessions.Put(x.Ctx(), flashKey, string(js))
}

// Flash takes the message that was kept for this page, or nil.
func (x *Request) Flash() *Flash {
	text := x.Site.Sessions.PopString(x.Ctx(), flashKey)
	if text == "" {
		return nil
	}
	f := &Flash{}
	if err := json.Unmarshal([]byte(text), f); err != nil {
		f = &Flash{Lead: text}
	}
	return f
}
