package io.puente.route;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code outbox:<target>}: a consumer of batches of people who are ahead of one CRM. Register it as {@code outbox}. */
public final class OutboxComponent extends DefaultComponent {
    public static final String SCHEME = "outbox";

    private final Map<String, DrainTarget> targets = new ConcurrentHashMap<>();

    /** Makes {@code outbox:<id>} usable. */
    public void add(DrainTarget target) {
        targets.put(target.id().value(), target);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        DrainTarget target = targets.get(remaining);
        if (target == null) {
            throw new IllegalArgumentException(
                    "no CRM is named '" + remaining + "'; there are " + String.join(", ", targets.keySet()));
        }
        return new OutboxEndpoint(uri, this, target);
    }
}
