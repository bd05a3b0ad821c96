package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An engagement while a batch is folded. */
final class EngagementDraft {

    final EngagementKey key;
    final String numberId;
    /** May have been merged into somebody else since. */
    final ContactKey contact;
    /** Position of the last change, 0 if there was none in this batch. */
    long revision;

    private final Engagement opening;
    private Engagement.Status status;
    private @Nullable Instant lastInboundAt;
    private @Nullable Instant lastActivityAt;
    private @Nullable Instant closedAt;
    private @Nullable String closedBecause;

    EngagementDraft(Engagement engagement) {
        this.key = engagement.key();
        this.numberId = engagement.numberId();
        this.contact = engagement.contact();
        this.opening = engagement;
        this.status = engagement.status();
        this.lastInboundAt = engagement.lastInboundAt();
        this.lastActivityAt = engagement.lastActivityAt();
        this.closedAt = engagement.closedAt();
        this.closedBecause = engagement.closedBecause();
    }

    boolean open() {
        return status == Engagement.Status.OPEN;
    }

    boolean openedAfter(EngagementDraft other) {
        int byTime = opening.openedAt().compareTo(other.opening.openedAt());
        return byTime != 0 ? byTime > 0 : opening.openingSequence() > other.opening.openingSequence();
    }

    /** Older than the opening: delivered late, so it cannot be the start of something new. */
    boolean openedLaterThan(Instant at) {
        return opening.openedAt().isAfter(at);
    }

    boolean silentAt(Instant at, Duration silence) {
        Instant last = lastActivityAt == null ? opening.openedAt() : lastActivityAt;
        return at.isAfter(last.plus(silence));
    }

    void message(Instant at, boolean inbound, long position) {
        if (lastActivityAt == null || at.isAfter(lastActivityAt)) {
            lastActivityAt = at;
            revision = position;
        }
        if (inbound && (lastInboundAt == null || at.isAfter(lastInboundAt))) {
            lastInboundAt = at;
            revision = position;
        }
    }

    /** @return false if it was closed already */
    boolean close(Instant at, String because, long position) {
        if (!open()) {
            return false;
        }
        status = Engagement.Status.CLOSED;
        closedAt = at;
        closedBecause = because;
        revision = position;
        return true;
    }

    /** @return false if it is open, or was closed later than that */
    boolean reopen(Instant at, long position) {
        if (open() || (closedAt != null && closedAt.isAfter(at))) {
            return false;
        }
        status = Engagement.Status.OPEN;
        closedAt = null;
        closedBecause = null;
        revision = position;
        return true;
    }

    Instant silentSince() {
        return lastActivityAt == null ? opening.openedAt() : lastActivityAt;
    }

    Engagement toEngagement(ContactKey owner) {
        return new Engagement(
                key,
                ConversationKey.of(owner, numberId),
                owner,
                numberId,
                opening.openedBy(),
                opening.openedAt(),
                opening.subject(),
                status,
                lastInboundAt,
                lastActivityAt,
                closedAt,
                closedBecause,
                opening.openingSequence());
    }
}
