package lokal

var leisureJob = promise("loc-fritidsjob", "Hjælp unge til et fritidsjob",
	"Kommunen hjælper unge til et fritidsjob.",
	"Der er hverken kreds, tal eller frist.")
