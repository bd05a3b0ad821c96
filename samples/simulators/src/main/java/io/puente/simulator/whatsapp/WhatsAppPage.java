package io.puente.simulator.whatsapp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The page on which a person sees what the business sent and how its callback answered. */
final class WhatsAppPage {
    private static final int ROWS = 100;
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>WhatsApp simulator</title>
            <style>body{font-family:sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.3em .6em;border-bottom:1px solid #ccc;vertical-align:top}
            .bad{color:#b00020}input{margin-right:.5em}</style></head><body>
            <h1>WhatsApp simulator</h1>
            <form method="post" action="/_sim/say"><h2>A customer writes</h2>
            <label>Phone <input name="phone" value="15550100001" required></label>
            <label>Name <input name="name" value="Ana"></label>
            <label>Text <input name="text" size="50" required></label><button>Send</button></form>
            """;

    private WhatsAppPage() {}

    static String render(List<SentMessage> messages, Collection<Delivery> webhooks, int pending) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<h2>Messages of the business</h2><table><tr><th>Time</th><th>To</th><th>Type</th><th>Content</th>"
                + "<th></th></tr>\n");
        for (SentMessage message : latest(messages)) {
            page.append("<tr><td>").append(message.acceptedAt()).append("</td>");
            cell(page, addressee(message));
            cell(page, message.type());
            cell(page, message.summary());
            Refusal failure = message.failure();
            String trouble = message.lost() ? "lost: a user id was sent in \"to\"" : "";
            page.append("<td class=\"bad\">")
                    .append(escape(failure == null ? trouble : String.valueOf(failure.getMessage())))
                    .append("</td></tr>\n");
        }
        page.append("</table><h2>Webhooks, ").append(pending).append(" waiting for another attempt</h2>");
        page.append("<table><tr><th>No.</th><th>Time</th><th>Bytes</th><th>Attempts</th><th>Answer</th></tr>\n");
        for (Delivery delivery : latest(webhooks)) {
            page.append("<tr><td>").append(delivery.number());
            page.append("</td><td>").append(delivery.firstAt());
            page.append("</td><td>").append(delivery.bytes());
            page.append("</td><td>").append(delivery.attempts());
            page.append(delivery.delivered() ? "</td><td>" : "</td><td class=\"bad\">");
            page.append(delivery.status() == 0 ? "none" : String.valueOf(delivery.status()));
            page.append("</td></tr>\n");
        }
        return page.append("</table></body></html>\n").toString();
    }

    private static String addressee(SentMessage message) {
        Person person = message.person();
        if (person == null) {
            return message.content().path("to").asText();
        }
        String id = person.waId() == null ? person.userId() : "+" + person.waId();
        return person.name().isEmpty() ? id : person.name() + ", " + id;
    }

    /** The newest first. */
    private static <T> List<T> latest(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        Collections.reverse(list);
        return list.subList(0, Math.min(ROWS, list.size()));
    }

    private static void cell(StringBuilder page, String text) {
        page.append("<td>").append(escape(text)).append("</td>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
