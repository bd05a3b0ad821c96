package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.BusinessNumber;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsReaderTest {

    private static final Map<String, Object> SOUND = Map.of(
            "puente.whatsapp.app-secrets[0]", "an-app-secret",
            "puente.whatsapp.verify-token", "a-token",
            "puente.whatsapp.graph.token", "a-graph-token");

    @Test
    void defaultsAreTheDocumentedOnes() {
        PuenteSettings settings = SettingsReader.read(environment(Map.of())).settings();

        assertThat(settings.store().type()).isEqualTo(PuenteSettings.Store.Kind.SQLITE);
        assertThat(settings.session().silence()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.whatsapp().maxBody().toMegabytes()).isEqualTo(3);
        assertThat(settings.targets()).isEmpty();
    }

    @Test
    void readsTargetsWithTheConnectorsOwnSettings() {
        PuenteSettings settings = SettingsReader.read(environment(Map.of(
                        "puente.targets.crm-a.type", "some",
                        "puente.targets.crm-a.linger", "250ms",
                        "puente.targets.crm-a.settings.login-url", "https://login.example")))
                .settings();

        PuenteSettings.Target target = settings.targets().get("crm-a");
        assertThat(target.linger()).isEqualTo(Duration.ofMillis(250));
        assertThat(target.maxAge()).isEqualTo(Duration.ofSeconds(3));
        assertThat(target.settings()).containsEntry("login-url", "https://login.example");
    }

    @Test
    void aCrmWithoutNumbersGetsAllOfThem() {
        PuenteSettings settings = SettingsReader.read(environment(Map.of(
                        "puente.targets.all.type", "some",
                        "puente.targets.one.type", "some",
                        "puente.targets.one.numbers", "1001,1002")))
                .settings();

        assertThat(settings.targets().get("all").numbers()).isNull();
        assertThat(settings.targets().get("one").numbers()).containsExactly("1001", "1002");
        assertThat(problems(Map.of("puente.targets.one.type", "x", "puente.targets.one.numbers", "1001")))
                .isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "no app secret",
                        Map.of("puente.whatsapp.app-secrets[0]", ""),
                        "puente.whatsapp.app-secrets is missing"),
                Arguments.of(
                        "no verify token",
                        Map.of("puente.whatsapp.verify-token", " "),
                        "puente.whatsapp.verify-token is missing"),
                Arguments.of(
                        "no graph token",
                        Map.of("puente.whatsapp.graph.token", ""),
                        "puente.whatsapp.graph.token is missing"),
                Arguments.of(
                        "unknown name",
                        Map.of("puente.sesion.silence", "3h"),
                        "puente.sesion.silence is not a setting"),
                Arguments.of(
                        "unknown name in a target",
                        Map.of("puente.targets.a.type", "x", "puente.targets.a.lingr", "1s"),
                        "puente.targets.a.lingr is not a setting"),
                Arguments.of(
                        "not a duration",
                        Map.of("puente.session.silence", "a day"),
                        "puente.session.silence must be a duration"),
                Arguments.of(
                        "not an enum",
                        Map.of("puente.store.type", "oracle"),
                        "puente.store.type must be one of sqlite, postgresql"),
                Arguments.of(
                        "contradiction: max-age below linger",
                        Map.of("puente.targets.a.type", "x", "puente.targets.a.linger", "5s"),
                        "puente.targets.a.max-age contradicts"),
                Arguments.of(
                        "contradiction: url with sqlite",
                        Map.of("puente.store.url", "jdbc:postgresql://h/d"),
                        "puente.store.url contradicts"),
                Arguments.of(
                        "postgresql without url",
                        Map.of("puente.store.type", "postgresql"),
                        "puente.store.url is missing"),
                Arguments.of(
                        "trust store password alone",
                        Map.of("puente.whatsapp.graph.connection.trust-store-password", "x"),
                        "is set without"),
                Arguments.of(
                        "a CRM's proxy without port",
                        Map.of("puente.targets.a.type", "x", "puente.targets.a.connection.proxy", "http://proxy"),
                        "puente.targets.a.connection.proxy must be an address with host and port"),
                Arguments.of(
                        "a proxy's user without password",
                        Map.of(
                                "puente.targets.a.type", "x",
                                "puente.targets.a.connection.proxy", "http://proxy:3128",
                                "puente.targets.a.connection.proxy-user", "ann"),
                        "puente.targets.a.connection.proxy-password go together"),
                Arguments.of(
                        "a trust store that is not there",
                        Map.of(
                                "puente.targets.a.type", "x",
                                "puente.targets.a.connection.trust-store", "/nowhere/trust.p12"),
                        "puente.targets.a.connection.trust-store cannot be read"),
                Arguments.of(
                        "user without password",
                        Map.of("puente.access.users[0].name", "ann"),
                        "puente.access.users[0].password is missing"),
                Arguments.of(
                        "unknown role",
                        Map.of(
                                "puente.access.users[0].name",
                                "ann",
                                "puente.access.users[0].password",
                                "long-enough",
                                "puente.access.users[0].roles[0]",
                                "king"),
                        "allowed are consent, metrics, operator"),
                Arguments.of(
                        "bound to nothing",
                        Map.of("puente.targets.a.type", "x", "puente.targets.a.numbers", ""),
                        "puente.targets.a.numbers is empty; name at least one number id"),
                Arguments.of(
                        "bound to the number people dial",
                        Map.of("puente.targets.a.type", "x", "puente.targets.a.numbers", "+34 910 000 001"),
                        "puente.targets.a.numbers has '+34 910 000 001', which is no number id"),
                Arguments.of(
                        "bound to a blank number",
                        Map.of("puente.targets.a.type", "x", "puente.targets.a.numbers[0]", " "),
                        "which is no number id"),
                Arguments.of(
                        "bound twice to one number",
                        Map.of("puente.targets.a.type", "x", "puente.targets.a.numbers", "1001,1002,1001"),
                        "puente.targets.a.numbers names 1001 twice"),
                Arguments.of(
                        "bound to a number nobody knows",
                        Map.of(
                                "puente.targets.a.type", "x",
                                "puente.targets.a.numbers", "1001,1009",
                                "puente.whatsapp.numbers.1001", "+34 910 000 001"),
                        "names 1009, which is not in puente.whatsapp.numbers; there are 1001"),
                Arguments.of(
                        "no such time zone",
                        Map.of("puente.whatsapp.numbers.1001.zone", "Europe/Atlantis"),
                        "puente.whatsapp.numbers.1001.zone must be a time zone such as UTC or Europe/Madrid"),
                Arguments.of(
                        "no such time zone for all",
                        Map.of("puente.zone", "Mars"),
                        "puente.zone must be a time zone such as UTC or Europe/Madrid"),
                Arguments.of(
                        "no language",
                        Map.of("puente.whatsapp.numbers.1001.language", "spanish, mostly"),
                        "puente.whatsapp.numbers.1001.language must be a language tag such as es, en-GB or pt-BR"),
                Arguments.of(
                        "queue without a name",
                        Map.of("puente.whatsapp.numbers.1001.queue", " "),
                        "puente.whatsapp.numbers.1001.queue is empty"),
                Arguments.of(
                        "slip in a number's setting",
                        Map.of("puente.whatsapp.numbers.1001.queu", "sales"),
                        "puente.whatsapp.numbers.1001.queu is not a setting of Puente"),
                Arguments.of(
                        "a night at no time of day",
                        Map.of("puente.drift.at", "3 am"),
                        "puente.drift.at must be a time of day such as 03:00"),
                Arguments.of(
                        "a time of day beyond the day",
                        Map.of("puente.drift.at", "24:00"),
                        "puente.drift.at must be a time of day such as 03:00"),
                Arguments.of(
                        "metadata older than nothing",
                        Map.of("puente.drift.metadata-max-age", "-1s"),
                        "puente.drift.metadata-max-age must be at least"),
                Arguments.of(
                        "drift neither on nor off",
                        Map.of("puente.drift.enabled", "nightly"),
                        "puente.drift.enabled must be true or false"),
                Arguments.of(
                        "slip in a setting of drift",
                        Map.of("puente.drift.att", "03:00"),
                        "puente.drift.att is not a setting"),
                Arguments.of(
                        "rehearsals resumed before they began",
                        Map.of("puente.rehearsal.resume-within", "-1h"),
                        "puente.rehearsal.resume-within must be at least"),
                Arguments.of(
                        "account that is no id",
                        Map.of("puente.whatsapp.accounts", "Our business"),
                        "puente.whatsapp.accounts has 'Our business', which is no account id"),
                Arguments.of(
                        "public address without host",
                        Map.of("puente.whatsapp.public-address", "/webhooks/whatsapp"),
                        "puente.whatsapp.public-address must be the whole callback address"),
                Arguments.of(
                        "public address that is none",
                        Map.of("puente.whatsapp.public-address", "https://your host/"),
                        "puente.whatsapp.public-address must be"),
                Arguments.of("bad target name", Map.of("puente.targets.[Crm A].type", "x"), "is not a valid name"),
                Arguments.of(
                        "target without type",
                        Map.of("puente.targets.a.linger", "1s"),
                        "puente.targets.a.type is missing"));
    }

    @Test
    void aNumberIsATextOrABlock() {
        var settings = SettingsReader.read(environment(Map.of(
                        "puente.zone", "Europe/Madrid",
                        "puente.whatsapp.numbers.1001", "+34 910 000 001",
                        "puente.whatsapp.numbers.1002.number", "+52 55 0000 0002",
                        "puente.whatsapp.numbers.1002.name", "Mexico",
                        "puente.whatsapp.numbers.1002.queue", "soporte",
                        "puente.whatsapp.numbers.1002.language", "es-MX",
                        "puente.whatsapp.numbers.1002.zone", "America/Mexico_City")))
                .settings();
        var numbers = NumberDirectory.of(settings);

        ZoneId madrid = ZoneId.of("Europe/Madrid");
        assertThat(numbers.of("1001")).isEqualTo(new BusinessNumber("+34 910 000 001", null, null, null, madrid));
        assertThat(numbers.of("1002"))
                .isEqualTo(new BusinessNumber(
                        "+52 55 0000 0002", "Mexico", "soporte", "es-MX", ZoneId.of("America/Mexico_City")));
        assertThat(numbers.of("unheard of")).isEqualTo(BusinessNumber.in(madrid));
    }

    @Test
    void readsWhenToLookAtTheCrmsAndWhereTheWebhookIs() {
        var given = SettingsReader.read(environment(Map.of(
                        "puente.drift.enabled", "false",
                        "puente.drift.at", "23:45",
                        "puente.drift.metadata-max-age", "10m",
                        "puente.whatsapp.accounts", "2001,2002",
                        "puente.whatsapp.public-address", "https://puente.example/webhooks/whatsapp",
                        "puente.zone", "America/Bogota")))
                .settings();
        assertThat(given.drift()).isEqualTo(new PuenteSettings.Drift(false, "23:45", Duration.ofMinutes(10)));
        assertThat(given.whatsapp().accounts()).containsExactly("2001", "2002");
        assertThat(given.whatsapp().publicAddress()).hasHost("puente.example").hasPath("/webhooks/whatsapp");
        assertThat(given.zone()).isEqualTo(ZoneId.of("America/Bogota"));

        var defaults = SettingsReader.read(environment(Map.of())).settings();
        assertThat(defaults.rehearsal().resumeWithin()).isEqualTo(Duration.ofHours(24));
        assertThat(defaults.drift()).isEqualTo(new PuenteSettings.Drift(true, "03:00", Duration.ofHours(1)));
        assertThat(defaults.whatsapp().accounts()).isEmpty();
        assertThat(defaults.whatsapp().publicAddress()).isNull();
        assertThat(defaults.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void namesTheMistake(String name, Map<String, Object> settings, String problem) {
        assertThat(problems(settings)).anySatisfy(p -> assertThat(p).contains(problem));
    }

    @Test
    void namesAllMistakesAtOnce() {
        assertThat(problems(Map.of(
                        "puente.session.silence", "a day",
                        "puente.store.type", "oracle",
                        "puente.whatsapp.verify-token", "",
                        "puente.targets.a.type", "x",
                        "puente.targets.a.linger", "5s",
                        "puente.targets.a.people", "0")))
                .hasSize(5);
    }

    @Test
    void aSecretIsNeverShown() {
        assertThat(SettingsReader.read(environment(Map.of())).settings().toString())
                .doesNotContain("an-app-secret", "a-token", "a-graph-token");
    }

    private static List<String> problems(Map<String, Object> settings) {
        return SettingsReader.read(environment(settings)).problems();
    }

    private static StandardEnvironment environment(Map<String, Object> settings) {
        var all = new HashMap<>(SOUND);
        all.putAll(settings);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        return environment;
    }
}
