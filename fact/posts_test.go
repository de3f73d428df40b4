package fact

import (
	"indgang/day"
	"strings"
	"testing"
)

// The journal keeps offers from before employees were counted in parts of a
// full-time post.
func TestStaffOfTheFirstVersionIsWholePosts(t *testing.T) {
	for content, want := range map[string]OfferStarted{
		`{"offer":"wage-subsidy","staff":23,"supported":2}`: {Offer: WageSubsidy, Staff: 2300, Supported: 2},
		`{"offer":"mentor"}`: {Offer: Mentor},
	} {
		got, err := Decode("offer-started", 1, []byte(content))
		if err != nil || got != want {
			t.Errorf("%s decodes as %+v, %v; want %+v", content, got, err, want)
		}
	}
	if got, err := Decode("offer-started", 2, []byte(`{"offer":"wage-subsidy","staff":2350}`)); err != nil ||
		got != (OfferStarted{Offer: WageSubsidy, Staff: 2350}) {
		t.Errorf("the newest version decodes as %+v, %v", got, err)
	}
	if _, err := Decode("offer-started", 1, []byte(`{"offer":"wage-subsidy","staff":"many"}`)); err == nil {
		t.Error("a staff of many was taken in")
	}
}

func TestPartTimersAreFractionsOfAPost(t *testing.T) {
	b, err := Parse("tilbud begyndt virksomhedspraktik privat 23,5 ordinært ansatte 2 støttede i forvejen heraf 1 i nytteindsats med formål " +
		"fastholdelse på egen arbejdsplads")
	want := OfferStarted{Offer: WorkPlacement, Sector: Private, Staff: 2350, Supported: 2, InUtility: 1, Purpose: ForRetention,
		OwnWorkplace: true}
	if err != nil || b != want {
		t.Errorf("%+v, %v", b, err)
	}
	b, err = Build("offer-started", day.MustParse("2026-11-27"), func(f string) string {
		return map[string]string{"offer": "wage-subsidy", "staff": "4,5"}[f]
	})
	if err != nil || b != (OfferStarted{Offer: WageSubsidy, Staff: 450}) || Value(b, "staff") != "4,5" {
		t.Errorf("%+v, %v, %q", b, err, Value(b, "staff"))
	}
	if err := Check(OfferStarted{Offer: WageSubsidy, Staff: 100_000_01}); err == nil {
		t.Error("more employees than there are were taken in")
	}
}

func TestFormsTakeDatesAsPeopleTypeThem(t *testing.T) {
	today := day.MustParse("2026-11-27")
	with := func(v string) (Body, error) {
		return Build("talk-booked", today, func(f string) string { return map[string]string{"for": v}[f] })
	}
	if b, err := with(" 8.12\u200b"); err != nil || b.(TalkBooked).For != day.MustParse("2026-12-08") {
		t.Errorf("8.12: %+v, %v", b, err)
	}
	for v, want := range map[string]string{"31.2": "Der er ikke nogen 31. februar", "i overmorges": "Skriv samtalens dato som",
		"1.\x001": "ikke er bogstaver"} {
		if _, err := with(v); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", v, err, want)
		}
	}
}
