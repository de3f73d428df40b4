package webtest_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"indgang/web/webtest"
)

const fragment = `<table class="worklist"><tbody>
	<tr class="is-overdue"><th><a href="/borger/1">Amina
		Yilmaz</a></th><td>Hold samtale</td><td><span class="badge badge--overdue">Overskredet</span></td></tr>
	<tr><th><a href="/borger/2">Jonas</a></th><td>Giv tilbud</td><td></td></tr>
</tbody></table>`

func TestCheckersHoldAndFail(t *testing.T) {
	for name, c := range map[string]struct {
		check webtest.Checker
		fault string // "" when the check holds
	}{
		"text across lines":    {webtest.In("tr th", webtest.HasText("Amina Yilmaz")), ""},
		"words of two cells":   {webtest.In("tr", webtest.HasText("Yilmaz Hold samtale Overskredet")), ""},
		"other text":           {webtest.In("tr th", webtest.HasText("Jonas")), `tr th: reads "Amina Yilmaz", want "Jonas" in it`},
		"whole text":           {webtest.InAt("tr th", 1, webtest.IsText("Jonas")), ""},
		"half a text":          {webtest.In("tr th", webtest.IsText("Amina")), `reads "Amina Yilmaz", want "Amina"`},
		"text by pattern":      {webtest.In(".badge", webtest.MatchesText("^Over")), ""},
		"text that is not":     {webtest.In("tr", webtest.LacksText("Jonas")), ""},
		"text that should not": {webtest.In("tr", webtest.LacksText("Hold")), "must not have"},
		"attribute":            {webtest.In("a", webtest.Attr("href", "/borger/1")), ""},
		"other attribute":      {webtest.In("a", webtest.Attr("href", "/")), `a: has href="/borger/1", want "/"`},
		"no attribute":         {webtest.In("a", webtest.Attr("title", "x")), "has no attribute title"},
		"part of attribute":    {webtest.In("a", webtest.AttrHas("href", "borger")), ""},
		"absent attribute":     {webtest.In("a", webtest.NoAttr("onclick")), ""},
		"count":                {webtest.Count("tbody tr", 2), ""},
		"other count":          {webtest.Count("tbody tr", 12), "tbody tr: 2 match, want 12"},
		"each":                 {webtest.Each("tr th a", webtest.AttrHas("href", "/borger/")), ""},
		"each but one":         {webtest.Each("tr", webtest.In(".badge")), "tr[1]: .badge: nothing matches"},
		"nothing":              {webtest.NotIn(".error-summary"), ""},
		"something":            {webtest.NotIn(".badge"), ".badge: must not be here"},
		"nested":               {webtest.In("tr.is-overdue", webtest.In("td", webtest.HasText("Hold")), webtest.Count(".badge", 1)), ""},
		"nested fault":         {webtest.In("tr.is-overdue", webtest.In("td", webtest.HasText("Giv"))), "tr.is-overdue: td: reads"},
	} {
		node, err := html.Parse(strings.NewReader(fragment))
		if err != nil {
			t.Fatal(err)
		}
		switch err := c.check(node); {
		case c.fault == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: %v, want %q", name, err, c.fault)
		}
	}
}

func TestSoundNamesEveryFault(t *testing.T) {
	node, err := html.Parse(strings.NewReader(`<html><body><h1 id="a">En</h1><h1 id="a">To</h1><p style="x" onclick="y"></p>
		<style></style><script>1</script><img src="x"><input name="n"><a href="javascript:1">x</a></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	got := webtest.Sound()(node)
	if got == nil {
		t.Fatal("the page was found sound")
	}
	for _, want := range []string{"2 h1", `id "a" stands twice`, "inline style,", "inline onclick", "inline style sheet", "inline script",
		"picture without alt", "field without a label", "javascript:", "no title", "no language"} {
		if !strings.Contains(got.Error(), want) {
			t.Errorf("%q is not named in: %v", want, got)
		}
	}
}

func TestSamplePagesAreSoundHTML(t *testing.T) {
	url := serve(t)
	r, err := http.Get(url + "/borger")
	if err != nil {
		t.Fatal(err)
	}
	webtest.Response(t, r, 200,
		webtest.Sound(),
		webtest.In("h1", webtest.IsText("Amina Yilmaz")),
		webtest.Count(".duty", 5),
		webtest.Each(".duty", webtest.In(".badge"), webtest.In("time", webtest.AttrHas("datetime", "2027-"))),
	)
}
