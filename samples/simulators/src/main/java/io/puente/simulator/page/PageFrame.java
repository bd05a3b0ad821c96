package io.puente.simulator.page;

/**
 * The frame of every page of one simulator. Immutable.
 *
 * @param name in the head of each page, which leads to the first one
 */
public record PageFrame(String name, Palette palette) {
    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;margin:0;background:var(--paper);color:var(--ink)}
            header{background:var(--accent);color:#fff;padding:.8em 1.5em}header a{color:#fff;text-decoration:none}
            main{max-width:72em;margin:1.2em auto;padding:0 1em}
            .card{background:#fff;border-radius:.6em;box-shadow:0 1px 3px #0002;padding:1em 1.3em;margin-bottom:1.2em}
            h1{font-size:1.4em;margin:.2em 0}h2{font-size:1.05em;margin:.1em 0 .7em;color:var(--accent)}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.4em .7em;border-bottom:1px solid var(--line);vertical-align:top}
            th{color:var(--label);font-weight:600;font-size:.88em}td a{color:var(--link)}
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(21em,1fr));gap:.35em 1.5em;margin:0}
            dl div{display:flex;gap:.8em;border-bottom:1px solid var(--faint);padding:.15em 0}
            dt{color:var(--label);flex:0 0 10.5em}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
            .chat{display:flex;flex-direction:column;gap:.55em}
            .bubble{max-width:70%;padding:.5em .8em;border-radius:.8em;background:var(--received);align-self:flex-start}
            .bubble.out{background:var(--sent);align-self:flex-end}
            .bubble p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.bubble small{color:var(--small)}
            .bubble small.bad{color:#a3161b}.none{color:var(--none)}
            """;

    /** @param content as HTML; the title is plain text */
    public String page(String title, String content) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + Html.escape(title)
                + "</title><style>" + palette.css() + STYLE + "</style></head><body><header><a href=\"/\">"
                + Html.escape(name) + "</a></header><main>" + content + "</main></body></html>\n";
    }
}
