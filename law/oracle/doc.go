// Package oracle is the dates of the law a second time: slow, naive and written
// from the catalogue of the law alone, so that it can be wrong only in other
// ways than the rules themselves. It walks a case day by day, keeps a few flags
// and counters, and shares no number, table or arithmetic with the engine. Each
// number is typed in here, with the id of its row in the catalogue.
//
// Tests alone import it: they ask both about random cases.
package oracle
