package io.puente.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an update is, told by the list it stands in. */
enum UpdateKind {
    MESSAGE,
    ECHO,
    STATUS,
    CALL,
    PREFERENCE,
    USER_ID_UPDATE,
    HISTORY_MESSAGE,
    /** A part of the history without messages, such as the notice that the business shares none. */
    HISTORY_CHUNK,
    ADDRESS_BOOK,
    /** An element of a list that is only recorded: errors, groups, user actions. */
    NOTE,
    /** A part of a value that this version does not know. */
    UNKNOWN_PART,
    /** The whole value is one update: account and template events, unknown fields. */
    WHOLE_VALUE,
    /** Where an object should be, there is none. */
    BROKEN;

    static final List<String> LISTS_OF_PEOPLE =
            List.of("messages", "statuses", "message_echoes", "calls", "user_preferences");

    private static final Map<String, UpdateKind> BY_LIST = Map.ofEntries(
            Map.entry("messages", MESSAGE),
            Map.entry("message_echoes", ECHO),
            Map.entry("statuses", STATUS),
            Map.entry("calls", CALL),
            Map.entry("user_preferences", PREFERENCE),
            Map.entry("user_id_update", USER_ID_UPDATE),
            Map.entry("history", HISTORY_CHUNK),
            Map.entry("state_sync", ADDRESS_BOOK),
            Map.entry("errors", NOTE),
            Map.entry("groups", NOTE),
            Map.entry("user_actions", NOTE));

    private static final Set<String> FIELDS_OF_LISTS = Set.of(
            "messages",
            "standby",
            "user_preferences",
            "calls",
            "smb_message_echoes",
            "history",
            "smb_app_state_sync",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update",
            "user_id_update");

    static @Nullable UpdateKind ofList(String name) {
        return BY_LIST.get(name);
    }

    static boolean holdsLists(String field) {
        return FIELDS_OF_LISTS.contains(field);
    }
}
