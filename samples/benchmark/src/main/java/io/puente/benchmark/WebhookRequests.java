package io.puente.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whole signed HTTP requests, each with one text message of its own. Made outside of what is measured where possible:
 * signing one costs some microseconds.
 */
final class WebhookRequests {

    private static final String PATH = "/webhooks/whatsapp";

    private final Mac mac;
    private final String numberId;
    private final AtomicLong serial;
    private final int conversations;

    WebhookRequests(String appSecret, String numberId, int conversations, long firstSerial) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.numberId = numberId;
        this.conversations = conversations;
        this.serial = new AtomicLong(firstSerial);
    }

    /** The next message; conversations take turns. */
    byte[] next() {
        long n = serial.getAndIncrement();
        return request(body(n % conversations, n, System.currentTimeMillis() / 1000));
    }

    /** The next message, from this person. */
    byte[] nextOf(long person) {
        return request(body(person, serial.getAndIncrement(), System.currentTimeMillis() / 1000));
    }

    long sent() {
        return serial.get();
    }

    String body(long person, long message, long seconds) {
        String phone = "34600" + String.format("%06d", person);
        String userId = "ES.9" + String.format("%017d", person);
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"100200300400500\",\"changes\":[{\"value\":"
                + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"34910000000\","
                + "\"phone_number_id\":\"" + numberId + "\"},\"contacts\":[{\"profile\":{\"name\":\"Customer " + person
                + "\"},\"wa_id\":\"" + phone + "\",\"user_id\":\"" + userId + "\"}],\"messages\":[{\"from\":\"" + phone
                + "\",\"from_user_id\":\"" + userId + "\",\"id\":\"" + wamid(message) + "\",\"timestamp\":\"" + seconds
                + "\",\"text\":{\"body\":\"Message number " + message
                + ": could you please tell me when my parcel will arrive? It was announced for today and I am at home until"
                + " six o'clock in the evening. Thank you very much in advance.\"},\"type\":\"text\"}]},"
                + "\"field\":\"messages\"}]}]}";
    }

    static String wamid(long message) {
        return "wamid.BENCH" + String.format("%020d", message) + "==";
    }

    byte[] request(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String signature;
        synchronized (mac) {
            signature = HexFormat.of().formatHex(mac.doFinal(body));
        }
        byte[] head = ("POST " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "X-Hub-Signature-256: sha256=" + signature + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
