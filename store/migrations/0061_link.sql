-- +goose Up
-- Links that the municipality gives out: each opens one page about one thing, until a
-- time, once. The token itself is with whoever got it; here is only its SHA-256.
CREATE TABLE link (
  muni      TEXT NOT NULL,
  hash      TEXT NOT NULL,
  purpose   TEXT NOT NULL,
  subject   TEXT NOT NULL,
  about     BIGINT NOT NULL,
  expiry    TEXT NOT NULL,
  made_by   TEXT NOT NULL,
  made      TEXT NOT NULL,
  misses    BIGINT NOT NULL DEFAULT 0,
  used      TEXT NOT NULL DEFAULT '',
  withdrawn TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (muni, hash)
);
CREATE INDEX link_subject ON link (muni, subject);

-- +goose Down
DROP TABLE link;
