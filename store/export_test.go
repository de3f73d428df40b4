package store

import (
	"context"
	"fmt"
)

// RawExec runs SQL as an intruder with the database in hand would.
func (s *Store) RawExec(ctx context.Context, text string) error {
	_, err := s.write.ExecContext(ctx, text)
	return err
}

// PrepareAll prepares every named query and returns how many there are.
func (s *Store) PrepareAll(ctx context.Context) (int, error) {
	for _, x := range queries {
		st, err := s.read.PrepareContext(ctx, x.text)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", x.name, err)
		}
		st.Close()
	}
	return len(queries), nil
}
