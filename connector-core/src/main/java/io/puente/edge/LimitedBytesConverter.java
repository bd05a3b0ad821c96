package io.puente.edge;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads a body as raw bytes up to a limit. The limit holds for chunked bodies too, whose length nobody announces; at
 * most one byte more than the limit is read.
 */
final class LimitedBytesConverter implements HttpMessageConverter<byte[]> {

    private final int maxBytes;

    LimitedBytesConverter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type == byte[].class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return type == byte[].class;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.ALL);
    }

    @Override
    public byte[] read(Class<? extends byte[]> type, HttpInputMessage input) throws IOException {
        if (input.getHeaders().getContentLength() > maxBytes) {
            throw tooLarge();
        }
        byte[] body = input.getBody().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge();
        }
        return body;
    }

    @Override
    public void write(byte[] body, @Nullable MediaType mediaType, HttpOutputMessage output) throws IOException {
        output.getHeaders().setContentLength(body.length);
        output.getBody().write(body);
    }

    private ResponseStatusException tooLarge() {
        return new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
    }
}
