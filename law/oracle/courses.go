package oracle

import (
	"indgang/day"
	"indgang/fact"
)

// courses is sections N and O: jobafklaring and ressourceforløb.
func courses() []covered {
	return []covered{
		{"ja-2y", clarification},
		{"ja-team-4w", clarificationTeam},
		{"rf-3y", resource},
		{"rf-6m-start", resourceStart},
	}
}

// course is one course from its first to its last day.
type course struct{ start, end, until day.Date }

func (l *life) coursesOf(kind fact.Topic) []course {
	var out []course
	for _, f := range l.facts {
		last := len(out) - 1
		switch b := f.Body.(type) {
		case fact.CourseStarted:
			if b.Course == kind {
				out = append(out, course{start: f.On, until: b.Until})
			}
		case fact.CourseEnded:
			if last >= 0 && out[last].end == 0 && (b.Course == "" || b.Course == kind) {
				out[last].end = f.On
			}
		}
	}
	return out
}

func (c course) ended(d day.Date) bool { return c.end != 0 && d >= c.end }

// decided tells whether a decision about a topic was made on a day.
func (l *life) decided(d day.Date, topic fact.Topic) bool {
	return happens(l, d, func(b fact.Decided) bool { return b.Topic == topic })
}

// clarification is row ja-2y: two years at a time.
func clarification(l *life) []Duty {
	var out []Duty
	for _, c := range l.coursesOf(fact.TopicClarification) {
		out = append(out, l.follow(watch{
			rule: "ja-2y", opened: c.start, due: months(c.start, 24) - 1,
			done: func(d day.Date) bool { return c.ended(d) || d > c.start && l.decided(d, fact.TopicClarification) },
			gone: func(d day.Date) bool { return d > c.start && happens[fact.FullReturn](l, d, nil) || l.at(d).away },
		}))
	}
	return out
}

// clarificationTeam is row ja-team-4w: four weeks from the visitation, as a
// general duty until 2024, and after it where there is need.
func clarificationTeam(l *life) []Duty {
	var out []Duty
	for d := l.first; d <= l.on; d++ {
		if l.at(d).group != 7 || d > l.first && l.at(d-1).group == 7 {
			continue
		}
		needed := d < from2025
		each(l, func(on day.Date, b fact.Assessed) {
			if b.Topic == fact.TopicTeam && on <= d {
				needed = needed || b.Answer == fact.Yes
			}
		})
		if !needed {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "ja-team-4w", opened: d, due: weeks(d, 4),
			done: func(x day.Date) bool { return happens[fact.CasePresented](l, x, nil) },
			gone: func(x day.Date) bool { return l.at(x).group != 7 || l.at(x).away },
		}))
	}
	return out
}

// resource is row rf-3y: one course lasts three years at most.
func resource(l *life) []Duty {
	var out []Duty
	for _, c := range l.coursesOf(fact.TopicResource) {
		out = append(out, l.follow(watch{
			rule: "rf-3y", opened: c.start, due: months(c.start, 36) - 1,
			done: func(d day.Date) bool { return c.ended(d) || d > c.start && l.decided(d, fact.TopicResource) },
			gone: func(d day.Date) bool { return l.at(d).away },
		}))
	}
	return out
}

// resourceStart is row rf-6m-start: an effort started within six months.
func resourceStart(l *life) []Duty {
	var out []Duty
	for _, c := range l.coursesOf(fact.TopicResource) {
		if c.start < day.MustParse("2022-01-01") {
			continue
		}
		out = append(out, l.follow(watch{
			rule: "rf-6m-start", opened: c.start, due: months(c.start, 6),
			done: func(d day.Date) bool {
				return happens(l, d, func(b fact.OfferStarted) bool {
					switch b.Offer {
					case fact.WorkPlacement, fact.WageSubsidy, fact.GuidanceUpskill, fact.OtherGuidance, fact.SocialEffort, fact.HealthEffort:
						return true // chapters 11, 12 and 14, social and health
					}
					return false
				})
			},
			gone: func(d day.Date) bool { return c.end != 0 && d > c.end || l.at(d).away },
		}))
	}
	return out
}
