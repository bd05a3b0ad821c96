package io.puente.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer asks to be forgotten. */
class ErasureTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ANA = "/api/contacts?phone=%2B1%20555-010-8801";

    @TempDir
    Path folder;

    private long filesContaining(String text) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            long found = 0;
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found += Files.readString(file, StandardCharsets.ISO_8859_1).contains(text) ? 1 : 0;
            }
            return found;
        }
    }

    @Test
    void anOperatorFindsAndErasesAPerson() throws Exception {
        try (var world = World.start();
                var node = Node.start(folder, world.settings())) {
            world.provision(node);
            var ana = world.whatsapp().customer("Ana Vidal", "15550108801");
            var luis = world.whatsapp().customer("Luis Mora", "15550108802");
            byte[] photo = "a photo of a goldfinch".getBytes(StandardCharsets.UTF_8);
            world.tell(node, ana.text("my goldfinch"), luis.text("my siskin"), ana.image(photo, "image/png", ""));
            await().atMost(LONG).until(node::done);
            await("the file").atMost(LONG).until(() -> filesContaining("photo of a goldfinch") == 1);

            assertThat(node.askAsStranger("GET", ANA).status()).isEqualTo(401);
            Node.Answer found = node.ask("GET", ANA);
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body().path("crmRecords").path(World.CRM)).hasSize(4);
            String key = found.body().path("contact").asText();
            assertThat(node.askAsStranger("DELETE", "/api/contacts/" + key).status())
                    .isEqualTo(401);

            Node.Answer erased = node.ask("DELETE", "/api/contacts/" + key);
            assertThat(erased.status()).isEqualTo(200);
            assertThat(erased.body().path("messages").asInt()).isEqualTo(2);
            assertThat(erased.body().path("cases").asInt()).isEqualTo(1);
            assertThat(erased.body().path("files").asInt()).isEqualTo(1);
            assertThat(erased.body().path("deleteInCrms"))
                    .isEqualTo(found.body().path("crmRecords"));

            assertThat(node.ask("GET", ANA).status()).isEqualTo(404);
            for (String canary : new String[] {"goldfinch", "15550108801", "Ana Vidal", key}) {
                assertThat(filesContaining(canary)).as(canary).isZero();
            }
            assertThat(filesContaining("siskin")).isPositive();
            assertThat(node.ask("DELETE", "/api/contacts/" + key)
                            .body()
                            .path("people")
                            .asInt(-1))
                    .isZero();

            world.tell(node, luis.text("still here"));
            await().atMost(LONG).until(node::done);
            assertThat(world.messages()).hasSize(4);
        }
    }

    @Test
    void aQuestionThatNamesNobodyIsRefused() throws Exception {
        try (var world = World.start();
                var node = Node.start(folder, world.settings())) {
            assertThat(node.ask("GET", "/api/contacts").status()).isEqualTo(400);
            assertThat(node.ask("GET", "/api/contacts?phone=12").status()).isEqualTo(400);
            assertThat(node.ask("GET", "/api/contacts?bsuid=ES.1")
                            .body()
                            .path("problems")
                            .get(0)
                            .asText())
                    .contains("portfolio");
            assertThat(node.ask("GET", "/api/contacts?bsuid=ES.1&portfolio=p").status())
                    .isEqualTo(404);
            assertThat(node.ask("DELETE", "/api/contacts/NO").status()).isEqualTo(400);
        }
    }
}
