-- Further records of a split text have their message's key with a suffix; keys alone have 26 characters.
CREATE INDEX crm_link_further ON crm_link (contact, target) WHERE LENGTH(key) > 26;
