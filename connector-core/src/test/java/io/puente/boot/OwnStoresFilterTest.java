package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class OwnStoresFilterTest {

    private static final String[] CLASSES = {
        DataSourceAutoConfiguration.class.getName(),
        FlywayAutoConfiguration.class.getName(),
        WebMvcAutoConfiguration.class.getName(),
        null
    };

    private static boolean[] match(MockEnvironment environment) {
        var filter = new OwnStoresFilter();
        filter.setEnvironment(environment);
        AutoConfigurationMetadata unused = null;
        return filter.match(CLASSES, unused);
    }

    @Test
    void theDriversOfOurStoresMakeNoDatabaseOfTheApplication() {
        assertThat(match(new MockEnvironment())).containsExactly(false, false, true, true);
    }

    @Test
    void anApplicationWithADatabaseOfItsOwnGetsIt() {
        var environment = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/orders");
        assertThat(match(environment)).containsExactly(true, true, true, true);
    }

    @Test
    void bootFindsIt() {
        List<AutoConfigurationImportFilter> found = SpringFactoriesLoader.loadFactories(
                AutoConfigurationImportFilter.class, getClass().getClassLoader());
        assertThat(found).hasAtLeastOneElementOfType(OwnStoresFilter.class);
    }
}
