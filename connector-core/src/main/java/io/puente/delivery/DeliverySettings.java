package io.puente.delivery;

/**
 * Limits of one CRM's delivery.
 *
 * @param messagesPerPerson the most messages of one person in one delivery; the rest comes next, in order
 * @param messagesPerDelivery the most of all people together, which bounds memory
 * @param contentionAttempts tries of a record that is locked before it needs attention
 * @param referenceAttempts tries of a record whose parent is missing before it needs attention
 */
public record DeliverySettings(
        int messagesPerPerson, int messagesPerDelivery, int contentionAttempts, int referenceAttempts) {
    public static final DeliverySettings DEFAULT = new DeliverySettings(500, 20_000, 8, 5);

    /** Below this a person's backlog would need too many rounds. */
    private static final int FEWEST_MESSAGES = 20;

    private static final int BACKLOG_SHARE = 5;

    public DeliverySettings {
        if (messagesPerPerson < 1 || messagesPerDelivery < 1 || contentionAttempts < 1 || referenceAttempts < 1) {
            throw new IllegalArgumentException("limits start at 1");
        }
    }

    /**
     * People whose whole cases fit into memory together.
     *
     * @param perCase the most messages of one case; 0 if nobody's whole cases are loaded
     */
    public int peoplePerLoad(int perCase) {
        return perCase == 0 ? Integer.MAX_VALUE : Math.max(1, messagesPerDelivery / perCase);
    }

    /**
     * Messages to load per person when so many people are delivered together.
     *
     * @param backlog of a back-fill only: smaller pieces, since settling one holds up what happens now
     */
    int messagesPerPerson(int people, boolean backlog) {
        int together = backlog ? messagesPerDelivery / BACKLOG_SHARE : messagesPerDelivery;
        int share = Math.max(FEWEST_MESSAGES, together / Math.max(1, people));
        return Math.min(messagesPerPerson, share);
    }
}
