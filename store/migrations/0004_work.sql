-- +goose Up
-- What is to be done after a request has ended. A row is taken by one process at
-- a time, by one update; key makes it stand once however often it is asked for.
CREATE TABLE job (
  muni       TEXT NOT NULL,
  id         TEXT NOT NULL,
  kind       TEXT NOT NULL,
  subject    TEXT NOT NULL,
  key        TEXT NOT NULL,
  once       BOOLEAN NOT NULL,
  not_before TEXT NOT NULL,
  tries      BIGINT NOT NULL,
  last_error TEXT NOT NULL,
  state      TEXT NOT NULL,
  worker     TEXT NOT NULL,
  until      TEXT NOT NULL,
  made       TEXT NOT NULL,
  changed    TEXT NOT NULL,
  body       TEXT NOT NULL,
  PRIMARY KEY (muni, id)
);
CREATE UNIQUE INDEX job_key ON job (muni, kind, key) WHERE key <> '';
CREATE INDEX job_state ON job (muni, state, kind, not_before, id);

-- Everything that leaves the house: kind is the channel, address and content say
-- where the address and the content are kept, never what they are.
CREATE TABLE outbox (
  muni       TEXT NOT NULL,
  id         TEXT NOT NULL,
  kind       TEXT NOT NULL,
  subject    TEXT NOT NULL,
  key        TEXT NOT NULL,
  once       BOOLEAN NOT NULL,
  not_before TEXT NOT NULL,
  tries      BIGINT NOT NULL,
  last_error TEXT NOT NULL,
  state      TEXT NOT NULL,
  worker     TEXT NOT NULL,
  until      TEXT NOT NULL,
  made       TEXT NOT NULL,
  changed    TEXT NOT NULL,
  address    TEXT NOT NULL,
  content    TEXT NOT NULL,
  receipt    TEXT NOT NULL,
  PRIMARY KEY (muni, id)
);
CREATE UNIQUE INDEX outbox_key ON outbox (muni, kind, key) WHERE key <> '';
CREATE INDEX outbox_state ON outbox (muni, state, kind, not_before, id);
CREATE INDEX outbox_subject ON outbox (muni, subject, made);

-- How far each consumer has read the journal.
CREATE TABLE cursor_pos (
  muni     TEXT NOT NULL,
  consumer TEXT NOT NULL,
  pos      BIGINT NOT NULL,
  PRIMARY KEY (muni, consumer)
);

-- What somebody has typed and not saved: kept when a session ends, or as they
-- write. body is sealed.
CREATE TABLE held (
  muni    TEXT NOT NULL,
  user_id TEXT NOT NULL,
  form    TEXT NOT NULL,
  subject TEXT NOT NULL,
  body    BYTEA NOT NULL,
  saved   TEXT NOT NULL,
  expiry  TEXT NOT NULL,
  PRIMARY KEY (muni, user_id, form)
);
CREATE INDEX held_expiry ON held (muni, expiry);
CREATE INDEX held_subject ON held (muni, subject);

-- What a form came to, by the key it was sent with, so that one's own identical
-- save is known again.
CREATE TABLE done (
  muni    TEXT NOT NULL,
  user_id TEXT NOT NULL,
  key     TEXT NOT NULL,
  outcome TEXT NOT NULL,
  expiry  TEXT NOT NULL,
  PRIMARY KEY (muni, user_id, key)
);
CREATE INDEX done_expiry ON done (muni, expiry);

-- What each account has been, and who changed it. Rows are only ever added.
CREATE TABLE account_log (
  muni    TEXT NOT NULL,
  account TEXT NOT NULL,
  n       BIGINT NOT NULL,
  at      TEXT NOT NULL,
  by_user TEXT NOT NULL,
  name    TEXT NOT NULL,
  roles   TEXT NOT NULL,
  units   TEXT NOT NULL,
  PRIMARY KEY (muni, account, n)
);
INSERT INTO account_log (muni, account, n, at, by_user, name, roles, units)
  SELECT muni, id, 1, '', '', name, roles, units FROM account;

CREATE INDEX session_expiry ON session (muni, expiry);

-- +goose Down
DROP INDEX session_expiry;
DROP TABLE account_log;
DROP TABLE done;
DROP TABLE held;
DROP TABLE cursor_pos;
DROP TABLE outbox;
DROP TABLE job;
