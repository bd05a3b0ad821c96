package io.puente.spi;

/**
 * What a connector's CRM can do; constant while the connector lives.
 *
 * @param maxBatch changes in one {@link CrmConnector#write}
 * @param maxConcurrentCalls calls of {@code write} at one time
 * @param idempotentUpsert writing the same external key twice leaves one record even if the first answer was lost. If
 *     false, core commits an attempt mark before the call and sets {@link Change#mayExist()} afterwards
 */
public record Capabilities(int maxBatch, int maxConcurrentCalls, boolean idempotentUpsert) {

    public Capabilities {
        if (maxBatch < 1 || maxConcurrentCalls < 1) {
            throw new IllegalArgumentException("limits start at 1");
        }
    }
}
