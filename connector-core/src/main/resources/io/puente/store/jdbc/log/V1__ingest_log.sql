-- One row per accepted request: the exact bytes. Never updated, except to redact what erasure demands.
CREATE TABLE log_entry (
  seq         ${sequence},
  source      TEXT   NOT NULL,
  source_key  TEXT   NOT NULL,
  body        ${bytes} NOT NULL,
  received_at BIGINT NOT NULL,
  UNIQUE (source_key, source)
);
