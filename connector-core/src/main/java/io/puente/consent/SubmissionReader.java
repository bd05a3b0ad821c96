package io.puente.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.model.ConsentDecision;
import io.puente.model.ConsentPurpose;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks one document and collects every problem of it. Used once. */
final class SubmissionReader {

    private static final Set<String> FIELDS = Set.of(
            "reference",
            "phone",
            "bsuid",
            "numberId",
            "portfolio",
            "purposes",
            "decision",
            "wording",
            "language",
            "place",
            "operator",
            "at",
            "expiresAt");

    private final ObjectNode document;
    private final List<String> problems = new ArrayList<>();

    SubmissionReader(ObjectNode document) {
        this.document = document;
    }

    ConsentSubmission read() throws ConsentProblems {
        document.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                problems.add("unknown field '" + printable(name) + "'; known are "
                        + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
        String reference = required("reference", 200);
        String phone = phone();
        String bsuid = bsuid();
        String numberId = text("numberId", 100);
        String portfolio = text("portfolio", 100);
        if (!present("phone") && !present("bsuid")) {
            problems.add("who it is about is missing: phone or bsuid");
        }
        if (present("numberId") == present("portfolio")) {
            problems.add("what it covers must be exactly one of numberId and portfolio");
        }
        Set<ConsentPurpose> purposes = purposes();
        ConsentDecision decision = constant(ConsentDecision.class, "decision", document.get("decision"));
        String wording = required("wording", 10_000);
        String language = language();
        String place = required("place", 500);
        String operator = text("operator", 200);
        Instant at = moment("at", true);
        Instant expiresAt = moment("expiresAt", false);
        if (at != null && expiresAt != null && !expiresAt.isAfter(at)) {
            problems.add("expiresAt must be later than at");
        }
        if (!problems.isEmpty() || decision == null || at == null) {
            throw new ConsentProblems(problems);
        }
        return new ConsentSubmission(
                reference, phone, bsuid, numberId, portfolio, purposes, decision, wording, language, place, operator,
                at, expiresAt);
    }

    private boolean present(String name) {
        JsonNode node = document.get(name);
        return node != null
                && !node.isNull()
                && !(node.isTextual() && node.textValue().isBlank());
    }

    private @Nullable String text(String name, int longest) {
        if (!present(name)) {
            return null;
        }
        JsonNode node = document.get(name);
        if (!node.isTextual()) {
            problems.add(name + " must be a text");
            return null;
        }
        String value = node.textValue().strip();
        if (value.length() > longest) {
            problems.add(name + " has " + value.length() + " characters; at most " + longest + " are allowed");
        }
        if (value.indexOf('\0') >= 0) {
            problems.add(name + " holds the character U+0000");
        }
        return value;
    }

    private String required(String name, int longest) {
        if (!present(name)) {
            problems.add(name + " is missing");
        }
        String value = text(name, longest);
        return value == null ? "" : value;
    }

    private @Nullable String phone() {
        String value = text("phone", 40);
        if (value == null) {
            return null;
        }
        String digits = value.replaceAll("[\\s().-]", "");
        digits = digits.startsWith("+") ? digits.substring(1) : digits;
        if (!digits.matches("[1-9][0-9]{6,14}")) {
            problems.add("phone must be 7 to 15 digits starting with the country code, with or without a leading +");
        }
        return digits;
    }

    private @Nullable String bsuid() {
        String value = text("bsuid", 131);
        if (value != null && !value.matches("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}")) {
            problems.add("bsuid must look like US.13491208655302741918");
        }
        return value;
    }

    private String language() {
        String value = required("language", 35);
        if (!value.isEmpty() && !value.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")) {
            problems.add("language must be a tag such as es or pt-BR");
        }
        return value;
    }

    private Set<ConsentPurpose> purposes() {
        Set<ConsentPurpose> purposes = EnumSet.noneOf(ConsentPurpose.class);
        JsonNode node = document.get("purposes");
        if (node == null || !node.isArray() || node.isEmpty()) {
            problems.add("purposes must be a list with at least one of " + allowed(ConsentPurpose.class));
            return purposes;
        }
        for (JsonNode item : node) {
            ConsentPurpose purpose = constant(ConsentPurpose.class, "purposes", item);
            if (purpose != null) {
                purposes.add(purpose);
            }
        }
        return purposes;
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, String name, @Nullable JsonNode node) {
        String value = node == null || !node.isTextual() ? "" : node.textValue();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        problems.add(name + " must be one of " + allowed(type)
                + (value.isEmpty() ? "" : ", not '" + printable(value) + "'"));
        return null;
    }

    private static <E extends Enum<E>> String allowed(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private @Nullable Instant moment(String name, boolean needed) {
        String value = needed ? required(name, 40) : text(name, 40);
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            problems.add(name + " must be a moment with offset such as 2026-09-01T10:15:00+02:00");
            return null;
        }
    }

    /** The caller's own spelling, short enough for a message. */
    private static String printable(String text) {
        String clean = text.replaceAll("[^\\p{Graph} ]", "?");
        return clean.length() > 40 ? clean.substring(0, 40) + "…" : clean;
    }
}
