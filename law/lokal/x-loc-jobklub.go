package lokal

var jobClub = promise("loc-jobklub", "Hav en jobklub",
	"Kommunen har en jobklub, hvor ledige får hjælp til CV og ansøgninger.",
	"Der er hverken kreds, tal eller frist.")
