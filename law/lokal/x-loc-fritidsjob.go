package lokal

var leisureJob = promise("loc-fritidsjob", "Hjælp unge til et fritidsjob",
	"Kommunen hjælper de unge med at få et fritidsjob.",
	"Der er hverken kreds, tal eller frist.")
