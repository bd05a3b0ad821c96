package io.puente.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads mapping files: YAML in UTF-8, at most 1 MiB. The file can name only what {@link CanonicalVocabulary} lists;
 * nothing in it runs code. Makes no call to a CRM; for that see {@link MappingCheck}.
 */
public final class MappingLoader {

    private static final Set<String> KEYS =
            Words.set("version", "crm", "objects", TranscriptReader.KEY, LayeredFile.EXTENDS);

    private final ProblemList problems;
    private final String fileName;
    private final String crm;
    private boolean ofAnotherCrm;

    private MappingLoader(String fileName, String crm) {
        this.problems = new ProblemList(fileName);
        this.fileName = fileName;
        this.crm = crm;
    }

    /**
     * The mapping of a file, compiled.
     *
     * @param fileName for problems
     * @param file not closed
     * @param crm the type of CRM the file must be for
     * @throws MappingProblems naming every mistake at once
     * @throws IOException if the file cannot be read
     */
    public static CrmMapping load(String fileName, InputStream file, String crm) throws IOException {
        return read(fileName, file, crm).mapping();
    }

    /** As {@link #load}, for those who want to check it against the CRM too. */
    public static MappingFile read(String fileName, InputStream file, String crm) throws IOException {
        return read(fileName, file, crm, MappingLayers.NONE);
    }

    /** As {@link #read(String, InputStream, String)}, with the files that {@code extends} may name. */
    public static MappingFile read(String fileName, InputStream file, String crm, MappingLayers layers)
            throws IOException {
        return new MappingLoader(fileName, crm).read(file, layers);
    }

    private MappingFile read(InputStream file, MappingLayers layers) throws IOException {
        var recording = new MappingSource.Recording(layers);
        byte[] top = MappingSource.Recording.bytes(file);
        Node root = new LayeredFile(recording, problems).read(fileName, new ByteArrayInputStream(top));
        if (root == null) {
            throw new MappingProblems(problems.sorted());
        }
        var yaml = new YamlMap(root, "", KEYS, problems);
        if (!(root instanceof MappingNode)) {
            throw new MappingProblems(problems.sorted());
        }
        header(yaml);
        if (ofAnotherCrm) {
            // What it says of objects was laid over, and would be compared with, the wrong CRM's.
            throw new MappingProblems(problems.sorted().stream()
                    .filter(problem -> !problem.path().startsWith("objects"))
                    .toList());
        }
        List<ObjectPlan> plans = objects(yaml);
        Map<String, ObjectPlan> byName = new LinkedHashMap<>();
        plans.forEach(plan -> byName.putIfAbsent(plan.name(), plan));
        List<ObjectPlan> ordered = new ReferenceOrder(byName, problems).sort();
        SplitCheck.check(byName, problems);
        TranscriptForm transcript = new TranscriptReader(yaml, problems).read(plans);
        if (!problems.isEmpty()) {
            throw new MappingProblems(problems.sorted(), fileName, List.copyOf(byName.values()));
        }
        List<MappedObject> compiled = new ArrayList<>();
        ordered.forEach(plan -> compiled.add(new CompiledObject(plan, byName, fileName)));
        return new MappingFile(
                recording.source(fileName, top),
                new CrmMapping(ContentVersion.of(root), crm, compiled, transcript),
                ordered);
    }

    private void header(YamlMap yaml) {
        if (yaml.has(LayeredFile.EXTENDS)) {
            yaml.spot(LayeredFile.EXTENDS).problem("must be 'default' or the path of a file", "");
        }
        String version = yaml.required("version", "1");
        if (!version.isEmpty() && !version.equals("1")) {
            yaml.spot("version").problem("version " + version + " is not known", "this Puente reads version 1");
        }
        String written = yaml.required("crm", crm);
        if (!written.isEmpty() && !written.equals(crm)) {
            ofAnotherCrm = true;
            yaml.spot("crm").problem("the file is for '" + written + "'", "this CRM is of type '" + crm + "'");
        }
    }

    private List<ObjectPlan> objects(YamlMap yaml) {
        List<ObjectPlan> plans = new ArrayList<>();
        if (!yaml.has("objects")) {
            yaml.problem("", "'objects' is missing", "list at least one object");
        } else if (!(yaml.value("objects") instanceof SequenceNode list)
                || list.getValue().isEmpty()) {
            yaml.spot("objects").problem("must be a list with at least one object", "each begins with '- name: '");
        } else {
            int index = 0;
            for (Node node : list.getValue()) {
                ObjectPlan plan = new ObjectReader(node, index++, problems).read();
                if (plan != null) {
                    distinct(plan, plans);
                    plans.add(plan);
                }
            }
        }
        return plans;
    }

    private void distinct(ObjectPlan plan, List<ObjectPlan> earlier) {
        for (ObjectPlan other : earlier) {
            if (other.name().equals(plan.name())) {
                problems.add(
                        plan.at(),
                        plan.path(),
                        "there are two objects named '" + plan.name() + "'",
                        "the first stands in line " + other.at().line());
            } else if (other.writes().equals(plan.writes()) && other.from() == plan.from()) {
                problems.add(
                        plan.writesAt(),
                        plan.path() + ".writes",
                        "'" + other.name() + "' writes " + plan.writes() + " from "
                                + CanonicalVocabulary.root(plan.from()) + " already",
                        "put the fields together in one object");
            }
        }
    }
}
