package io.puente.fold;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which business portfolio a business number or account belongs to: BSUIDs are unique within one portfolio, and webhooks
 * name only account and number. Without configuration every account is a portfolio of its own.
 *
 * @param byNumber phone_number_id to portfolio; asked first
 * @param byAccount WhatsApp Business Account id to portfolio
 * @param enterprises portfolio to the name of the managed enterprise that links several, the scope of parent BSUIDs
 */
public record Portfolios(Map<String, String> byNumber, Map<String, String> byAccount, Map<String, String> enterprises) {

    public static final Portfolios ONE_PER_ACCOUNT = new Portfolios(Map.of(), Map.of(), Map.of());

    public Portfolios {
        byNumber = Map.copyOf(byNumber);
        byAccount = Map.copyOf(byAccount);
        enterprises = Map.copyOf(enterprises);
    }

    /** The portfolio of an update; an account nobody configured is its own. */
    public String of(@Nullable String numberId, String accountId) {
        String portfolio = numberId == null ? null : byNumber.get(numberId);
        if (portfolio == null) {
            portfolio = byAccount.get(accountId);
        }
        return portfolio == null ? accountId : portfolio;
    }

    /** The portfolio of a number where no account is named; null if nobody configured it. */
    @Nullable
    String ofNumber(@Nullable String numberId) {
        return numberId == null ? null : byNumber.get(numberId);
    }

    /** Where a parent BSUID of this portfolio is unique. */
    public String enterpriseOf(String portfolio) {
        return enterprises.getOrDefault(portfolio, portfolio);
    }
}
