package udtraek_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"indgang/bridge/udtraek"
	"indgang/fault"
	"indgang/office/officetest"
)

// What an export may hold, and how much memory the program may have while it is
// taken in.
const (
	anything = 50 << 20
	memory   = 300 // MB
)

// fill repeats what row returns until a file is full.
func fill(head string, row func(i int) string) []byte {
	b := bytes.NewBuffer(make([]byte, 0, anything))
	b.WriteString(head)
	for i := 0; ; i++ {
		r := row(i)
		if b.Len()+len(r) > anything {
			return b.Bytes()
		}
		b.WriteString(r)
	}
}

func always(s string) func(int) string { return func(int) string { return s } }

// person is a row of a citizen of its own.
func person(i int) string {
	return fmt.Sprintf("%02d%02d%02d%04d;A;B;;;;;;N;;J;;\n", 61+i%28, 1+i/28%12, i/336%100, i/33600%10000)
}

// floods are files of 50 MB that somebody might send.
var floods = map[string]func() []byte{
	"bad lines": func() []byte { return fill(eventHead, always("x\r\n")) },
	"bad lines among good": func() []byte {
		return fill(personHead, func(i int) string { return person(i/2) + strings.Repeat("x\n", i%2) })
	},
	"unknown codes": func() []byte { return fill(eventHead, always("6101701234;01-02-2025;Kaffe;;;;;KRB\r\n")) },
	"one row":       func() []byte { return fill(eventHead, always("6101701234;")) },
	"one field":     func() []byte { return fill(eventHead+"6101701234;", always("x")) },
	"one quoted field": func() []byte {
		return append(fill(eventHead+"6101701234;\"", always("x\n"))[:anything-100], "\";;;;;;\r\n"...)
	},
	"quotes":                 func() []byte { return fill(eventHead, always(`"`)) },
	"open quotes":            func() []byte { return fill(eventHead, always("\"x\r\n")) },
	"pairs of quotes":        func() []byte { return fill(eventHead+`"`, always(`"" `)) },
	"a wide heading":         func() []byte { return fill("Personnummer", always(";x")) },
	"a wide heading, quoted": func() []byte { return fill("\"Personnummer\"", always(`;"x"`)) },
	"line breaks":            func() []byte { return fill(eventHead, always("\n")) },
	"empty rows":             func() []byte { return fill(eventHead, always(";;;;;;;\n")) },
	"zeros":                  func() []byte { return make([]byte, anything) },
	"loose accents":          func() []byte { return fill(eventHead+"6101701234;", always("\u0301")) },
	"encoded twice":          func() []byte { return fill(eventHead, always("Ã¸;Ã¦;Ã¥;;;;;\n")) },
	"citizens":               func() []byte { return fill(personHead, person) },
	"citizens with long addresses": func() []byte {
		return fill(personHead, func(i int) string { return strings.Replace(person(i), ";B;", ";B;"+strings.Repeat("x", 60), 1) })
	},
	"long texts": func() []byte {
		return fill(eventHead, always("6101701234;01-02-2025;Samtale;Jobsamtale;Afholdt;;"+strings.Repeat("æ", 30000)+";KRB\r\n"))
	},
}

const floodVar = "INDGANG_TEST_FLOOD"

// TestFiftyMegabytesOfAnythingStayInBounds sends each flood to a process of its
// own, and asks the system how much memory that had at most.
func TestFiftyMegabytesOfAnythingStayInBounds(t *testing.T) {
	if name := os.Getenv(floodVar); name != "" {
		flood(t, floods[name]())
		return
	}
	if testing.Short() {
		t.Skip("sends 50 MB many times")
	}
	for name := range floods {
		t.Run(name, func(t *testing.T) {
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestFiftyMegabytesOfAnythingStayInBounds$", "-test.v",
				"-test.timeout=120s")
			cmd.Env = append(os.Environ(), floodVar+"="+name)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out[max(0, len(out)-3000):])
			}
			_, after, _ := strings.Cut(string(out), "most memory ")
			mb, err := strconv.Atoi(strings.SplitN(after+" ", " ", 2)[0])
			if err != nil {
				t.Skip("the system does not tell how much memory a process had")
			}
			t.Logf("%d MB", mb)
			if mb > memory {
				t.Errorf("%d MB of memory, and %d are allowed", mb, memory)
			}
		})
	}
}

func flood(t *testing.T, b []byte) {
	o := officetest.New(t)
	enough := errors.New("enough")
	n := 0
	_, err := udtraek.Import(ctx, o.Office, o.User("SYS"), udtraek.Default(), []udtraek.Input{{Name: "x.csv", Data: b}},
		udtraek.Options{Rows: udtraek.PageRows, After: func(int, int) error {
			if n++; n == 5 {
				return enough // what comes after is as what came before
			}
			return nil
		}})
	if err != nil && !errors.Is(err, enough) && fault.Of(err) != fault.Invalid {
		t.Fatal(err)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "VmHWM:" {
			kb, err := strconv.Atoi(f[1])
			if err != nil {
				t.Fatal(err)
			}
			fmt.Printf("most memory %d MB\n", kb>>10)
		}
	}
}
