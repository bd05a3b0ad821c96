package io.puente.doctor;

import io.puente.spi.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * All checks of one gateway, in the order of the report.
 *
 * @param data the data folder
 * @param remarks on the settings, each allowed and probably not wanted
 * @param outside to Meta, and to our own webhook as it is seen from there
 * @param inside to our own webhook on this machine
 */
public record Checkup(
        Path data,
        List<String> remarks,
        WhatsAppSetup whatsapp,
        Supplier<Collection<CrmUnderTest>> crms,
        Transport outside,
        Transport inside,
        RandomGenerator random,
        Clock clock)
        implements Supplier<List<Check>> {

    /** Ids of the checks that every CRM goes through; a connector's own come to them. */
    public static final List<String> CRM_CHECKS = List.of(
            "crm.access", "crm.permissions", "crm.set-up", "crm.mapping", "crm.allowance", "crm.clock", "crm.own");

    @Override
    public List<Check> get() {
        List<Check> checks = new ArrayList<>(new GatewayChecks(data, whatsapp.graph(), outside, clock, remarks).all());
        checks.addAll(new GraphChecks(whatsapp, new Graph(whatsapp, outside), clock).all());
        checks.addAll(new WebhookChecks(whatsapp, outside, inside, random).all());
        crms.get().forEach(crm -> checks.addAll(new CrmChecks(crm).all()));
        return checks;
    }
}
