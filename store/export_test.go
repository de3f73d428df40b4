package store

import (
	"context"
	"fmt"
)

// RawExec runs SQL as an intruder with the database in hand would.
func (m *Muni) RawExec(ctx context.Context, text string) error {
	_, err := m.write.ExecContext(ctx, text)
	return err
}

// PrepareAll prepares every named query and returns how many there are.
func (m *Muni) PrepareAll(ctx context.Context) (int, error) {
	for _, x := range queries {
		st, err := m.read.PrepareContext(ctx, x.text)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", x.name, err)
		}
		st.Close()
	}
	return len(queries), nil
}
