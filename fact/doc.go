// Package fact is the vocabulary: every kind of fact that staff, citizens and
// other systems register, with its fields, its JSON in the journal, its upcasts
// from earlier versions, and its Danish phrase.
//
// One table, in kinds.go, says what kinds there are. From it follow the
// journal's codec, the phrases of case files, the import's mapping, and what the
// timeline shows, so that a new kind is one struct and one line.
//
// Facts hold no names, no personal numbers and no free text: those live beside
// the journal, where they can be erased while the fact stands.
package fact
