package io.puente.simulator.dataverse.api;

import io.puente.simulator.CallCounter;
import io.puente.simulator.Fault;
import io.puente.simulator.FaultScript;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.Caller;
import io.puente.simulator.state.UndoLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code $batch}: operations in order, change sets all or nothing. Runs under the organisation's write lock. */
final class BatchEndpoint {
    private static final Pattern SERVICE = Pattern.compile("^(?:https?://[^/]+)?/?api/data/v\\d+\\.\\d+/");
    private static final Map<Integer, String> REASONS = Map.of(
            200,
            "OK",
            201,
            "Created",
            204,
            "No Content",
            304,
            "Not Modified",
            400,
            "Bad Request",
            403,
            "Forbidden",
            404,
            "Not Found",
            405,
            "Method Not Allowed",
            412,
            "Precondition Failed",
            429,
            "Too Many Requests");

    private final Function<Call, Reply> router;
    private final CallCounter operations;
    private final Function<SimulatorRequest, String> template;
    private @Nullable FaultScript faults;

    private record Answer(BatchReader.Part part, Reply reply) {}

    /** @param template under which an operation is counted */
    BatchEndpoint(Function<Call, Reply> router, CallCounter operations, Function<SimulatorRequest, String> template) {
        this.router = router;
        this.operations = operations;
        this.template = template;
    }

    void faults(FaultScript script) {
        faults = script;
    }

    /** @throws ApiException 400 for a body that is no batch; nothing is executed then */
    Reply handle(SimulatorRequest request, String root, Caller caller, List<BatchReader.Item> items) {
        boolean goOn = request.headers().getOrDefault("Prefer", List.of()).stream()
                .anyMatch(value -> value.contains("odata.continue-on-error"));
        String boundary = "batchresponse_" + UUID.randomUUID();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = 200;
        for (BatchReader.Item item : items) {
            List<Answer> answers = item.changeSet()
                    ? changeSet(item, request, root, caller)
                    : List.of(one(item.parts().get(0), request, root, caller, new UndoLog(), Map.of()));
            write(out, "--" + boundary + "\r\n");
            if (item.changeSet()) {
                String inner = "changesetresponse_" + UUID.randomUUID();
                write(out, "Content-Type: multipart/mixed; boundary=" + inner + "\r\n\r\n");
                answers.forEach(answer -> {
                    write(out, "--" + inner + "\r\n");
                    write(out, answer);
                });
                write(out, "--" + inner + "--\r\n");
            } else {
                write(out, answers.get(0));
            }
            Reply last = answers.isEmpty()
                    ? Reply.empty(200)
                    : answers.get(answers.size() - 1).reply();
            if (last.failed() && !goOn) {
                status = last.status();
                break;
            }
        }
        write(out, "--" + boundary + "--\r\n");
        Reply reply = Reply.of(status, "multipart/mixed; boundary=" + boundary, out.toByteArray());
        return goOn ? reply.header("Preference-Applied", "odata.continue-on-error") : reply;
    }

    /** All answers, or the one of the operation that failed, after everything was taken back. */
    private List<Answer> changeSet(BatchReader.Item set, SimulatorRequest request, String root, Caller caller) {
        UndoLog tx = new UndoLog();
        Map<String, String> contentIds = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (BatchReader.Part part : set.parts()) {
            Answer answer = one(part, request, root, caller, tx, contentIds);
            if (answer.reply().failed()) {
                tx.backTo(0);
                return List.of(answer);
            }
            if (answer.reply().entity() != null) {
                contentIds.put(part.contentId(), answer.reply().entity());
            }
            answers.add(answer);
        }
        return answers;
    }

    private Answer one(
            BatchReader.Part part,
            SimulatorRequest request,
            String root,
            Caller caller,
            UndoLog tx,
            Map<String, String> contentIds) {
        try {
            Call context = new Call(request, root, List.of(), caller, tx, contentIds);
            String url =
                    SERVICE.matcher(Addresses.resolved(context, part.url())).replaceFirst("");
            String relative = url.startsWith("/") ? url.substring(1) : url;
            String service = root.substring(root.indexOf("/api/"));
            SimulatorRequest alone =
                    new SimulatorRequest(part.method(), service + "/" + relative, part.headers(), part.body());
            operations.count(alone.method(), template.apply(alone));
            Optional<Fault> fault = faults == null ? Optional.empty() : faults.takeReply(alone);
            if (fault.isPresent()) {
                return new Answer(part, scripted(fault.get()));
            }
            List<Segment> path = Segment.parse(alone.path().substring(service.length()));
            return new Answer(part, router.apply(new Call(alone, root, path, caller, tx, contentIds)));
        } catch (ApiException e) {
            return new Answer(part, Reply.error(e));
        }
    }

    private static Reply scripted(Fault fault) {
        Reply reply = Reply.of(
                fault.status(),
                "application/json; odata.metadata=minimal",
                fault.body().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    private static void write(ByteArrayOutputStream out, Answer answer) {
        Reply reply = answer.reply();
        write(out, "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (!answer.part().contentId().isEmpty()) {
            write(out, "Content-ID: " + answer.part().contentId() + "\r\n");
        }
        write(out, "\r\nHTTP/1.1 " + reply.status() + " " + REASONS.getOrDefault(reply.status(), "Error") + "\r\n");
        if (reply.failed()) {
            write(out, "REQ_ID: " + UUID.randomUUID() + "\r\n");
        }
        write(out, "OData-Version: 4.0\r\n");
        reply.headers().forEach(header -> write(out, header.getKey() + ": " + header.getValue() + "\r\n"));
        write(out, "\r\n");
        byte[] body = reply.body();
        if (body != null) {
            out.writeBytes(body);
        }
        write(out, "\r\n");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
