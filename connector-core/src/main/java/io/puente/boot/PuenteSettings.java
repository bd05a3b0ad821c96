package io.puente.boot;

import io.puente.model.ConsentPurpose;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code puente}. Read by {@link SettingsReader}, which refuses unknown names and lists all mistakes at
 * once. No {@code toString} shows a secret.
 *
 * @param data folder of log, state and media
 * @param language of the reasons that people read: en or es
 * @param zone of hours and weekdays in mappings, where a number has none of its own
 * @param contactKeySecret secret of the contact keys; made and kept in the data folder if missing
 */
public record PuenteSettings(
        @DefaultValue("puente-data") Path data,
        @Nullable Secret contactKeySecret,
        @DefaultValue Store store,
        @DefaultValue WhatsApp whatsapp,
        @DefaultValue Session session,
        @DefaultValue Consent consent,
        @DefaultValue Fold fold,
        @DefaultValue Media media,
        @DefaultValue Access access,
        @DefaultValue Drift drift,
        @DefaultValue Rehearsal rehearsal,
        @DefaultValue("en") Locale language,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue Map<String, Target> targets) {

    /** Where log and state live. */
    public record Store(
            @DefaultValue("sqlite") Kind type,
            @Nullable String url,
            @Nullable String username,
            @Nullable Secret password,
            @DefaultValue("8") int connections) {
        /** SQLite: one machine. PostgreSQL: several nodes. */
        public enum Kind {
            SQLITE,
            POSTGRESQL
        }
    }

    /**
     * The channel.
     *
     * @param appSecrets of the Meta app, newest first
     * @param portfolios business portfolio by WhatsApp Business Account or number id; BSUIDs are scoped by it
     * @param enterprises managed enterprise by portfolio; parent BSUIDs are scoped by it
     * @param accounts ids of the WhatsApp Business Accounts, for the doctor; empty to take those that the token names
     * @param publicAddress the callback as it is entered at Meta, for the doctor
     * @param numbers the business numbers by number id: as people write them, and what mappings decide by
     */
    public record WhatsApp(
            @DefaultValue List<Secret> appSecrets,
            @Nullable Secret verifyToken,
            @DefaultValue("3MB") DataSize maxBody,
            @DefaultValue Map<String, String> portfolios,
            @DefaultValue Map<String, String> enterprises,
            @DefaultValue List<String> accounts,
            @Nullable URI publicAddress,
            @DefaultValue Map<String, NumberSettings> numbers,
            @DefaultValue Graph graph) {}

    /** The Graph API, for media. */
    public record Graph(
            @DefaultValue("https://graph.facebook.com") URI baseUri,
            @DefaultValue("v25.0") String apiVersion,
            @Nullable Secret token,

            @DefaultValue({"*.fbsbx.com", "*.facebook.com", "*.whatsapp.net"})
            List<String> mediaHosts,

            @DefaultValue Connection connection) {}

    /**
     * When a new case begins.
     *
     * @param opens by kind of message: true if it opens a case
     */
    public record Session(
            @DefaultValue("24h") Duration silence,
            @DefaultValue Map<String, Boolean> opens,
            @DefaultValue("false") boolean reactionsOpenWindow,
            @DefaultValue("next-case") WithoutCase withoutCase) {
        /** What happens to history and echoes that came before the first case. */
        public enum WithoutCase {
            NEXT_CASE,
            CONTACT
        }
    }

    /**
     * What a keyword decides.
     *
     * @param optOutPurposes withdrawn by STOP, BAJA, PARAR and their like
     * @param optInPurposes given by START, ALTA and their like
     * @param words lists by language, which replace the shipped ones if there is any
     */
    public record Consent(
            @DefaultValue({"marketing", "utility"}) Set<ConsentPurpose> optOutPurposes,
            @DefaultValue({"marketing", "utility"}) Set<ConsentPurpose> optInPurposes,
            @DefaultValue Map<String, Words> words) {}

    /** The words of one language. */
    public record Words(
            @DefaultValue Set<String> optOut, @DefaultValue Set<String> optIn) {}

    /**
     * Work on what the log holds.
     *
     * @param enabled false for a node of a cluster that only accepts webhooks
     * @param batch log entries per step
     */
    public record Fold(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("500") int batch,
            @DefaultValue("250ms") Duration poll) {}

    /** Fetching of files. */
    public record Media(
            @DefaultValue("true") boolean fetch,
            @DefaultValue("100MB") DataSize maxFile,
            @DefaultValue("2") int parallel) {}

    /** Who may use the operators' endpoints. */
    public record Access(@DefaultValue List<User> users) {}

    /**
     * Whether the CRMs' fields are still what the mappings need.
     *
     * @param enabled false for looking only when asked to
     * @param at time of day, HH:mm in the machine's zone; each CRM has its turn within the hour after it
     * @param metadataMaxAge how long a CRM's description of its fields is believed where no fresh one is asked for
     */
    public record Drift(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("03:00") String at,
            @DefaultValue("1h") Duration metadataMaxAge) {}

    /** @param resumeWithin so long after its beginning an interrupted one is gone on with; zero for never */
    public record Rehearsal(@DefaultValue("24h") Duration resumeWithin) {}

    /** Roles: {@code operator}, {@code consent}, {@code metrics}. */
    public record User(
            String name,
            Secret password,
            @DefaultValue("operator") List<String> roles) {}

    /**
     * One CRM.
     *
     * @param mapping a mapping file; the connector's own default if missing
     * @param enabled false is the same as not being there: nothing gathers, and on its return it gets what it missed
     * @param numbers ids of the business numbers whose conversations it gets; all if missing
     * @param callsPerSecond the most write and read calls that begin in any second; 0 for no limit but the CRM's own
     * @param stopAtShare of the vendor's daily allowance, at which background traffic stops
     * @param connection proxy, trust store, client certificate and time-outs of this CRM; null for the defaults, and for
     *     connectors that bring their own way to their CRM
     * @param settings the connector's own
     */
    public record Target(
            @Nullable String type,
            @Nullable String mapping,
            @DefaultValue("true") boolean enabled,
            @Nullable List<String> numbers,
            @DefaultValue("1s") Duration linger,
            @DefaultValue("3s") Duration maxAge,
            @DefaultValue("200") int people,
            @DefaultValue("0") int callsPerSecond,
            @DefaultValue("0.8") double stopAtShare,
            @DefaultValue("30s") Duration watchEvery,
            @Nullable Connection connection,
            @DefaultValue Map<String, String> settings) {}

    /**
     * How one address is reached.
     *
     * @param responseTimeout the longest silence while an answer is awaited; null for 30 s at the Graph API and 120 s at a
     *     CRM, where one call may write a thousand records
     */
    public record Connection(
            @Nullable URI proxy,
            @Nullable String proxyUser,
            @Nullable Secret proxyPassword,
            @Nullable Path trustStore,
            @Nullable Secret trustStorePassword,
            @Nullable Path keyStore,
            @Nullable Secret keyStorePassword,
            @DefaultValue("5s") Duration connectTimeout,
            @Nullable Duration responseTimeout) {}
}
