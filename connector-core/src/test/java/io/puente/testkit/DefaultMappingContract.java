package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.Skipped;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.spi.FieldValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a shipped mapping makes of whole records. A connector gives the CRM's names, and has cases of its own for messages
 * and consents, where the CRMs differ most.
 */
public abstract class DefaultMappingContract {

    /** Fields of one record by when they are written. */
    public record Written(
            Map<String, FieldValue> create, Map<String, FieldValue> whenEmpty, Map<String, FieldValue> always) {
        static Written of(Mapped mapped) {
            return new Written(mapped.create(), mapped.whenEmpty(), mapped.always());
        }
    }

    protected final SampleRecords sample = new SampleRecords();
    protected final ShippedMapping shipped;

    /** @param crm its type */
    protected DefaultMappingContract(String crm) {
        shipped = new ShippedMapping(crm);
    }

    /** Objects of the CRM for a contact, a case, a message and a consent. */
    protected abstract List<String> writes();

    protected abstract String contactKey();

    protected abstract Written contact();

    /** Fields for a contact that shows neither name nor phone. */
    protected abstract Map<String, FieldValue> namelessContact();

    /** Fields that such a contact leaves alone. */
    protected abstract List<String> leftAlone();

    /** When-empty fields there are none. */
    protected abstract Written whatsAppCase();

    /** The field of a case that names its contact. */
    protected abstract String contactOfCase();

    /** The field of a message that names its case. */
    protected abstract String caseOfMessage();

    @Test
    void objectsComeInTheOrderOfTheirReferences() {
        List<MappedObject> objects = shipped.mapping().objects();

        assertThat(objects).extracting(MappedObject::name).containsExactly("contact", "case", "message", "consent");
        assertThat(objects).extracting(o -> o.writes().value()).containsExactlyElementsOf(writes());
    }

    @Test
    void aContactWithNameAndPhone() {
        Mapped contact = shipped.map("contact", sample.input());

        assertThat(contact.key().field()).isEqualTo(contactKey());
        assertThat(contact.key().value()).isEqualTo(sample.person().key().value());
        assertThat(Written.of(contact)).isEqualTo(contact());
        assertThat(contact.references()).isEmpty();
    }

    @Test
    void aContactThatShowsNothingStillHasALastName() {
        Mapped contact = shipped.map("contact", sample.anonymous());

        assertThat(contact.create()).isEqualTo(namelessContact());
        assertThat(contact.whenEmpty()).isEmpty();
        assertThat(contact.always()).doesNotContainKeys(leftAlone().toArray(String[]::new));
    }

    @Test
    void aCaseOfAContact() {
        Mapped found = shipped.map("case", sample.input());

        assertThat(found.runAssignment()).isFalse();
        assertThat(Written.of(found)).isEqualTo(whatsAppCase());
        assertThat(found.references()).containsExactly(toContact(contactOfCase()));
    }

    @Test
    void aMessageWithoutCaseWaits() {
        Mapped message = shipped.map("message", sample.historyMessage());

        assertThat(message.references()).contains(new ParentReference(caseOfMessage(), "case", "", WhenMissing.WAIT));
    }

    @Test
    void aPlaceholderIsNeverShown() {
        assertThat(shipped.outcome("message", sample.placeholder())).isEqualTo(new Skipped());
    }

    protected final ParentReference toContact(String field) {
        return new ParentReference(field, "contact", sample.person().key().value(), WhenMissing.WAIT);
    }

    protected final ParentReference toCase(String field) {
        return new ParentReference(field, "case", sample.engagement().key().value(), WhenMissing.WAIT);
    }
}
