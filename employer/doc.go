// Package employer folds facts into what is true of a company, or of one of the
// municipality's own workplaces: how it is known, whom to ask for there, what we
// have been in touch about, and the large redundancies that it has given notice
// of. Like every fold it is pure and total: facts that contradict each other
// become doubts that a person sees.
//
// What a company is called, and where it is, stands in a row beside the journal;
// who its people are stands in erasable texts. No rule of law is decided here.
package employer
