package io.puente.testkit;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.model.CanonicalKind;
import io.puente.model.Dated;
import io.puente.model.Engagement;
import io.puente.model.Message;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small mapping with every feature delivery knows: contact (name on creation, phone when empty, username always), case
 * (subject on creation, status always), message and consent, with a message that waits for its case or goes without.
 */
public final class SimpleMapping {
    public static final String KEY = "Key";

    private SimpleMapping() {}

    public static CrmMapping of(WhenMissing messageWithoutCase) {
        return of(List.of(contact(), engagement(), message(messageWithoutCase), consent()));
    }

    public static CrmMapping of(List<MappedObject> objects) {
        return new CrmMapping("v1", "recording", objects);
    }

    public static MappedObject contact() {
        return object("contact", "Contact", CanonicalKind.CONTACT, List.of(), Set.of("Phone"), input -> {
            Map<String, FieldValue> whenEmpty = text("Phone", input.person().waId());
            return new Mapped(
                    key(input.person().key().value()),
                    text("Username", input.person().username()),
                    text("Name", input.person().profileName()),
                    whenEmpty,
                    List.of(),
                    false);
        });
    }

    public static MappedObject engagement() {
        return object("case", "Case", CanonicalKind.ENGAGEMENT, List.of("contact"), Set.of(), input -> {
            Engagement engagement = input.engagement();
            return new Mapped(
                    key(engagement.key().value()),
                    Map.of("Status", FieldValue.text(engagement.status().name())),
                    Map.of("Subject", FieldValue.text(engagement.subject())),
                    Map.of(),
                    List.of(new ParentReference(
                            "ContactId", "contact", input.person().key().value(), WhenMissing.WAIT)),
                    true);
        });
    }

    public static MappedObject message(WhenMissing withoutCase) {
        return object("message", "Message", CanonicalKind.MESSAGE, List.of("case"), Set.of(), input -> {
            Message message = input.message();
            Map<String, FieldValue> always = new LinkedHashMap<>();
            always.put("Body", FieldValue.text(message.text()));
            if (message.deliveryState() != null) {
                always.put("State", FieldValue.text(message.deliveryState().name()));
            }
            String parent =
                    message.engagement() == null ? "" : message.engagement().value();
            return new Mapped(
                    key(message.key().value()),
                    always,
                    Map.of(),
                    Map.of(),
                    List.of(new ParentReference("CaseId", "case", parent, withoutCase)),
                    false);
        });
    }

    public static MappedObject consent() {
        return object(
                "consent",
                "Consent",
                CanonicalKind.CONSENT,
                List.of("contact"),
                Set.of(),
                input -> new Mapped(
                        key(input.consent().key().value()),
                        Map.of(
                                "Decision",
                                FieldValue.text(input.consent().decision().name())),
                        Map.of(),
                        Map.of(),
                        List.of(new ParentReference(
                                "ContactId", "contact", input.person().key().value(), WhenMissing.WAIT)),
                        false));
    }

    public static SimpleObject object(
            String name,
            String writes,
            CanonicalKind from,
            List<String> parents,
            Set<String> whenEmpty,
            java.util.function.Function<MappingInput, MapOutcome> rule) {
        return new SimpleObject(name, new ObjectName(writes), from, KEY, parents, whenEmpty, rule);
    }

    private static ExternalKey key(String value) {
        return new ExternalKey(KEY, value);
    }

    private static Map<String, FieldValue> text(String field, @org.jspecify.annotations.Nullable Dated value) {
        return value == null ? Map.of() : Map.of(field, FieldValue.text(value.value()));
    }
}
