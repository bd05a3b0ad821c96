package io.puente.connector;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A CRM's text without what may be personal data, so that it may be stored and shown. */
public final class ScrubbedText {
    private static final int LONGEST = 500;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern WAMID = Pattern.compile("wamid\\.[A-Za-z0-9+/=_-]+");
    // Seven digits are the shortest subscriber numbers; separators are those people type.
    private static final Pattern DIGITS = Pattern.compile("\\+?\\d(?:[\\s().\\-/]{0,2}\\d){6,}");
    private static final Pattern OUR_KEY = Pattern.compile("\\b[a-z2-7]{26}(?:-\\d+)?\\b");

    private ScrubbedText() {}

    /** No e-mail addresses, message ids, keys of ours and numbers as long as a phone's; at most 500 characters and a dot. */
    public static String of(String text) {
        return of(text, UnaryOperator.identity());
    }

    /** @param ids takes out the CRM's own ids, whose digits would else be taken for numbers */
    public static String of(String text, UnaryOperator<String> ids) {
        String scrubbed = EMAIL.matcher(text).replaceAll("[e-mail]");
        scrubbed = WAMID.matcher(scrubbed).replaceAll("[message id]");
        scrubbed = OUR_KEY.matcher(scrubbed).replaceAll("[key]");
        scrubbed = DIGITS.matcher(ids.apply(scrubbed)).replaceAll("[number]");
        scrubbed = scrubbed.replaceAll("[\\p{Cc}&&[^\\n]]", " ");
        return scrubbed.length() <= LONGEST ? scrubbed : scrubbed.substring(0, LONGEST) + "…";
    }
}
