package io.puente.siebel.internal;

import io.puente.spi.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of an array call.
 *
 * @param id null to insert it
 * @param withKey write our key: always on insertion, later only into a field that is empty
 */
record Row(Change change, @Nullable String id, boolean withKey) {

    static Row insert(Change change) {
        return new Row(change, null, true);
    }

    static Row update(Change change, String id, boolean withKey) {
        return new Row(change, id, withKey);
    }

    static List<List<Row>> halves(List<Row> rows) {
        int middle = rows.size() / 2;
        return List.of(rows.subList(0, middle), rows.subList(middle, rows.size()));
    }
}
