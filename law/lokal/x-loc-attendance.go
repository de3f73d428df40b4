package lokal

var attendance = promise("loc-attendance", "Følg de unges fremmøde",
	"Kommunen følger tæt, om unge møder frem. Det er en opgørelse til ledelsen og ikke en frist i den enkelte sag.",
	"Der er hverken tal eller frist.")
