// Package casefile folds facts into what is true of a citizen: spells of
// benefit, target group, offers, work, education, sickness and exemption, and
// the talks. The fold is total and pure: it never fails, and facts that
// contradict each other become doubts that a caseworker sees. It hides how
// corrections, loose ends and overlaps are settled, so that rules can ask plain
// questions.
//
// No rule of law is decided here. What counts as a talk, when a period starts
// anew or who is exempt is for package law and its acts.
package casefile
