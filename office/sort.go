package office

import "indgang/store"

// SortKey sorts names as Danes do.
func SortKey(s string) string { return store.SortKey(s) }
