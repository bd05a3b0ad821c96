package io.puente.simulator.siebel.repository;

import java.util.List;

/** The names of the fields of a file, after the prefix that the component's user property {@code DefaultPrefix} sets. */
public final class AttachmentFields {
    private AttachmentFields() {}

    static List<BusCompField> of(String prefix) {
        return List.of(
                BusCompField.text(name(prefix), 220).with(FieldRule.REQUIRED),
                BusCompField.text(extension(prefix), 10),
                BusCompField.readOnly(size(prefix), DataType.INTEGER),
                BusCompField.readOnly(prefix + "FileDate", DataType.UTCDATETIME),
                BusCompField.text(prefix + "FileSrcPath", 220),
                BusCompField.text(prefix + "FileSrcType", 30),
                BusCompField.of(prefix + "FileAutoUpdFlg", DataType.BOOL, 1),
                BusCompField.of(prefix + "FileDeferFlg", DataType.BOOL, 1),
                BusCompField.of(prefix + "FileDockReqFlg", DataType.BOOL, 1),
                BusCompField.of(prefix + "FileDockStatFlg", DataType.BOOL, 1),
                BusCompField.readOnly(prefix + "FileRev", DataType.TEXT),
                // Base64; the heap of the server is the only limit that is known.
                BusCompField.text(content(prefix), Integer.MAX_VALUE));
    }

    /** Without extension. */
    public static String name(String prefix) {
        return prefix + "FileName";
    }

    /** Without the dot. */
    public static String extension(String prefix) {
        return prefix + "FileExt";
    }

    public static String size(String prefix) {
        return prefix + "FileSize";
    }

    public static String content(String prefix) {
        return prefix + " Attachment Id";
    }
}
