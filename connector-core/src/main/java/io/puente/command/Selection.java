package io.puente.command;

import io.puente.model.TargetId;
import io.puente.store.AttentionList.Filter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records that need attention are meant; all options that are given must fit. */
final class Selection {

    @Option(names = "--crm", paramLabel = "NAME", description = "Of this CRM.")
    private @Nullable String crm;

    @Option(names = "--object", paramLabel = "NAME", description = "The mapping's name of the object: case, message.")
    private @Nullable String object;

    @Option(names = "--key", paramLabel = "KEY", description = "The one with this key.")
    private @Nullable String key;

    @Option(names = "--kind", paramLabel = "KIND", description = "Kind of failure, such as INVALID_DATA.")
    private @Nullable String kind;

    @Option(names = "--code", paramLabel = "CODE", description = "The CRM's own code of the failure.")
    private @Nullable String code;

    boolean empty() {
        return crm == null && object == null && key == null && kind == null && code == null;
    }

    /** @throws CommandProblem if the CRM is not known */
    Filter filter(CommandRun run) {
        TargetId target = crm == null ? null : run.crm(crm).id();
        return new Filter(target, object, key, kind, code);
    }
}
