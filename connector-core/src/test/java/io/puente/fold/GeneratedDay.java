package io.puente.fold;

import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.party;

import io.puente.fold.FoldBench.Update;
import io.puente.model.DeliveryState;
import io.puente.whatsapp.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A day of several customers who show themselves in different ways; everything follows from the seed. */
final class GeneratedDay {

    private final Random random;
    private final List<Update> updates = new ArrayList<>();
    private int ids;

    GeneratedDay(long seed) {
        // Random answers much the same to seeds that are close to each other.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        int customers = 3 + random.nextInt(6);
        for (int i = 0; i < customers; i++) {
            customer(i);
        }
    }

    List<Update> updates() {
        return List.copyOf(updates);
    }

    /** The same updates in another order, some of them several times, in POSTs of other sizes. */
    List<List<Update>> posts(Random order) {
        List<Update> shuffled = new ArrayList<>(updates);
        for (Update update : updates) {
            if (order.nextInt(4) == 0) {
                shuffled.add(update);
            }
        }
        Collections.shuffle(shuffled, order);
        List<List<Update>> posts = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); ) {
            int end = Math.min(shuffled.size(), i + 1 + order.nextInt(6));
            posts.add(List.copyOf(shuffled.subList(i, end)));
            i = end;
        }
        return posts;
    }

    private void customer(int i) {
        String phone = "3460011122" + i;
        String bsuid = "ES.1000" + i;
        switch (random.nextInt(9)) {
            case 0 -> chat(phone, bsuid, 0, 600);
            case 1 -> {
                chat(phone, bsuid, 0, 200);
                chat(null, bsuid, 0, 600);
            }
            case 2 -> chat(phone, null, 0, 600);
            case 3 -> chat(null, bsuid, 0, 600);
            case 4 -> {
                chat(phone, null, 0, 100);
                chat(phone, bsuid, 100, 200);
                chat(null, bsuid, 200, 600);
            }
            case 5 -> changesNumber(i, phone, bsuid);
            case 6 -> {
                chat(phone, null, 0, 300);
                updates.add(Updates.change(party(phone, null), party("3470011122" + i, null), id(), at(300)));
                chat("3470011122" + i, null, 301, 600);
            }
            case 7 -> {
                // Recycled: nobody tells that the number has a new holder.
                chat(phone, bsuid, 0, 200);
                chat(phone, "ES.2000" + i, 300, 600);
            }
            default -> {
                chat("55119876543" + i + "0", bsuid, 0, 300);
                chat("5511876543" + i + "0", null, 300, 600);
            }
        }
    }

    private void changesNumber(int i, String phone, String bsuid) {
        String newPhone = "3470011122" + i;
        String newBsuid = "ES.2000" + i;
        if (random.nextBoolean()) {
            chat(phone, bsuid, 0, 300);
        }
        boolean hidden = random.nextBoolean();
        updates.add(Updates.change(
                party(hidden ? null : phone, bsuid), party(hidden ? null : newPhone, newBsuid), id(), at(300)));
        chat(newPhone, newBsuid, 300, 400);
        chat(null, newBsuid, 400, 600);
    }

    private void chat(@Nullable String phone, @Nullable String bsuid, int fromMinute, int toMinute) {
        int things = 1 + random.nextInt(6);
        for (int i = 0; i < things; i++) {
            something(
                    new Party(
                            phone,
                            bsuid,
                            null,
                            random.nextInt(3) == 0 ? "Name " + random.nextInt(3) : null,
                            random.nextInt(4) == 0 ? "user." + random.nextInt(3) : null),
                    fromMinute,
                    toMinute);
        }
    }

    private void something(Party party, int from, int to) {
        String id = id();
        int minute = from + random.nextInt(Math.max(1, to - from));
        Instant at = at(minute);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> updates.add(Updates.text(party, id, at, "text " + id));
            case 3 -> {
                updates.add(Updates.text(party, id, at, "first " + id));
                updates.add(Updates.edit(party, id, at.plusSeconds(1 + random.nextInt(3)), "second " + id));
                updates.add(Updates.edit(party, id, at.plusSeconds(1 + random.nextInt(3)), "third " + id));
            }
            case 4 -> {
                updates.add(Updates.image(party, id, at));
                updates.add(Updates.revoke(party, id, at.plusSeconds(9)));
            }
            case 5 -> {
                updates.add(Updates.status(party, id, DeliveryState.SENT, at));
                updates.add(Updates.status(party, id, DeliveryState.DELIVERED, at.plusSeconds(1)));
                updates.add(Updates.status(party, id, DeliveryState.READ, at.plusSeconds(random.nextInt(3))));
                if (random.nextBoolean()) {
                    updates.add(Updates.echo(party, id, at, "from the phone " + id));
                }
            }
            case 6 -> updates.add(Updates.failed(party, id, random.nextBoolean() ? 131050 : 131026, at));
            case 7 -> updates.add(Updates.preference(party, random.nextBoolean() ? "stop" : "resume", at));
            case 8 -> updates.add(Updates.text(party, id, at, random.nextBoolean() ? "BAJA" : "alta"));
            default -> {
                updates.add(Updates.history(party, id, at, "media_placeholder", ""));
                updates.add(Updates.history(party, id, at, "image", "caption " + id));
                updates.add(Updates.call(party, "call" + id, "terminate", true, at.plusSeconds(40)));
                updates.add(Updates.call(party, "call" + id, "connect", true, at));
            }
        }
    }

    private String id() {
        return "w" + ids++;
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
