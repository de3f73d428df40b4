package varsel_test

import (
	"testing"

	"indgang/law/lawtest"
)

func TestAct(t *testing.T) { lawtest.Act(t, "varsel") }
