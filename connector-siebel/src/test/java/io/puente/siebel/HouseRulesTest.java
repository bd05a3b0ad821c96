package io.puente.siebel;

import io.puente.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void packagesKeepTheirBoundaries() {
        HouseRules.connector("siebel").forEach(rule -> rule.check(HouseRules.productionClasses()));
    }
}
