package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A new version of a file makes or extends its document and links it to where it was published. */
final class ContentFiles {
    private final Org org;

    ContentFiles(Org org) {
        this.org = org;
    }

    void published(SObjectType type, Row version, Transaction tx) {
        Table versions = org.tables().of(type);
        Table documents = org.tables().of("ContentDocument");
        SObjectType document = documents.type();
        byte[] data = version.get(type.known("VersionData")) instanceof byte[] bytes ? bytes : new byte[0];
        String path = String.valueOf(version.text(type.known("PathOnClient")));
        int dot = path.lastIndexOf('.');
        String extension = dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);

        Field documentId = type.known("ContentDocumentId");
        Row draft = version.copy();
        String id = version.text(documentId);
        int number = 1;
        if (id == null) {
            id = org.writer()
                    .insertBySystem(
                            document,
                            tx,
                            "Title",
                            String.valueOf(version.text(type.known("Title"))),
                            "OwnerId",
                            String.valueOf(version.text(type.known("OwnerId"))));
            link(id, String.valueOf(version.text(type.known("OwnerId"))), "I", tx);
            String location = version.text(type.known("FirstPublishLocationId"));
            if (location != null && !location.equals(version.text(type.known("OwnerId")))) {
                link(id, location, "V", tx);
            }
        } else {
            for (Row older : versions.find(documentId, id)) {
                if (older != version) {
                    number++;
                    Row superseded = older.copy();
                    superseded.set(type.known("IsLatest"), false);
                    versions.replace(older, superseded, tx.undo());
                }
            }
        }
        draft.set(documentId, id);
        draft.set(type.known("IsLatest"), true);
        draft.set(type.known("VersionNumber"), Integer.toString(number));
        draft.set(type.known("FileExtension"), extension.isEmpty() ? null : extension);
        draft.set(type.known("FileType"), extension.isEmpty() ? "UNKNOWN" : extension.toUpperCase(Locale.ROOT));
        draft.set(type.known("ContentSize"), BigDecimal.valueOf(data.length));
        draft.set(type.known("Checksum"), md5(data));
        versions.replace(version, draft, tx.undo());

        Row stored = documents.get(id);
        if (stored != null) {
            Row changed = stored.copy();
            changed.set(document.known("LatestPublishedVersionId"), version.id());
            changed.set(document.known("FileType"), draft.get(type.known("FileType")));
            changed.set(document.known("FileExtension"), draft.get(type.known("FileExtension")));
            changed.set(document.known("ContentSize"), draft.get(type.known("ContentSize")));
            documents.replace(stored, changed, tx.undo());
        }
    }

    private void link(String documentId, String entity, String shareType, Transaction tx) {
        org.writer()
                .insertBySystem(
                        org.schema().known("ContentDocumentLink"),
                        tx,
                        "ContentDocumentId",
                        documentId,
                        "LinkedEntityId",
                        entity,
                        "ShareType",
                        shareType,
                        "Visibility",
                        "AllUsers");
    }

    private static String md5(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
