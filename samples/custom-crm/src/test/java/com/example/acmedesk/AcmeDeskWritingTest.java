package com.example.acmedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract cannot know about Acme Desk. */
class AcmeDeskWritingTest {
    private static final ObjectName TICKETS = new ObjectName("tickets");
    private static final ExternalKey KEY = new ExternalKey("key", "abcdefghijklmnopqrstuvwxyz");

    private final Desk desk = Desk.open();

    @AfterEach
    void close() {
        desk.close();
    }

    private static Change ticket(ExternalKey key, @Nullable String recordId, List<Reference> references) {
        Map<String, FieldValue> fields = Map.of("channel", FieldValue.text("whatsapp"));
        return new Change(TICKETS, key, recordId, "lane", fields, references, false, false);
    }

    private ChangeResult write(Change change) throws Exception {
        return desk.connector()
                .write(new ChangeBatch(change.object(), List.of(change)))
                .get(0);
    }

    private Failure rejected(Change change) throws Exception {
        return ((ChangeResult.Rejected) write(change)).failure();
    }

    @Test
    void aMissingParentIsNamedByItsField() throws Exception {
        Reference person = new Reference("person", new ObjectName("people"), KEY, "p-404");

        Failure failure = rejected(ticket(KEY, null, List.of(person)));

        assertThat(failure.kind()).isEqualTo(FailureKind.REFERENCE_MISSING);
        assertThat(failure.fields()).containsExactly("person");
    }

    @Test
    void aRecordThatWasDeletedNamesNoFieldAndIsWrittenAnew() throws Exception {
        String id = ((ChangeResult.Applied) write(ticket(KEY, null, List.of()))).recordId();
        desk.fake().records.delete("tickets", id);

        Failure failure = rejected(ticket(KEY, id, List.of()));

        assertThat(failure.kind()).isEqualTo(FailureKind.REFERENCE_MISSING);
        assertThat(failure.fields()).isEmpty();
        assertThat(write(ticket(KEY, null, List.of()))).isInstanceOf(ChangeResult.Applied.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"results\":[]}",
                "{\"results\":[{}]}",
                "{\"results\":[{\"id\":7,\"created\":true}]}",
                "{\"results\":[{\"id\":\"t-1\"},{\"id\":\"t-2\"}]}",
                "[]",
                "\"ok\""
            })
    void anAnswerThatDoesNotFitTheQuestionIsAnUnknownOutcome(String body) {
        desk.fake().answerNextWrite(200, body);

        assertThat(catchThrowableOfType(TargetFailure.class, () -> write(ticket(KEY, null, List.of())))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void anotherKeyFieldOrAnUnknownCollectionStopsTheDesk() {
        ObjectName unknown = new ObjectName("Invoices/2026");
        Change elsewhere = new Change(unknown, KEY, null, "lane", Map.of(), List.of(), false, false);
        Change otherKey = ticket(new ExternalKey("legacy_key", KEY.value()), null, List.of());

        for (Change change : List.of(elsewhere, otherKey)) {
            assertThat(catchThrowableOfType(TargetFailure.class, () -> write(change))
                            .failure()
                            .kind())
                    .isEqualTo(FailureKind.MISCONFIGURED);
        }
    }
}
