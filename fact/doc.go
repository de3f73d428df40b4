// Package fact is the vocabulary: every kind of fact that staff, citizens and
// other systems register, with its fields, its JSON in the journal, its upcasts
// from earlier versions, its Danish phrase, and what forms, lists and receipts
// say of it. It also knows whose facts they are: subjects and their sorts.
//
// One table says all of it: a row a kind, in the kinds_ file of its heading, with
// the struct of its content below. From it follow the journal's codec, the
// phrases of case files, the import's mapping, forms, and what the timeline
// shows, so that a new kind is one struct and one row.
//
// Facts hold no names, no personal numbers and no free text: those live beside
// the journal, where they can be erased while the fact stands.
package fact
