package io.puente.whatsapp;

/** An error object of a webhook: code 0 if none was given. Branch on the code, never on the title. */
public record PlatformError(int code, String title, String details) {}
