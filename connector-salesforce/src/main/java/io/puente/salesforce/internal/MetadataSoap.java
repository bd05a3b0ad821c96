package io.puente.salesforce.internal;

import com.sforce.soap.metadata.DeployOptions;
import com.sforce.soap.metadata.DeployResult;
import com.sforce.soap.metadata.MetadataConnection;
import com.sforce.soap.metadata.PackageTypeMembers;
import com.sforce.soap.metadata.RetrieveRequest;
import com.sforce.soap.metadata.RetrieveResult;
import com.sforce.soap.metadata.TestLevel;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.SoapFaultException;
import io.puente.connector.Pause;
import io.puente.salesforce.internal.SalesforceTransport.Session;
import io.puente.spi.CallMeter;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Metadata API, with the session of the REST calls; it is never logged in to. */
final class MetadataSoap {
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Why a component could not be deployed. */
    record Problem(String component, String text) {}

    private interface Call<T> {
        T on(MetadataConnection connection) throws ConnectionException;
    }

    private final SalesforceTransport transport;
    private final SoapConnection how;
    private final CallMeter meter;
    private final Clock clock;
    private final Pause pause;

    MetadataSoap(SalesforceTransport transport, SoapConnection how, CallMeter meter, Clock clock, Pause pause) {
        this.transport = transport;
        this.how = how;
        this.meter = meter;
        this.clock = clock;
        this.pause = pause;
    }

    /** All or nothing. @return what was refused; empty if everything is there now */
    List<Problem> deploy(byte[] zip) throws TargetFailure, InterruptedException {
        DeployOptions options = new DeployOptions();
        options.setSinglePackage(true);
        options.setRollbackOnError(true);
        options.setTestLevel(TestLevel.NoTestRun);
        String id = call(connection -> connection.deploy(zip, options)).getId();
        DeployResult result =
                waitFor(() -> call(connection -> connection.checkDeployStatus(id, true)), DeployResult::isDone);
        List<Problem> problems = new ArrayList<>();
        if (!result.isSuccess()) {
            if (result.getDetails() != null) {
                for (var failure : result.getDetails().getComponentFailures()) {
                    problems.add(new Problem(
                            (failure.getComponentType() + " " + failure.getFullName()).strip(), failure.getProblem()));
                }
            }
            if (problems.isEmpty()) {
                problems.add(new Problem(
                        "Deployment " + id,
                        Optional.ofNullable(result.getErrorMessage()).orElse(result.getStatus() + "")));
            }
        }
        return problems;
    }

    /** The file of one component as the organisation has it; empty if it has none. */
    Optional<byte[]> retrieve(String type, String name, String fileSuffix) throws TargetFailure, InterruptedException {
        PackageTypeMembers members = new PackageTypeMembers();
        members.setName(type);
        members.setMembers(new String[] {name});
        var wanted = new com.sforce.soap.metadata.Package();
        wanted.setVersion(PackageZip.VERSION);
        wanted.setTypes(new PackageTypeMembers[] {members});
        RetrieveRequest request = new RetrieveRequest();
        request.setApiVersion(Double.parseDouble(PackageZip.VERSION));
        request.setSinglePackage(true);
        request.setUnpackaged(wanted);
        String id = call(connection -> connection.retrieve(request)).getId();
        RetrieveResult result =
                waitFor(() -> call(connection -> connection.checkRetrieveStatus(id, true)), RetrieveResult::isDone);
        byte[] zip = result.getZipFile();
        return zip == null ? Optional.empty() : PackageZip.find(zip, fileSuffix);
    }

    private interface Look<T> {
        T now() throws TargetFailure, InterruptedException;
    }

    private <T> T waitFor(Look<T> look, java.util.function.Predicate<T> done)
            throws TargetFailure, InterruptedException {
        Instant until = clock.instant().plus(how.deployTimeout());
        Duration wait = FIRST_LOOK;
        for (T state = look.now(); ; state = look.now()) {
            if (done.test(state)) {
                return state;
            }
            if (clock.instant().isAfter(until)) {
                throw TargetFailure.unknownOutcome("Salesforce was still at work after " + how.deployTimeout() + ".");
            }
            pause.of(wait);
            wait = wait.plus(wait).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.plus(wait);
        }
    }

    private <T> T call(Call<T> call) throws TargetFailure, InterruptedException {
        Session session = transport.session();
        try {
            return once(session, call);
        } catch (SoapFaultException e) {
            if (!code(e).equals("INVALID_SESSION_ID")) {
                throw failure(e);
            }
        } catch (ConnectionException e) {
            throw failure(e);
        }
        try {
            return once(transport.renew(session), call);
        } catch (ConnectionException e) {
            throw failure(e);
        }
    }

    private <T> T once(Session session, Call<T> call) throws ConnectionException {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setSessionId(session.accessToken());
        // The stubs' own address is a test host of the vendor.
        config.setServiceEndpoint(session.instanceUrl() + "/services/Soap/m/" + PackageZip.VERSION);
        config.setConnectionTimeout(Math.toIntExact(how.connectTimeout().toMillis()));
        config.setReadTimeout(Math.toIntExact(how.readTimeout().toMillis()));
        config.setSslContext(transport.tls());
        if (!how.proxyHost().isEmpty()) {
            config.setProxy(how.proxyHost(), how.proxyPort());
        }
        if (!how.proxyUser().isEmpty()) {
            config.setProxyUsername(how.proxyUser());
            config.setProxyPassword(how.proxyPassword());
        }
        transport.guard().before(new HttpCall("POST", config.getServiceEndpoint(), Map.of(), new byte[0]));
        meter.called(CallMeter.Purpose.PROVISION);
        return call.on(new MetadataConnection(config));
    }

    private static String code(SoapFaultException e) {
        return e.getFaultCode() == null ? "" : e.getFaultCode().getLocalPart();
    }

    // Causes are not kept: force-wsc puts the reply into its messages.
    private static TargetFailure failure(ConnectionException e) {
        String code = e instanceof SoapFaultException fault ? code(fault) : "";
        return switch (code) {
            case "" -> TargetFailure.unavailable("connection", "The Metadata API could not be reached.");
            case "INVALID_SESSION_ID" ->
                new TargetFailure(
                        Failure.of(
                                FailureKind.UNAUTHORISED,
                                code,
                                "The Metadata API does not accept the session. Opaque access tokens are needed, not bound to an address."));
            case "INSUFFICIENT_ACCESS" ->
                new TargetFailure(Failure.of(
                        FailureKind.MISCONFIGURED,
                        code,
                        "Our user needs the permission 'Modify Metadata Through Metadata API Functions' to install."));
            case "REQUEST_LIMIT_EXCEEDED" ->
                new TargetFailure(Failure.of(FailureKind.THROTTLED, code, "Salesforce allows no more calls for now."));
            default ->
                TargetFailure.unavailable(
                        code.matches("[A-Z0-9_]{1,80}") ? code : "fault", "The Metadata API refused the call.");
        };
    }
}
