package io.puente.simulator.page;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What stands on the pages of a case, one piece below the other. Values are HTML, labels plain text. Not thread-safe. */
public final class Cards {
    private final StringBuilder html = new StringBuilder();

    /**
     * The card of what the page is about.
     *
     * @param heading HTML
     * @return to write into it, until it is closed
     */
    public StringBuilder first(String heading) {
        return html.append("<div class=\"card\"><h1>").append(heading).append("</h1>");
    }

    /**
     * @param heading HTML
     * @return to write into it, until it is closed
     */
    public StringBuilder open(String heading) {
        return html.append("<div class=\"card\"><h2>").append(heading).append("</h2>");
    }

    public void close() {
        html.append("</div>\n");
    }

    public void openValues() {
        html.append("<dl>");
    }

    public void value(String label, String value) {
        html.append("<div><dt>").append(Html.escape(label)).append("</dt><dd>");
        html.append(value).append("</dd></div>");
    }

    public void closeValues() {
        html.append("</dl>");
    }

    public <C, R> void table(List<C> columns, Function<C, String> label, List<R> rows, BiFunction<R, C, String> cell) {
        html.append("<table><tr>");
        columns.forEach(column ->
                html.append("<th>").append(Html.escape(label.apply(column))).append("</th>"));
        html.append("</tr>\n");
        for (R row : rows) {
            html.append("<tr>");
            columns.forEach(column ->
                    html.append("<td>").append(cell.apply(row, column)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</table>");
    }

    public void add(Cards later) {
        html.append(later.html);
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
