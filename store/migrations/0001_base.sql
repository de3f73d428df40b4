-- +goose Up
-- Every key begins with the municipality, so that tables can be spread by it.
-- Dates are YYYY-MM-DD, instants UTC with six decimals and Z, both as text.

CREATE TABLE head (
  muni TEXT NOT NULL PRIMARY KEY,
  pos  BIGINT NOT NULL
);

CREATE TABLE person (
  muni        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  cpr         TEXT NOT NULL,
  first_name  TEXT NOT NULL,
  last_name   TEXT NOT NULL,
  sort_key    TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  address     TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  city        TEXT NOT NULL,
  phone       TEXT NOT NULL,
  email       TEXT NOT NULL,
  interpreter TEXT NOT NULL,
  mail        BOOLEAN NOT NULL,
  protected   BOOLEAN NOT NULL,
  own_staff   BOOLEAN NOT NULL,
  PRIMARY KEY (muni, subject)
);
CREATE UNIQUE INDEX person_cpr ON person (muni, cpr);
CREATE INDEX person_sort ON person (muni, sort_key, subject);

CREATE TABLE text (
  muni    TEXT NOT NULL,
  subject TEXT NOT NULL,
  id      TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (muni, subject, id)
);

CREATE TABLE account (
  muni    TEXT NOT NULL,
  id      TEXT NOT NULL,
  name    TEXT NOT NULL,
  roles   TEXT NOT NULL,
  units   TEXT NOT NULL,
  persona TEXT NOT NULL,
  PRIMARY KEY (muni, id)
);

CREATE TABLE session (
  muni   TEXT NOT NULL,
  token  TEXT NOT NULL,
  data   BYTEA NOT NULL,
  expiry TEXT NOT NULL,
  PRIMARY KEY (muni, token)
);

-- Who read which citizen, why and when. Rows are only ever added.
CREATE TABLE read_log (
  muni    TEXT NOT NULL,
  at      TEXT NOT NULL,
  id      TEXT NOT NULL,
  user_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  purpose TEXT NOT NULL,
  page    TEXT NOT NULL,
  PRIMARY KEY (muni, at, id)
);
CREATE INDEX read_log_subject ON read_log (muni, subject, at);

-- Views: made from the journal, dropped and made again at will.
CREATE TABLE case_row (
  muni        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  seq         BIGINT NOT NULL,
  unit        TEXT NOT NULL,
  caseworker  TEXT NOT NULL,
  group_no    BIGINT NOT NULL,
  benefit     TEXT NOT NULL,
  since       TEXT NOT NULL,
  doubts      BIGINT NOT NULL,
  next_change TEXT NOT NULL,
  PRIMARY KEY (muni, subject)
);
CREATE INDEX case_row_next ON case_row (muni, next_change);

CREATE TABLE day_item (
  muni       TEXT NOT NULL,
  status     TEXT NOT NULL,
  subject    TEXT NOT NULL,
  unit       TEXT NOT NULL,
  caseworker TEXT NOT NULL,
  rank       TEXT NOT NULL,
  what       TEXT NOT NULL,
  duty       TEXT NOT NULL,
  rule       TEXT NOT NULL,
  provision  TEXT NOT NULL,
  due        TEXT NOT NULL,
  plan_by    TEXT NOT NULL,
  state      TEXT NOT NULL,
  force      TEXT NOT NULL,
  note       TEXT NOT NULL,
  more       BIGINT NOT NULL,
  PRIMARY KEY (muni, subject, status)
);
CREATE INDEX day_item_worker ON day_item (muni, caseworker, status, rank, subject);
CREATE INDEX day_item_unit ON day_item (muni, unit, status, rank, subject);
CREATE INDEX day_item_all ON day_item (muni, status, rank, subject);

-- What is live in each case: for counting, and for the law's own pages.
CREATE TABLE duty_row (
  muni    TEXT NOT NULL,
  subject TEXT NOT NULL,
  duty    TEXT NOT NULL,
  rule    TEXT NOT NULL,
  status  TEXT NOT NULL,
  due     TEXT NOT NULL,
  PRIMARY KEY (muni, subject, duty)
);
CREATE INDEX duty_row_rule ON duty_row (muni, rule, status, subject);

-- What imports have taken in, row by row, so that a second run changes nothing.
CREATE TABLE import_row (
  muni    TEXT NOT NULL,
  mapping TEXT NOT NULL,
  file    TEXT NOT NULL,
  hash    TEXT NOT NULL,
  run     TEXT NOT NULL,
  line    BIGINT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (muni, mapping, file, hash)
);

CREATE TABLE import_run (
  muni    TEXT NOT NULL,
  id      TEXT NOT NULL,
  started TEXT NOT NULL,
  ended   TEXT NOT NULL,
  user_id TEXT NOT NULL,
  mapping TEXT NOT NULL,
  report  TEXT NOT NULL,
  PRIMARY KEY (muni, id)
);

-- Small facts about the installation itself: which day the views are made for.
CREATE TABLE setting (
  muni  TEXT NOT NULL,
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (muni, name)
);

-- +goose Down
DROP TABLE setting;
DROP TABLE import_run;
DROP TABLE import_row;
DROP TABLE duty_row;
DROP TABLE day_item;
DROP TABLE case_row;
DROP TABLE read_log;
DROP TABLE session;
DROP TABLE account;
DROP TABLE text;
DROP TABLE person;
DROP TABLE head;
