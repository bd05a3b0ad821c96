package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sorts ids of a person into their places: a phone field may hold a business-scoped user id (BSUID). */
final class PartyIds {

    private static final Pattern BSUID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    /** E.164 has 15 digits at most; some room for what is not quite that. */
    private static final int MOST_DIGITS = 32;

    private PartyIds() {}

    static boolean isBsuid(String text) {
        return text.length() > 3 && text.charAt(2) == '.' && BSUID.matcher(text).matches();
    }

    static Party of(@Nullable String phone, @Nullable String userId, @Nullable String parentUserId) {
        return of(phone, userId, parentUserId, null, null);
    }

    static Party of(
            @Nullable String phone,
            @Nullable String userId,
            @Nullable String parentUserId,
            @Nullable String profileName,
            @Nullable String username) {
        String digits = null;
        String bsuid = null;
        String parent = parentUserId != null && isBsuid(parentUserId) ? parentUserId : null;
        if (userId != null && isBsuid(userId)) {
            if (!ofEnterprise(userId)) {
                bsuid = userId;
            } else if (parent == null) {
                parent = userId;
            }
        }
        if (phone != null) {
            if (!isBsuid(phone)) {
                digits = phoneDigits(phone);
            } else if (!ofEnterprise(phone)) {
                bsuid = bsuid == null ? phone : bsuid;
            } else if (parent == null) {
                parent = phone;
            }
        }
        return new Party(digits, bsuid, parent, profileName, withoutAt(username));
    }

    /** Keeps a malformed user id beside the update: it is never used, but somebody may want to know. */
    static void noteMalformed(JsonNode holder, String userIdName, Details details) {
        String userId = Fields.id(holder, userIdName);
        if (userId != null && !isBsuid(userId)) {
            details.put("malformedUserId", CleanText.bounded(userId, 160));
        }
    }

    /** Digits of a number that may be written with plus, spaces, brackets or dashes; null for anything else. */
    static @Nullable String phoneDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!CleanText.isDigit(text.charAt(i)) && "+ ()-.\u00a0".indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        String digits = CleanText.digits(text);
        return digits.isEmpty() || digits.length() > MOST_DIGITS ? null : digits;
    }

    static @Nullable String withoutAt(@Nullable String username) {
        if (username == null) {
            return null;
        }
        String bare = username.startsWith("@") ? username.substring(1) : username;
        return bare.isBlank() ? null : bare;
    }

    private static boolean ofEnterprise(String bsuid) {
        return bsuid.startsWith("ENT.", 3);
    }
}
