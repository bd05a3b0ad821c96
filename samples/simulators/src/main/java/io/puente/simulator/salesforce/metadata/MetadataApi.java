package io.puente.simulator.salesforce.metadata;

import static io.puente.simulator.salesforce.metadata.Soap.element;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.salesforce.oauth.Sessions;
import io.puente.simulator.salesforce.org.Org;
import java.util.Base64;
import java.util.Optional;

/** {@code /services/Soap/m/NN.0}. Thread-safe. */
public final class MetadataApi {
    private final Org org;
    private final Sessions sessions;
    private final Components components;
    private final Deployments deployments;
    private final Retrievals retrievals;

    public MetadataApi(Org org, Sessions sessions) {
        this.org = org;
        this.sessions = sessions;
        this.components = new Components();
        this.deployments = new Deployments(org, components);
        this.retrievals = new Retrievals(org, components);
    }

    public Deployments deployments() {
        return deployments;
    }

    /** Forgets what was deployed; the org resets its schema by itself. */
    public void reset() {
        org.write(() -> {
            components.clear();
            return true;
        });
    }

    public SimulatorReply handle(SimulatorRequest request) {
        Soap call;
        try {
            call = Soap.parse(request.body());
        } catch (IllegalArgumentException e) {
            return Soap.fault(Soap.METADATA, "MALFORMED_REQUEST", String.valueOf(e.getMessage()));
        }
        Optional<String> user = call.sessionId().flatMap(sessions::userOf);
        if (user.isEmpty()) {
            return Soap.sessionFault(Soap.METADATA);
        }
        if (!org.administration().isAdministrator(user.get())) {
            return Soap.fault(
                    Soap.METADATA,
                    "INSUFFICIENT_ACCESS",
                    "use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions");
        }
        return switch (call.operation()) {
            case "deploy" -> deploy(call, user.get());
            case "checkDeployStatus" -> deployStatus(call);
            case "retrieve" -> call.reply(Soap.METADATA, queued(retrievals.start(call.arguments())));
            case "checkRetrieveStatus" -> retrieveStatus(call);
            case "listMetadata" -> call.reply(Soap.METADATA, retrievals.list(call.arguments()));
            case "readMetadata" -> call.reply(Soap.METADATA, retrievals.read(call.arguments()));
            case "describeMetadata" -> call.reply(Soap.METADATA, describe());
            default ->
                Soap.fault(
                        Soap.METADATA,
                        "UNSUPPORTED_OPERATION",
                        "No operation available for request " + call.operation());
        };
    }

    private SimulatorReply deploy(Soap call, String userId) {
        byte[] zip;
        try {
            zip = Base64.getMimeDecoder()
                    .decode(call.arguments().value("ZipFile").orElse(""));
        } catch (IllegalArgumentException e) {
            return Soap.fault(Soap.METADATA, "INVALID_TYPE", "ZipFile is not base64");
        }
        XmlNode options = call.arguments().child("DeployOptions").orElse(call.arguments());
        DeployOutcome outcome = deployments.deploy(
                zip,
                new DeployOptions(
                        options.flag("checkOnly"), options.flag("rollbackOnError"), options.flag("singlePackage")),
                userId);
        return call.reply(Soap.METADATA, queued(outcome.id()));
    }

    private static String queued(String id) {
        return "<result>" + element("done", false) + element("id", id) + element("state", "Queued") + "</result>";
    }

    private SimulatorReply deployStatus(Soap call) {
        String id = call.arguments().value("asyncProcessId").orElse("");
        Optional<DeployOutcome> outcome = deployments.outcome(id);
        if (outcome.isEmpty()) {
            return Soap.fault(Soap.METADATA, "INVALID_CROSS_REFERENCE_KEY", "invalid id " + id);
        }
        String name =
                String.valueOf(org.administration().fieldOfUser(outcome.get().userId(), "Name"));
        return call.reply(
                Soap.METADATA,
                DeployStatusXml.write(outcome.get(), call.arguments().flag("includeDetails"), name));
    }

    private SimulatorReply retrieveStatus(Soap call) {
        String id = call.arguments().value("asyncProcessId").orElse("");
        boolean withZip =
                !call.arguments().value("includeZip").filter("false"::equals).isPresent();
        return retrievals
                .status(id, withZip)
                .map(result -> call.reply(Soap.METADATA, result))
                .orElseGet(() -> Soap.fault(Soap.METADATA, "INVALID_CROSS_REFERENCE_KEY", "invalid id " + id));
    }

    private static String describe() {
        StringBuilder out = new StringBuilder("<result>");
        for (MetadataType type : MetadataType.values()) {
            out.append("<metadataObjects>");
            type.childNames().forEach(child -> out.append(element("childXmlNames", child)));
            out.append(element("directoryName", type.folder()))
                    .append(element("inFolder", false))
                    .append(element("metaFile", false))
                    .append(element("suffix", type.suffix().substring(1)))
                    .append(element("xmlName", type.xmlName()))
                    .append("</metadataObjects>");
        }
        return out.append(element("organizationNamespace", ""))
                .append(element("partialSaveAllowed", true))
                .append(element("testRequired", false))
                .append("</result>")
                .toString();
    }
}
