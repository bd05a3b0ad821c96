package io.puente.siebel.internal;

import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ObjectName;
import io.puente.spi.Provisioner;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what Puente needs in Siebel and says, step by step, what its administrator has to set up. It changes nothing:
 * the repository cannot be changed safely by REST, and lists of values are shared by every screen.
 */
public final class SiebelProvisioner implements Provisioner {
    private final SiebelApi api;
    private final SiteNames names;
    private final List<Need> needs;

    public SiebelProvisioner(SiebelApi api, SiteNames names, List<Need> needs) {
        this.api = api;
        this.names = names;
        this.needs = List.copyOf(needs);
    }

    @Override
    public Plan plan() throws TargetFailure, InterruptedException {
        return new Plan(steps(""));
    }

    /** Looks again; whatever is still missing waits for the administrator. */
    @Override
    public Plan apply(Plan plan) throws TargetFailure, InterruptedException {
        return plan.complete() ? plan : new Plan(steps("only Siebel's administrator can do this"));
    }

    private List<Step> steps(String problem) throws TargetFailure, InterruptedException {
        List<Step> steps = new ArrayList<>();
        SiebelSchemaReader schema = new SiebelSchemaReader(api, names, EmojiPolicy.KEEP);
        for (Need need : needs) {
            Optional<ObjectSchema> described = schema.describe(new ObjectName(need.object()), Purpose.PROVISION);
            if (described.isEmpty()) {
                steps.add(AdministratorSteps.grant(need.object(), problem));
            } else {
                fields(need, described.get(), steps, problem);
            }
        }
        values(steps, problem);
        return steps;
    }

    private void fields(Need need, ObjectSchema described, List<Step> steps, String problem) {
        Optional<FieldSchema> key = described.field(need.keyField());
        if (key.isEmpty()) {
            steps.add(AdministratorSteps.field(need.object(), need.keyField(), problem));
        } else if (key.get().maxLength() > 0 && key.get().maxLength() < Need.KEY_LENGTH) {
            steps.add(AdministratorSteps.shortKey(
                    need.object(), need.keyField(), key.get().maxLength(), problem));
        } else if (!key.get().createable()) {
            steps.add(AdministratorSteps.readOnlyKey(need.object(), need.keyField(), problem));
        }
        for (String field : need.fields()) {
            if (described.field(field).isEmpty()) {
                steps.add(AdministratorSteps.field(need.object(), field, problem));
            }
        }
    }

    private void values(List<Step> steps, String problem) throws TargetFailure, InterruptedException {
        Set<String> lists = new LinkedHashSet<>();
        needs.forEach(need ->
                need.values().keySet().forEach(field -> list(need, field).ifPresent(lists::add)));
        Optional<Map<String, List<String>>> there = new ListsOfValues(api, names).read(Purpose.PROVISION, lists);
        if (there.isEmpty()) {
            steps.add(AdministratorSteps.grantLists(problem));
            return;
        }
        for (Need need : needs) {
            need.values()
                    .forEach((field, wanted) -> list(need, field).ifPresent(list -> {
                        for (String value : wanted) {
                            if (!there.get().getOrDefault(list, List.of()).contains(value)) {
                                steps.add(AdministratorSteps.value(list, value, need.object() + "." + field, problem));
                            }
                        }
                    }));
        }
    }

    private Optional<String> list(Need need, String field) {
        return Optional.ofNullable(names.picklists().get(need.object() + "." + field));
    }
}
