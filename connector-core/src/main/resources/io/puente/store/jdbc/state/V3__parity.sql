-- The newest comparison with each CRM. healed is 1 once the record was given back to delivery.

CREATE TABLE parity_run (
  target TEXT NOT NULL PRIMARY KEY,
  doc    TEXT NOT NULL
)${clustered};

CREATE TABLE parity_difference (
  target    TEXT     NOT NULL,
  number    BIGINT   NOT NULL,
  contact   TEXT     NOT NULL,
  object    TEXT     NOT NULL,
  key       TEXT     NOT NULL,
  record_id TEXT,
  cause     TEXT     NOT NULL,
  healed    SMALLINT NOT NULL,
  doc       TEXT     NOT NULL,
  PRIMARY KEY (target, number)
)${clustered};
CREATE INDEX parity_difference_contact ON parity_difference (contact);
CREATE INDEX parity_difference_cause ON parity_difference (target, cause, number);
