package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingInput;
import io.puente.mapping.MappingLoader;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A connector's shipped mapping, from the class path: what it makes of records, and those as changes. */
public final class ShippedMapping {

    private final String crm;
    private final String name;
    private final String text;
    private final MappingFile file;

    /** @param crm type of the CRM, by which the file is named */
    public ShippedMapping(String crm) {
        this.crm = crm;
        this.name = crm + "-default.yaml";
        String location = "/mapping/" + name;
        try (InputStream in = ShippedMapping.class.getResourceAsStream(location)) {
            text = new String(Objects.requireNonNull(in, location).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file = read(text);
    }

    private MappingFile read(String yaml) {
        try {
            return MappingLoader.read(name, new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), crm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MappingFile file() {
        return file;
    }

    public CrmMapping mapping() {
        return file.mapping();
    }

    /** The mapping after somebody edited its text. */
    public CrmMapping edited(UnaryOperator<String> edit) {
        return read(edit.apply(text)).mapping();
    }

    /** The mapping with the example that a comment with these words begins, up to the end of the file. */
    public CrmMapping withExample(String comment) {
        int example = text.indexOf(comment);
        assertThat(example).as(comment).isNotNegative();
        return edited(all -> all.substring(0, example) + all.substring(example).replaceAll("(?m)^#(?=  )", ""));
    }

    public MapOutcome outcome(String object, MappingInput input) {
        return object(mapping(), object).map(input);
    }

    public Mapped map(String object, MappingInput input) {
        return (Mapped) outcome(object, input);
    }

    static MappedObject object(CrmMapping mapping, String name) {
        return mapping.objects().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Writes all of an input's records, parents first; none may be refused. @return what was written, by object */
    public Map<String, Change> write(CrmConnector connector, MappingInput input)
            throws TargetFailure, InterruptedException {
        Map<String, Change> changes = new LinkedHashMap<>();
        Map<String, String> recordIds = new HashMap<>();
        for (MappedObject object : mapping().objects()) {
            Change change = change(object, (Mapped) object.map(input), recordIds);
            ChangeResult result = connector
                    .write(new ChangeBatch(object.writes(), List.of(change)))
                    .get(0);
            assertThat(result).as(object.name()).isInstanceOf(ChangeResult.Applied.class);
            recordIds.put(object.name(), ((ChangeResult.Applied) result).recordId());
            changes.put(object.name(), change);
        }
        return changes;
    }

    private Change change(MappedObject object, Mapped mapped, Map<String, String> recordIds) {
        Map<String, FieldValue> fields = new LinkedHashMap<>(mapped.always());
        fields.putAll(mapped.create());
        fields.putAll(mapped.whenEmpty());
        List<Reference> references = mapped.references().stream()
                .map(parent -> {
                    MappedObject of = object(mapping(), parent.object());
                    return new Reference(
                            parent.field(),
                            of.writes(),
                            new ExternalKey(of.keyField(), parent.parentKey()),
                            recordIds.get(parent.object()));
                })
                .toList();
        return new Change(
                object.writes(), mapped.key(), null, "lane", fields, references, false, mapped.runAssignment());
    }

    /** @param pairs a name and its {@link FieldValue} in turn */
    public static Map<String, FieldValue> fields(Object... pairs) {
        Map<String, FieldValue> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (FieldValue) pairs[i + 1]);
        }
        return map;
    }
}
