// Package oracle is the dates of the law a second time: slow, naive and written
// from the catalogue of the law, so that it can be wrong in other ways than the
// rules themselves. It walks a case day by day, keeps a few flags and counters, and
// shares no number, table or arithmetic with the engine. Each number is typed in
// here, with the id of its row in the catalogue. Where the catalogue is open, the
// oracle takes the reading that the provision says of itself that it takes.
//
// Tests alone import it: they ask both about random cases, twenty thousand at a
// time, two thousand with -short, and as many as INDGANG_ORACLE says. A difference
// is one of three things: the rule is wrong, the oracle is wrong, or the law is
// open; in each case it belongs in the rule's case file.
//
// What it does not cover:
//
//   - Plans. It knows what has happened by the day it is asked about. The engine
//     also reads what is registered for later days, such as a job that is to begin.
//   - Provisions graded D, which are never switched on: praktik-long, cv-others,
//     offer-u30-continuous and the like, and those that are a local promise.
//   - Provisions without a date of their own: adm-asap, adm-notat, ap-37h,
//     offer-self-found, uh-jobrettet, y18-outreach, and the reliefs of mii-6w.
//   - Papers that must be there on the day of something else, where the oracle would
//     say again what the rule says: minplan-before-offer, minplan-dagpenge,
//     offer-suitable, nytte-nolimit, ap-reduce, kh-priority, team-composition,
//     uddpaalaeg-u25, uh-paalaeg and ak-joins-first.
//   - Numbers that the municipality sets: adm-frist, adm-frist-notice and the hearing
//     of adm-partshoering.
//   - What is settled by somebody's judgement of the person: ap-who-1, ap-who-2,
//     san-40a and rep-systematic.
//   - Counters, of which the comparison has the dates alone: period-count, san-noshow,
//     san-nobook, san-offer, san-rfy, dim-rate-481, ak-handover-410, edu-6w-start and
//     edu-6w-end.
//   - The checks that refuse a fact, such as praktik-purpose, ratio and
//     referral-notice: they have no dates to keep.
package oracle
