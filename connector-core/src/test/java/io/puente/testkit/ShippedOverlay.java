package io.puente.testkit;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.mapping.MappingLayers;
import io.puente.mapping.MappingLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** A connector's shipped overlay that writes one text per case, from the class path. */
public final class ShippedOverlay {

    private final CrmMapping mapping;

    /** @param crm type of the CRM, by which the files are named */
    public ShippedOverlay(String crm) {
        String file = "/mapping/" + crm + "-transcript.yaml";
        String below = "/mapping/" + crm + "-default.yaml";
        MappingLayers layers = name -> new MappingLayers.Layer(below, open(below));
        try (InputStream top = open(file)) {
            mapping = MappingLoader.read(file, top, crm, layers).mapping();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(ShippedOverlay.class.getResourceAsStream(file), file);
    }

    public CrmMapping mapping() {
        return mapping;
    }

    public List<String> objects() {
        return mapping.objects().stream().map(MappedObject::name).toList();
    }

    /** What one object writes of the sample's case with that transcript. */
    public MapOutcome map(String object, String transcript) {
        MappingInput sample = new SampleRecords().input();
        var input = new MappingInput(
                sample.person(),
                sample.consents(),
                sample.conversation(),
                sample.engagement(),
                null,
                null,
                sample.number(),
                transcript);
        return ShippedMapping.object(mapping, object).map(input);
    }
}
