package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.AttachmentFields;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import java.util.Base64;
import java.util.Map;

/** What the server puts into a row by itself. */
final class SideEffects {
    private static final String CLOSED = "Closed";

    private final ObjectManager om;

    SideEffects(ObjectManager om) {
        this.om = om;
    }

    /** @param values of the new row, to be completed */
    void onInsert(BusComp busComp, String id, Map<String, String> values, User user) {
        for (BusCompField field : busComp.all()) {
            if (!field.defaultValue().isEmpty()) {
                values.putIfAbsent(field.name(), field.defaultValue());
            }
        }
        if (busComp.field("Primary Organization Id") != null
                && !user.organization().isEmpty()) {
            values.putIfAbsent("Primary Organization Id", user.organization());
        }
        if (om.on(Behaviour.SITE_FILLS_INTEGRATION_ID) && busComp.field("Integration Id") != null) {
            values.putIfAbsent("Integration Id", "MDM-" + id);
        }
        switch (busComp.name()) {
            case "Contact" -> values.putIfAbsent("Person UId", id);
            case "Service Request" -> {
                values.putIfAbsent("SR Number", id);
                values.putIfAbsent("Sub-Status", "Unassigned");
                boolean byCreator = om.on(Behaviour.SERVICE_REQUEST_OWNED_BY_CREATOR);
                values.putIfAbsent(
                        "Owned By Id",
                        byCreator ? user.id() : om.users().user(Users.AGENT).id());
                closing(values, "");
            }
            case "Action" -> {
                values.putIfAbsent("Activity UID", id);
                values.putIfAbsent("Primary Owner Id", user.id());
            }
            default -> {}
        }
        file(busComp, values);
    }

    void onUpdate(BusComp busComp, Row before, Map<String, String> changes) {
        if (busComp.name().equals("Service Request")) {
            String status = before.get("Status");
            boolean reopened = changes.containsKey("Status") && !CLOSED.equals(changes.get("Status"));
            if (status.equals(CLOSED) && !reopened && om.on(Behaviour.CLOSED_SERVICE_REQUEST_IS_READ_ONLY)) {
                throw SiebelException.of("SBL-DAT-00263", "The service request is closed; this record is read-only.");
            }
            closing(changes, status);
            if (CLOSED.equals(changes.get("Status"))) {
                String code = changes.getOrDefault("Resolution Code", before.get("Resolution Code"));
                closable(code);
            }
        }
        file(busComp, changes);
    }

    private void closing(Map<String, String> values, String before) {
        String status = values.get("Status");
        if (status == null || status.equals(before)) {
            return;
        }
        if (status.equals(CLOSED)) {
            values.put("Closed Date", om.now());
            values.putIfAbsent("Sub-Status", "Resolved");
        } else if (before.equals(CLOSED)) {
            values.put("Closed Date", "");
            values.putIfAbsent("Sub-Status", "In Process");
        }
    }

    private void closable(String resolution) {
        if (resolution.isEmpty() && om.on(Behaviour.CLOSE_NEEDS_RESOLUTION)) {
            throw SiebelException.of(
                    "SBL-DAT-00498", "'Resolution Code' is a required field. Please enter a value for the field.");
        }
    }

    private void file(BusComp busComp, Map<String, String> values) {
        String prefix = busComp.attachmentPrefix();
        String content = prefix == null ? null : values.get(AttachmentFields.content(prefix));
        if (prefix == null || content == null || content.isEmpty()) {
            return;
        }
        try {
            values.put(
                    AttachmentFields.size(prefix),
                    String.valueOf(Base64.getDecoder().decode(content).length));
        } catch (IllegalArgumentException e) {
            throw SiebelException.plain(400, "The content of the attachment is not base64");
        }
        values.put(prefix + "FileDate", om.now());
        values.putIfAbsent(prefix + "FileSrcType", "FILE");
        values.putIfAbsent(prefix + "FileDockReqFlg", "N");
    }
}
