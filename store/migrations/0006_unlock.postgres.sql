-- +goose Up
-- So that what stands can be chained; 0008 locks again.
DROP TRIGGER journal_keep ON journal;
DROP TRIGGER read_log_keep ON read_log;
