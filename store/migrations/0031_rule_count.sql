-- +goose Up
-- How many citizens each rule touches, kept with the duties it counts, so that the
-- list of rules costs what it shows and not what there is.
CREATE TABLE rule_count (
  muni     TEXT NOT NULL,
  rule     TEXT NOT NULL,
  citizens BIGINT NOT NULL,
  overdue  BIGINT NOT NULL,
  PRIMARY KEY (muni, rule)
);
INSERT INTO rule_count (muni, rule, citizens, overdue)
  SELECT muni, rule, COUNT(DISTINCT subject), COUNT(DISTINCT CASE WHEN status = 'overdue' THEN subject END) FROM duty_row GROUP BY muni, rule;
