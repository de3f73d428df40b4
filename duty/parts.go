package duty

import "strings"

// Parts is several demands of one provision, each in its own shape. A check
// among them gives refusals beside the obligations of the others.
type Parts[C any] []Shape[C]

// Name returns the names of the parts, such as "within+check".
func (s Parts[C]) Name() string {
	names := make([]string, len(s))
	for i, p := range s {
		names[i] = p.Name()
	}
	return strings.Join(names, "+")
}

func (s Parts[C]) numbers() []*Param {
	var out []*Param
	for _, p := range s {
		out = append(out, Numbers(p)...)
	}
	return out
}

// triggers lists the triggers of every part, part by part. A part number that
// the rule left out becomes the place of the part, so that demands on one fact
// have names of their own.
func (s Parts[C]) triggers(c C) []Trigger {
	var out []Trigger
	for i, p := range s {
		ts := p.triggers(c)
		if len(ts) == 0 {
			continue
		}
		from := len(out)
		out = append(out, ts...)
		for k := from; k < len(out); k++ {
			out[k].shape = i
			if out[k].Part == 0 {
				out[k].Part = i + 1
			}
		}
	}
	return out
}

func (s Parts[C]) apply(x *run, c C, t Trigger) {
	// Another version of the rule may have fewer parts than the one that gave
	// the trigger.
	if t.shape < len(s) {
		s[t.shape].apply(x, c, t)
	}
}
