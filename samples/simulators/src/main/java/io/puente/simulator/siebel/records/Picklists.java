package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Picklist;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Whether a value is in the list that bounds its field. */
final class Picklists {
    private static final String VALUES = "List Of Values";

    private final ObjectManager om;

    Picklists(ObjectManager om) {
        this.om = om;
    }

    /**
     * @param effective values of the record as it will be
     * @return the value, or what the list completes it to
     */
    String check(
            BusComp busComp,
            BusCompField field,
            String value,
            Map<String, String> given,
            UnaryOperator<String> effective) {
        Picklist picklist = field.picklist();
        if (picklist == null || value.isEmpty()) {
            return value;
        }
        if (picklist.busComp() != null) {
            if (om.table(picklist.busComp()).get(value) == null) {
                throw notInList(busComp, field, value, "PickList " + picklist.busComp());
            }
            return value;
        }
        String type = String.valueOf(picklist.lovType());
        String parentField = picklist.parentField();
        if (parentField != null && !given.containsKey(parentField)) {
            throw SiebelException.of(
                    "SBL-EAI-04401",
                    "The value '" + value + "' of field '" + field.name() + "' cannot be found in the hierarchical pick"
                            + " list of integration component '" + busComp.name() + "' without its parent field '"
                            + parentField + "'");
        }
        String above = parentField == null ? "" : effective.apply(parentField);
        List<String> allowed = om.table(VALUES).find("Type", type).stream()
                .filter(row -> row.get("Active").equals("Y") && parent(row).equals(above))
                .map(row -> row.get("Value"))
                .toList();
        if (allowed.contains(value)) {
            return value;
        }
        if (om.on(Behaviour.PICKLIST_COMPLETES)) {
            return allowed.stream()
                    .filter(candidate -> candidate.startsWith(value))
                    .findFirst()
                    .orElseThrow(() -> notInList(busComp, field, value, type));
        }
        throw notInList(busComp, field, value, type);
    }

    private String parent(Row value) {
        String id = value.get("Parent Id");
        Row parent = id.isEmpty() ? null : om.table(VALUES).get(id);
        return parent == null ? "" : parent.get("Value");
    }

    static SiebelException notInList(BusComp busComp, BusCompField field, String value, String list) {
        return SiebelException.of(
                "SBL-DAT-00225",
                "The value '" + value + "' entered in field " + field.name() + " of buscomp " + busComp.name()
                        + " does not match any value in the bounded pick list " + list + ".");
    }
}
