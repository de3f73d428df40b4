// Package store is all the SQL there is: the journal of facts, the persons and
// texts that stand beside it and can be erased, accounts and sessions, the read
// log, and the views that are made from the journal. It runs on SQLite (one
// file) and on PostgreSQL with one set of queries, and hides which of them is
// underneath. Every key begins with the municipality.
package store
