package casefile

import "testing"

func TestAnOfferKeepsWhatWasAgreedAndEachExtension(t *testing.T) {
	c := Fold(told(t, "2025-03-03 tilbud begyndt virksomhedspraktik til 2025-05-30", "2025-03-10 tilbud begyndt mentor til 2025-09-09",
		"2025-05-20 tilbud forlænget virksomhedspraktik til 2025-07-31", "2025-07-20 tilbud forlænget virksomhedspraktik til 2025-08-31"))
	o := c.Offers[0]
	if o.Agreed.String() != "2025-05-30" || o.Planned.String() != "2025-08-31" || len(o.Extended) != 2 || o.Extended[0].ID != 3 ||
		o.Extended[0].Until.String() != "2025-07-31" {
		t.Errorf("%+v", o)
	}
	if m := c.Offers[1]; m.Agreed != m.Planned || m.Extended != nil {
		t.Errorf("the other offer was extended: %+v", m)
	}
}

func TestWhatAPlacementFormAsksIsKept(t *testing.T) {
	o := Fold(told(t, "2025-03-03 tilbud begyndt virksomhedspraktik 23,5 ordinært ansatte 2 støttede i forvejen heraf 1 i nytteindsats med "+
		"formål fastholdelse på egen arbejdsplads")).Offers[0]
	if o.Staff != 2350 || o.Supported != 2 || o.InUtility != 1 || o.Purpose != "retention" || !o.Own {
		t.Errorf("%+v", o)
	}
}

func TestAPlannedDischargeIsKnownBeforeIt(t *testing.T) {
	c := Fold(told(t, "2025-03-03 udskrivning fra psykiatrisk indlæggelse planlagt den 2025-04-01"))
	if len(c.Discharges) != 1 || c.Discharges[0].On.String() != "2025-04-01" || c.Discharges[0].Known.String() != "2025-03-03" {
		t.Errorf("%+v", c.Discharges)
	}
}

func TestThePensionAgeIsKept(t *testing.T) {
	if p := Fold(told(t, "2025-03-03 ydelse begyndt dagpenge",
		"2026-03-01 når pensionsalderen")).PensionAge; p.On.String() != "2026-03-01" || p.ID != 2 {
		t.Errorf("%+v", p)
	}
}
