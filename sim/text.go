package sim

import "indgang/fact"

// words draws a short note on a talk: plain, to the point, and as the citizen may
// read it.
func (l *life) words(kind fact.TalkType) string {
	switch kind {
	case fact.FollowUpTalk:
		return pick(l.r, followUpTexts)
	case fact.FlexTalk:
		return pick(l.r, flexTalkTexts)
	case fact.GuidanceTalk:
		return pick(l.r, guidanceTexts)
	}
	switch l.c.Stock {
	case Insured, JobReady:
		return pick(l.r, readyTexts)
	case EducationReady, Obvious, YoungActivity:
		return pick(l.r, youngTexts)
	}
	return pick(l.r, supportTexts)
}

var readyTexts = []string{
	"Har søgt otte stillinger siden sidst, mest lager og detail. Vi har set CV'et igennem sammen, og profilteksten er skrevet om.",
	"Venter svar på to samtaler i næste uge. Vi har øvet, hvordan et hul i CV'et kan forklares.",
	"Vil gerne prøve kræfter med SOSU. Aftalt besøg på et plejecenter, før vi taler om praktik.",
	"Har fået kørekort til lastbil i foråret. Vi har talt om vikarbureauer og om skiftende arbejdstider.",
	"Ønsker et job med faste tider på grund af børnene. Vi har fundet tre virksomheder, som skal ringes op.",
	"Er glad for kurset og har fået kontakt til en virksomhed gennem underviseren.",
	"Vi har gennemgået joblog og jobmål. Søger nu også uden for Ishøj, op til 45 minutters transport.",
	"Har været til samtale i en paint- og malerforretning og hører nærmere i denne uge.",
	"Taler dansk på arbejdsniveau, men vil gerne skrive bedre. Aftalt aftenhold i dansk ved siden af jobsøgningen.",
	"Deltog i jobklubben og fik hjælp til ansøgningen. Sender selv en opdateret ansøgning inden fredag.",
}

var supportTexts = []string{
	"Har haft en god måned og er kommet stabilt i praktikken to formiddage om ugen. Vi går roligt frem.",
	"Ønsker at prøve nogle få timer i en butik tæt på hjemmet. Virksomhedskonsulenten ringer til to steder.",
	"Smerterne fylder meget lige nu. Vi har aftalt at holde timerne på samme niveau til næste samtale.",
	"Mentoren hjælper med post og aftaler, og det giver ro til at møde op.",
	"Fortæller, at madlavning er en styrke. Vi undersøger en plads i et kantinekøkken.",
	"Er begyndt på holdtræning og sover bedre. Vi taler om næste skridt, når forløbet slutter.",
	"Vi har lavet en samlet plan med voksne og velfærd, så aftalerne ikke ligger oven i hinanden.",
	"Vil gerne vide, hvad der skal til for at få et småjob. Vi har talt om timer, løn og fradrag.",
}

var youngTexts = []string{
	"Vil gerne noget med hænderne. Vi har set på tømrer og elektriker og aftalt et besøg på erhvervsskolen.",
	"Har svært ved at komme op om morgenen. Mentoren ringer de første to uger.",
	"Er i tvivl mellem HF og FGU. Vi har bestilt plads til et introduktionsforløb.",
	"Har mødt alle dage i praktikken. Mesteren vil gerne tale om en elevplads.",
	"Vi har talt om styrker: er god til tal og tålmodig med andre. Kigger på kontor og handel.",
	"Fortæller om ro derhjemme efter flytningen. Er klar til at begynde på Ungekompasset.",
}

var followUpTexts = []string{
	"Er i gang med genoptræning to gange om ugen. Arbejdsgiveren er indstillet på en gradvis tilbagevenden.",
	"Venter på svar fra scanning. Vi taler sammen igen, når svaret er der.",
	"Starter med to gange tre timer fra næste uge. Opgaverne er aftalt med lederen.",
	"Har haft samtale hos psykolog og mærker bedring. Vi holder fast i den aftalte plan.",
	"Kan ikke løfte, men kan godt sidde. Vi har talt om andre opgaver på arbejdspladsen.",
	"Ringede med en kollega på linjen. Alt går efter planen, og der er ikke behov for mere fra os nu.",
}

var flexTalkTexts = []string{
	"Trives i jobbet og kender sine grænser. Timetallet passer stadig.",
	"Har fået ny leder. Skånehensyn er gennemgået igen, og alle er enige om opgaverne.",
	"Vil gerne en time mere om ugen. Vi prøver i tre måneder og taler så sammen.",
}

var guidanceTexts = []string{
	"Kom sammen med sin mor. Vil helst arbejde med dyr eller køretøjer, og vi har set på forløb, der begynder i næste måned.",
	"Synes, at klassen var for stor. Vi besøger FGU på torsdag.",
	"Har fået fritidsjob og vil gerne fortsætte i skole ved siden af.",
	"Vil gerne i lære. Vi har skrevet tre ansøgninger om elevplads sammen.",
}

var outreachTexts = []string{
	"Blev glad for opkaldet. Bor hos en ven og vil gerne høre om muligheder.",
	"Siger nej tak nu, men må gerne ringes op efter nytår.",
	"Arbejder lidt hos sin onkel. Overvejer uddannelse som kok.",
	"Vil gerne mødes på biblioteket i stedet for på rådhuset.",
}

var oralTexts = []string{
	"Borgeren ringede og fortalte, at bopælen er ændret fra den 1. Aftalt, at lejekontrakten sendes med Digital Post.",
	"Arbejdsgiveren oplyste, at timerne kan sættes op fra næste måned. Borgeren er orienteret.",
	"Borgeren oplyste, at en operation er rykket. Ny dato sendes, når den er kendt.",
}

var abilityTexts = []string{
	"Kan endnu ikke varetage sit eget arbejde. Set bredere er der opgaver uden tunge løft, som kan prøves.",
	"Ventes tilbage i eget job inden for få uger. Vurderingen er talt igennem med borgeren.",
}

var extendTexts = []string{
	"Behandlingen er i gang, og lægen venter fuld bedring. Borgeren er orienteret om, hvor længe forlængelsen kan vare.",
	"Arbejdsevnen skal afklares i en praktik. Borgeren har fået begrundelsen skriftligt og ved, hvordan man klager.",
}

var clarificationTexts = []string{
	"Sygedagpengene kan ikke forlænges. Borgeren er stadig uarbejdsdygtig og går over i jobafklaringsforløb fra dagen efter.",
}

var flexTexts = []string{
	"Alle muligheder for ordinært job er prøvet. Skånehensyn: pauser, korte dage, ingen løft over 5 kg.",
	"Arbejdsevnen er varigt og væsentligt nedsat. Borgeren ser frem til at komme i gang igen.",
}

var excusedTexts = []string{
	"Har en underskrevet kontrakt fra den 1. og skal ikke bruge mere hjælp før da.",
	"Faglært i et område, hvor der mangler folk, og i gang med tre ansættelsesforløb. Vi er enige om, at borgeren selv finder job.",
	"Har været ledig kort tid mellem to projekter før og fundet arbejde selv. Ringer, hvis det trækker ud.",
	"Begynder i lære efter sommerferien; aftalen er set.",
}
