-- +goose Up
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
);
CREATE UNIQUE INDEX journal_pos ON journal (muni, pos);

-- +goose StatementBegin
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'this table is append-only'; END $$;
-- +goose StatementEnd
CREATE TRIGGER journal_keep BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER read_log_keep BEFORE UPDATE OR DELETE ON read_log FOR EACH ROW EXECUTE FUNCTION append_only();

-- +goose Down
DROP TABLE journal;
DROP FUNCTION append_only CASCADE;
