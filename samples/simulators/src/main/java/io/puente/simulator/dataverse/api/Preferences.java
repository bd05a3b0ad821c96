package io.puente.simulator.dataverse.api;

/** {@code Preference-Applied}. */
final class Preferences {
    private Preferences() {}

    static Reply applied(Call call, Reply reply, String first) {
        StringBuilder applied = new StringBuilder(first);
        call.preference("odata.include-annotations").ifPresent(list -> {
            applied.append(applied.length() == 0 ? "" : ", ");
            applied.append("odata.include-annotations=\"").append(list).append('"');
        });
        return applied.length() == 0 ? reply : reply.header("Preference-Applied", applied.toString());
    }
}
