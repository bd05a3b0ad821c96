package io.puente.simulator.whatsapp;

import java.util.ArrayList;
import java.util.List;

/** Turns updates into webhooks: what customers do, and what becomes of the business's messages. */
final class Deliveries {
    static final List<String> ALL_STAGES = List.of("sent", "delivered", "read");

    private final Platform platform;
    private final WebhookSender webhooks;

    Deliveries(Platform platform, WebhookSender webhooks) {
        this.platform = platform;
        this.webhooks = webhooks;
    }

    /** Lets the updates happen and writes them as one webhook. */
    byte[] write(List<Update> updates) {
        byte[] body = WebhookBody.of(platform.settings.wabaId(), updates);
        updates.forEach(platform::happen);
        return body;
    }

    Delivery deliver(List<Update> updates) throws InterruptedException {
        return webhooks.deliver(write(updates));
    }

    /** One webhook per stage for all messages that have no status yet; failures go with the first stage. */
    List<Delivery> play(List<String> stages) throws InterruptedException {
        List<SentMessage> messages = platform.messages.takeWithoutStatus(WebhookBody.UPDATES);
        List<Delivery> results = new ArrayList<>();
        if (messages.isEmpty()) {
            return results;
        }
        for (int i = 0; i < stages.size(); i++) {
            List<Update> updates = new ArrayList<>();
            for (SentMessage message : messages) {
                Refusal failure = message.failure();
                if (failure == null) {
                    updates.add(platform.statuses.of(message, stages.get(i)));
                } else if (i == 0) {
                    updates.add(platform.statuses.failed(message, failure));
                }
            }
            if (!updates.isEmpty()) {
                results.add(deliver(updates));
            }
        }
        return results;
    }
}
