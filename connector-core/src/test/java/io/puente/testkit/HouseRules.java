package io.puente.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The package boundaries, checked on the production classes of the module under test. */
public final class HouseRules {

    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify.annotations..";

    private HouseRules() {}

    /** Production classes of ours that the module under test can see. */
    public static JavaClasses productionClasses() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                // Seen by tests only, and vendors' words are their trade.
                .withImportOption(location -> !location.contains("/simulators"))
                .importPackages("io.puente");
    }

    /** Rules of connector-core. */
    public static List<ArchRule> core() {
        return List.of(
                only("io.puente.model..", JDK, "javax.crypto..", NULLNESS, "io.puente.model.."),
                only("io.puente.spi..", JDK, NULLNESS, "io.puente.model..", "io.puente.spi.."),
                only(
                        "io.puente.connector..",
                        JDK,
                        NULLNESS,
                        "com.fasterxml.jackson..",
                        "io.puente.model..",
                        "io.puente.spi..",
                        "io.puente.connector.."),
                onlyThesePackagesImport("io.puente.connector..", "io.puente.connector.."),
                only(
                        "io.puente.whatsapp..",
                        JDK,
                        "javax.crypto..",
                        NULLNESS,
                        "com.fasterxml.jackson..",
                        "io.puente.model..",
                        "io.puente.whatsapp.."),
                only("io.puente.store", JDK, NULLNESS, "io.puente.model..", "io.puente.store"),
                only(
                        "io.puente.mapping..",
                        JDK,
                        NULLNESS,
                        "dev.cel..",
                        // CEL hands macros an ImmutableList.
                        "com.google.common.collect..",
                        "org.yaml.snakeyaml..",
                        "com.google.i18n.phonenumbers..",
                        "io.puente.model..",
                        "io.puente.spi..",
                        "io.puente.mapping.."),
                only(
                        "io.puente.drift..",
                        JDK,
                        NULLNESS,
                        "org.slf4j..",
                        "com.fasterxml.jackson..",
                        "io.micrometer.core..",
                        "io.puente.model..",
                        "io.puente.spi..",
                        "io.puente.store",
                        "io.puente.mapping..",
                        "io.puente.delivery..",
                        "io.puente.drift.."),
                only(
                        "io.puente.doctor..",
                        JDK,
                        "javax.crypto..",
                        NULLNESS,
                        "org.slf4j..",
                        "com.fasterxml.jackson..",
                        "io.puente.model..",
                        "io.puente.spi..",
                        "io.puente.mapping..",
                        "io.puente.drift..",
                        "io.puente.doctor.."),
                only(
                        "io.puente.media..",
                        JDK,
                        NULLNESS,
                        "org.slf4j..",
                        "io.micrometer.core..",
                        "io.puente.model..",
                        "io.puente.store",
                        "io.puente.media.."),
                only(
                        "io.puente.parity..",
                        JDK,
                        NULLNESS,
                        "org.slf4j..",
                        "com.fasterxml.jackson..",
                        "io.puente.model..",
                        "io.puente.spi..",
                        "io.puente.store",
                        "io.puente.mapping..",
                        "io.puente.delivery..",
                        "io.puente.parity.."),
                only(
                        "io.puente.versions..",
                        JDK,
                        NULLNESS,
                        "org.slf4j..",
                        "io.puente.model..",
                        "io.puente.spi..",
                        "io.puente.store",
                        "io.puente.mapping..",
                        "io.puente.versions.."),
                only(
                        "io.puente.rehearse..",
                        JDK,
                        NULLNESS,
                        "com.fasterxml.jackson..",
                        "io.puente.model..",
                        "io.puente.spi..",
                        "io.puente.store",
                        "io.puente.mapping..",
                        "io.puente.delivery..",
                        "io.puente.parity..",
                        "io.puente.rehearse.."),
                onlyThesePackagesImport(
                        "org.apache.camel..", "io.puente.route..", "io.puente.edge..", "io.puente.boot.."),
                onlyThesePackagesImport("org.springframework.integration..", "io.puente.edge.."),
                onlyThesePackagesImport("org.springframework.boot..", "io.puente.boot.."),
                onlyThesePackagesImport("io.puente.store.jdbc..", "io.puente.store.jdbc..", "io.puente.boot.."),
                noVendorWords(),
                slices().matching("io.puente.(*)..").should().beFreeOfCycles());
    }

    /** Rules of a connector module with this package name. */
    public static List<ArchRule> connector(String name) {
        String base = "io.puente." + name;
        return List.of(
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.puente.store..",
                                "io.puente.delivery..",
                                "io.puente.edge..",
                                "io.puente.fold..",
                                "io.puente.mapping..",
                                "io.puente.api..",
                                "io.puente.simulator.."),
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .and()
                        .resideOutsideOfPackages(base + ".route..", base + ".boot..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.camel..", "org.springframework.."),
                classes()
                        .that()
                        .resideInAPackage(base + ".internal..")
                        .should()
                        .onlyHaveDependentClassesThat()
                        .resideInAPackage(base + ".."),
                slices().matching(base + ".(*)..").should().beFreeOfCycles());
    }

    private static ArchRule only(String of, String... allowed) {
        return classes()
                .that()
                .resideInAPackage(of)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private static ArchRule onlyThesePackagesImport(String library, String... allowed) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule noVendorWords() {
        return members()
                .should()
                .haveNameNotMatching("(?i).*(salesforce|sobject|dataverse|dynamics|siebel).*")
                .allowEmptyShould(true);
    }
}
