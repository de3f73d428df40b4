-- +goose Up
-- The files of an import that waits or runs, sealed and in pieces: they are let go
-- of when it has ended, and after a day in any case.
CREATE TABLE import_file (
  muni TEXT NOT NULL,
  run  TEXT NOT NULL,
  no   BIGINT NOT NULL,
  part BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (muni, run, no, part)
);

-- +goose Down
DROP TABLE import_file;
