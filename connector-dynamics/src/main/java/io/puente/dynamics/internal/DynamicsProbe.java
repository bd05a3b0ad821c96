package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;

/** The cheapest call that proves credentials, version and reachability. */
public final class DynamicsProbe {
    private DynamicsProbe() {}

    /** @return the id of our user */
    public static String whoAmI(DynamicsApi api) throws TargetFailure, InterruptedException {
        return whoAmI(api, Purpose.PROBE);
    }

    static String whoAmI(DynamicsApi api, Purpose purpose) throws TargetFailure, InterruptedException {
        DynamicsCall call = DynamicsCall.get(purpose, api.path("/WhoAmI"));
        JsonNode user = api.json(call).path("UserId");
        if (!user.isTextual()) {
            throw DynamicsApi.unreadable(call);
        }
        return user.textValue();
    }
}
