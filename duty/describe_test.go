package duty

import (
	"reflect"
	"testing"
)

// A description has every word of the rule: a field that is added to a version is
// described too.
func TestADescriptionLeavesNoWordOut(t *testing.T) {
	var v Version[int]
	f := reflect.ValueOf(&v).Elem()
	for i := range f.NumField() {
		switch x := f.Field(i); x.Kind() {
		case reflect.String:
			x.SetString(f.Type().Field(i).Name)
		case reflect.Uint8:
			x.SetUint(1)
		}
	}
	span := &Param{Name: "span"}
	v.Shape = Within[int]{Span: span}
	got := Describe(Rule[int]{ID: "a", Act: "B", Title: "c", Before: "d", Versions: []Version[int]{v, {}}})
	if got.ID != "a" || got.Act != "B" || got.Title != "c" || got.Before != "d" {
		t.Errorf("the rule is %+v", got)
	}
	g := reflect.ValueOf(got.Versions[0])
	for i := range f.NumField() {
		if name := f.Type().Field(i).Name; name != "Shape" && g.FieldByName(name).Interface() != f.Field(i).Interface() {
			t.Errorf("%s is %v, want %v", name, g.FieldByName(name), f.Field(i))
		}
	}
	if s := got.Versions[0].Shape; s.Name() != "within" || !reflect.DeepEqual(Numbers(s), []*Param{span}) {
		t.Errorf("the shape is %s with %v", s.Name(), Numbers(s))
	}
	if got.Versions[1].Shape != nil {
		t.Error("a version without a shape has got one")
	}
}
