-- +goose Up
-- What imports came to, row by row and citizen by citizen, so that a report is
-- read a page at a time however long it is.
ALTER TABLE import_run ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN trial BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE import_run ADD COLUMN done BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN total BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN wish TEXT NOT NULL DEFAULT '';
CREATE INDEX import_run_started ON import_run (muni, started);
CREATE INDEX import_row_run ON import_row (muni, run, subject);

-- A row that was refused, or stands twice. What stood in it is kept until it is
-- mended, or until whom it is about is erased.
CREATE TABLE import_line (
  muni    TEXT NOT NULL,
  run     TEXT NOT NULL,
  verdict TEXT NOT NULL,
  file_no BIGINT NOT NULL,
  line    BIGINT NOT NULL,
  file    TEXT NOT NULL,
  why     TEXT NOT NULL,
  col     TEXT NOT NULL,
  value   TEXT NOT NULL,
  same    BIGINT NOT NULL,
  hash    TEXT NOT NULL,
  subject TEXT NOT NULL,
  mend    TEXT NOT NULL,
  fields  TEXT NOT NULL,
  taken   TEXT NOT NULL,
  PRIMARY KEY (muni, run, verdict, file_no, line)
);
CREATE INDEX import_line_taken ON import_line (muni, run, verdict, taken);
CREATE INDEX import_line_hash ON import_line (muni, hash);
CREATE INDEX import_line_subject ON import_line (muni, subject);

-- What each citizen's rows came to, and what must be known to undo it.
CREATE TABLE import_citizen (
  muni     TEXT NOT NULL,
  run      TEXT NOT NULL,
  no       BIGINT NOT NULL,
  subject  TEXT NOT NULL,
  fresh    BOOLEAN NOT NULL,
  accepted BIGINT NOT NULL,
  known    BIGINT NOT NULL,
  refused  BIGINT NOT NULL,
  facts    BIGINT NOT NULL,
  texts    BIGINT NOT NULL,
  doubts   BIGINT NOT NULL,
  first_seq BIGINT NOT NULL,
  last_seq  BIGINT NOT NULL,
  was      TEXT NOT NULL,
  undone   TEXT NOT NULL,
  PRIMARY KEY (muni, run, no)
);
CREATE INDEX import_citizen_subject ON import_citizen (muni, subject);

-- +goose Down
DROP TABLE import_citizen;
DROP TABLE import_line;
DROP INDEX import_row_run;
DROP INDEX import_run_started;
ALTER TABLE import_run DROP COLUMN wish;
ALTER TABLE import_run DROP COLUMN total;
ALTER TABLE import_run DROP COLUMN done;
ALTER TABLE import_run DROP COLUMN trial;
ALTER TABLE import_run DROP COLUMN state;
