package io.puente.simulator.dataverse.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The frame of every page, and values as people read them. */
final class Html {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;margin:0;background:#f3f4f7;color:#16202e}
            header{background:#3b2a6b;color:#fff;padding:.8em 1.5em}header a{color:#fff;text-decoration:none}
            main{max-width:72em;margin:1.2em auto;padding:0 1em}
            .card{background:#fff;border-radius:.6em;box-shadow:0 1px 3px #0002;padding:1em 1.3em;margin-bottom:1.2em}
            h1{font-size:1.4em;margin:.2em 0}h2{font-size:1.05em;margin:.1em 0 .7em;color:#3b2a6b}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4em .7em;border-bottom:1px solid #e4e7ec;vertical-align:top}
            th{color:#566;font-weight:600;font-size:.88em}td a{color:#5b3fb0}
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(21em,1fr));gap:.35em 1.5em;margin:0}
            dl div{display:flex;gap:.8em;border-bottom:1px solid #eef0f3;padding:.15em 0}
            dt{color:#566;flex:0 0 10.5em}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
            .chat{display:flex;flex-direction:column;gap:.55em}
            .bubble{max-width:70%;padding:.5em .8em;border-radius:.8em;background:#eef1f4;align-self:flex-start}
            .bubble.out{background:#e5dcfb;align-self:flex-end}
            .bubble p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.bubble small{color:#5a6672}
            .bubble small.bad{color:#a3161b}.none{color:#778}
            """;

    private Html() {}

    static String page(String title, String content) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title><style>" + STYLE
                + "</style></head><body><header><a href=\"/\">Dynamics 365 simulator</a></header>"
                + "<main>" + content + "</main></body></html>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Escaped; empty for null. Times are in UTC. */
    static String show(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant at) {
            return TIME.format(at);
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value instanceof byte[] bytes ? bytes.length + " bytes" : escape(value.toString());
    }
}
