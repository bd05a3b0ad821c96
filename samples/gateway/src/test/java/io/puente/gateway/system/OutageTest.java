package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.Outage;
import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CRMs are away while a day's traffic arrives. Afterwards it costs calls for what there is, not for what happened. */
class OutageTest {
    private static final int PEOPLE = 500;
    private static final int TEXTS = 8;
    private static final int ECHOES = 4;
    private static final List<String> STATUSES = List.of("sent", "delivered");
    private static final int UPDATES = PEOPLE * (TEXTS + ECHOES * (1 + STATUSES.size()));
    private static final int UPDATES_IN_A_POST = 100;
    /** The CRMs are given so many records in one call. */
    private static final int SALESFORCE_RECORDS = 200;

    private static final int DYNAMICS_RECORDS = 200;
    private static final int SIEBEL_RECORDS = 100;
    /** Log in, look up, watch, and probes while it comes back. */
    private static final int FEW = 20;

    private final Map<String, List<String>> written = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void callsAfterAnOutageAreBoundedByRecords() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayProcess.start(folder, platforms.settings(platforms.crms()))) {
            var standing = Standing.of(gateway.uri(), platforms.crms());
            standing.provision();
            platforms.crms().forEach(crm -> crm.server().outage(Outage.REFUSING));
            int updates = postAll(platforms, gateway.uri());
            assertThat(updates).isEqualTo(UPDATES).isEqualTo(10_000);
            standing.awaitLogWorked(Duration.ofMinutes(1));
            standing.awaitState("waiting", Duration.ofMinutes(1));
            for (CrmSide crm : platforms.crms()) {
                assertThat(crm.content().records()).as(crm.name()).isZero();
            }

            platforms.crms().forEach(crm -> crm.server().calls().reset());
            platforms.crms().forEach(crm -> crm.server().outage(Outage.NONE));
            standing.awaitAllDelivered(Duration.ofMinutes(3));
            check(platforms.sales(), updates, SALESFORCE_RECORDS);
            check(platforms.service(), updates, DYNAMICS_RECORDS);
            check(platforms.desk(), updates, SIEBEL_RECORDS);
        }
    }

    private int postAll(Platforms platforms, URI gateway) throws InterruptedException {
        var poster = new WebhookPoster(platforms.whatsapp());
        var inPost = new ArrayList<Update>();
        int count = 0;
        for (Update update : day(platforms)) {
            inPost.add(update);
            count++;
            if (inPost.size() == UPDATES_IN_A_POST) {
                byte[] body = platforms.whatsapp().webhook(inPost.toArray(Update[]::new));
                assertThat(poster.post(gateway, body)).isEqualTo(200);
                inPost.clear();
            }
        }
        assertThat(inPost).isEmpty();
        return count;
    }

    /** Turn by turn: in each turn everybody writes or is answered, in another order of people. */
    private List<Update> day(Platforms platforms) {
        var people = new ArrayList<Integer>();
        var customers = new ArrayList<WhatsAppCustomer>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(i);
            customers.add(platforms.whatsapp().customer("Person " + i, "1555018" + (1000 + i)));
        }
        var random = new Random(20260301);
        var day = new ArrayList<Update>();
        for (int turn = 0; turn < TEXTS; turn++) {
            Collections.shuffle(people, random);
            for (int person : people) {
                String text = "Person " + person + " turn " + turn;
                day.add(customers.get(person).text(text));
                transcript(person).add(text);
            }
            if (turn % (TEXTS / ECHOES) == 1) {
                var ticks = new ArrayList<Update>();
                for (int person : people) {
                    String text = "Answer to person " + person + " in turn " + turn;
                    Update echo = customers.get(person).echo(text);
                    day.add(echo);
                    transcript(person).add(text);
                    STATUSES.forEach(status -> ticks.add(platforms.whatsapp().statusOf(echo, status)));
                }
                day.addAll(ticks);
            }
        }
        return day;
    }

    private List<String> transcript(int person) {
        return written.computeIfAbsent("Person " + person, any -> new ArrayList<>());
    }

    /** @param inACall most records that the CRM takes in one call */
    private void check(CrmSide side, int updates, int inACall) {
        long calls = side.server().calls().total();
        CrmContent crm = side.content();
        int messages = PEOPLE * (TEXTS + ECHOES);
        // Batches of people end with calls that are not full: one for each object.
        int batches = ceil(PEOPLE, inACall);
        int full = ceil(PEOPLE, inACall) * 2 + ceil(messages, inACall);
        int bound = full + batches * 3 + FEW;
        System.out.printf(
                "outage test: %s: %d updates, %d records, %d calls after the outage (bound %d, %.1f per 1,000 messages)%n",
                side.name(), updates, crm.records(), calls, bound, calls * 1000.0 / messages);

        assertThat(crm.contacts()).hasSize(PEOPLE);
        assertThat(crm.cases()).hasSize(PEOPLE);
        assertThat(crm.messages()).hasSize(messages);
        assertThat(crm.doubled()).isZero();
        assertThat(crm.transcripts()).isEqualTo(written);
        assertThat(crm.messages())
                .filteredOn(CrmContent.Message::answer)
                .hasSize(PEOPLE * ECHOES)
                .allMatch(CrmContent.Message::delivered);
        assertThat(calls).isLessThanOrEqualTo(bound).isLessThanOrEqualTo(crm.records() * 4L / inACall + FEW);
    }

    private static int ceil(int records, int each) {
        return (records + each - 1) / each;
    }
}
