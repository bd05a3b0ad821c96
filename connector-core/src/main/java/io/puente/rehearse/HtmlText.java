package io.puente.rehearse;

import java.util.List;

/** HTML under construction: whatever is put in as text is escaped. Not thread-safe. */
final class HtmlText {
    private final StringBuilder html = new StringBuilder();

    /** Trusted markup of our own. */
    HtmlText raw(String markup) {
        html.append(markup);
        return this;
    }

    HtmlText text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return this;
    }

    HtmlText element(String name, String value) {
        return raw("<" + name + ">").text(value).raw("</" + name + ">");
    }

    HtmlText heads(List<String> cells) {
        raw("<thead><tr>");
        cells.forEach(cell -> element("th", cell));
        return raw("</tr></thead>\n");
    }

    /** Over a column of numbers. */
    HtmlText numberHead(String value) {
        return raw("<th class=n>").text(value).raw("</th>");
    }

    HtmlText number(long value) {
        return raw(value == 0 ? "<td class=n>\u2013</td>" : "<td class=n>" + value + "</td>");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
