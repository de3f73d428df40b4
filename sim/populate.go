package sim

import (
	"slices"

	"indgang/day"
	"indgang/fact"
)

// populate writes every citizen's history.
func (w *world) populate() {
	running, ended := w.opt.counts()
	n := uint64(100)
	for _, s := range stocks() {
		for i := range running[s.stock] + ended[s.stock] {
			n++
			w.citizens = append(w.citizens, w.live(s.stock, n, i, i >= running[s.stock]))
		}
	}
	// Files are not sorted by benefit: mix the citizens, so that each load brings
	// some of everything.
	w.rand(2).Shuffle(len(w.citizens), func(i, j int) { w.citizens[i], w.citizens[j] = w.citizens[j], w.citizens[i] })
}

// live writes one history.
func (w *world) live(stock Stock, stream uint64, i int, ended bool) Citizen {
	c := Citizen{Stock: stock, Ended: ended}
	l := &life{w: w, r: w.rand(stream), c: &c, notes: make([]note, 0, 48), unit: unitOf[stock]}
	if ended {
		// Spread over the past year, and none in the last days.
		l.ends = w.last - l.days(3, 365)
	}
	l.till = w.last
	if of := naps[stock]; !ended && len(of) > 0 && l.r.IntN(1000) < nappingPermille(stock) {
		l.nap = &of[l.r.IntN(len(of))]
	}
	lo, hi := ages(stock, l)
	ref := w.today
	if ended {
		ref = l.ends
	}
	youngest := ref.AddYears(-lo)
	if stock == YouthDuty {
		youngest -= 130 // old enough to have begun something and left it
	}
	c.Person, l.born = w.person(l.r, ref.AddYears(-hi-1)+1, youngest)
	switch stock {
	case Insured:
		l.insured()
	case JobReady, Activity, EducationReady, Obvious, YoungActivity, Unplaced:
		l.help()
	case Sick:
		l.sick()
	case Clarification:
		l.clarification()
	case Resource:
		l.resource()
	case FlexJob:
		l.flexJob()
	case FlexBenefit:
		l.flexBenefit()
	case Rehabilitation:
		l.rehabilitation()
	case YouthDuty:
		l.youthDuty()
	case YouthOutreach:
		l.youthOutreach()
	}
	l.spice(i)
	l.close()
	return c
}

// ages gives the youngest and the oldest of a stock, in whole years.
func ages(s Stock, l *life) (lo, hi int) {
	switch s {
	case Insured:
		if l.chance(10) {
			return 19, 24
		}
		return 25, 65
	case JobReady, Activity:
		return 30, 64
	case EducationReady, Obvious, YoungActivity:
		return 18, 29
	case YouthDuty:
		return 15, 17
	case YouthOutreach:
		return 18, 24
	case Unplaced:
		return 19, 58
	case Resource, Rehabilitation:
		return 24, 52
	}
	return 22, 65
}

// spell draws how long a case has run, from a list of shares in percent and
// bounds in days: {30, 90}, {100, 365} is 30 % up to 90 days, the rest to a year.
func (l *life) spell(shares ...[2]int) day.Date {
	x, lo := l.r.IntN(100), 1
	for _, s := range shares {
		if x < s[0] {
			return l.days(lo, s[1])
		}
		lo = s[1]
	}
	return day.Date(lo)
}

// begin sets when the case began, so many days before today or before its end.
func (l *life) begin(ago day.Date) {
	from := l.w.today
	if l.ends != 0 {
		// Those who leave have most often not been there long.
		from, ago = l.ends, l.spell([2]int{38, 95}, [2]int{70, 190}, [2]int{90, 370}, [2]int{100, 720})
		if l.c.Stock == Sick {
			ago = 33 + l.spell([2]int{55, 40}, [2]int{85, 120}, [2]int{100, 250})
		}
	}
	if l.nap != nil {
		ago = l.days(l.nap.ago[0], l.nap.ago[1])
	}
	l.start = l.w.openFrom(from - ago)
	if l.start > l.w.last {
		l.start = l.w.last
	}
	l.dozes(l.start)
}

// dozes lets nothing happen after some days from one on, where the case is one that
// is overlooked.
func (l *life) dozes(from day.Date) {
	if l.nap != nil {
		l.till = min(l.w.openBy(from+l.days(l.nap.till[0], l.nap.till[1])), l.w.last)
	}
}

// stall lets nothing have happened in some cases for a while. What makes the case
// what it is has happened by a day.
func (l *life) stall(by day.Date) {
	if l.nap != nil {
		return
	}
	if l.runs() && l.chance(stalledPercent) {
		l.till = l.w.openBy(max(l.w.last-l.days(15, 100), min(by, l.w.last)))
	}
}

// known writes who the person is.
func (l *life) known() {
	l.auto(l.born, fromCPR, fact.Born{})
	n := &l.notes[len(l.notes)-1]
	n.Recorded = clock(max(l.w.openBy(l.start-5), l.w.base), 23*60, l.r.IntN(60))
	if l.chance(9) && l.start-l.born > 4000 {
		l.later(max(l.born+30, l.start-l.days(200, 4000)), l.w.openBy(l.start-1), fromCPR,
			fact.MovedIn{From: pick(l.r, []string{"0187", "0169", "0151", "0153", "0101", "0253", "0265"})})
	}
}

// schooled writes the educational background, and says whether it qualifies.
func (l *life) schooled(qualifiedPercent int) bool {
	has := fact.Unqualified
	qualified := l.chance(qualifiedPercent)
	switch {
	case qualified && l.chance(20):
		has = fact.ShortHigher
	case qualified && l.chance(6):
		has = fact.ObsoleteTraining
	case qualified:
		has = fact.Qualified
	case l.chance(30):
		has = fact.YouthEducation
	}
	l.auto(l.start, fromJobnet, fact.QualificationRegistered{Has: has})
	return qualified
}

// given writes who got the case, on a day.
func (l *life) given(on day.Date) {
	if l.who == "" {
		l.who = l.w.assign(l.unit, l.runs())
	}
	unit := l.unit
	if unit == unitAdvice {
		unit = unitYoung
	}
	d := min(l.w.openFrom(on), l.w.last)
	leader := map[string]string{unitInsured: "LBR", unitReady: "LBR", unitActivity: "KJG", unitFlex: "KJG", unitSick: "ULM",
		unitYoung: "ULM"}[unit]
	// One case in eight had another caseworker first.
	if of := l.w.workers[l.unit]; len(of) > 1 && l.chance(12) {
		if shift := d + l.days(30, 200); l.happened(shift) {
			before := of[l.r.IntN(len(of))]
			if before != l.who {
				l.add(on, l.hour(d), leader, byStaff, fact.CaseworkerAssigned{User: before, Unit: unit})
				d = l.w.openFrom(shift)
				if d > l.w.last {
					d = l.w.last
				}
				on = d
			}
		}
	}
	l.add(on, l.hour(d), leader, byStaff, fact.CaseworkerAssigned{User: l.who, Unit: unit})
}

// cv writes when the CV became visible, which the citizen must see to within some
// days.
func (l *life) cv(from day.Date, within int) {
	on := from + l.days(0, within)
	if l.chance(14) {
		on = from + day.Date(within) + l.days(2, 40)
	}
	if !l.happened(on) {
		return
	}
	l.auto(on, fromJobnet, fact.CvVisible{})
	if hide := on + l.days(40, 200); l.chance(4) && l.happened(hide) {
		l.auto(hide, fromJobnet, fact.CvHidden{})
		if again := hide + l.days(3, 30); l.happened(again) {
			l.auto(again, fromJobnet, fact.CvVisible{})
		}
	}
}

// plan writes a version of a plan.
func (l *life) plan(on day.Date, kind fact.PlanType) {
	if !l.happened(on) {
		return
	}
	// The extent of arbejdspligt is assessed anew with each plan.
	if kind == fact.MyPlan && l.dutyFrom != 0 && on > l.dutyFrom && l.chance(97) {
		l.put(on, fact.Assessed{Topic: fact.TopicHours, Answer: fact.Yes, Weekly: l.dutyHours})
	}
	l.put(on, fact.PlanApproved{Plan: kind})
	l.plans = on
}

// An offer is what is offered, to whom it lies close, and for how long.
type offer struct {
	kind   fact.OfferType
	sector fact.Sector
	weeks  int // longest
	weekly fact.Hours
	months int // longest, for what lasts months
}

// workplace reports whether an offer is at an employer.
func (o offer) workplace() bool {
	switch o.kind {
	case fact.WorkPlacement, fact.WageSubsidy, fact.UtilityPlacement:
		return true
	}
	return false
}

// utilityFree is the day from which the ratio does not bind nytteindsats.
var utilityFree = day.MustParse("2025-01-01")

// give writes an offer that begins about a day: the written offer, the plan before
// it, its start, the follow-up with the employer and its end. It returns its last
// day, or 0 where it never began.
func (l *life) give(o offer, about day.Date) day.Date {
	starts := l.w.openFrom(about)
	if l.ends != 0 && starts > l.ends-14 {
		return 0
	}
	if o.kind == fact.WageSubsidy && starts < l.start.AddMonths(6)+10 {
		o = offer{kind: fact.GuidanceUpskill, weeks: 6, weekly: 2500} // too early for a subsidy
	}
	if o.kind == fact.WorkPlacement && starts < l.shift {
		o.weeks = min(o.weeks, 4) // in the group before, placements are short
	}
	given := l.w.openBy(starts - l.days(4, 13))
	if given > l.till || given < l.start {
		given = max(l.start, min(given, l.till))
		if given >= starts {
			return 0
		}
	}
	if starts > l.till+21 {
		return 0
	}
	to := starts.AddDays(7*o.weeks - 3)
	if o.months > 0 {
		to = starts.AddMonths(o.months) - 1
	}
	to = l.w.openBy(to)
	if l.chance(97) {
		l.plan(given, fact.MyPlan)
	}
	l.put(given, fact.Assessed{Topic: fact.TopicSuitable, Answer: fact.Yes})
	b := fact.OfferStarted{Offer: o.kind, Sector: o.sector, Weekly: o.weekly, Until: to}
	switch o.kind {
	case fact.WorkPlacement, fact.WageSubsidy:
		b.Staff = fact.Posts(100 * l.between(4, 60))
		l.put(given, fact.Assessed{Topic: fact.TopicRatio, Answer: fact.Yes})
		if o.kind == fact.WageSubsidy {
			l.put(given, fact.Assessed{Topic: fact.TopicNetEmployment, Answer: fact.Yes})
		} else {
			b.Purpose, b.SelfFound = l.purpose(), l.chance(25)
		}
	case fact.RegionalCourse:
		l.put(given, fact.Assessed{Topic: fact.TopicRegionalList, Answer: fact.Yes})
	case fact.SpecialUtility:
		l.put(given, fact.Assessed{Topic: fact.TopicUnion, Answer: fact.Yes})
	case fact.UtilityPlacement:
		b.Staff = fact.Posts(100 * l.between(10, 90))
		if starts < utilityFree {
			l.put(given, fact.Assessed{Topic: fact.TopicRatio, Answer: fact.Yes})
		}
		l.put(given, fact.Assessed{Topic: fact.TopicUnion, Answer: fact.Yes})
		l.put(given, fact.Assessed{Topic: fact.TopicUncommonWork, Answer: fact.Yes})
	}
	l.put(given, fact.OfferGiven{Offer: o.kind, Start: starts})
	if starts > l.till {
		return to
	}
	l.put(starts, b)
	last := to
	broken := l.chance(10)
	if broken {
		last = l.w.openBy(starts + day.Date(l.between(3, max(4, int(to-starts)-4))))
	}
	if l.ends != 0 && last > l.ends {
		last, broken = l.ends, true
	}
	if o.workplace() {
		if ask := l.w.openBy(to - l.days(3, 16)); ask > starts && ask <= last && l.happened(ask) && l.chance(85) {
			l.by(pick(l.r, []string{"TLI", "INK"}), ask, fact.EmployerContacted{})
		}
		if away := l.w.openFrom(starts + l.days(2, 12)); away < last && l.happened(away) && l.chance(10) {
			l.put(away, fact.AbsenceRegistered{Ground: fact.Illness, Until: min(last, away+l.days(0, 3))})
			if l.c.Stock == Insured {
				l.notify(away)
			}
		}
	}
	if !l.happened(last) || !broken && last > l.till-5 && l.chance(10) {
		return to // runs, or nobody has written yet that it is over
	}
	b2 := fact.OfferEnded{Offer: o.kind, Outcome: fact.Completed}
	if broken {
		b2.Outcome = fact.BrokenOff
	}
	l.put(last, b2)
	return last
}

// purpose draws what a placement is for.
func (l *life) purpose() fact.Purpose {
	switch l.c.Stock {
	case Insured, JobReady, EducationReady, Obvious:
		if l.c.Stock == Insured && l.chance(8) {
			return fact.ForAvailability
		}
		return pick(l.r, []fact.Purpose{fact.ForSkill, fact.ForPaidHours, fact.ForSkill})
	}
	return pick(l.r, []fact.Purpose{fact.ForClarifying, fact.ForPaidHours, fact.ForClarifying})
}

// owed reports whether an offer is owed within the first half year, and is not
// forgotten.
func (l *life) owed() bool {
	switch l.c.Stock {
	case Insured, JobReady, Activity:
		if l.start < l.w.today-330 {
			return !l.chance(forgottenPercent) // somebody has found it since
		}
		return !l.chance(latePercent)
	}
	return false
}

// counts says that an offer is one of those that are owed.
func (o offer) counts() bool {
	switch o.kind {
	case fact.WorkPlacement, fact.WageSubsidy, fact.GuidanceUpskill:
		return true
	}
	return false
}

// activation writes offers one after the other from a day on: those of the first
// half year and those of the last months, with pauses between.
func (l *life) activation(from day.Date, pause [2]int, of ...offer) {
	if len(of) == 0 {
		return
	}
	// The first offer is most often one that the right and duty to an offer asks for.
	owing := slices.DeleteFunc(slices.Clone(of), func(o offer) bool { return !o.counts() })
	at, owes := from, l.owed()
	for k := 0; k < 12 && at <= l.till+14; k++ {
		if l.noOffer != 0 && at > l.noOffer {
			return
		}
		old := at > l.start+200 && at < l.w.today-230
		from := of
		if owes {
			from = owing
		}
		o := from[l.r.IntN(len(from))]
		if o.months > 0 || o.weeks > 3 {
			if o.months == 0 && l.chance(55) {
				o.weeks = l.between(max(3, o.weeks/2), o.weeks)
			}
		}
		to := at
		if !old {
			to = l.give(o, at)
			if to == 0 {
				return
			}
			if owes && to < at+25 {
				at = to + l.days(3, 20) // it was broken off before it counted
				continue
			}
			owes = false
		} else {
			to = at + 300
		}
		at = to + l.days(pause[0], pause[1])
	}
}

// odd jobs

// job writes a spell of ordinary work with few hours beside the benefit.
func (l *life) smallJob(from day.Date) {
	if !l.happened(from) || from == l.ends {
		return
	}
	l.auto(from, fromJobnet, fact.EmploymentStarted{Job: fact.OrdinaryJob, Weekly: fact.Hours(100 * l.between(3, 14))})
	if to := from + l.days(40, 400); l.happened(to) {
		l.auto(to, fromJobnet, fact.EmploymentEnded{Job: fact.OrdinaryJob})
	} else if l.ends != 0 {
		l.auto(l.ends, fromJobnet, fact.EmploymentEnded{Job: fact.OrdinaryJob})
	}
}
