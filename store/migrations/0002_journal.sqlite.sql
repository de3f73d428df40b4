-- +goose Up
-- A citizen's facts lie together in the file.
CREATE TABLE journal (
  muni     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  seq      BIGINT NOT NULL,
  pos      BIGINT NOT NULL,
  kind     TEXT NOT NULL,
  version  BIGINT NOT NULL,
  happened TEXT NOT NULL,
  recorded TEXT NOT NULL,
  actor    TEXT NOT NULL,
  source   TEXT NOT NULL,
  corrects BIGINT NOT NULL,
  text_id  TEXT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (muni, subject, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX journal_pos ON journal (muni, pos);

-- +goose StatementBegin
CREATE TRIGGER journal_keep BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER journal_stay BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER read_log_keep BEFORE UPDATE ON read_log
BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER read_log_stay BEFORE DELETE ON read_log
BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE journal;
