package io.puente.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintStream;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class Answering {

    /** Made when first asked for: it takes longer than a short command. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                // A terminal's character set need not be UTF-8.
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
    }

    @Option(names = "--json", description = "Answer as JSON; standard output holds nothing else.")
    private boolean json;

    @Option(names = "--verbose", description = "Show where in the program an unexpected error came from.")
    private boolean verbose;

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** The answer in one of its two forms. */
    void give(PrintStream out, Object document, Consumer<PrintStream> text) {
        if (json) {
            out.println(write(document));
        } else {
            text.accept(out);
        }
        out.flush();
    }

    static String write(Object document) {
        try {
            return Json.MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be written as JSON", e);
        }
    }
}
