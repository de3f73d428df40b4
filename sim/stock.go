package sim

import (
	_ "embed"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
)

// figuresCSV is what is published of Ishøj and of the country, with its sources.
//
//go:embed figures.csv
var figuresCSV string

// figures are the published numbers by name.
var figures = func() map[string]float64 {
	rows, err := csv.NewReader(strings.NewReader(figuresCSV)).ReadAll()
	if err != nil {
		panic(err)
	}
	out := map[string]float64{}
	for _, r := range rows[1:] {
		v, err := strconv.ParseFloat(r[1], 64)
		if err != nil {
			panic("sim: figure " + r[0] + ": " + err.Error())
		}
		out[r[0]] = v
	}
	return out
}()

// stocks lists the stocks of one Ishøj, in the order in which they are made.
//
// Published are those on dagpenge and in the kontanthjælp system, as full-time
// persons; they stand here as persons on a day. Nothing is published about Ishøj
// for the other benefits, so they are the country's figures times Ishøj's share of
// the labour force (0.41 %). What has no figure at all is reasoned:
//
//   - uddannelseshjælp is no longer counted apart, so those under 30 who are
//     aktivitetsparate are the 110 of the last count less those who are
//     uddannelsesparate;
//   - no ressourceforløb or revalidering has begun since February 2026, and a
//     course lasts at most three years: 25 and 4 run out;
//   - the young without education or job who are not on uddannelseshjælp live
//     without a benefit; about a quarter are 15-17, as three of ten years of birth.
func stocks() []struct {
	stock Stock
	n     float64
} {
	f := figures
	share := f["labour_force"] / f["labour_force_country"]
	young := f["education_assistance"] - f["education_ready"] - f["obvious"]
	idle := f["neet"] - f["education_assistance"]
	return []struct {
		stock Stock
		n     float64
	}{
		{Insured, f["insured"]},
		{JobReady, f["job_ready"]},
		{Activity, f["activity"] - young},
		{EducationReady, f["education_ready"]},
		{Obvious, f["obvious"]},
		{YoungActivity, young},
		{Unplaced, f["unplaced"]},
		{Sick, share * f["sick_country"]},
		{Clarification, share * f["clarification_country"]},
		{Resource, 25},
		{FlexJob, share * f["flex_country"]},
		{FlexBenefit, share * f["flex_benefit_country"]},
		{Rehabilitation, 4},
		{YouthDuty, 0.24 * idle},
		{YouthOutreach, 0.76 * idle},
	}
}

// closed is how many cases were closed in the past year for each that runs.
// People come and go fastest where they are healthy and insured: the country ends
// about twice as many spells on dagpenge a year as it has recipients; half are
// told here. Six times as many people fall ill beyond the employer's month as are
// ill on a day, nearly all for some weeks; three are told.
var closed = map[Stock]float64{Insured: 1, JobReady: 0.6, Activity: 0.06, EducationReady: 0.6, Obvious: 1, YoungActivity: 0.15, Sick: 3,
	FlexBenefit: 0.2, YouthOutreach: 0.4}

// early is how many are known for each in a stock, though their benefit has not
// begun: the employer still pays for the sick.
var early = map[Stock]float64{Sick: 0.09}

// counts returns how many running and closed cases of each stock the options ask
// for.
func (o Options) counts() (running, ended map[Stock]int) {
	all := 0.0
	for _, s := range stocks() {
		all += s.n * (1 + early[s.stock] + closed[s.stock])
	}
	scale := o.Scale
	if o.Citizens > 0 {
		scale = float64(o.Citizens) / all
	} else if scale == 0 {
		scale = 1
	}
	running, ended = map[Stock]int{}, map[Stock]int{}
	for _, s := range stocks() {
		running[s.stock] = int(math.Round(scale * s.n * (1 + early[s.stock])))
		ended[s.stock] = int(math.Round(scale * s.n * closed[s.stock]))
	}
	return running, ended
}
