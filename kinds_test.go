package indgang_test

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"indgang/fact"
)

// TestOnlyTheTableSaysWhatAKindIs finds tables of properties of kinds outside
// package fact: a map whose keys are kinds, or a function that only sorts kinds
// into yes and no. What is known of a kind stands in its row.
func TestOnlyTheTableSaysWhatAKindIs(t *testing.T) {
	known := map[string]bool{}
	for _, sort := range []fact.Sort{fact.SortCitizen, fact.SortEmployer, fact.SortProgramme, fact.SortInquiry, fact.SortStaff, fact.SortLaw} {
		for _, g := range fact.Groups(sort) {
			for _, k := range g.Kinds {
				known[string(k)] = true
			}
		}
	}
	types := map[string]bool{}
	for _, e := range fact.Vocabulary() {
		types[e.Type] = true
	}
	const few = 3 // more kinds than that in one place are a table
	files(t, func(name string, file *ast.File) {
		if filepath.ToSlash(filepath.Dir(name)) == "fact" {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.CompositeLit:
				if _, ok := x.Type.(*ast.MapType); !ok {
					return true
				}
				found := 0
				for _, el := range x.Elts {
					kv, ok := el.(*ast.KeyValueExpr)
					if !ok {
						continue
					}
					lit, ok := kv.Key.(*ast.BasicLit)
					if !ok || lit.Kind != token.STRING {
						continue
					}
					key, _ := strconv.Unquote(lit.Value)
					kind, _, _ := strings.Cut(key, ".")
					if known[kind] {
						found++
					}
				}
				if found > few {
					t.Errorf("%s has a table of %d kinds: give each its column in package fact", name, found)
				}
			case *ast.CaseClause:
				found := 0
				for _, e := range x.List {
					if sel, ok := e.(*ast.SelectorExpr); ok {
						if id, ok := sel.X.(*ast.Ident); ok && id.Name == "fact" && types[sel.Sel.Name] {
							found++
						}
					}
				}
				if len(x.Body) != 1 || found <= few {
					return true
				}
				ret, ok := x.Body[0].(*ast.ReturnStmt)
				if !ok || len(ret.Results) != 1 {
					return true
				}
				if id, ok := ret.Results[0].(*ast.Ident); ok && (id.Name == "true" || id.Name == "false") {
					t.Errorf("%s sorts %d kinds into yes and no: make it a column in package fact", name, found)
				}
			}
			return true
		})
	})
}
