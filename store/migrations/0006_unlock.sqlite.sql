-- +goose Up
-- So that what stands can be chained; 0008 locks again.
DROP TRIGGER journal_keep;
DROP TRIGGER journal_stay;
DROP TRIGGER read_log_keep;
DROP TRIGGER read_log_stay;
