// Package org folds facts into what is true of a municipality's own organisation
// on a day: its members of staff with their roles, units, leaders, leave and
// substitutions, and the house itself with its units, opening hours, closing days
// and settings. Like every fold it is pure and total. Who may change what is
// decided in office.
package org
