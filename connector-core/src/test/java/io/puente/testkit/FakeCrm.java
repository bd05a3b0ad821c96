package io.puente.testkit;

import io.puente.spi.ObjectName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CRM in this process that behaves: keeps records by key, enforces what its vendor enforces and speaks the vendor's
 * wire format on 127.0.0.1. Started once for a contract's class, reset before each test.
 */
public interface FakeCrm extends AutoCloseable {

    /** A record as the CRM has it; values are text, {@link java.math.BigDecimal}, flag, {@link java.time.Instant} or null. */
    record Kept(String id, @Nullable String key, Map<String, @Nullable Object> fields) {}

    URI address();

    /** No records, no faults, counters at zero; the schema stays. */
    void reset();

    List<Kept> records(ObjectName object);

    /** A record that people made, without our key. @return its id */
    String madeByPeople(ObjectName object, Map<String, String> fields);

    /** The next writes meet these faults, one each, in order. */
    void nextWrites(WriteFault... faults);

    /** Faults that no call has met; a contract's test ends with none. */
    List<String> unusedFaults();

    /** Whoever writes the record, or a child of it, finds it locked so often. Needed for {@link Behaviour#ROW_LOCK} only. */
    void lock(ObjectName object, String recordId, int times);

    /** Logins are refused from now on until the reset; without logins, the credentials of every call. */
    void refuseLogins();

    /** Every token handed out so far is dead; nothing happens where there are none. */
    void expireTokens();

    /** Calls for data received, refused ones too; logins not. */
    long calls();

    /** Always 0 where credentials go with every call. */
    long logins();

    @Override
    void close();
}
