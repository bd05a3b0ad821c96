package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Queries, page by page, and the spelling of what goes into them. */
final class Soql {
    // Answers write the offset without a colon.
    private static final DateTimeFormatter ANSWERED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]Z");

    private Soql() {}

    static List<JsonNode> rows(SalesforceApi api, Purpose purpose, String soql)
            throws TargetFailure, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        String next = api.path("/query?q=" + encoded(soql));
        while (!next.isEmpty()) {
            SalesforceCall call = SalesforceCall.get(purpose, next);
            JsonNode page = api.json(call);
            if (!page.path("records").isArray() || !page.path("done").isBoolean()) {
                throw SalesforceApi.unreadable(call);
            }
            page.path("records").forEach(rows::add);
            next = page.path("done").booleanValue()
                    ? ""
                    : page.path("nextRecordsUrl").asText("");
        }
        return rows;
    }

    static String encoded(String soql) {
        return URLEncoder.encode(soql, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String list(Collection<String> values) {
        return values.stream().map(Soql::literal).collect(Collectors.joining(",", "(", ")"));
    }

    /** @throws IllegalArgumentException for what cannot be the name of an object or field */
    static String name(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_.]{0,120}")) {
            throw new IllegalArgumentException("not the name of a Salesforce object or field: " + name);
        }
        return name;
    }

    static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** @throws java.time.DateTimeException if it is none */
    static Instant moment(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text, ANSWERED)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant();
    }
}
