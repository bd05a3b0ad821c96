package io.puente.simulator.siebel.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The frame of every page. */
final class Html {
    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;margin:0;background:#f4f3f1;color:#231f1c}
            header{background:#7a1f10;color:#fff;padding:.8em 1.5em}header a{color:#fff;text-decoration:none}
            main{max-width:72em;margin:1.2em auto;padding:0 1em}
            .card{background:#fff;border-radius:.6em;box-shadow:0 1px 3px #0002;padding:1em 1.3em;margin-bottom:1.2em}
            h1{font-size:1.4em;margin:.2em 0}h2{font-size:1.05em;margin:.1em 0 .7em;color:#7a1f10}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4em .7em;border-bottom:1px solid #e7e4e0;vertical-align:top}
            th{color:#665;font-weight:600;font-size:.88em}td a{color:#a5310f}
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(21em,1fr));gap:.35em 1.5em;margin:0}
            dl div{display:flex;gap:.8em;border-bottom:1px solid #f0eeeb;padding:.15em 0}
            dt{color:#665;flex:0 0 10.5em}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
            .chat{display:flex;flex-direction:column;gap:.55em}
            .bubble{max-width:70%;padding:.5em .8em;border-radius:.8em;background:#f0eeeb;align-self:flex-start}
            .bubble.out{background:#d8f3d0;align-self:flex-end}
            .bubble p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.bubble small{color:#6a645c}
            .bubble small.bad{color:#a3161b}.none{color:#887}
            """;

    private Html() {}

    static String page(String title, String content) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title><style>" + STYLE
                + "</style></head><body><header><a href=\"/\">Siebel simulator</a></header>"
                + "<main>" + content + "</main></body></html>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A part of a path: row ids may contain a plus sign. */
    static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** Stored date-times as people read them. */
    static String time(String stored) {
        return escape(stored.replace('T', ' ').replace("Z", ""));
    }
}
