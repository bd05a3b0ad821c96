package io.puente.mapping;

import org.jspecify.annotations.Nullable;

/** Gathers, while one record is mapped, which rows of decision tables gave values. One thread. */
final class FiredRows {

    private final String topFile;
    private final StringBuilder text = new StringBuilder();

    /** @param topFile rows of this one are named by their line alone, those of a layer below with its name */
    FiredRows(String topFile) {
        this.topFile = topFile;
    }

    void add(String field, Position at) {
        if (!text.isEmpty()) {
            text.append(',');
        }
        text.append(field).append('=');
        if (!at.file().isEmpty() && !at.file().equals(topFile)) {
            text.append(at.file()).append(':');
        }
        text.append(at.line());
    }

    /** {@code Status=12,Priority=salesforce-default.yaml:14}; null if none did. */
    @Nullable
    String text() {
        return text.isEmpty() ? null : text.toString();
    }
}
