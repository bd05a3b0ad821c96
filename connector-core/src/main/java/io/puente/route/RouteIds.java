package io.puente.route;

import io.puente.model.TargetId;

/** Ids of our routes; documented and stable, for integrators to intercept. */
public final class RouteIds {
    public static final String INGEST = "wa-ingest";
    public static final String MEDIA = "wa-media";
    static final String RETIRE = "crm-retire";
    static final String DRAIN_TEMPLATE = "crm-drain";
    static final String WATCH_TEMPLATE = "crm-watch";
    static final String HTTP_TEMPLATE = "crm-http";

    private RouteIds() {}

    public static String drain(TargetId target) {
        return DRAIN_TEMPLATE + "-" + target;
    }

    public static String watch(TargetId target) {
        return WATCH_TEMPLATE + "-" + target;
    }

    /** @param connection the target's name, or that of another address reached over HTTP */
    public static String http(String connection) {
        return HTTP_TEMPLATE + "-" + connection;
    }
}
