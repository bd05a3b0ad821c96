package io.puente.mapping;

import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.CanonicalKind;
import io.puente.spi.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads one entry under {@code objects}. */
final class ObjectReader {

    private static final Set<String> KEYS = Words.set(
            "name", "writes", "from", "key", "references", "fields", "assignmentRules", "only", "requires", "when");
    private static final Set<String> KEY_KEYS = Words.set("field", "value");
    private static final Set<String> REFERENCE_KEYS = Words.set("object", "whenMissing");
    private static final Map<String, CanonicalKind> KINDS = Words.kinds();
    private static final Map<String, Boolean> ASSIGNMENT = Words.map("on-create", true, "never", false);
    private static final Map<String, WhenMissing> WHEN_MISSING =
            Words.map("wait", WhenMissing.WAIT, "omit", WhenMissing.OMIT);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final ProblemList problems;
    private final YamlMap yaml;
    private final String path;

    ObjectReader(Node node, int index, ProblemList problems) {
        this.problems = problems;
        var unnamed = new YamlMap(node, "", YamlMap.ANY, new ProblemList(""));
        String name = unnamed.text("name");
        this.path = "objects." + (name == null ? index + 1 : name);
        this.yaml = new YamlMap(node, path, KEYS, problems);
    }

    /** @return null if the entry cannot be understood; the reasons are then among the problems */
    @Nullable
    ObjectPlan read() {
        if (!yaml.isBlock()) {
            return null;
        }
        String name = yaml.required("name", "contact");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            yaml.spot("name").problem("'" + name + "' is no name", "use lower-case letters, digits and hyphens");
        }
        String writes = yaml.required("writes", "Contact");
        CanonicalKind from = kind();
        String keyField = key(from);
        List<ReferenceRule> references = references();
        List<FieldRule> fields = from == null ? List.of() : fields(from);
        Condition condition =
                from == null ? Condition.ALWAYS : new ConditionReader(yaml, "only", from, problems).read();
        boolean runAssignment = yaml.word("assignmentRules", ASSIGNMENT, false);
        distinct(keyField, references);
        if (name.isEmpty() || writes.isEmpty() || from == null) {
            return null;
        }
        return new ObjectPlan(
                name,
                path,
                yaml.valueAt("name"),
                new ObjectName(writes),
                yaml.valueAt("writes"),
                from,
                keyField,
                yaml.valueAt("key"),
                references,
                fields,
                condition,
                runAssignment);
    }

    private @Nullable CanonicalKind kind() {
        String written = yaml.required("from", "contact");
        if (written.isEmpty()) {
            return null;
        }
        CanonicalKind kind = KINDS.get(written);
        if (kind == null) {
            yaml.spot("from").problem("'" + written + "' is not known here", Spelling.hint(written, KINDS.keySet()));
        }
        return kind;
    }

    private String key(@Nullable CanonicalKind from) {
        Node node = yaml.value("key");
        if (node == null) {
            yaml.problem("", "'key' is missing", "for example { field: External_Key, value: contact.key }");
            return "";
        }
        var key = new YamlMap(node, yaml.path("key"), KEY_KEYS, problems);
        if (!(node instanceof MappingNode)) {
            return "";
        }
        String field = key.required("field", "External_Key");
        String value = key.required("value", from == null ? "contact.key" : CanonicalVocabulary.ownKey(from));
        if (from != null && !value.isEmpty() && !value.equals(CanonicalVocabulary.ownKey(from))) {
            key.spot("value")
                    .problem(
                            "'" + value + "' is not the record's own key",
                            "it must be " + CanonicalVocabulary.ownKey(from));
        }
        return field;
    }

    private List<ReferenceRule> references() {
        List<ReferenceRule> references = new ArrayList<>();
        Node node = yaml.value("references");
        if (node == null) {
            return references;
        }
        var block = new YamlMap(node, yaml.path("references"), YamlMap.ANY, problems);
        block.entries().forEach((field, entry) -> {
            WhenMissing whenMissing = WhenMissing.WAIT;
            String object;
            if (entry.getValueNode() instanceof MappingNode details) {
                var reference = new YamlMap(details, block.path(field), REFERENCE_KEYS, problems);
                object = reference.required("object", "contact");
                whenMissing = reference.word("whenMissing", WHEN_MISSING, WhenMissing.WAIT);
            } else {
                object = block.text(field);
            }
            if (object != null && !object.isEmpty()) {
                references.add(new ReferenceRule(field, Position.of(entry.getKeyNode()), object, whenMissing));
            }
        });
        return references;
    }

    private List<FieldRule> fields(CanonicalKind from) {
        List<FieldRule> fields = new ArrayList<>();
        Node node = yaml.value("fields");
        if (node == null) {
            yaml.problem("", "'fields' is missing", "for example { LastName: { value: contact.displayName } }");
            return fields;
        }
        var block = new YamlMap(node, yaml.path("fields"), YamlMap.ANY, problems);
        block.entries().forEach((field, entry) -> {
            FieldRule rule = new FieldReader(field, entry, block.path(field), from, problems).read();
            if (rule != null) {
                if (rule.splits() && fields.stream().anyMatch(FieldRule::splits)) {
                    problems.add(
                            entry.getKeyNode(),
                            block.path(field) + ".overflow",
                            "'split' stands on another field of this object already",
                            "only one text can make further records");
                }
                fields.add(rule);
            }
        });
        return fields;
    }

    /** One field cannot be written from two places. */
    private void distinct(String keyField, List<ReferenceRule> references) {
        if (yaml.value("fields") instanceof MappingNode fields) {
            for (NodeTuple entry : fields.getValue()) {
                var name = entry.getKeyNode() instanceof org.yaml.snakeyaml.nodes.ScalarNode s ? s.getValue() : "";
                if (!name.isEmpty() && name.equals(keyField)) {
                    problems.add(
                            entry.getKeyNode(), yaml.path("fields." + name), "is the key field already", "remove it");
                }
                if (references.stream().anyMatch(r -> r.field().equals(name))) {
                    problems.add(
                            entry.getKeyNode(),
                            yaml.path("fields." + name),
                            "is a reference already",
                            "remove one of them");
                }
            }
        }
        for (ReferenceRule reference : references) {
            if (reference.field().equals(keyField)) {
                problems.add(
                        reference.at(), yaml.path("references." + keyField), "is the key field already", "remove it");
            }
        }
    }
}
