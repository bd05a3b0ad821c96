package io.puente.media;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a MIME type to a harmless file extension. What a sender calls the file never counts. */
final class FileType {
    static final String UNKNOWN = "bin";

    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}");
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    // Nothing that a desktop would run or a browser would interpret as a page.
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/gif", "gif"),
            Map.entry("audio/aac", "aac"),
            Map.entry("audio/amr", "amr"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("audio/opus", "opus"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/3gpp", "3gp"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/csv", "csv"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/msword", "doc"),
            Map.entry("application/vnd.ms-excel", "xls"),
            Map.entry("application/vnd.ms-powerpoint", "ppt"),
            Map.entry(OFFICE + "wordprocessingml.document", "docx"),
            Map.entry(OFFICE + "spreadsheetml.sheet", "xlsx"),
            Map.entry(OFFICE + "presentationml.presentation", "pptx"));

    private FileType() {}

    /** @param mimeType with or without parameters, such as {@code audio/ogg; codecs=opus} */
    static String extension(@Nullable String mimeType) {
        return EXTENSIONS.getOrDefault(bare(mimeType), UNKNOWN);
    }

    private static String bare(@Nullable String mimeType) {
        if (mimeType == null) {
            return "";
        }
        int mark = mimeType.indexOf(';');
        String type =
                (mark < 0 ? mimeType : mimeType.substring(0, mark)).strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : "";
    }
}
