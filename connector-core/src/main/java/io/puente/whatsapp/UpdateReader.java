package io.puente.whatsapp;

/** Reads each update with the class that knows its kind; what fails becomes an {@link InboundEvent.Unreadable}. */
final class UpdateReader {

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
        boolean standby = change.field().equals("standby");
        boolean history = change.field().equals("history");
        return switch (update.kind()) {
            case MESSAGE ->
                standby
                        ? RecordedReader.standby(update.name(), update.object(), origin)
                        : history
                                ? HistoryReader.read(update.object(), null, false, change, origin)
                                : change.field().equals("smb_message_echoes")
                                        ? MessageReader.echoed(update.object(), change, origin)
                                        : MessageReader.received(update.object(), change, origin);
            case ECHO ->
                standby
                        ? RecordedReader.standby(update.name(), update.object(), origin)
                        : history
                                ? HistoryReader.read(update.object(), null, true, change, origin)
                                : MessageReader.echoed(update.object(), change, origin);
            case STATUS ->
                standby
                        ? RecordedReader.standby(update.name(), update.object(), origin)
                        : StatusReader.read(update.object(), change, origin);
            case CALL ->
                standby
                        ? RecordedReader.standby(update.name(), update.object(), origin)
                        : CallReader.call(update.object(), change, origin);
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

    private static com.fasterxml.jackson.databind.JsonNode present(Update update) {
        if (!Fields.present(update.node())) {
            throw new BadUpdate("is empty");
        }
        return java.util.Objects.requireNonNull(update.node());
    }
}
