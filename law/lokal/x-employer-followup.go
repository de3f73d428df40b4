package lokal

var employerFollowUpEach = promise("employer-followup", "Følg op på hver virksomhedsrettet aktivitet",
	"Kommunen følger op hos arbejdsgiveren på hver virksomhedsrettet aktivitet, før den slutter. Det er samme mål som "+
		"loc-employer-followup, som har opfølgningen i sagen; her regnes den ikke en gang til.",
	"Kilden har målet to steder med samme indhold.")
