package io.puente.boot;

import io.puente.api.ManagedCrm;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;

/** Pauses a CRM by suspending its drain route. */
final class RouteSwitches implements ManagedCrm.Switches {

    private final CamelContext camel;
    private final String routeId;

    RouteSwitches(CamelContext camel, String routeId) {
        this.camel = camel;
        this.routeId = routeId;
    }

    @Override
    public boolean paused() {
        ServiceStatus status = camel.getRouteController().getRouteStatus(routeId);
        return status != null && (status.isSuspended() || status.isStopped());
    }

    @Override
    public void pause() {
        try {
            camel.getRouteController().suspendRoute(routeId);
        } catch (Exception e) {
            throw new IllegalStateException("route " + routeId + " could not be suspended", e);
        }
    }

    @Override
    public void resume() {
        try {
            if (paused()) {
                camel.getRouteController().resumeRoute(routeId);
            }
        } catch (Exception e) {
            throw new IllegalStateException("route " + routeId + " could not be resumed", e);
        }
    }
}
