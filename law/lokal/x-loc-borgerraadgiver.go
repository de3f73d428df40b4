package lokal

var adviser = promise("loc-borgerraadgiver", "Tal med borgerrådgiveren",
	"Borgerrådgiveren taler med centercheferne selv, og de, der arbejder med job, lærer af sagerne.",
	"Det er om organisationen, ikke om den enkelte sag. Adgangen til en sag er i adm-borgerraadgiver.")
