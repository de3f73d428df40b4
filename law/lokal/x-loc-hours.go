package lokal

var hours = promise("loc-hours", "Hold åbent, når kontoret har åbningstid",
	"Kontoret har faste åbningstider. De står i kommunens egen fil og bruges til at planlægge efter.",
	"Åbningstiderne flytter ingen lovlig frist. Digital post når frem også uden for dem.")
