package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns that the platform fills from others, and what it checks on the way. */
final class DerivedValues {
    private DerivedValues() {}

    static void onCreate(Organization org, Row row) {
        if (row.type().name().equals("incident") && row.get("ticketnumber") == null) {
            String tail = row.id().toString().replace("-", "").substring(0, 6).toUpperCase(Locale.ROOT);
            row.set("ticketnumber", String.format(Locale.ROOT, "CAS-%05d-%s", 1_000 + org.nextTicket(), tail));
        }
        if (row.type().traits().activity()) {
            row.set("activitytypecode", row.type().name());
        }
        onUpdate(org, row);
    }

    static void onUpdate(Organization org, Row row) {
        switch (row.type().name()) {
            case "contact", "systemuser" ->
                row.set(
                        "fullname",
                        Stream.of("firstname", "lastname")
                                .map(row::get)
                                .filter(part -> part != null)
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")));
            case "annotation" -> note(org, row);
            case "queueitem" -> {
                Row object = org.get(row.ref("objectid"));
                Column name = object == null ? null : object.type().primaryName();
                row.set("title", object == null || name == null ? null : object.get(name));
                row.set("enteredon", row.get("createdon"));
            }
            default -> {
                if (row.type().traits().activity() && row.number("statecode") == 1 && row.get("actualend") == null) {
                    row.set("actualend", org.now());
                }
            }
        }
    }

    private static void note(Organization org, Row row) {
        Ref object = row.ref("objectid");
        row.set("objecttypecode", object == null ? null : object.table());
        String body = row.get("documentbody") instanceof String text && !text.isEmpty() ? text : null;
        row.set("isdocument", body != null);
        row.set("filesize", 0);
        if (body == null) {
            return;
        }
        row.set("filesize", size(row.type(), body));
        Row settings = org.administration().settings();
        int limit = settings.number("maxuploadfilesize");
        if (row.number("filesize") > limit) {
            throw new ApiException(
                    ErrorCode.ATTACHMENT_TOO_BIG,
                    "Attachment file size is too big. File size: " + row.number("filesize") + " bytes, limit: " + limit
                            + " bytes");
        }
        String extension = extension(row.get("filename"));
        boolean blocked = Stream.of(
                        String.valueOf(settings.get("blockedattachments")).split(";", -1))
                .anyMatch(extension::equals);
        if (blocked) {
            throw new ApiException(
                    ErrorCode.ATTACHMENT_BLOCKED,
                    "The attachment is either not a valid type or is too large. It cannot be uploaded or downloaded.");
        }
    }

    private static int size(TableType type, String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            throw ValueReader.payload(type, "The value of 'documentbody' is not a valid Base64 string.");
        }
    }

    private static String extension(@Nullable Object filename) {
        String name = filename == null ? "" : filename.toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
