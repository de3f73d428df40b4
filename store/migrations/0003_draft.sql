-- +goose Up
-- Drafts of changes of the law that the municipality has written itself. They name
-- nobody and decide nothing, so they may be changed and thrown away.
CREATE TABLE draft (
  muni    TEXT NOT NULL,
  name    TEXT NOT NULL,
  version BIGINT NOT NULL,
  saved   TEXT NOT NULL,
  user_id TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (muni, name)
);

-- +goose Down
DROP TABLE draft;
