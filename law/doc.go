// Package law is Danish law as Indgang knows it: the list of acts, the book of
// rules as known on a day, the case files that a lawyer reads and writes, and
// the Danish words for what a proof rests on.
//
// Each act has a folder with one file a provision and its cases beside it. The
// acts never import each other; what they share lives in casefile and duty.
package law
