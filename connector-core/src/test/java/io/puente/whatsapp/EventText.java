package io.puente.whatsapp;

import io.puente.model.MediaRef;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event as one line, with every fact it holds: two events with the same line are equal. */
final class EventText implements InboundEvent.Cases<String> {

    private static final EventText INSTANCE = new EventText();

    private EventText() {}

    static String of(InboundEvent event) {
        EventOrigin o = event.origin();
        String place = o.field() + " " + o.accountId() + "/" + o.numberId() + "/" + o.displayNumber();
        return EventOrigin.item(o.position()) + " " + event.match(INSTANCE) + " | " + place;
    }

    @Override
    public String messageReceived(InboundEvent.MessageReceived e) {
        return "received " + party(e.party()) + " | " + content(e.content());
    }

    @Override
    public String messageEchoed(InboundEvent.MessageEchoed e) {
        return "echoed to " + party(e.party()) + " | " + content(e.content());
    }

    @Override
    public String historyMessage(InboundEvent.HistoryMessage e) {
        return "history " + (e.fromCustomer() ? "from " : "to ") + party(e.party()) + " " + e.deliveryState() + " | "
                + content(e.content());
    }

    @Override
    public String messageEdited(InboundEvent.MessageEdited e) {
        return "edited " + direction(e.outbound()) + party(e.party()) + " | " + e.originalWamid() + " " + e.at() + " "
                + quoted(e.text());
    }

    @Override
    public String messageRevoked(InboundEvent.MessageRevoked e) {
        return "revoked " + direction(e.outbound()) + party(e.party()) + " | " + e.originalWamid() + " " + e.at();
    }

    @Override
    public String statusChanged(InboundEvent.StatusChanged e) {
        return "status " + e.status() + "=" + e.state() + " " + party(e.party()) + " | " + e.wamid() + " " + e.at()
                + (e.participant().isEmpty() ? "" : " participant=" + e.participant())
                + (e.clientRef() == null ? "" : " ref=" + e.clientRef()) + errors(e.errors()) + details(e.details());
    }

    @Override
    public String preferenceChanged(InboundEvent.PreferenceChanged e) {
        return "preference " + e.category() + "=" + e.value() + " " + party(e.party()) + " | " + e.at() + " signup="
                + e.signupId() + " " + quoted(String.valueOf(e.detail()));
    }

    @Override
    public String identityChanged(InboundEvent.IdentityChanged e) {
        return "identity " + e.type() + " " + party(e.previous()) + " -> " + party(e.current()) + " | " + e.at() + " "
                + content(e.content());
    }

    @Override
    public String callReported(InboundEvent.CallReported e) {
        return "call " + e.event() + (e.fromCustomer() ? " from " : " to ") + party(e.party()) + " | " + e.callId()
                + " " + e.at() + details(e.details());
    }

    @Override
    public String recorded(InboundEvent.Recorded e) {
        return "recorded " + e.what() + details(e.details());
    }

    @Override
    public String unreadable(InboundEvent.Unreadable e) {
        return "unreadable " + e.reason();
    }

    private static String direction(boolean outbound) {
        return outbound ? "to " : "from ";
    }

    private static String party(Party party) {
        var text = new StringJoiner(" ", "(", ")");
        add(text, "phone", party.phone());
        add(text, "bsuid", party.bsuid());
        add(text, "parent", party.parentBsuid());
        add(text, "name", party.profileName());
        add(text, "username", party.username());
        return text.toString();
    }

    private static String content(MessageContent c) {
        return c.kind() + " " + quoted(c.text()) + " " + c.sentAt() + " " + c.wamid()
                + (c.replyTo() == null ? "" : " replyTo=" + c.replyTo())
                + (c.groupId() == null ? "" : " group=" + c.groupId()) + media(c.media()) + errors(c.errors())
                + details(c.details());
    }

    private static String media(@Nullable MediaRef media) {
        if (media == null) {
            return "";
        }
        var text = new StringJoiner(" ", " media(", ")");
        add(text, "id", media.mediaId());
        add(text, "url", media.url());
        add(text, "type", media.mimeType());
        add(text, "sha256", media.sha256());
        add(text, "file", media.fileName());
        if (media.voice()) {
            text.add("voice");
        }
        if (media.animated()) {
            text.add("animated");
        }
        return text.toString();
    }

    private static String errors(List<PlatformError> errors) {
        var text = new StringBuilder();
        errors.forEach(e -> text.append(" error(")
                .append(e.code())
                .append(", ")
                .append(quoted(e.title()))
                .append(", ")
                .append(quoted(e.details()))
                .append(')'));
        return text.toString();
    }

    private static String details(Map<String, String> details) {
        if (details.isEmpty()) {
            return "";
        }
        var text = new StringJoiner(", ", " {", "}");
        new TreeMap<>(details).forEach((name, value) -> text.add(name + "=" + value.replace("\n", "\\n")));
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\n", "\\n") + '"';
    }

    private static void add(StringJoiner text, String name, @Nullable String value) {
        if (value != null) {
            text.add(name + "=" + value);
        }
    }
}
