package io.puente.delivery;

import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Reads at the pace that the CRM's writes share. Thread-safe if the reader is. */
record PacedReader(RecordReader reader, CallPace pace) implements RecordReader {

    @Override
    public List<Found> byKey(ObjectName object, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        pace.await();
        return reader.byKey(object, keyField, values, fields);
    }

    @Override
    public List<Found> byId(ObjectName object, Collection<String> recordIds, String keyField, Set<String> fields)
            throws TargetFailure, InterruptedException {
        pace.await();
        return reader.byId(object, recordIds, keyField, fields);
    }
}
