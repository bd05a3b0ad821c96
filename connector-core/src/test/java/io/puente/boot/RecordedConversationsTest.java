package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.fold.FoldSettings;
import io.puente.model.ContactKeys;
import io.puente.store.BoundNumbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedConversationsTest {
    @TempDir
    Path folder;

    private static String webhook(String from, String wamid) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"102000000000001","changes":[{"field":"messages","value":\
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100001","phone_number_id":"106000000000001"},\
                "contacts":[{"profile":{"name":"Recorded"},"wa_id":"%s"}],\
                "messages":[{"from":"%s","id":"%s","timestamp":"1772442000","type":"text","text":{"body":"Hello"}}]}}]}]}""".formatted(from, from, wamid);
    }

    private static FoldSettings settings() {
        return FoldSettings.defaults(new ContactKeys("a secret for tests only".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void linesAndFilesBecomeConversations() throws Exception {
        Files.writeString(
                folder.resolve("a.jsonl"),
                webhook("34600100001", "wamid.r1") + "\n" + webhook("34600100002", "wamid.r2") + "\n");
        Files.writeString(folder.resolve("b.json"), webhook("34600100001", "wamid.r3"));
        Files.writeString(folder.resolve("notes.txt"), "not a webhook");

        try (var recorded = RecordedConversations.of(folder, settings(), Clock.systemUTC())) {
            assertThat(recorded.webhooks()).isEqualTo(3);
            assertThat(recorded.people().newest(BoundNumbers.ALL, 10).contacts())
                    .hasSize(2);
        }
    }

    @Test
    void aPathThatLeadsNowhereIsAMistake() {
        assertThatThrownBy(() -> RecordedConversations.of(folder.resolve("no.json"), settings(), Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("no.json does not exist");
    }

    /** A rehearsal on nothing would say that all is well. */
    @Test
    void aFileWithoutAnyConversationIsAMistake() throws Exception {
        for (String text : new String[] {"not json", "{}", ""}) {
            Path file = Files.writeString(folder.resolve("fx.json"), text);
            assertThatThrownBy(() -> RecordedConversations.of(file, settings(), Clock.systemUTC()))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("fx.json holds no message of a conversation");
        }
    }

    @Test
    void aFolderWithoutRecordingsIsAMistake() {
        assertThatThrownBy(() -> RecordedConversations.of(folder, settings(), Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no .json or .jsonl file");
    }
}
