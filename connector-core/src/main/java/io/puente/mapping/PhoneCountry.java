package io.puente.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.jspecify.annotations.Nullable;

/** The country a phone number belongs to. */
final class PhoneCountry {

    /** Numbers of no country (satellites, international services) have a region in digits. */
    private static final String COUNTRY = "[A-Z]{2}";

    private PhoneCountry() {}

    /**
     * @param phone international, with plus
     * @return ISO 3166 code; null if it is no number of a country
     */
    static @Nullable String of(String phone) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            String region = numbers.getRegionCodeForNumber(numbers.parse(phone, null));
            return region != null && region.matches(COUNTRY) ? region : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
