package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.HttpReply;
import io.puente.spi.ObjectName;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Array calls and their answers. */
final class ArrayCodec {
    private ArrayCodec() {}

    static SiebelCall call(String method, ObjectName object, String viewMode, List<Row> rows, RecordJson json) {
        ArrayNode records = SiebelApi.JSON.createArrayNode();
        rows.forEach(row -> records.add(json.of(row)));
        return new SiebelCall(Purpose.WRITE, method, object.value(), Map.of("ViewMode", viewMode), records);
    }

    /** The row ids, one for each row, in order, or nothing at all. */
    static List<String> ids(SiebelCall call, List<Row> rows, HttpReply reply) throws TargetFailure {
        List<JsonNode> answered = SiebelPage.rows(SiebelApi.read(call, reply));
        if (answered.size() != rows.size()) {
            throw SiebelApi.unreadable(call);
        }
        List<String> ids = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            ids.add(id(call, rows.get(i), answered.get(i)));
        }
        return ids;
    }

    private static String id(SiebelCall call, Row row, JsonNode answered) throws TargetFailure {
        String id = SiebelPage.text(answered, "Id");
        // The answer repeats what was sent: another key would be another record's row.
        String key = SiebelPage.text(answered, row.change().key().field());
        boolean another = row.withKey()
                && !key.isEmpty()
                && !key.equals(row.change().key().value());
        if (id.isEmpty() || another) {
            throw SiebelApi.unreadable(call);
        }
        return id;
    }
}
