package io.puente.rehearse;

import io.puente.model.Sha256;

/** A short text that tells whether a long one has changed. */
public final class Fingerprint {
    private static final int CHARACTERS = 32;

    private Fingerprint() {}

    public static String of(String text) {
        return Sha256.hex(text).substring(0, CHARACTERS);
    }
}
