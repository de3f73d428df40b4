-- +goose Up
CREATE UNIQUE INDEX read_log_pos ON read_log (muni, pos);

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
-- +goose StatementBegin
CREATE TRIGGER account_log_keep BEFORE UPDATE ON account_log
BEGIN SELECT RAISE(ABORT, 'the history of accounts is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER account_log_stay BEFORE DELETE ON account_log
BEGIN SELECT RAISE(ABORT, 'the history of accounts is append-only'); END;
-- +goose StatementEnd

-- INSERT OR REPLACE takes a row away without asking the triggers above.
-- +goose StatementBegin
CREATE TRIGGER journal_new BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE muni = NEW.muni AND subject = NEW.subject AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM journal WHERE muni = NEW.muni AND pos = NEW.pos)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: the row stands already'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER read_log_new BEFORE INSERT ON read_log
WHEN EXISTS (SELECT 1 FROM read_log WHERE muni = NEW.muni AND at = NEW.at AND id = NEW.id)
  OR EXISTS (SELECT 1 FROM read_log WHERE muni = NEW.muni AND pos = NEW.pos)
  OR EXISTS (SELECT 1 FROM read_log WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'the read log is append-only: the row stands already'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER account_log_new BEFORE INSERT ON account_log
WHEN EXISTS (SELECT 1 FROM account_log WHERE muni = NEW.muni AND account = NEW.account AND n = NEW.n)
  OR EXISTS (SELECT 1 FROM account_log WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'the history of accounts is append-only: the row stands already'); END;
-- +goose StatementEnd
