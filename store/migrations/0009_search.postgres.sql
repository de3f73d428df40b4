-- +goose Up
-- The words a person is found by. Byte order, whatever the database sorts by:
-- the beginning of a word is a range. Made from person, and made anew at will.
CREATE TABLE search_word (
  muni    TEXT NOT NULL,
  word    TEXT COLLATE "C" NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (muni, word, subject)
);
CREATE INDEX search_word_subject ON search_word (muni, subject);

-- +goose Down
DROP TABLE search_word;
