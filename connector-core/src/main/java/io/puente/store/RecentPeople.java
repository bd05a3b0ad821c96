package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.WholePeople.Whole;
import java.util.List;

/** The people who wrote last, whether a CRM is meant to know them or not, for trying things out. Read-only and thread-safe. */
public interface RecentPeople {

    /**
     * Those of the newest conversations at the numbers, by their last activity, newest first. A person with several of
     * them comes once.
     */
    Recent newest(BoundNumbers numbers, int conversations);

    /**
     * As {@link WholePeople#load}, also for a CRM that has never heard of them.
     *
     * @param numbers whose conversations the CRM is to get, whatever it is registered with
     */
    List<Whole> load(
            TargetId target,
            BoundNumbers numbers,
            List<ContactKey> contacts,
            long beyond,
            int maxMessages,
            int perCase);

    /** @param conversations fewer than asked for if there are not so many */
    record Recent(List<ContactKey> contacts, int conversations) {
        public Recent {
            contacts = List.copyOf(contacts);
        }
    }
}
