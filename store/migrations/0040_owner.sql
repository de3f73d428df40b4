-- +goose Up
-- Whose cases they are: for a leaver's list, and for clashes of one's own talks.
CREATE INDEX case_row_caseworker ON case_row (muni, caseworker, subject);

-- +goose Down
DROP INDEX case_row_caseworker;
