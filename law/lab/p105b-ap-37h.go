package lab

import (
	"indgang/casefile"
	"indgang/day"
	"indgang/duty"
	"indgang/fact"
)

var ap37h = rule{
	ID: "ap-37h", Act: "LAB", Title: "Giv timer nok i arbejdspligten hver uge", Before: beforeDuty,
	Versions: []version{{
		From: phase1, Provision: "LAB § 105 b og kapitel 16 a", Grade: 'B', Source: "S39, S06, S43",
		Text: "Den, der er under arbejdspligt, har hele tiden en indsats på op til 37 timer om ugen. Man begynder med 37 timer " +
			"og retter det til efter borgerens helbred og situation. Timer med løn, praktik, løntilskud, nytteindsats og " +
			"danskundervisning tæller. Jobsøgning, samtaler, forberedelse, behandling og transport tæller også.",
		Unverified: "Læst som lovforslag og styrelsens svar. Om vejledning og opkvalificering tæller for sig, er ikke læst: den er ikke regnet " +
			"med, før timerne er registreret som forberedelse. " +
			"At alle timer tæller fuldt ud, er egen læsning.",
		MetBy:     "Timer om ugen, der til sammen når 37. Har en vurdering om arbejdspligtens omfang sat et andet antal, er det nok.",
		StoppedBy: "At borgeren er fritaget fra arbejdspligten, så længe det varer. At arbejdspligten er slut.",
		Shape: parts{
			while{Min: Params.Get("duty_hours"), Covers: dutyHours, Sets: fitted,
				Terms: terms{When: obliged, Exempt: relievedOfDuty, Params: []*duty.Param{Params.Get("duty_hours")},
					Note: "Udgangspunktet er 37 timer om ugen; et lavere antal kræver en vurdering om arbejdspligtens omfang med timer."}},
			check{Test: hourless},
		},
	}},
}

// dutyHours finds what counts towards the weekly hours.
func dutyHours(c *casefile.Case, t duty.Trigger) []duty.Cover {
	var out []duty.Cover
	span := day.Period{From: t.On, To: t.Until}
	eachEffort(c, func(p day.Period, id fact.Seq, weekly fact.Hours, what string) {
		if !p.Empty() && p.Overlaps(span) {
			out = append(out, duty.Cover{Stop: duty.Stop{Period: p, Ref: duty.Ref(id), Ground: what}, Weekly: int(weekly)})
		}
	})
	return out
}

// fitted finds the extents that an assessment set: each stands until the next.
// None goes beyond the whole.
func fitted(c *casefile.Case, t duty.Trigger) []duty.Cover {
	var out []duty.Cover
	for i := range c.Entries {
		e := &c.Entries[i]
		f, ok := e.Body.(fact.Assessed)
		if !ok || f.Topic != fact.TopicHours || f.Weekly == 0 {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].To = day.Max(e.On-1, out[n-1].From)
			if out[n-1].From == e.On {
				out = out[:n-1]
			}
		}
		most := number(dutyWhole, day.Max(e.On, t.On))
		out = append(out, duty.Cover{Stop: duty.Stop{Period: day.Period{From: e.On}, Ref: duty.Ref(e.ID), Ground: "omfanget er vurderet"},
			Weekly: min(int(f.Weekly), most)})
	}
	return out
}

var dutyWhole = Params.Get("duty_hours")

// hourless names what runs under arbejdspligt and might count, without a number of
// hours.
func hourless(c *casefile.Case, _ duty.Look) []duty.Refusal {
	if len(c.WorkDuty) == 0 {
		return nil
	}
	var out []duty.Refusal
	ts := obliged(c)
	eachEffort(c, func(p day.Period, id fact.Seq, weekly fact.Hours, what string) {
		if weekly != 0 || p.Empty() {
			return
		}
		for _, t := range ts {
			if both := p.And(day.Period{From: t.On, To: t.Until}); !both.Empty() {
				out = append(out, duty.Refusal{Ref: duty.Ref(id), On: both.From, Name: "timer-mangler",
					Text: "Der er ikke registreret timer om ugen (" + what + "), så det tæller ikke i arbejdspligten (LAB § 105 b).",
					Mend: "Registrér, hvor mange timer om ugen det er."})
				return
			}
		}
	})
	return out
}
