package io.puente.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.HttpReply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists in pages. */
class GraphTest {
    private static final WhatsAppSetup SETUP = new WhatsAppSetup(
            URI.create("https://graph.invalid"),
            "v25.0",
            "a-token",
            List.of(),
            "verify",
            List.of(),
            Set.of(),
            URI.create("https://public.example/webhook"),
            Optional::empty);

    private final List<String> asked = new ArrayList<>();

    private Graph answering(String... pages) {
        return new Graph(SETUP, call -> {
            asked.add(call.uri());
            String page = pages[Math.min(asked.size(), pages.length) - 1];
            int status = page.contains("error") ? 403 : 200;
            return new HttpReply(status, Map.of(), page.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static String page(String id, String after, boolean more) {
        return "{\"data\":[{\"id\":\"" + id + "\"}],\"paging\":{\"cursors\":{\"before\":\"b\",\"after\":\"" + after
                + "\"}" + (more ? ",\"next\":\"https://elsewhere.invalid/?access_token=a-token\"" : "") + "}}";
    }

    @Test
    void goesOnFromTheCursorAtOurOwnAddress() throws Exception {
        var listing =
                answering(page("1", "x=&y", true), page("2", "last", false)).list("7/phone_numbers");
        assertThat(listing.items()).extracting(item -> item.path("id").asText()).containsExactly("1", "2");
        assertThat(listing.whole()).isTrue();
        assertThat(asked)
                .containsExactly(
                        "https://graph.invalid/v25.0/7/phone_numbers?limit=100",
                        "https://graph.invalid/v25.0/7/phone_numbers?limit=100&after=x%3D%26y");
    }

    @Test
    void aListThatDoesNotEndIsNotWhole() throws Exception {
        var listing = answering(page("1", "again", true)).list("7/phone_numbers");
        assertThat(listing.whole()).isFalse();
        assertThat(listing.refused()).isNull();
        assertThat(asked).hasSize(50);
    }

    @Test
    void aPageThatCannotBeReadIsTold() throws Exception {
        var listing =
                answering(page("1", "x", true), "{\"error\":{\"code\":200}}").list("7/phone_numbers");
        assertThat(listing.whole()).isFalse();
        assertThat(listing.refused())
                .isNotNull()
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(200));
    }
}
