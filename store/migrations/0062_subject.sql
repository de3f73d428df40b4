-- +goose Up
-- What is asked about one subject is found by it, in the order in which it is asked for:
-- else SQLite reads a whole municipality in that order.
CREATE INDEX job_subject ON job (muni, subject, made);
DROP INDEX import_citizen_subject;
CREATE INDEX import_citizen_subject ON import_citizen (muni, subject, run, no);

-- +goose Down
DROP INDEX import_citizen_subject;
CREATE INDEX import_citizen_subject ON import_citizen (muni, subject);
DROP INDEX job_subject;
