package law

import (
	"fmt"
	"io/fs"
	"strings"

	"indgang/duty"
)

// Markdown writes the whole catalogue as docs/provisions.md has it. A test keeps
// that file current.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# Bestemmelser\n\nLavet af reglerne i `law/` med `make docs`; ret den ikke i hånden. Grad A binder, B advarer, C minder " +
		"om, D er slået fra, til en jurist godkender den.\n")
	book := MustBook(Options{})
	n, off := 0, 0
	for _, a := range Acts() {
		for _, r := range a.Rules {
			n++
			if m := book.Rule(r.ID); m[len(m)-1].Force == duty.Off || m[len(m)-1].Shape == "" {
				off++
			}
		}
	}
	fmt.Fprintf(&b, "\n%d regler, hvoraf %d i deres seneste udgave er ophævet, slået fra eller venter på noget, der mangler.\n", n, off)
	for _, a := range Acts() {
		fmt.Fprintf(&b, "\n## %s (%s)\n\n", a.Name, a.Short)
		b.WriteString("| regel | titel | hjemmel | fra | til | grad | form | sager |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n")
		for _, r := range a.Rules {
			for _, m := range book.Rule(r.ID) {
				to := m.Valid.To.String()
				shape := m.Shape
				if shape == "" {
					shape = "–"
				}
				fmt.Fprintf(&b, "| [%s](../%s) | %s | %s | %s | %s | %c | %s | %d |\n", r.ID, a.source(r.ID), r.Title, cell(m.Provision),
					m.Valid.From, to, m.Grade, shape, a.countCases(r.ID))
			}
		}
		var notes []string
		for _, r := range a.Rules {
			for _, m := range book.Rule(r.ID) {
				if m.Unverified != "" {
					notes = append(notes, fmt.Sprintf("* `%s` fra %s: %s", r.ID, m.Valid.From, m.Unverified))
				}
			}
		}
		if len(notes) > 0 {
			b.WriteString("\nIkke verificeret:\n\n" + strings.Join(notes, "\n") + "\n")
		}
	}
	return b.String()
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "/") }

// CaseFile returns the name of the file with a rule's cases in the act's folder.
func (a Act) CaseFile(rule string) string {
	names, err := fs.Glob(a.Cases, "*-"+rule+".txt")
	if err != nil {
		return ""
	}
	for _, n := range names {
		if _, rest, ok := strings.Cut(strings.TrimSuffix(n, ".txt"), "-"); ok && rest == rule {
			return n
		}
	}
	return ""
}

// source is the path of the rule's file in the tree.
func (a Act) source(rule string) string {
	return "law/" + a.Folder + "/" + strings.TrimSuffix(a.CaseFile(rule), ".txt") + ".go"
}

// CasesOf returns the cases that stand in a rule's own file.
func (a Act) CasesOf(rule string) []CaseText {
	name := a.CaseFile(rule)
	if name == "" {
		return nil
	}
	text, err := fs.ReadFile(a.Cases, name)
	if err != nil {
		return nil
	}
	cases, _ := ParseCases(a.Folder+"/"+name, string(text))
	return cases
}

func (a Act) countCases(rule string) int { return len(a.CasesOf(rule)) }

// CaseSource returns the text of the cases in a rule's own file.
func (a Act) CaseSource(rule string) string {
	text, err := fs.ReadFile(a.Cases, a.CaseFile(rule))
	if err != nil {
		return ""
	}
	return string(text)
}
