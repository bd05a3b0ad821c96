package io.puente.simulator.salesforce.metadata;

import static io.puente.simulator.salesforce.metadata.Soap.element;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.salesforce.oauth.Sessions;
import io.puente.simulator.salesforce.org.Org;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /services/Soap/u/NN.0}: the login that ends with version 64, and what old clients call right after it. */
public final class PartnerApi {
    // From 65 on the vendor has no SOAP login; a token from OAuth goes into the session header instead.
    private static final int LAST_WITH_LOGIN = 64;
    private static final Pattern VERSION = Pattern.compile("/services/Soap/u/(\\d+)\\.0.*");

    private final Org org;
    private final Sessions sessions;

    public PartnerApi(Org org, Sessions sessions) {
        this.org = org;
        this.sessions = sessions;
    }

    /** @param instance the address of this server as the client reached it */
    public SimulatorReply handle(SimulatorRequest request, String instance) {
        Matcher version = VERSION.matcher(request.path());
        Soap call;
        try {
            call = Soap.parse(request.body());
        } catch (IllegalArgumentException e) {
            return Soap.fault(Soap.PARTNER, "MALFORMED_REQUEST", String.valueOf(e.getMessage()));
        }
        int number = version.matches() ? Integer.parseInt(version.group(1)) : 0;
        if (call.operation().equals("login")) {
            return number > LAST_WITH_LOGIN
                    ? Soap.fault(
                            Soap.PARTNER,
                            "INVALID_OPERATION",
                            "SOAP API login() is not available in API version 65.0 and later; use OAuth")
                    : login(call, instance, number);
        }
        Optional<String> user = call.sessionId().flatMap(sessions::userOf);
        if (user.isEmpty()) {
            return Soap.sessionFault(Soap.PARTNER);
        }
        return switch (call.operation()) {
            case "getUserInfo" -> call.reply(Soap.PARTNER, "<result>" + userInfo(user.get()) + "</result>");
            case "getServerTimestamp" ->
                call.reply(
                        Soap.PARTNER,
                        "<result>" + element("timestamp", Soap.time(Instant.now(org.clock()))) + "</result>");
            case "logout" -> {
                call.sessionId().ifPresent(sessions::revoke);
                yield call.reply(Soap.PARTNER, "");
            }
            default ->
                Soap.fault(
                        Soap.PARTNER,
                        "UNSUPPORTED_OPERATION",
                        "This simulator has no SOAP " + call.operation() + "; use the REST API");
        };
    }

    private SimulatorReply login(Soap call, String instance, int version) {
        Optional<String> user = org.administration()
                .login(
                        call.arguments().value("username").orElse(""),
                        call.arguments().value("password").orElse(""));
        if (user.isEmpty()) {
            return Soap.fault(
                    Soap.PARTNER, "INVALID_LOGIN", "Invalid username, password, security token; or user locked out.");
        }
        String organization = org.administration().organizationId();
        String end = version + ".0/" + organization.substring(0, 15);
        return call.reply(
                Soap.PARTNER,
                "<result>"
                        + element("metadataServerUrl", instance + "/services/Soap/m/" + end)
                        + element("passwordExpired", false)
                        + element("sandbox", false)
                        + element("serverUrl", instance + "/services/Soap/u/" + end)
                        + element("sessionId", sessions.open(organization, user.get()))
                        + element("userId", user.get())
                        + "<userInfo>"
                        + userInfo(user.get())
                        + "</userInfo></result>");
    }

    private String userInfo(String userId) {
        return element("accessibilityMode", false)
                + element("chatterExternal", false)
                + element("currencySymbol", "€")
                + element("orgAttachmentFileSizeLimit", 5_242_880)
                + element("orgDefaultCurrencyIsoCode", "EUR")
                + element("orgDefaultCurrencyLocale", "es_ES")
                + element("orgDisallowHtmlAttachments", false)
                + element("orgHasPersonAccounts", false)
                + element("organizationId", org.administration().organizationId())
                + element("organizationMultiCurrency", false)
                + element("organizationName", "Puente Demo")
                + element("profileId", org.administration().fieldOfUser(userId, "ProfileId") + "")
                + "<roleId xsi:nil=\"true\"/>"
                + element("sessionSecondsValid", sessions.lifetimeSeconds())
                + "<userDefaultCurrencyIsoCode xsi:nil=\"true\"/>"
                + element("userEmail", org.administration().fieldOfUser(userId, "Email") + "")
                + element("userFullName", org.administration().fieldOfUser(userId, "Name") + "")
                + element("userId", userId)
                + element("userLanguage", "en_US")
                + element("userLocale", "en_US")
                + element("userName", org.administration().fieldOfUser(userId, "Username") + "")
                + element("userTimeZone", "Europe/Madrid")
                + element("userType", "Standard")
                + element("userUiSkin", "Theme3");
    }
}
