package lokal

var leisureJob = promise("loc-fritidsjob", "Fritidsjob til unge",
	"Kommunen hjælper unge til et fritidsjob.",
	"Der er hverken kreds, tal eller frist.")
