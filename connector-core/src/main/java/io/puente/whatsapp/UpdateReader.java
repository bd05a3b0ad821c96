package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Reads each update with the class that knows its kind; what fails becomes an {@link InboundEvent.Unreadable}. */
final class UpdateReader {

    private static final Set<UpdateKind> OF_PEOPLE =
            EnumSet.of(UpdateKind.MESSAGE, UpdateKind.ECHO, UpdateKind.STATUS, UpdateKind.CALL);

    private UpdateReader() {}

    static InboundEvent read(Update update, EventOrigin origin) {
        try {
            return dispatch(update, origin);
        } catch (BadUpdate e) {
            return new InboundEvent.Unreadable(origin, update.path() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            // A defect of ours, not of the sender: still only this update may suffer from it.
            return new InboundEvent.Unreadable(
                    origin,
                    update.path() + ": could not be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static InboundEvent dispatch(Update update, EventOrigin origin) {
        Change change = update.change();
        if (change.field().equals("standby") && OF_PEOPLE.contains(update.kind())) {
            return RecordedReader.standby(update.name(), update.object(), origin);
        }
        return switch (update.kind()) {
            case MESSAGE -> message(update.object(), change, origin);
            case ECHO -> echo(update.object(), change, origin);
            case STATUS -> StatusReader.read(update.object(), change, origin);
            case CALL -> CallReader.call(update.object(), change, origin);
            case PREFERENCE -> PreferenceReader.read(update.object(), change, origin);
            case USER_ID_UPDATE -> IdentityReader.ofUpdate(update.object(), change, origin);
            case HISTORY_MESSAGE -> HistoryReader.read(update.object(), update.around(), false, change, origin);
            case HISTORY_CHUNK -> RecordedReader.historyChunk(update.object(), origin);
            case ADDRESS_BOOK -> RecordedReader.addressBook(change, origin);
            case NOTE -> RecordedReader.note(update.name(), present(update), change, origin);
            case UNKNOWN_PART -> RecordedReader.unknownPart(update.name(), update.node(), change, origin);
            case WHOLE_VALUE -> RecordedReader.wholeValue(change, origin);
            case BROKEN -> throw new BadUpdate(update.node() == null ? "is missing" : "is not an object");
        };
    }

    private static InboundEvent message(JsonNode message, Change change, EventOrigin origin) {
        return switch (change.field()) {
            case "history" -> HistoryReader.read(message, null, false, change, origin);
            case "smb_message_echoes" -> MessageReader.echoed(message, change, origin);
            default -> MessageReader.received(message, change, origin);
        };
    }

    private static InboundEvent echo(JsonNode message, Change change, EventOrigin origin) {
        return change.field().equals("history")
                ? HistoryReader.read(message, null, true, change, origin)
                : MessageReader.echoed(message, change, origin);
    }

    private static JsonNode present(Update update) {
        if (!Fields.present(update.node())) {
            throw new BadUpdate("is empty");
        }
        return Objects.requireNonNull(update.node());
    }
}
