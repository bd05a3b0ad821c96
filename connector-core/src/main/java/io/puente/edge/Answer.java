package io.puente.edge;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The answer to one request, given by whichever thread has the result; the request's own thread does not wait for it.
 * Only the first counts. Thread-safe.
 */
final class Answer implements AsyncListener {

    private static final String ATTRIBUTE = Answer.class.getName();

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final Runnable tooLate;
    private final AtomicBoolean given = new AtomicBoolean();

    private Answer(AsyncContext context, HttpServletResponse response, Runnable tooLate) {
        this.context = context;
        this.response = response;
        this.tooLate = tooLate;
    }

    /**
     * The answer to the request that this thread handles.
     *
     * @param patience how long the caller is kept waiting; the container looks once a second, then it gets 503
     * @param tooLate runs in that case
     */
    static Answer here(Duration patience, Runnable tooLate) {
        var web = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        HttpServletRequest request = web.getRequest();
        if (request.getAttribute(ATTRIBUTE) instanceof Answer begun) {
            return begun;
        }
        HttpServletResponse response = Objects.requireNonNull(web.getResponse(), "a request without response");
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(patience.toMillis());
        var answer = new Answer(context, response, tooLate);
        context.addListener(answer);
        request.setAttribute(ATTRIBUTE, answer);
        return answer;
    }

    /** Without a body. */
    void give(HttpStatus status) {
        if (given.compareAndSet(false, true)) {
            response.setStatus(status.value());
            response.setContentLength(0);
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (!given.get()) {
            tooLate.run();
            give(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** The connection is gone: nobody is there to be answered. */
    @Override
    public void onError(AsyncEvent event) {
        given.set(true);
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
