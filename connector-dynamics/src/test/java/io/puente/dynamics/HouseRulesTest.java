package io.puente.dynamics;

import io.puente.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void packagesKeepTheirBoundaries() {
        HouseRules.connector("dynamics").forEach(rule -> rule.check(HouseRules.productionClasses()));
    }
}
