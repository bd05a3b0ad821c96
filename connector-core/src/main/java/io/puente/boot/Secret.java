package io.puente.boot;

/** A secret text; shown nowhere. */
public record Secret(String value) {

    /** For the settings binder. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    boolean blank() {
        return value.isBlank();
    }

    @Override
    public String toString() {
        return "******";
    }
}
