package io.puente.testkit;

import io.puente.consent.ConsentSubmission;
import io.puente.consent.ConsentSubmissionCodec;
import io.puente.fold.FoldSettings;
import io.puente.fold.Folder;
import io.puente.model.ConsentDecision;
import io.puente.model.ConsentPurpose;
import io.puente.model.ContactKey;
import io.puente.model.ContactKeys;
import io.puente.model.Identity;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore;
import io.puente.store.CanonicalStore.LoadRequest;
import io.puente.store.CanonicalStore.WorkingSet;
import io.puente.store.Lease;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.whatsapp.WebhookParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The log of two people who share webhooks: everything that can hold personal data, with words that occur nowhere else. */
final class TwoPeople {
    static final String MARTA = "447700900123";
    static final String IKER = "447700900456";

    /** What must be nowhere once Marta is erased. */
    static final List<String> CANARIES = List.of(
            MARTA,
            "GB.CANARYMARTA01",
            "Marta Canaria",
            "marta.canaria",
            "wamid.canaryM",
            "goldfinch",
            "caption of a siskin",
            "a desk with a serin",
            "Serinus the clerk",
            "CanaryReason");

    private static final String ACCOUNT = "900100000000001";
    private static final String NUMBER = "800100000000001";
    private static final ContactKeys KEYS =
            new ContactKeys("a secret of sixteen bytes".getBytes(StandardCharsets.UTF_8));
    private static final Instant NOON = Canonical.START;

    private TwoPeople() {}

    /** Marta's and Iker's messages in one POST, statuses in another, files, opt-outs, what cannot be understood. */
    static void tell(StoreUnderTest store) throws Exception {
        webhook(store, "shared", """
                "contacts":[%s,%s],"messages":[%s,%s,%s]""".formatted(
                contact("Marta Canaria", MARTA, "GB.CANARYMARTA01"),
                contact("Iker Soto", IKER, "GB.IKER00000001"),
                message(MARTA, "GB.CANARYMARTA01", "canaryM1", text("I lost my goldfinch")),
                message(IKER, "GB.IKER00000001", "I1", text("The box is open")),
                message(MARTA, "GB.CANARYMARTA01", "canaryM2", image("caption of a siskin", "930000000000001"))));
        webhook(store, "statuses", """
                "contacts":[%s],"statuses":[%s,%s,{"id":"wamid.canaryM9","status":null,"recipient_id":"%s"}]""".formatted(
                        contact("Iker Soto", IKER, "GB.IKER00000001"),
                        status("out-canaryM3", MARTA),
                        status("outI2", IKER),
                        MARTA));
        webhook(store, "without a recipient", """
                "statuses":[{"id":"wamid.canaryM1","status":"read","timestamp":"1773136900"}]""");
        webhook(store, "files", """
                "contacts":[%s],"messages":[%s]""".formatted(
                        contact("Iker Soto", IKER, "GB.IKER00000001"),
                        message(IKER, "GB.IKER00000001", "I3", image("my meter", "930000000000002"))));
        webhook(store, "words", """
                "contacts":[%s,%s],"messages":[%s,%s]""".formatted(
                        contact("Marta Canaria", MARTA, "GB.CANARYMARTA01"),
                        contact("Iker Soto", IKER, "GB.IKER00000001"),
                        message(MARTA, "GB.CANARYMARTA01", "canaryM4", text("BAJA")),
                        message(IKER, "GB.IKER00000001", "I4", text("BAJA"))));
        consent(store, "desk-1", MARTA, "a desk with a serin", "Serinus the clerk");
        consent(store, "desk-2", IKER, "the same desk", "Otto");
        append(store, "unreadable", "{\"object\":\"no webhook\",\"who\":\"+" + MARTA + "\"}");
    }

    static void append(StoreUnderTest store, String key, String body) throws Exception {
        store.log().append(new LogEntry(LogEntry.WHATSAPP, key, body.getBytes(StandardCharsets.UTF_8), NOON));
    }

    static void webhook(StoreUnderTest store, String key, String value) throws Exception {
        append(store, key, """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"12025550100",
                "phone_number_id":"%s"},%s}}]}]}""".formatted(ACCOUNT, NUMBER, value));
    }

    private static void consent(StoreUnderTest store, String reference, String phone, String wording, String operator)
            throws Exception {
        var given = new ConsentSubmission(
                reference,
                phone,
                null,
                NUMBER,
                null,
                Set.of(ConsentPurpose.MARKETING),
                ConsentDecision.OPT_IN,
                wording,
                "en",
                "desk",
                operator,
                NOON,
                null);
        store.log()
                .append(new LogEntry(
                        LogEntry.CONSENT_API, reference, ConsentSubmissionCodec.write(given), NOON.plusSeconds(9)));
    }

    static String contact(String name, String phone, String bsuid) {
        return "{\"profile\":{\"name\":\"%s\",\"username\":\"%s\"},\"wa_id\":\"%s\",\"user_id\":\"%s\"}"
                .formatted(name, name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'), phone, bsuid);
    }

    static String message(String phone, String bsuid, String wamid, String content) {
        return "{\"from\":\"%s\",\"from_user_id\":\"%s\",\"id\":\"wamid.%s\",\"timestamp\":\"1773136800\",%s}"
                .formatted(phone, bsuid, wamid, content);
    }

    static String text(String body) {
        return "\"type\":\"text\",\"text\":{\"body\":\"%s\"}".formatted(body);
    }

    private static String image(String caption, String id) {
        return "\"type\":\"image\",\"image\":{\"caption\":\"%s\",\"mime_type\":\"image/jpeg\",\"id\":\"%s\"}"
                .formatted(caption, id);
    }

    private static String status(String wamid, String phone) {
        return "{\"id\":\"wamid.%s\",\"status\":\"delivered\",\"timestamp\":\"1773136805\",\"recipient_id\":\"%s\"}"
                .formatted(wamid, phone);
    }

    /** Folds all there is. */
    static void fold(StoreUnderTest store, Lease lease) throws Exception {
        var parser = new WebhookParser();
        var folder = new Folder(
                store.log(),
                store.canonical(),
                entry -> parser.parse(entry.sequence(), entry.body(), entry.receivedAt()),
                FoldSettings.defaults(KEYS),
                3);
        while (folder.lag() > 0) {
            folder.foldOnce(lease);
        }
    }

    static ContactKey key(CanonicalStore store, Identity identity) {
        var asked = new LoadRequest(Set.of(identity), Set.of(), Set.of(), Set.of());
        return store.load(asked).owners().getOrDefault(identity, new ContactKey("a".repeat(26)));
    }

    /** Everything the state knows of Iker, but the places of his entries in the ledger. */
    static List<Object> iker(CanonicalStore store) {
        Set<MessageKey> keys = Set.of(
                MessageKey.of(NUMBER, "wamid.I1"),
                MessageKey.of(NUMBER, "wamid.I3"),
                MessageKey.of(NUMBER, "wamid.I4"),
                MessageKey.of(NUMBER, "wamid.outI2"));
        WorkingSet set = store.load(new LoadRequest(Set.of(Identity.phone(IKER)), keys, Set.of(), Set.of()));
        return List.of(
                set.owners(),
                set.people(),
                List.copyOf(set.conversations()),
                List.copyOf(set.engagements()),
                set.messages(),
                set.consents().stream()
                        .map(entry -> entry.key() + " " + entry.decision() + " " + entry.wording())
                        .sorted()
                        .toList());
    }

    /** The same entries once more. */
    static void copyLog(StoreUnderTest from, StoreUnderTest to) throws Exception {
        for (LogRecord entry : from.log().read(0, 1_000)) {
            to.log().append(new LogEntry(entry.source(), entry.sourceKey(), entry.body(), entry.receivedAt()));
        }
    }
}
