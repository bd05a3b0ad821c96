package io.puente.benchmark;

import io.puente.mapping.MapOutcome;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.mapping.MappingLoader;
import io.puente.model.CanonicalKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One record mapped by the shipped mappings, and by one that uses all of the language; 64 different records in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MappingCost {
    private static final int RECORDS = 64;

    /** Mapping and object. */
    @Param({
        "salesforce contact",
        "salesforce case",
        "salesforce message",
        "salesforce consent",
        "dynamics contact",
        "dynamics case",
        "dynamics message",
        "dynamics consent",
        "siebel contact",
        "siebel case",
        "siebel message",
        "siebel consent",
        "language contact",
        "language case",
        "language message"
    })
    public String record = "";

    private final MappingInput[] inputs = new MappingInput[RECORDS];
    private @Nullable MappedObject object;
    private int next;

    @Setup
    public void load() throws IOException {
        String[] words = record.split(" ");
        String resource = "mapping/" + words[0] + "-default.yaml";
        try (InputStream file =
                Objects.requireNonNull(MappingCost.class.getClassLoader().getResourceAsStream(resource), resource)) {
            MappedObject found = MappingLoader.load(resource, file, words[0]).objects().stream()
                    .filter(one -> one.name().equals(words[1]))
                    .findFirst()
                    .orElseThrow();
            object = found;
            fill(found.from());
        }
    }

    private void fill(CanonicalKind from) {
        for (int i = 0; i < RECORDS; i++) {
            inputs[i] = PredictionPeople.talk(i, false).inputs().stream()
                    .filter(input -> from != CanonicalKind.MESSAGE || input.message() != null)
                    .filter(input -> from != CanonicalKind.CONSENT || input.consent() != null)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Benchmark
    public MapOutcome map() {
        next = (next + 1) % RECORDS;
        return Objects.requireNonNull(object).map(inputs[next]);
    }
}
