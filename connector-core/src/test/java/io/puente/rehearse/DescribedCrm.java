package io.puente.rehearse;

import io.puente.spi.CallMeter;
import io.puente.spi.Capabilities;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.SchemaReader;
import io.puente.testkit.RecordingCrm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CRM in memory with metadata that a test may set; it fails when anybody writes. */
final class DescribedCrm implements CrmConnector, SchemaReader {
    final Map<ObjectName, ObjectSchema> objects = new LinkedHashMap<>();
    private final RecordingCrm records;
    boolean readable = true;

    DescribedCrm(RecordingCrm records) {
        this.records = records;
    }

    void object(String name, FieldSchema... fields) {
        objects.put(new ObjectName(name), new ObjectSchema(new ObjectName(name), name, List.of(fields)));
    }

    static FieldSchema text(String name, int longest) {
        return field(name, FieldType.TEXT, longest, List.of(), List.of());
    }

    static FieldSchema key() {
        return new FieldSchema("Key", "Key", FieldType.TEXT, 255, false, true, true, true, false, List.of(), List.of());
    }

    static FieldSchema listed(String name, String... values) {
        return field(name, FieldType.PICKLIST, 255, List.of(values), List.of());
    }

    static FieldSchema reference(String name, String to) {
        return field(name, FieldType.REFERENCE, 0, List.of(), List.of(new ObjectName(to)));
    }

    private static FieldSchema field(
            String name, FieldType type, int longest, List<String> values, List<ObjectName> to) {
        return new FieldSchema(name, name, type, longest, false, true, true, false, !values.isEmpty(), values, to);
    }

    @Override
    public Optional<ObjectSchema> describe(ObjectName object) {
        return Optional.ofNullable(objects.get(object));
    }

    @Override
    public Optional<SchemaReader> schema() {
        return objects.isEmpty() ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Optional<RecordReader> reader() {
        return readable ? Optional.of(records) : Optional.empty();
    }

    @Override
    public Optional<RecordReader> reader(CallMeter.Purpose purpose) {
        return reader();
    }

    @Override
    public Capabilities capabilities() {
        return records.capabilities();
    }

    @Override
    public List<ChangeResult> write(ChangeBatch batch) {
        throw new AssertionError("a rehearsal wrote " + batch.object());
    }

    @Override
    public void probe() {}

    @Override
    public void close() {}
}
