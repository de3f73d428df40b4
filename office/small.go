package office

// fewest is the smallest number of persons that is shown anywhere.
const fewest = 5

// Small reports whether a part of the citizens, of whom some have something, may
// not be shown: where the part itself, those who have it, or those who have it not
// are so few that one could tell who they are.
func Small(members, with int) bool {
	few := func(n int) bool { return n > 0 && n < fewest }
	return members < fewest || few(with) || few(members-with)
}

// A Part is one part of a whole that is shown divided: how many are in it, and how
// many of them have what is counted.
type Part struct{ Members, With int }

// Suppress is the one function that decides which parts of a division are not
// shown, wherever a number leaves: those that are small, and further ones, the
// smallest first, as long as what is hidden could be found as the total less what
// is shown. It returns for each part whether it is hidden.
func Suppress(parts []Part) []bool {
	hidden := make([]bool, len(parts))
	for i, p := range parts {
		hidden[i] = Small(p.Members, p.With)
	}
	for {
		n, smallest := 0, -1
		var sum Part
		for i, p := range parts {
			switch {
			case hidden[i]:
				n++
				sum.Members += p.Members
				sum.With += p.With
			case smallest < 0 || p.Members < parts[smallest].Members:
				smallest = i
			}
		}
		if n == 0 || smallest < 0 || n > 1 && !Small(sum.Members, sum.With) {
			return hidden
		}
		hidden[smallest] = true
	}
}
