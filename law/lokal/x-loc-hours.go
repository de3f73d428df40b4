package lokal

var hours = promise("loc-hours", "Hold kontorets åbningstider",
	"Kontoret har faste åbningstider. De står i kommunens egen fil og bruges til at planlægge efter.",
	"Åbningstiderne flytter ingen lovlig frist. Digital post når frem også uden for dem.")
