package fact

// verdicts are what an assessment comes to, said as a sentence, when its answer
// is yes and when it is no. Of other topics the topic and the answer are told.
var verdicts = map[Topic][2]string{
	TopicSuitable:      {"tilbuddet er rimeligt", "tilbuddet er ikke rimeligt"},
	TopicNetEmployment: {"der er merbeskæftigelse", "der er ikke merbeskæftigelse"},
	TopicRatio:         {"rimelighedskravet er opfyldt", "rimelighedskravet er ikke opfyldt"},
	TopicUncommonWork:  {"arbejdet udføres ellers ikke", "arbejdet udføres også ellers"},
	TopicReasonable:    {"der var en rimelig grund", "der var ikke en rimelig grund"},
	TopicForWork:       {"borgeren står til rådighed for arbejde", "borgeren står ikke til rådighed for arbejde"},
	TopicForEducation:  {"borgeren står til rådighed for uddannelse", "borgeren står ikke til rådighed for uddannelse"},
	TopicTeam:          {"der er behov for rehabiliteringsteamet", "der er ikke behov for rehabiliteringsteamet"},
	TopicLimited:       {"begrænsningen er varig og væsentlig", "begrænsningen er ikke varig og væsentlig"},
	TopicHearing:       {"der er behov for partshøring", "der er ikke behov for partshøring"},
	TopicPredictable:   {"forløbet er forudsigeligt", "forløbet er ikke forudsigeligt"},
	TopicTried:         {"tilbuddene er afprøvet", "tilbuddene er ikke afprøvet"},
	TopicMoveHinders:   {"flytningen hindrer fristen", "flytningen hindrer ikke fristen"},
	TopicSpecialNeed:   {"der er et helt særligt behov", "der er ikke et helt særligt behov"},
	TopicPositiveList:  {"kurset står på positivlisten", "kurset står ikke på positivlisten"},
	TopicRegionalList:  {"kurset står på den regionale liste", "kurset står ikke på den regionale liste"},
	TopicSelfFound:     {"den selvfundne plads kan bruges", "den selvfundne plads kan ikke bruges"},
	TopicReadiness:     {"borgeren er uddannelsesparat", "borgeren er ikke uddannelsesparat"},
}

// A teller says in its own words what the fields it names hold; the others follow
// as they stand in phrases.
type teller interface {
	told() (sentence string, fields []string)
}

func (a Assessed) told() (string, []string) {
	v, ok := verdicts[a.Topic]
	switch {
	case a.Answer == "":
		return "", nil
	case ok && a.Answer == Yes:
		return "Vurderet: " + v[0], []string{"topic", "answer"}
	case ok:
		return "Vurderet: " + v[1], []string{"topic", "answer"}
	}
	return "Vurderet: " + Word(a.Topic) + ", " + Word(a.Answer), []string{"topic", "answer"}
}

func (r RequirementTested) told() (string, []string) {
	say := func(what string, a YesNo) string {
		if a == No {
			return what + " er ikke opfyldt"
		}
		return what + " er opfyldt"
	}
	both := []string{"residence", "work"}
	switch {
	case r.Residence != "" && r.Residence == r.Work:
		return say("Opholdskrav og beskæftigelseskrav", r.Work), both
	case r.Residence != "" && r.Work != "":
		return say("Opholdskrav", r.Residence) + ", " + say("beskæftigelseskrav", r.Work), both
	case r.Residence != "":
		return say("Opholdskrav", r.Residence), both
	case r.Work != "":
		return say("Beskæftigelseskrav", r.Work), both
	}
	return "", nil
}
