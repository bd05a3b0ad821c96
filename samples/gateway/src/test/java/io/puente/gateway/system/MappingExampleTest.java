package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of a mapping of one's own, against the CRM of the demo: what is missing there is named. */
class MappingExampleTest {

    @TempDir
    Path folder;

    @Test
    void theReadmesExampleIsReadAndCheckedAgainstTheCrm() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        int start = readme.indexOf("version: 1\ncrm: salesforce\nextends: default");
        Path mapping = folder.resolve("mine.yaml");
        Files.writeString(mapping, readme.substring(start, readme.indexOf("```", start)));
        try (var platforms = Platforms.start()) {
            var settings = platforms.settings();
            settings.put("puente.targets." + Platforms.CRM + ".mapping", mapping.toString());
            try (var gateway = GatewayHere.start(folder.resolve("data"), settings)) {
                new Standing(gateway.uri()).provision();
                JsonNode checked = Operator.OPERATOR.get(gateway.uri(), "/api/crms/" + Platforms.CRM + "/mapping");
                List<String> problems = new ArrayList<>();
                checked.path("problems").forEach(problem -> problems.add(problem.asText()));

                assertThat(checked.path("file").asText()).isEqualTo("mine.yaml");
                assertThat(problems)
                        .hasSize(2)
                        .anyMatch(problem -> problem.contains("Case has no field 'Customer_Phone__c'"))
                        .anyMatch(problem -> problem.contains("Case has no field 'Language__c'"));
            }
        }
    }
}
