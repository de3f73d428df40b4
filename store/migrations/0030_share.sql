-- +goose Up
-- Where each case stands in a duty on a group: a view, made with the other views.
-- kind is member, outside, misused, late or open; fact is behind an exemption.
CREATE TABLE share_row (
  muni       TEXT NOT NULL,
  subject    TEXT NOT NULL,
  rule       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  standing   BIGINT NOT NULL,
  due        TEXT NOT NULL,
  have       BIGINT NOT NULL,
  need       BIGINT NOT NULL,
  booked     TEXT NOT NULL,
  duty       TEXT NOT NULL,
  fact       BIGINT NOT NULL,
  ground     TEXT NOT NULL,
  since      TEXT NOT NULL,
  until      TEXT NOT NULL,
  unit       TEXT NOT NULL,
  caseworker TEXT NOT NULL,
  born       TEXT NOT NULL,
  group_no   BIGINT NOT NULL,
  PRIMARY KEY (muni, subject, rule, kind)
);
CREATE INDEX share_row_list ON share_row (muni, rule, kind, standing, due, subject);
-- The views are made anew by whoever asks first.
DELETE FROM setting WHERE name = 'views made for';
