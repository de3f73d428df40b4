package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"indgang/store"
	"indgang/store/storetest"
)

func TestTheKeyIsMadeBesideNewDataForTheirOwnerAlone(t *testing.T) {
	t.Setenv(store.KeyEnv, "")
	dir := filepath.Join(t.TempDir(), "new")
	for range 2 {
		d, err := store.Open(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		d.Close()
	}
	name := filepath.Join(dir, "indgang.key")
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := store.ReadKey(name); err != nil {
		t.Error(err)
	}
}

func TestDataDoNotOpenUnderAnotherKey(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			data := storetest.Data(t, engine)
			storetest.Open(t, data)
			if d, err := store.OpenKey(ctx, data, store.NewKey()); err == nil {
				d.Close()
				t.Error("opened under another key")
			}
		})
	}
}
