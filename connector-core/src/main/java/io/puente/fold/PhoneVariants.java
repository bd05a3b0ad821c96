package io.puente.fold;

import java.util.List;

/**
 * Spellings of one phone number that WhatsApp uses side by side (Brazil's ninth digit, Mexico's 1, Argentina's 9). They
 * are candidates for recognising a person; the digits themselves are stored and sent as they came.
 *
 * <p>Source: WhatsApp's "Send messages" page, phone number formats; a landline in Brazil never gets the ninth digit.
 */
final class PhoneVariants {

    private PhoneVariants() {}

    /** The other spellings of these digits, without the digits themselves. */
    static List<String> others(String digits) {
        String other = other(digits);
        return other.isEmpty() ? List.of() : List.of(other);
    }

    /** True if both are spellings of one number. */
    static boolean same(String a, String b) {
        return a.equals(b) || other(a).equals(b);
    }

    private static String other(String digits) {
        int length = digits.length();
        if (digits.startsWith("55") && length == 12 && mobile(digits.charAt(4))) {
            return digits.substring(0, 4) + "9" + digits.substring(4);
        }
        if (digits.startsWith("55") && length == 13 && digits.charAt(4) == '9' && mobile(digits.charAt(5))) {
            return digits.substring(0, 4) + digits.substring(5);
        }
        if (digits.startsWith("521") && length == 13) {
            return "52" + digits.substring(3);
        }
        if (digits.startsWith("52") && length == 12) {
            return "521" + digits.substring(2);
        }
        if (digits.startsWith("549") && length == 13) {
            return "54" + digits.substring(3);
        }
        if (digits.startsWith("54") && length == 12) {
            return "549" + digits.substring(2);
        }
        return "";
    }

    /** Brazilian subscriber numbers of mobiles start with 6 to 9. */
    private static boolean mobile(char first) {
        return first >= '6' && first <= '9';
    }
}
