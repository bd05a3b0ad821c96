package io.puente.siebel;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of few words. */
final class Changes {
    static final ObjectName CONTACT = new ObjectName("Contact/Contact");
    static final ObjectName CASE = new ObjectName("Service Request/Service Request");
    static final ObjectName ACTION = new ObjectName("Action/Action");

    private Changes() {}

    static Change newCase(String word, Map<String, FieldValue> fields) {
        return change(CASE, "Integration Id", word, null, fields, false);
    }

    static Change newCase(String word) {
        return newCase(word, Map.of("Abstract", FieldValue.text("about " + word)));
    }

    static Change linked(String word, String id, Map<String, FieldValue> fields) {
        return change(CASE, "Integration Id", word, id, fields, false);
    }

    static Change message(String word, String caseId, Map<String, FieldValue> fields) {
        Map<String, FieldValue> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("Type", FieldValue.text("WhatsApp - Inbound"));
        Change bare = change(ACTION, "Activity UID", word, null, all, false);
        Reference toCase = new Reference("Activity SR Id", CASE, new ExternalKey("Integration Id", "k"), caseId);
        return new Change(bare.object(), bare.key(), null, bare.lane(), bare.fields(), List.of(toCase), false, false);
    }

    static Change again(Change change) {
        return new Change(
                change.object(),
                change.key(),
                change.recordId(),
                change.lane(),
                change.fields(),
                change.references(),
                true,
                false);
    }

    static Change change(
            ObjectName object,
            String keyField,
            String word,
            @Nullable String id,
            Map<String, FieldValue> fields,
            boolean mayExist) {
        return new Change(
                object, new ExternalKey(keyField, key(word)), id, "lane-" + word, fields, List.of(), mayExist, false);
    }

    static String key(String word) {
        return (word + "abcdefghijklmnopqrstuvwxyz").substring(0, 26);
    }

    static List<ChangeResult> write(CrmConnector connector, Change... changes) throws Exception {
        return connector.write(new ChangeBatch(changes[0].object(), List.of(changes)));
    }

    static ChangeResult.Applied applied(List<ChangeResult> results) {
        return (ChangeResult.Applied) results.get(0);
    }
}
