-- Milliseconds since 1970 in BIGINT, documents as JSON text. The columns contact, conversation, engagement and merged_into
-- stand above the same fields inside doc, so that merges are plain updates.

CREATE TABLE worker (
  name     TEXT   NOT NULL PRIMARY KEY,
  holder   TEXT   NOT NULL,
  token    BIGINT NOT NULL,
  until_at BIGINT NOT NULL
)${clustered};

CREATE TABLE fold_cursor (
  name TEXT   NOT NULL PRIMARY KEY,
  seq  BIGINT NOT NULL
)${clustered};
INSERT INTO fold_cursor (name, seq) VALUES ('fold', 0);

CREATE TABLE log_item (
  seq     BIGINT  NOT NULL,
  item    INTEGER NOT NULL,
  contact TEXT,
  field   TEXT    NOT NULL,
  outcome TEXT    NOT NULL,
  reason  TEXT    NOT NULL,
  PRIMARY KEY (seq, item)
)${clustered};
CREATE INDEX log_item_contact ON log_item (contact) WHERE contact IS NOT NULL;
CREATE INDEX log_item_attention ON log_item (seq, item) WHERE outcome = 'NEEDS_ATTENTION';

CREATE TABLE person (
  key         TEXT   NOT NULL PRIMARY KEY,
  merged_into TEXT,
  revision    BIGINT NOT NULL,
  doc         TEXT   NOT NULL
);
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE identity (
  value   TEXT NOT NULL,
  kind    TEXT NOT NULL,
  scope   TEXT NOT NULL,
  contact TEXT NOT NULL,
  PRIMARY KEY (value, kind, scope)
)${clustered};
CREATE INDEX identity_contact ON identity (contact);

CREATE TABLE conversation (
  key       TEXT NOT NULL PRIMARY KEY,
  contact   TEXT NOT NULL,
  number_id TEXT NOT NULL,
  doc       TEXT NOT NULL
);
CREATE INDEX conversation_contact ON conversation (contact);

CREATE TABLE engagement (
  key          TEXT   NOT NULL PRIMARY KEY,
  conversation TEXT   NOT NULL,
  contact      TEXT   NOT NULL,
  revision     BIGINT NOT NULL,
  doc          TEXT   NOT NULL
);
CREATE INDEX engagement_contact ON engagement (contact, revision);

CREATE TABLE message (
  key          TEXT     NOT NULL PRIMARY KEY,
  conversation TEXT     NOT NULL,
  contact      TEXT     NOT NULL,
  engagement   TEXT,
  sequence     BIGINT   NOT NULL,
  revision     BIGINT   NOT NULL,
  placeholder  SMALLINT NOT NULL,
  doc          TEXT     NOT NULL
);
CREATE INDEX message_contact ON message (contact, revision);
CREATE INDEX message_without_case ON message (conversation) WHERE engagement IS NULL;

CREATE TABLE consent_entry (
  number   BIGINT NOT NULL PRIMARY KEY,
  key      TEXT   NOT NULL UNIQUE,
  contact  TEXT   NOT NULL,
  revision BIGINT NOT NULL,
  hash     TEXT   NOT NULL,
  doc      TEXT   NOT NULL
);
CREATE INDEX consent_entry_contact ON consent_entry (contact);

CREATE TABLE media (
  message     TEXT    NOT NULL PRIMARY KEY,
  contact     TEXT    NOT NULL,
  number_id   TEXT    NOT NULL,
  doc         TEXT    NOT NULL,
  received_at BIGINT  NOT NULL,
  state       TEXT    NOT NULL,
  attempts    INTEGER NOT NULL,
  next_try    BIGINT,
  path        TEXT,
  bytes       BIGINT,
  last_reason TEXT,
  changed_at  BIGINT  NOT NULL
);
CREATE INDEX media_due ON media (next_try) WHERE state = 'WAITING';
CREATE INDEX media_contact ON media (contact);

CREATE TABLE target (
  name         TEXT   NOT NULL PRIMARY KEY,
  linger       BIGINT NOT NULL,
  max_age      BIGINT NOT NULL,
  watch_cursor TEXT
)${clustered};

-- due_at is set whenever there is something to do, dirty_since while dirty > acked (which implies due_at); waiting is 1
-- while the row, or what is held back of it, waits after a failure.
CREATE TABLE outbox (
  contact     TEXT    NOT NULL,
  target      TEXT    NOT NULL,
  dirty       BIGINT  NOT NULL,
  acked       BIGINT  NOT NULL,
  due_at      BIGINT,
  dirty_since BIGINT,
  waiting     SMALLINT NOT NULL,
  attempts    INTEGER NOT NULL,
  PRIMARY KEY (contact, target)
)${clustered};
CREATE INDEX outbox_due ON outbox (target, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE crm_link (
  key          TEXT     NOT NULL,
  target       TEXT     NOT NULL,
  object       TEXT     NOT NULL,
  contact      TEXT     NOT NULL,
  record_id    TEXT,
  written_hash TEXT,
  revision     BIGINT   NOT NULL,
  state        TEXT     NOT NULL,
  attempted    SMALLINT NOT NULL,
  attempts     INTEGER  NOT NULL,
  failure_kind TEXT,
  vendor_code  TEXT,
  reason       TEXT,
  waits_for    TEXT,
  since        BIGINT   NOT NULL,
  PRIMARY KEY (key, target, object)
)${clustered};
CREATE INDEX crm_link_contact ON crm_link (contact);
CREATE INDEX crm_link_held ON crm_link (contact, target) WHERE state = 'HELD';
CREATE INDEX crm_link_parked ON crm_link (target, since) WHERE state = 'PARKED';
