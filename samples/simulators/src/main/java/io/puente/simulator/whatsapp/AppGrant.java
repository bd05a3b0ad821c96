package io.puente.simulator.whatsapp;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the app may do with the account, and whether it is subscribed to it. Thread-safe. */
final class AppGrant {
    static final String APP_ID = "100000000000001";
    static final String MANAGEMENT = "whatsapp_business_management";
    static final String MESSAGING = "whatsapp_business_messaging";

    private volatile Set<String> scopes = Set.of(MANAGEMENT, MESSAGING, "public_profile");
    private volatile boolean subscribed = true;
    private volatile @Nullable Instant expiresAt;

    Set<String> scopes() {
        return new TreeSet<>(scopes);
    }

    void scopes(Set<String> granted) {
        scopes = Set.copyOf(granted);
    }

    boolean subscribed() {
        return subscribed;
    }

    void subscribed(boolean now) {
        subscribed = now;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    /** Only told, not enforced; null for never. */
    void expiresAt(@Nullable Instant moment) {
        expiresAt = moment;
    }

    /** Everything about the account needs the permission to manage it. */
    void checkManagement() {
        if (!scopes.contains(MANAGEMENT)) {
            throw new Refusal(
                    403, 200, "You do not have the necessary permissions", "The token lacks " + MANAGEMENT + ".");
        }
    }

    void reset() {
        scopes = Set.of(MANAGEMENT, MESSAGING, "public_profile");
        subscribed = true;
        expiresAt = null;
    }
}
