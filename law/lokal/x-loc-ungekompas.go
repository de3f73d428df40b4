package lokal

var ungekompas = promise("loc-ungekompas", "Brug Ungekompasset",
	"Kommunen har sit eget forløb for unge, Ungekompasset.",
	"Der er hverken kreds, tal eller frist.")
