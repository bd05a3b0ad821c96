package io.puente.route;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One CRM's outbox, to consume from. */
final class OutboxEndpoint extends DefaultEndpoint {
    private final DrainTarget target;

    OutboxEndpoint(String uri, Component component, DrainTarget target) {
        super(uri, component);
        this.target = target;
    }

    DrainTarget target() {
        return target;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("only the fold writes to the outbox");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new OutboxConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
