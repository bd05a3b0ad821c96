package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.FieldRule;
import io.puente.simulator.siebel.repository.Join;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller may write into a field. */
final class FieldChecks {
    private static final Pattern BEYOND_BMP = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private final ObjectManager om;
    private final Picklists picklists;

    FieldChecks(ObjectManager om) {
        this.om = om;
        this.picklists = new Picklists(om);
    }

    /**
     * @param given texts from the wire by field
     * @param before null for a new row
     * @return the values to store
     * @throws SiebelException at the first field that is refused
     */
    Map<String, String> stored(BusComp busComp, Map<String, String> given, @Nullable Row before, User user) {
        Map<String, String> result = new LinkedHashMap<>();
        UnaryOperator<String> effective = name ->
                given.containsKey(name) ? String.valueOf(given.get(name)) : before == null ? "" : before.get(name);
        given.forEach((name, text) -> {
            BusCompField field = busComp.field(name);
            if (field == null) {
                throw SiebelException.of(
                        "SBL-DAT-00398",
                        "Field '" + name + "' does not exist in definition for business component '" + busComp.name()
                                + "'.");
            }
            Join join = field.join();
            if (name.equals("Id")) {
                return;
            }
            if (field.is(FieldRule.READ_ONLY) || (join != null && !field.is(FieldRule.SETTABLE))) {
                refuseReadOnly(field);
            } else if (join != null) {
                result.put(join.via(), lookedUp(busComp, field, join, text));
            } else {
                String value = FieldValues.toStored(field, sized(field, text), user.zone());
                result.put(name, picklists.check(busComp, field, value, given, effective));
            }
        });
        return result;
    }

    private String lookedUp(BusComp busComp, BusCompField field, Join join, String text) {
        if (text.isEmpty()) {
            return text;
        }
        Row row = om.reader().lookUp(join, text);
        if (row == null) {
            throw Picklists.notInList(busComp, field, text, "PickList " + join.busComp());
        }
        return row.id();
    }

    private void refuseReadOnly(BusCompField field) {
        if (om.on(Behaviour.READ_ONLY_REFUSED)) {
            throw SiebelException.of(
                    "SBL-DAT-00263", "This operation is not available for a read-only field '" + field.name() + "'.");
        }
    }

    private String sized(BusCompField field, String text) {
        String value = om.on(Behaviour.EMOJI_LOST) ? BEYOND_BMP.matcher(text).replaceAll("?") : text;
        if (length(value) <= field.length()) {
            return value;
        }
        if (om.on(Behaviour.OVERFLOW_IS_CUT)) {
            String cut = value;
            while (length(cut) > field.length()) {
                cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
            }
            return cut;
        }
        throw SiebelException.of(
                "SBL-DAT-00235",
                "Value too long for field '" + field.name() + "' (maximum size " + field.length() + ").");
    }

    private int length(String value) {
        return om.on(Behaviour.LENGTH_IN_BYTES) ? value.getBytes(StandardCharsets.UTF_8).length : value.length();
    }

    void required(BusComp busComp, Row row) {
        for (BusCompField field : busComp.all()) {
            if (field.is(FieldRule.REQUIRED) && row.get(field.name()).isEmpty()) {
                throw SiebelException.of(
                        "SBL-DAT-00498",
                        "'" + field.name() + "' is a required field. Please enter a value for the field.");
            }
        }
    }
}
