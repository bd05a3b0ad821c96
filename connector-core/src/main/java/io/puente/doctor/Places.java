package io.puente.doctor;

/** Pages and menus of Meta, as its documentation names them in 2026. */
final class Places {
    static final String SYSTEM_USER =
            "business.facebook.com, Settings, Users, System users: generate a token for the app";
    static final String APP_SECRET = "developers.facebook.com, your app, App settings, Basic, App secret";
    static final String CALLBACK = "developers.facebook.com, your app, WhatsApp, Configuration, Webhook";
    static final String NUMBERS = "business.facebook.com, WhatsApp Manager, Phone numbers";

    private Places() {}
}
