package fact

import (
	"strings"
	"testing"
)

func TestACVRNumberHasEightDigitsAndACheckDigit(t *testing.T) {
	for cvr, want := range map[CVR]bool{
		"10000009": true, "10000068": true,
		"10000008": false, "01000009": false, "1000000": false, "100000099": false, "1000000a": false, "": false, "10 00 00 09": false,
	} {
		if got := cvr.Valid(); got != want {
			t.Errorf("%q is valid: %v, want %v", cvr, got, want)
		}
	}
}

func TestAnyOneWrongDigitOfACVRNumberIsFound(t *testing.T) {
	const right = "10000068"
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
		{EmployerRegistered{CVR: "10000009"}, ""},
		{EmployerRegistered{CVR: "10000009", P: "1000000001", Industry: "412000", System: DB07}, ""},
		{EmployerRegistered{}, "CVR-nummeret"},
		{EmployerRegistered{CVR: "10000001"}, "otte cifre"},
		{EmployerRegistered{CVR: "10000009", P: "123456789"}, "ti cifre"},
		{EmployerRegistered{CVR: "10000009", Industry: "412000"}, "DB25"},
		{EmployerRegistered{CVR: "10000009", System: DB25}, "branchekoden"},
		{EmployerRegistered{CVR: "10000009", Industry: "4120", System: DB25}, "seks cifre"},
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
