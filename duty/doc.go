// Package duty is the engine that turns a case and a book of rules into duties,
// rights and limits with dates, each with a proof. It is generic over the case
// and knows nothing Danish: what a rule looks for in a case, and what the
// numbers are, comes with the rule. It hides how versions of a rule take over
// from each other, how a clock is paused, and how a status follows from dates.
//
// Everything here is pure. Derive with the same book, case and day gives the
// same answer for ever.
package duty
