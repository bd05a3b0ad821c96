package io.puente.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Spreads the keys of a look-up over as few calls as their addresses have room for. Immutable.
 *
 * @param room bytes of one address that keys may take
 * @param most keys of one call
 * @param length bytes that a key takes, encoded and with its separator
 */
public record KeysPerAddress(int room, int most, ToIntFunction<String> length) {

    /** Each key once, in order; a key that is longer than the room gets a call of its own. */
    public List<List<String>> calls(Collection<String> keys) {
        List<List<String>> calls = new ArrayList<>();
        List<String> call = List.of();
        int used = 0;
        for (String key : new LinkedHashSet<>(keys)) {
            int more = length.applyAsInt(key);
            if (call.isEmpty() || used + more > room || call.size() == most) {
                call = new ArrayList<>();
                calls.add(call);
                used = 0;
            }
            call.add(key);
            used += more;
        }
        return calls;
    }
}
