package web

import "indgang/office"

// routes lists every address of those who are logged in. The test of the read
// log and the test of accessibility walk this list.
func (s *Server) routes() []route {
	return []route{
		{pattern: "GET /{$}", serve: (*Server).day, action: office.SeeDay, citizen: true},
		{pattern: "POST /soeg", serve: (*Server).search, action: office.Search, citizen: true},
		{pattern: "GET /soeg", serve: (*Server).found, action: office.Search, citizen: true},
		{pattern: "GET /borger/ny", serve: (*Server).newCitizen, action: office.NewCitizen},
		{pattern: "POST /borger/ny", serve: (*Server).openCase, action: office.NewCitizen, citizen: true},
		{pattern: "GET /borger/{id}", serve: (*Server).citizen, citizen: true},
		{pattern: "POST /borger/{id}/formaal", serve: (*Server).statePurpose},
		{pattern: "POST /borger/{id}/personnummer", serve: (*Server).showNumber},
		{pattern: "POST /borger/{id}/opgave/{seq}", serve: (*Server).taskDone, citizen: true},
		{pattern: "GET /borger/{id}/samtale", serve: (*Server).talkForm, citizen: true},
		{pattern: "POST /borger/{id}/samtale", serve: (*Server).registerTalk, citizen: true},
		{pattern: "GET /borger/{id}/registrer", serve: (*Server).registerForm, citizen: true},
		{pattern: "POST /borger/{id}/registrer", serve: (*Server).register, citizen: true},
		{pattern: "GET /borger/{id}/ret/{seq}", serve: (*Server).correctForm, citizen: true},
		{pattern: "POST /borger/{id}/ret/{seq}", serve: (*Server).correct, citizen: true},
		{pattern: "GET /andele", serve: (*Server).shares, action: office.SeeShare, citizen: true},
		{pattern: "GET /andele/{regel}/{liste}", serve: (*Server).shareList, action: office.SeeShare, citizen: true},
		{pattern: "GET /lov/{regel}", serve: (*Server).rule, action: office.SeeLaw},
		{pattern: "POST /lov/{regel}/{udgave}", serve: (*Server).judge, action: office.SignLaw},
		{pattern: "GET /import", serve: (*Server).imports, action: office.Import},
		{pattern: "POST /import", serve: (*Server).upload, action: office.Import},
		{pattern: "GET /import/{run}", serve: (*Server).importRun, action: office.Import, citizen: true},
		{pattern: "GET /import/{run}/borgere", serve: (*Server).importCitizens, action: office.Import, citizen: true},
		{pattern: "POST /import/{run}/{file}/{line}", serve: (*Server).mendRow, action: office.Import, citizen: true},
		{pattern: "GET /lov", serve: (*Server).law, action: office.SeeLaw},
		{pattern: "GET /reform", serve: (*Server).reform, action: office.SeeReform},
		{pattern: "GET /reform/resultat", serve: (*Server).reformRun, action: office.SeeReform, citizen: true},
		{pattern: "GET /reform/tal", serve: (*Server).reformFigures, action: office.SeeReform},
		{pattern: "GET /reform/liste", serve: (*Server).reformList, action: office.SeeReform, citizen: true},
		{pattern: "GET /reform/liste/hent", serve: (*Server).reformExport, action: office.SeeReform, citizen: true},
		{pattern: "POST /reform/opgaver", serve: (*Server).reformTasks, action: office.SeeReform, citizen: true},
		{pattern: "GET /reform/tider", serve: (*Server).reformMinutes, action: office.SeeReform},
		{pattern: "POST /reform/tider", serve: (*Server).setMinutes, action: office.SetMinutes},
		{pattern: "GET /reform/udkast/ny", serve: (*Server).newDraft, action: office.WriteDraft},
		{pattern: "POST /reform/udkast/ny", serve: (*Server).editDraft, action: office.WriteDraft},
		{pattern: "GET /reform/udkast/hent", serve: (*Server).draftUpload, action: office.WriteDraft},
		{pattern: "POST /reform/udkast/hent", serve: (*Server).takeDraft, action: office.WriteDraft},
		{pattern: "GET /reform/udkast/{navn}", serve: (*Server).draft, action: office.SeeReform},
		{pattern: "POST /reform/udkast/{navn}", serve: (*Server).editDraft, action: office.WriteDraft},
		{pattern: "GET /reform/udkast/{navn}/fil", serve: (*Server).draftFile, action: office.SeeReform},
		{pattern: "POST /reform/udkast/{navn}/slet", serve: (*Server).deleteDraft, action: office.WriteDraft},
	}
}
