package fact

// vocabulary is every kind of fact, under the headings that lists show and in the
// order in which they are shown. What is known of a kind stands in its row, in
// the kinds_ file of its heading, with the struct of its content below.
var vocabulary = [][]spec{
	personKinds, benefitKinds, contactKinds, offerKinds, sicknessKinds, decisionKinds,
	employerKinds, staffKinds, houseKinds, lawKinds, journalKinds,
}
