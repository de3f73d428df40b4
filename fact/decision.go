package fact

// Favours reports whether a decision gives the citizen everything, as far as
// its topic and outcome tell. Where they do not tell, it does not: who meets a
// demand of care too many is not harmed.
func (d Decided) Favours() bool {
	if d.Sanctions() {
		return false
	}
	return d.Outcome == Granted || d.Outcome == Extended || d.Outcome == Dropped
}

// Burdens reports whether a decision takes something from the citizen or says
// no, as far as its topic and outcome tell.
func (d Decided) Burdens() bool {
	if d.Sanctions() {
		return true
	}
	switch d.Outcome {
	case Refused, Stopped, Changed, Imposed:
		return true
	}
	return false
}

// Sanctions reports whether a decision imposes a sanction, tightened or not.
// Only a decision that drops it does not.
func (d Decided) Sanctions() bool {
	return (d.Topic == TopicSanction || d.Topic == TopicTightened) && d.Outcome != Dropped
}
