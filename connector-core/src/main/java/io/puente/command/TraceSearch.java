package io.puente.command;

import io.puente.boot.PuenteSettings;
import io.puente.model.ContactKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.store.IngestLog;
import io.puente.store.LogRecord;
import io.puente.store.Tracing;
import io.puente.whatsapp.EventOrigin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what an id means, and everything that belongs to it. */
final class TraceSearch {

    private static final int MOST_MESSAGES = 200;
    private static final int MOST_CASES = 50;
    /** Entries that wait to be worked on; after an outage of the fold there may be many more. */
    private static final int MOST_WAITING = 20_000;

    private static final int PAGE = 500;
    private static final Pattern KEY = Pattern.compile("[a-z2-7]{26}");

    private final Tracing tracing;
    private final IngestLog log;
    private final PuenteSettings settings;
    private final boolean personal;

    TraceSearch(Tracing tracing, IngestLog log, PuenteSettings settings, boolean personal) {
        this.tracing = tracing;
        this.log = log;
        this.settings = settings;
        this.personal = personal;
    }

    TraceAnswer find(String id) {
        if (id.startsWith("wamid.")) {
            return byWamid(id);
        }
        String key = id.length() > 26 && id.charAt(26) == '-' ? id.substring(0, 26) : id;
        if (KEY.matcher(key).matches()) {
            return byKey(key).orElseGet(() -> TraceAnswer.unknown("no message, case or person has the key " + key));
        }
        for (Tracing.Link link : tracing.byRecordId(id)) {
            String linked = link.link().key();
            Optional<TraceAnswer> found = byKey(linked.substring(0, Math.min(26, linked.length())));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return TraceAnswer.unknown("no record in a CRM is known by this id, and it is neither a key of Puente (26"
                + " characters of a-z and 2-7) nor WhatsApp's id of a message (wamid...)");
    }

    private TraceAnswer byWamid(String wamid) {
        Set<String> numbers = new TreeSet<>(settings.whatsapp().numbers().keySet());
        numbers.addAll(tracing.numbers());
        for (String number : numbers) {
            Optional<Message> message = tracing.message(MessageKey.of(number, wamid));
            if (message.isPresent()) {
                return ofMessage(message.get());
            }
        }
        return waiting(wamid);
    }

    /** Accepted, but not worked on yet. */
    private TraceAnswer waiting(String wamid) {
        long after = tracing.worked();
        int seen = 0;
        while (seen < MOST_WAITING) {
            List<LogRecord> page = log.read(after, PAGE);
            if (page.isEmpty()) {
                return TraceAnswer.unknown("no message with this id has come in");
            }
            for (LogRecord entry : page) {
                if (new String(entry.body(), StandardCharsets.UTF_8).contains(wamid)) {
                    return TraceAnswer.unknown("log entry " + entry.sequence() + ", received at " + entry.receivedAt()
                            + ", names this message and waits to be worked on");
                }
            }
            after = page.get(page.size() - 1).sequence();
            seen += page.size();
        }
        return TraceAnswer.unknown("no message with this id has been worked on; more than " + Words.number(MOST_WAITING)
                + " webhooks wait");
    }

    private Optional<TraceAnswer> byKey(String key) {
        Optional<Message> message = tracing.message(new MessageKey(key));
        if (message.isPresent()) {
            return Optional.of(ofMessage(message.get()));
        }
        Optional<Engagement> engagement = tracing.engagement(new EngagementKey(key));
        if (engagement.isPresent()) {
            return Optional.of(ofCase(engagement.get()));
        }
        Optional<ContactKey> contact = tracing.contact(new ContactKey(key));
        if (contact.isPresent()) {
            return Optional.of(ofContact(contact.get()));
        }
        List<Tracing.Link> links = tracing.links(List.of(key));
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(answer("record", null, links.get(0).link().contact(), List.of(), List.of(), Set.of(key)));
    }

    private TraceAnswer ofMessage(Message message) {
        List<Engagement> cases = new ArrayList<>();
        EngagementKey engagement = message.engagement();
        if (engagement != null) {
            tracing.engagement(engagement).ifPresent(cases::add);
        }
        String note = message.placeholder()
                ? "only statuses, edits or a revocation of this message have come in, not the message itself"
                : null;
        return answer(
                "message",
                note,
                message.contact(),
                cases,
                List.of(message),
                Set.of(message.key().value()));
    }

    private TraceAnswer ofCase(Engagement engagement) {
        List<Message> messages = tracing.messages(engagement.key(), MOST_MESSAGES);
        Set<String> keys = new LinkedHashSet<>();
        keys.add(engagement.key().value());
        messages.forEach(message -> keys.add(message.key().value()));
        String note = messages.size() == MOST_MESSAGES ? "the first " + MOST_MESSAGES + " messages" : null;
        return answer("case", note, engagement.contact(), List.of(engagement), messages, keys);
    }

    private TraceAnswer ofContact(ContactKey contact) {
        List<Engagement> cases = tracing.engagements(contact, MOST_CASES);
        Set<String> keys = new LinkedHashSet<>();
        keys.add(contact.value());
        cases.forEach(one -> keys.add(one.key().value()));
        return answer("person", null, contact, cases, List.of(), keys);
    }

    private TraceAnswer answer(
            String what,
            @Nullable String note,
            ContactKey contact,
            List<Engagement> cases,
            List<Message> messages,
            Set<String> keys) {
        return new TraceAnswer(
                true,
                what,
                note,
                contact.value(),
                cases.stream().map(this::of).toList(),
                messages.stream().map(this::of).toList(),
                tracing.links(keys).stream().map(TraceAnswer.Record::of).toList(),
                tracing.waiting(contact).stream()
                        .map(w -> new TraceAnswer.Standing(
                                w.target().value(),
                                w.dueAt() == null,
                                w.dueAt(),
                                w.afterFailure(),
                                w.attempts(),
                                w.backfill()))
                        .toList());
    }

    private TraceAnswer.Case of(Engagement one) {
        return new TraceAnswer.Case(
                one.key().value(),
                lower(one.status()),
                lower(one.openedBy()),
                one.openedAt(),
                one.closedAt(),
                one.closedBecause(),
                one.numberId(),
                personal ? one.subject() : null);
    }

    private TraceAnswer.Entry of(Message one) {
        long entry = EventOrigin.logSequence(one.sequence());
        int item = EventOrigin.item(one.sequence());
        EngagementKey engagement = one.engagement();
        return new TraceAnswer.Entry(
                one.key().value(),
                engagement == null ? null : engagement.value(),
                lower(one.direction()),
                one.kind(),
                one.numberId(),
                one.sentAt(),
                entry,
                item,
                tracing.receivedAt(entry).orElse(null),
                tracing.items(entry).stream()
                        .filter(i -> i.item() == item)
                        .map(i -> i.outcome().toLowerCase(Locale.ROOT)
                                + (i.reason().isEmpty() ? "" : ": " + i.reason()))
                        .findFirst()
                        .orElse(null),
                one.deliveryState() == null ? null : lower(Objects.requireNonNull(one.deliveryState())),
                one.deliveryFacts().stream()
                        .map(f -> new TraceAnswer.Step(lower(f.state()), f.at(), f.errorCode(), f.errorTitle()))
                        .toList(),
                one.editedAt(),
                one.revokedAt(),
                personal ? one.wamid() : null,
                personal ? one.text() : null);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
