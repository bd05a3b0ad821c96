-- Which mapping last wrote a record, and which rows of its decision tables gave the values.
ALTER TABLE crm_link ADD COLUMN mapping TEXT;
ALTER TABLE crm_link ADD COLUMN decided TEXT;

-- configured: the version that the configured file had when it was last looked at, empty for none. Its row is locked by
-- everybody who activates.
CREATE TABLE mapping_target (
  target     TEXT NOT NULL PRIMARY KEY,
  configured TEXT NOT NULL
)${clustered};

CREATE TABLE mapping_version (
  target     TEXT   NOT NULL,
  version    TEXT   NOT NULL,
  first_seen BIGINT NOT NULL,
  doc        TEXT   NOT NULL,
  PRIMARY KEY (target, version)
)${clustered};

-- Append-only; the last one of a target is the active one.
CREATE TABLE mapping_activation (
  target  TEXT   NOT NULL,
  number  BIGINT NOT NULL,
  version TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  source  TEXT   NOT NULL,
  who     TEXT   NOT NULL,
  PRIMARY KEY (target, number)
)${clustered};

-- People whose past records a version would change, as reviewed. marked is 1 once deliveries look at the person again.
CREATE TABLE remap (
  id         ${sequence},
  target     TEXT   NOT NULL,
  version    TEXT   NOT NULL,
  made_at    BIGINT NOT NULL,
  made_by    TEXT   NOT NULL,
  state      TEXT   NOT NULL,
  people     BIGINT NOT NULL,
  records    BIGINT NOT NULL,
  decided_at BIGINT,
  decided_by TEXT,
  ended_at   BIGINT
);
CREATE INDEX remap_target ON remap (target, id);

CREATE TABLE remap_person (
  remap   BIGINT   NOT NULL,
  contact TEXT     NOT NULL,
  records BIGINT   NOT NULL,
  marked  SMALLINT NOT NULL,
  PRIMARY KEY (remap, contact)
)${clustered};
CREATE INDEX remap_person_contact ON remap_person (contact);
