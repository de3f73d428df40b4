package law

// CitizenRules are the rules about citizens with their shapes, as the book has
// them.
var CitizenRules = citizenRules
