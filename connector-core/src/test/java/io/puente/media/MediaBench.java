package io.puente.media;

import io.puente.model.ContactKey;
import io.puente.model.MediaRef;
import io.puente.model.MessageKey;
import io.puente.route.CamelMediaSource;
import io.puente.route.GraphAccess;
import io.puente.route.HttpConnection;
import io.puente.route.MediaRoute;
import io.puente.simulator.SimulatorClock;
import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.MediaQueue;
import io.puente.testkit.Canonical;
import io.puente.testkit.FakeMediaQueue;
import io.puente.whatsapp.InboundEvent.MessageEchoed;
import io.puente.whatsapp.InboundEvent.MessageReceived;
import io.puente.whatsapp.MessageContent;
import io.puente.whatsapp.WebhookParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.camel.impl.DefaultCamelContext;

/** The simulated WhatsApp on one side, the media folder and a queue in memory on the other. */
final class MediaBench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final ContactKey ANA = Canonical.contact(1);
    static final long LIMIT = 1 << 20;
    static final String DOWNLOAD = "/whatsapp_business/attachments/";
    static final String RESOLVE = "/v25\\.0/[0-9]+";

    final SimulatorClock clock = SimulatorClock.fixed(START);
    final WhatsAppSimulator whatsapp =
            WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0), clock);
    final WhatsAppCustomer customer = whatsapp.customer("Ana", "15550100001");
    final FakeMediaQueue queue = new FakeMediaQueue();
    final Path folder;
    final MediaFiles files;
    final CamelMediaSource source;
    final MediaFetcher fetcher;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    MediaBench(Path folder) throws Exception {
        this(folder, Duration.ofSeconds(30));
    }

    MediaBench(Path folder, Duration responseTimeout) throws Exception {
        this.folder = folder;
        this.files = new MediaFiles(folder);
        HttpConnection connection =
                new HttpConnection(null, null, null, null, null, null, null, Duration.ofSeconds(5), responseTimeout, 4);
        GraphAccess access = new GraphAccess(whatsapp.baseUri(), "v25.0", () -> "demo-token", connection);
        camel.addRoutes(new MediaRoute(access));
        camel.start();
        this.source = new CamelMediaSource(
                camel.createProducerTemplate(), access, MediaHosts.of(List.of("*.fbsbx.com"), whatsapp.baseUri()));
        this.fetcher = new MediaFetcher(source, queue, files, LIMIT, clock, new Random(1));
    }

    /** What the customer sent is parsed and queued, as it is in production. */
    MessageKey receive(Update update) {
        return receive(update, UnaryOperator.identity());
    }

    MessageKey receive(Update update, UnaryOperator<MediaRef> change) {
        byte[] body = whatsapp.webhook(update);
        MessageContent content = new WebhookParser()
                .parse(1, body, clock.instant()).stream()
                        .map(event ->
                                event instanceof MessageReceived m ? m.content() : ((MessageEchoed) event).content())
                        .findFirst()
                        .orElseThrow();
        MessageKey key = MessageKey.of("106000000000001", content.wamid());
        queue.add(new MediaTask(key, ANA, "106000000000001", change.apply(content.media()), clock.instant()));
        return key;
    }

    /** One attempt, after waiting until it is due. */
    MediaQueue.Item attempt(MessageKey key) throws Exception {
        MediaQueue.Item item = queue.find(key);
        if (item.nextTry() != null && item.nextTry().isAfter(clock.instant())) {
            clock.set(item.nextTry());
        }
        fetcher.fetch(item);
        return queue.find(key);
    }

    @Override
    public void close() throws Exception {
        camel.close();
        whatsapp.close();
    }

    static MediaRef at(MediaRef media, String url) {
        return new MediaRef(media.mediaId(), url, media.mimeType(), media.sha256(), media.fileName(), false, false);
    }

    static MediaRef withHash(MediaRef media, String sha256) {
        return new MediaRef(media.mediaId(), media.url(), media.mimeType(), sha256, media.fileName(), false, false);
    }

    static MediaRef withoutId(MediaRef media) {
        return new MediaRef(null, media.url(), media.mimeType(), media.sha256(), media.fileName(), false, false);
    }
}
