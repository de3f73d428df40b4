-- +goose Up
-- What companies are called and where they are, beside the journal as persons are.
-- One company may be known at several places: each is a row.

CREATE TABLE company (
  muni        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  name        TEXT NOT NULL,
  sort_key    TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  cvr         TEXT NOT NULL,
  p           TEXT NOT NULL,
  address     TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  city        TEXT NOT NULL,
  phone       TEXT NOT NULL,
  industry    TEXT NOT NULL,
  system      TEXT NOT NULL,
  PRIMARY KEY (muni, subject)
);
CREATE UNIQUE INDEX company_number ON company (muni, cvr, p);
CREATE INDEX company_sort ON company (muni, sort_key, subject);

-- +goose Down
DROP TABLE company;
