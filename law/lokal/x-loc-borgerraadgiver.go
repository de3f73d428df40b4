package lokal

var adviser = promise("loc-borgerraadgiver", "Tal med borgerrådgiveren",
	"Borgerrådgiveren taler direkte med centercheferne, og beskæftigelsesområdet lærer af sagerne.",
	"Det er om organisationen, ikke om den enkelte sag. Adgangen til en sag er i adm-borgerraadgiver.")
