package io.puente.salesforce.route;

import io.puente.salesforce.internal.SalesforceTransport.Session;
import io.puente.spi.CallGuard;
import io.puente.spi.CallMeter;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.TargetFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.jspecify.annotations.Nullable;

/** Lets one caller log in while the others wait for what comes of it, a failure too. Thread-safe. */
final class SessionGate {
    // The component writes the form itself; every grant's begins so.
    private static final HttpCall LOGIN = new HttpCall(
            "POST",
            "/services/oauth2/token",
            Map.of(),
            "grant_type=".getBytes(StandardCharsets.UTF_8),
            HttpCall.Effect.LOGIN);

    private final SalesforceSession session;
    private final CallMeter meter;
    private final CallGuard guard;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong attempts = new AtomicLong();
    private @Nullable Failure lastFailure;

    SessionGate(SalesforceSession session, CallMeter meter, CallGuard guard) {
        this.session = session;
        this.meter = meter;
        this.guard = guard;
    }

    Session current() throws TargetFailure, InterruptedException {
        String token = session.getAccessToken();
        // During a renewal the component forgets the host before the token.
        return token != null && session.getInstanceUrl() != null ? opened(token) : newerThan("");
    }

    /** @param stale the token that was refused; empty if there was none */
    Session newerThan(String stale) throws TargetFailure, InterruptedException {
        long before = attempts.get();
        lock.lockInterruptibly();
        try {
            String token = session.getAccessToken();
            if (token != null && !token.equals(stale)) {
                return opened(token);
            }
            if (attempts.get() != before && lastFailure != null) {
                throw new TargetFailure(lastFailure);
            }
            return logIn(token);
        } finally {
            lock.unlock();
        }
    }

    private Session logIn(@Nullable String stale) throws TargetFailure, InterruptedException {
        guard.before(LOGIN);
        meter.called(CallMeter.Purpose.LOGIN);
        try {
            String token = session.login(stale);
            lastFailure = null;
            return opened(token);
        } catch (SalesforceException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("interrupted while logging in");
            }
            lastFailure = refused(e);
            throw new TargetFailure(lastFailure);
        } catch (RuntimeException e) {
            // The component reads an answer without the fields it expects with a null or index failure.
            lastFailure =
                    Failure.of(FailureKind.UNAVAILABLE, "login", "Salesforce's answer to the login could not be read.");
            throw new TargetFailure(lastFailure);
        } finally {
            attempts.incrementAndGet();
        }
    }

    // The identity address ends with the user: https://login.salesforce.com/id/<organisation>/<user>
    private Session opened(String token) {
        String identity = session.getId();
        return new Session(token, session.getInstanceUrl(), identity.substring(identity.lastIndexOf('/') + 1));
    }

    private static Failure refused(SalesforceException e) {
        List<RestError> errors = e.getErrors();
        String code = errors == null || errors.isEmpty() || errors.get(0).getErrorCode() == null
                ? ""
                : errors.get(0).getErrorCode();
        String safeCode = code.matches("[A-Za-z0-9_]{1,60}") ? code.toLowerCase(Locale.ROOT) : "login";
        int status = e.getStatusCode();
        if (status == 429 || safeCode.equals("rate_limit_exceeded")) {
            return Failure.of(FailureKind.THROTTLED, safeCode, "Salesforce allows no more logins for now.");
        }
        if (status == 400 || status == 401 || status == 403) {
            return Failure.of(FailureKind.UNAUTHORISED, safeCode, "Salesforce refused the login (" + safeCode + ").");
        }
        return Failure.of(FailureKind.UNAVAILABLE, safeCode, "The login did not succeed, status " + status + ".");
    }
}
