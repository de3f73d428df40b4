// Package engines compares package duty with two expression engines, expr and
// cel-go, on the same work: thirty conditions over the same citizens. It is a
// module of its own, so that the engines stay out of Indgang's dependencies.
//
//	cd bench/engines && go test -bench . -benchmem
//
// TestTheEnginesAgree must pass before any time means anything.
package engines
