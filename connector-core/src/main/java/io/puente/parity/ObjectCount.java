package io.puente.parity;

/**
 * One object of the mapping, compared.
 *
 * @param object its name in the mapping
 * @param writes the CRM's object
 * @param expected records the CRM is meant to have: equal, different and missing ones
 * @param found records the CRM has under keys of ours, extra ones among them
 * @param extra duplicates, and records that are not meant to be there
 * @param keptBack records that the mapping keeps back until they have a parent
 * @param hash of what the CRM is meant to hold, 64 hexadecimal digits, see {@link RecordHash}
 * @param crmHash of what it holds
 */
public record ObjectCount(
        String object,
        String writes,
        long expected,
        long found,
        long equal,
        long different,
        long missing,
        long extra,
        long keptBack,
        String hash,
        String crmHash) {}
