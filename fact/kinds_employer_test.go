package fact

import (
	"strings"
	"testing"
)

func TestACVRNumberHasEightDigitsAndACheckDigit(t *testing.T) {
	for cvr, want := range map[CVR]bool{
		"00000019": true, "00000027": true,
		"00000018": false, "00000000": false, "01000009": false, "0000001": false, "000000199": false, "0000001a": false, "": false,
		"00 00 00 19": false,
	} {
		if got := cvr.Valid(); got != want {
			t.Errorf("%q is valid: %v, want %v", cvr, got, want)
		}
	}
}

func TestAnyOneWrongDigitOfACVRNumberIsFound(t *testing.T) {
	const right = "00000027"
	for i := range right {
		for d := '0'; d <= '9'; d++ {
			typed := right[:i] + string(d) + right[i+1:]
			if typed != right && CVR(typed).Valid() {
				t.Errorf("%s passes for %s", typed, right)
			}
		}
	}
}

func TestWhatIsRegisteredOfACompanyIsChecked(t *testing.T) {
	for _, c := range []struct {
		body Body
		want string // "" for nothing wrong
	}{
		{EmployerRegistered{CVR: "00000019"}, ""},
		{EmployerRegistered{CVR: "00000019", P: "0000000001", Industry: "412000", System: DB07}, ""},
		{EmployerRegistered{}, "CVR-nummeret"},
		{EmployerRegistered{CVR: "00000001"}, "otte cifre"},
		{EmployerRegistered{CVR: "00000019", P: "123456789"}, "ti cifre"},
		{EmployerRegistered{CVR: "00000019", Industry: "412000"}, "DB25"},
		{EmployerRegistered{CVR: "00000019", System: DB25}, "branchekoden"},
		{EmployerRegistered{CVR: "00000019", Industry: "4120", System: DB25}, "seks cifre"},
		{RedundancyNoticed{Notice: FirstNotice, Dismissed: 60, Staff: 110}, ""},
		{RedundancyNoticed{Notice: FirstNotice, Dismissed: 60}, "hvor mange der er ansat"},
		{RedundancyNoticed{Notice: FirstNotice, Dismissed: 120, Staff: 110}, "flere, end der er ansat"},
		{RedundancyNoticed{Notice: SecondNotice}, ""},
	} {
		err := Check(c.body)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%+v: %v, want %q in it", c.body, err, c.want)
		}
	}
}
