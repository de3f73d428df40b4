-- +goose Up
-- How many of what there are, kept as views are written, so that no page counts
-- cases one by one. Made from the views, and made anew with them.
CREATE TABLE tally (
  muni  TEXT NOT NULL,
  scope TEXT NOT NULL,
  what  TEXT NOT NULL,
  n     BIGINT NOT NULL,
  PRIMARY KEY (muni, scope, what)
);
INSERT INTO tally (muni, scope, what, n) SELECT muni, 'all', status, COUNT(*) FROM day_item GROUP BY muni, status;
INSERT INTO tally (muni, scope, what, n) SELECT muni, 'worker ' || caseworker, status, COUNT(*) FROM day_item GROUP BY muni, caseworker, status;
INSERT INTO tally (muni, scope, what, n) SELECT muni, 'unit ' || unit, status, COUNT(*) FROM day_item GROUP BY muni, unit, status;
INSERT INTO tally (muni, scope, what, n) SELECT muni, 'rule', rule, COUNT(DISTINCT subject) FROM duty_row GROUP BY muni, rule;
INSERT INTO tally (muni, scope, what, n) SELECT muni, 'rule overdue', rule, COUNT(DISTINCT subject) FROM duty_row WHERE status = 'overdue' GROUP BY muni, rule;
INSERT INTO tally (muni, scope, what, n) SELECT muni, 'cases', '', COUNT(*) FROM case_row GROUP BY muni;

-- +goose Down
DROP TABLE tally;
