-- What was last seen of the fields of each CRM that its mapping uses, and what of it does not fit.
CREATE TABLE mapping_drift (
  target TEXT NOT NULL PRIMARY KEY,
  doc    TEXT NOT NULL
)${clustered};
