-- How far the newest rehearsal of each CRM has come. Holds customers' values; gone when it is done.
CREATE TABLE rehearsal_standing (
  target   TEXT NOT NULL PRIMARY KEY,
  id       TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  subject  TEXT NOT NULL,
  progress TEXT NOT NULL
)${clustered};
