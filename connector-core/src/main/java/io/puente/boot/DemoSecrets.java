package io.puente.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The demo's published secrets open nothing outside the demo profile. */
final class DemoSecrets {

    private static final Set<String> PUBLISHED =
            Set.of("demo-app-secret", "demo-verify-token", "demo-token", "demo-client", "demo-secret", "demo-password");

    /** As delivered by a vendor, and the demo's; a user of that name may well exist. */
    private static final String VENDORS_PASSWORD = "SADMIN";

    private DemoSecrets() {}

    static List<String> problems(PuenteSettings settings, Environment environment) {
        var problems = new ArrayList<String>();
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            return problems;
        }
        settings.whatsapp().appSecrets().forEach(s -> check("puente.whatsapp.app-secrets", s, problems));
        check("puente.whatsapp.verify-token", settings.whatsapp().verifyToken(), problems);
        check("puente.whatsapp.graph.token", settings.whatsapp().graph().token(), problems);
        settings.access()
                .users()
                .forEach(u -> check("puente.access.users." + u.name() + ".password", u.password(), problems));
        settings.targets()
                .forEach((name, target) -> target.settings().forEach((key, value) -> {
                    if (PUBLISHED.contains(value) || (key.equals("password") && value.equals(VENDORS_PASSWORD))) {
                        problems.add("puente.targets." + name + ".settings." + key + " is the demo's; use a real one");
                    }
                }));
        return problems;
    }

    private static void check(String name, @org.jspecify.annotations.Nullable Secret secret, List<String> problems) {
        if (secret != null && PUBLISHED.contains(secret.value())) {
            problems.add(name + " is the demo's, which everybody knows; use a real one");
        }
    }
}
