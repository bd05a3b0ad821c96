package io.puente.salesforce;

import io.puente.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void packagesKeepTheirBoundaries() {
        HouseRules.connector("salesforce").forEach(rule -> rule.check(HouseRules.productionClasses()));
    }
}
