package io.puente.simulator.siebel.records;

/**
 * What the documentation leaves open, or what differs between releases and sites. Each is off at start; a client must
 * work with every one of them on and off.
 */
public enum Behaviour {
    /** A query without rows: 204 without a body instead of 404. */
    EMPTY_RESULT_IS_204,
    /** A query without rows: 200 with an empty {@code items} instead of 404. */
    EMPTY_RESULT_IS_200,
    /** The text of the 404 ends with a dot. */
    EMPTY_RESULT_TEXT_WITH_DOT,
    /** Without {@code uniformresponse} a single hit comes as a flat object instead of {@code {"items": {…}}}. */
    SINGLE_HIT_IS_FLAT,
    /** A page that is not the last carries a link {@code nextSet}. */
    NEXT_SET_LINK,
    /** Names of parameters are read in any case; otherwise only as {@code describe} spells them. */
    ANY_CASE_PARAMETERS,
    /** A data path without a slash at its end is not found. */
    TRAILING_SLASH_REQUIRED,
    /** A data path with a slash at its end is not found. */
    TRAILING_SLASH_REFUSED,
    /** A page above 100 is refused instead of cut to 100. */
    LARGE_PAGE_REFUSED,
    /** A write that changes nothing: 200 instead of 304. */
    NO_CHANGE_IS_200,
    /** Writing a read-only field is refused instead of ignored. */
    READ_ONLY_REFUSED,
    /** Text beyond the field's length is cut silently instead of refused. */
    OVERFLOW_IS_CUT,
    /** Lengths count bytes of UTF-8 instead of UTF-16 units. */
    LENGTH_IN_BYTES,
    /** The database's character set holds no emoji: they become question marks. */
    EMOJI_LOST,
    /** A gateway in front refuses bodies with emoji. */
    EMOJI_REFUSED,
    /** Two quotes within a literal of a searchspec stand for one. */
    DOUBLED_QUOTES,
    /** {@code LIKE "*x*"} finds nothing. */
    CONTAINS_FINDS_NOTHING,
    /** A value that is not in a bounded list becomes the first that begins so. */
    PICKLIST_COMPLETES,
    /** Base integration components have no user key but the row id: nothing stops a second insert. */
    ROW_ID_IS_ONLY_USER_KEY,
    /** A duplicate insert of one record: 500 instead of 409. */
    SINGLE_DUPLICATE_IS_500,
    /** PUT to a row id that does not exist inserts instead of 404. */
    UNKNOWN_ID_IN_PATH_INSERTS,
    /** DELETE of a many-to-many child deletes the row instead of the association. */
    CHILD_DELETE_DELETES_ROW,
    /** Writing a child answers 201 with the parent only, as old releases do. */
    CHILD_WRITE_IS_201,
    /** Before 20.6: arrays are refused. */
    NO_ARRAYS,
    /** Before 23.7: nested children in a POST are refused. */
    NO_HIERARCHY,
    /** Beyond the connection limit: 503 instead of waiting for a free connection. */
    LIMIT_REFUSES,
    /** The first call after a session timed out: 401 instead of a silent login. */
    SESSION_END_IS_401,
    /** A request without credentials: 401 instead of the anonymous user. */
    NO_ANONYMOUS,
    /** Without {@code /heartbeat}. */
    NO_HEARTBEAT,
    /** {@code describe} does not list {@code Id}. */
    DESCRIBE_OMITS_ID,
    /** {@code describe} lists the names of the business component where the integration component has others. */
    DESCRIBE_LISTS_OTHER_NAMES,
    /** Refusals lose their body on the way. */
    ERRORS_WITHOUT_BODY,
    /** Two writes of one row at the same time: the later is refused as modified by another user. */
    CONCURRENT_WRITES_CONFLICT,
    /** Joined ids without a match are empty instead of {@code No Match Row Id}. */
    NO_MATCH_IS_EMPTY,
    /** A workflow of the site puts its own {@code Integration Id} on every new record that has none. */
    SITE_FILLS_INTEGRATION_ID,
    /** A new service request belongs to its creator; otherwise assignment gives it to the agents. */
    SERVICE_REQUEST_OWNED_BY_CREATOR,
    /** A closed service request takes no change but of its status. */
    CLOSED_SERVICE_REQUEST_IS_READ_ONLY,
    /** A service request closes with a resolution code only. */
    CLOSE_NEEDS_RESOLUTION
}
