-- numbers: ids of the business numbers this CRM is bound to, one a line; empty means all. active is 0 while no running
-- configuration names the CRM. fill counts the back-fills begun; fill_again is 1 if it forgets what was acknowledged;
-- fill_cursor is the key of the last person marked, null once all are.
ALTER TABLE target ADD COLUMN numbers TEXT NOT NULL DEFAULT '';
ALTER TABLE target ADD COLUMN active SMALLINT NOT NULL DEFAULT 1;
ALTER TABLE target ADD COLUMN fill BIGINT NOT NULL DEFAULT 0;
ALTER TABLE target ADD COLUMN fill_again SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE target ADD COLUMN fill_cursor TEXT;
ALTER TABLE target ADD COLUMN fill_began BIGINT;
ALTER TABLE target ADD COLUMN fill_ended BIGINT;
ALTER TABLE target ADD COLUMN fill_people BIGINT;
ALTER TABLE target ADD COLUMN fill_seen BIGINT NOT NULL DEFAULT 0;

-- backlog is 1 while only a back-fill wants the row; fill is the back-fill that last marked it. The index also answers how
-- far behind a CRM is, which a million rows after an outage must not make slow.
ALTER TABLE outbox ADD COLUMN backlog SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN fill BIGINT NOT NULL DEFAULT 0;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (target, backlog, waiting, due_at, contact, dirty_since)
  WHERE due_at IS NOT NULL;
