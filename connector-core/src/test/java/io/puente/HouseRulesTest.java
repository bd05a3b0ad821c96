package io.puente;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.puente.testkit.HouseRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final JavaClasses CLASSES = HouseRules.productionClasses();
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    static Stream<ArchRule> rules() {
        return HouseRules.core().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void noFileHasMoreThan400Lines() throws IOException {
        assertThat(javaFiles())
                .allSatisfy(file ->
                        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400));
    }

    @Test
    void everyMainPackageSaysWhatItIsFor() throws IOException {
        List<Path> silent = javaFiles().stream()
                .filter(file -> file.toString().contains("src/main/java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void noPackageIsSplitBetweenModules() throws IOException {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (Path file : javaFiles()) {
            String[] parts = ROOT.relativize(file.getParent()).toString().split("/src/main/java/", 2);
            if (parts.length == 2) {
                modules.computeIfAbsent(parts[1], p -> new TreeSet<>()).add(parts[0]);
            }
        }
        assertThat(modules).containsKey("io/puente/boot");
        assertThat(modules).allSatisfy((name, in) -> assertThat(in).as(name).hasSize(1));
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
