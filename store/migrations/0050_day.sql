-- +goose Up
-- A line of the day says why it is there and what settles it. The views are made
-- anew the next time somebody looks.
ALTER TABLE day_item ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE day_item ADD COLUMN act TEXT NOT NULL DEFAULT '';
ALTER TABLE day_item ADD COLUMN deed TEXT NOT NULL DEFAULT '';
UPDATE setting SET value = 'remake' WHERE name = 'views made for';

-- +goose Down
ALTER TABLE day_item DROP COLUMN deed;
ALTER TABLE day_item DROP COLUMN act;
ALTER TABLE day_item DROP COLUMN because;
