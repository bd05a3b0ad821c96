package io.puente.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.puente.store.jdbc.PostgresServer;
import io.puente.store.jdbc.PostgresSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways on one PostgreSQL database, with the data folder shared for files. */
class PostgresGatewayTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final World world = World.start();
    private final List<Node> nodes = new ArrayList<>();
    private PostgresSettings database;

    @BeforeEach
    void emptyDatabase() throws Exception {
        database = PostgresServer.newSchema();
    }

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
        world.close();
    }

    private Node start() {
        Map<String, String> settings = world.settings();
        settings.put("puente.store.type", "postgresql");
        settings.put("puente.store.url", database.url());
        settings.put("puente.store.username", database.user());
        settings.put("puente.store.password", database.password());
        settings.put("puente.store.connections", "3");
        settings.put("puente.contact-key-secret", "one secret for the whole cluster");
        Node node = Node.start(folder, settings);
        nodes.add(node);
        return node;
    }

    private void stop(Node node) {
        nodes.remove(node);
        node.close();
    }

    /** Who holds which lease; nobody's are left out. */
    private Map<String, String> leases() throws SQLException {
        Map<String, String> holders = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, holder FROM worker WHERE holder <> ''")) {
            while (row.next()) {
                holders.put(row.getString(1), row.getString(2));
            }
        }
        return holders;
    }

    private void awaitDone(Node node) {
        await("everything to be in the CRM")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(100))
                .until(node::done);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(folder.resolve("media"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aWebhookBecomesACase() throws Exception {
        Node node = start();
        world.provision(node);
        world.tell(node, world.whatsapp().customer("Ana Vidal", "15550108801").text("Sigue abierto?"));
        awaitDone(node);
        assertThat(world.salesforce().records("Case")).hasSize(1);
        assertThat(world.messages())
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("Body__c", "Sigue abierto?"));
    }

    @Test
    void oneOfTwoNodesWorksAndTheOtherTakesOver() throws Exception {
        Node first = start();
        Node second = start();
        world.provision(first);
        var ana = world.whatsapp().customer("Ana Vidal", "15550108801");
        var luis = world.whatsapp().customer("Luis Mora", "15550108802");
        for (int i = 0; i < 10; i++) {
            // The same conversation through both nodes, and every webhook delivered to both.
            byte[] body = world.whatsapp().webhook(ana.text("ana " + i), luis.text("luis " + i));
            String signature = world.whatsapp().signature(body);
            assertThat(first.webhook(body, signature)).isEqualTo(200);
            assertThat(second.webhook(body, signature)).isEqualTo(200);
        }
        byte[] photo = "bytes of a photo".getBytes(StandardCharsets.UTF_8);
        world.tell(second, ana.image(photo, "image/png", ""));
        awaitDone(second);
        await("the file").atMost(LONG).until(() -> files().size() == 1);

        assertThat(List.of(first.folds(), second.folds())).containsExactlyInAnyOrder(true, false);
        Map<String, String> before = leases();
        assertThat(before).containsKeys("fold", "media", "drain:" + World.CRM);
        assertNothingDoubled(21);

        stop(first.folds() ? first : second);
        Node left = nodes.get(0);
        for (int i = 10; i < 20; i++) {
            world.tell(left, ana.text("ana " + i), luis.text("luis " + i));
        }
        world.tell(left, luis.image(photo, "image/png", ""));
        awaitDone(left);
        await("the second file").atMost(LONG).until(() -> files().size() == 2);

        assertThat(left.folds()).isTrue();
        assertThat(leases().get("fold")).isNotNull().isNotEqualTo(before.get("fold"));
        assertNothingDoubled(42);
        assertThat(world.whatsapp().server().calls().countOf("GET", "/whatsapp_business/attachments/"))
                .isEqualTo(2);
    }

    private void assertNothingDoubled(int messages) {
        assertThat(world.messages()).hasSize(messages);
        assertThat(world.messages())
                .extracting(message -> message.get("WhatsApp_Message_Key__c"))
                .doesNotHaveDuplicates();
        assertThat(world.salesforce().records("Contact")).hasSize(2);
        assertThat(world.salesforce().records("Case")).hasSize(2);
    }
}
