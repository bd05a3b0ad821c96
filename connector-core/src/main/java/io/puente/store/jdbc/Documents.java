package io.puente.store.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.puente.model.ConsentKey;
import io.puente.model.ContactKey;
import io.puente.model.ConversationKey;
import io.puente.model.EngagementKey;
import io.puente.model.MessageKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Canonical records as compact JSON: keys are plain texts, moments milliseconds (ISO 8601
 * text where that would lose something; parsing text costs more than all the rest), missing leaves left out. */
final class Documents {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(keys())
            .addModule(moments())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            // A newer node may have written fields this one does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private Documents() {}

    static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return READERS.computeIfAbsent(type, MAPPER::readerFor).readValue(json);
        } catch (JsonProcessingException e) {
            // The text holds personal data and Jackson quotes it: only where it broke is told.
            e.clearLocation();
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static SimpleModule keys() {
        var module = new SimpleModule();
        key(module, ContactKey.class, ContactKey::new);
        key(module, ConversationKey.class, ConversationKey::new);
        key(module, EngagementKey.class, EngagementKey::new);
        key(module, MessageKey.class, MessageKey::new);
        key(module, ConsentKey.class, ConsentKey::new);
        return module;
    }

    private static <T> void key(SimpleModule module, Class<T> type, Function<String, T> of) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return of.apply(parser.getText());
            }
        });
    }

    private static SimpleModule moments() {
        var module = new SimpleModule();
        module.addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Instant moment, JsonGenerator json, SerializerProvider provider) throws IOException {
                if (moment.getNano() % 1_000_000 == 0) {
                    json.writeNumber(moment.toEpochMilli());
                } else {
                    json.writeString(moment.toString());
                }
            }
        });
        module.addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                        ? Instant.ofEpochMilli(parser.getLongValue())
                        : Instant.parse(parser.getText());
            }
        });
        return module;
    }
}
