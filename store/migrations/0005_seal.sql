-- +goose Up
-- A key for each subject, wrapped by the master key. Whoever loses the row has
-- lost what was written about the subject, also in older copies of the rest:
-- this table is backed up apart, and only the newest copy is kept.
CREATE TABLE subject_key (
  muni    TEXT NOT NULL,
  subject TEXT NOT NULL,
  wrapped BYTEA NOT NULL,
  PRIMARY KEY (muni, subject)
);

-- sealed takes the place of body, which is empty from now on.
ALTER TABLE text ADD COLUMN sealed BYTEA;

-- Letters and files. head has the title and the parties; it is sealed as body is.
CREATE TABLE document (
  muni      TEXT NOT NULL,
  subject   TEXT NOT NULL,
  id        TEXT NOT NULL,
  type      TEXT NOT NULL,
  direction TEXT NOT NULL,
  created   TEXT NOT NULL,
  size      BIGINT NOT NULL,
  hash      TEXT NOT NULL,
  head      BYTEA NOT NULL,
  body      BYTEA NOT NULL,
  PRIMARY KEY (muni, subject, id)
);

-- Each row of the journal and of the read log carries a hash over itself and the
-- one before it; the last stands in the head.
ALTER TABLE head ADD COLUMN chain BYTEA NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN chain BYTEA NOT NULL DEFAULT '';
ALTER TABLE read_log ADD COLUMN pos BIGINT NOT NULL DEFAULT 0;
ALTER TABLE read_log ADD COLUMN chain BYTEA NOT NULL DEFAULT '';
CREATE TABLE read_head (
  muni  TEXT NOT NULL PRIMARY KEY,
  pos   BIGINT NOT NULL,
  chain BYTEA NOT NULL
);

-- +goose Down
DROP TABLE read_head;
DROP TABLE document;
DROP TABLE subject_key;
