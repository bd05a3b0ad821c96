package io.puente.simulator.whatsapp;

import java.util.List;

/**
 * How a simulated platform is set up. Immutable.
 *
 * @param port 0 for any free one
 * @param accessToken bearer token that the Graph API takes
 * @param appSecret signs webhooks
 * @param verifyToken offered to the callback in the handshake
 * @param numbers at least one; the first is the one that customers write to unless told otherwise
 * @param automatic whether statuses and webhook retries play by themselves, or only on demand
 * @param rateLimits whether throughput (80 a second per number) and pair rate (one per 6 s, burst of 45) are enforced
 * @param refuseByStatus whether recipient-related refusals come as a failed status after a 200, as Meta also does
 */
public record WhatsAppSettings(
        int port,
        String accessToken,
        String appSecret,
        String verifyToken,
        String wabaId,
        List<BusinessNumber> numbers,
        boolean automatic,
        boolean rateLimits,
        boolean refuseByStatus) {

    public WhatsAppSettings {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("numbers is empty; at least one business number is needed");
        }
    }

    /** Port 9081 and the demo's names and secrets; everything on demand. */
    public static WhatsAppSettings demo() {
        return new WhatsAppSettings(
                9081,
                "demo-token",
                "demo-app-secret",
                "demo-verify-token",
                "102000000000001",
                List.of(new BusinessNumber("106000000000001", "15550100000", "1")),
                false,
                false,
                false);
    }

    public WhatsAppSettings withPort(int other) {
        return new WhatsAppSettings(
                other, accessToken, appSecret, verifyToken, wabaId, numbers, automatic, rateLimits, refuseByStatus);
    }

    public WhatsAppSettings withSecrets(String otherAccessToken, String otherAppSecret, String otherVerifyToken) {
        return new WhatsAppSettings(
                port,
                otherAccessToken,
                otherAppSecret,
                otherVerifyToken,
                wabaId,
                numbers,
                automatic,
                rateLimits,
                refuseByStatus);
    }

    public WhatsAppSettings withAccount(String otherWabaId, List<BusinessNumber> otherNumbers) {
        return new WhatsAppSettings(
                port,
                accessToken,
                appSecret,
                verifyToken,
                otherWabaId,
                otherNumbers,
                automatic,
                rateLimits,
                refuseByStatus);
    }

    public WhatsAppSettings withAutomatic(boolean on) {
        return new WhatsAppSettings(
                port, accessToken, appSecret, verifyToken, wabaId, numbers, on, rateLimits, refuseByStatus);
    }

    public WhatsAppSettings withRateLimits(boolean on) {
        return new WhatsAppSettings(
                port, accessToken, appSecret, verifyToken, wabaId, numbers, automatic, on, refuseByStatus);
    }

    public WhatsAppSettings withRefuseByStatus(boolean on) {
        return new WhatsAppSettings(
                port, accessToken, appSecret, verifyToken, wabaId, numbers, automatic, rateLimits, on);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WhatsAppSettings[port=" + port + ", wabaId=" + wabaId + ", automatic=" + automatic + "]";
    }
}
