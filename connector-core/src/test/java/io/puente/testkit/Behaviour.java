package io.puente.testkit;

/**
 * What a connector's CRM can do. Every behaviour is expected unless {@link CrmConnectorContract#lacks()} names it; mixed
 * defaults would make it impossible to see what a new connector forgot. A behaviour that is lacking is tested to be
 * refused or absent cleanly.
 */
public enum Behaviour {
    /** A repeated write of a key leaves one record even if the first answer was lost. */
    IDEMPOTENT_UPSERT,
    /** The answer tells a created record from one that was there. */
    CREATED_FLAG,
    /** A bad record leaves its siblings alone. */
    PARTIAL_SUCCESS,
    /** A child may name its parent by key before its record id is known. */
    REFERENCE_BY_KEY,
    /** A linked record that people made is addressed by its id and gets our key. */
    ADDRESS_BY_ID,
    /** The CRM limits calls by day. */
    DAILY_LIMIT,
    /** The CRM limits calls under way at one time. */
    CONCURRENT_LIMIT,
    /** Somebody may be holding a record while we write it. */
    ROW_LOCK,
    /** Access is by a token that expires and is renewed. */
    RENEWABLE_TOKEN,
    /** The CRM tells how many calls are used and allowed. */
    BUDGET,
    /** Role {@link io.puente.spi.RecordReader}. */
    READER,
    /** Role {@link io.puente.spi.SchemaReader}. */
    SCHEMA,
    /** Role {@link io.puente.spi.ChangeWatcher}. */
    WATCHER,
    /** Role {@link io.puente.spi.Provisioner}. */
    PROVISIONER
}
