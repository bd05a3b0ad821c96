package io.puente.salesforce;

import io.puente.model.TargetId;
import io.puente.salesforce.route.CamelSalesforceTransport;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.testkit.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.impl.DefaultCamelContext;

/** Connectors on a Camel context of their own, and packages that a customer might have deployed before. */
final class TestConnectors implements AutoCloseable {
    final List<Purpose> metered = new CopyOnWriteArrayList<>();
    final MovableClock clock = new MovableClock(Instant.now());
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<CrmConnector> opened = new ArrayList<>();

    TestConnectors() {
        camel.start();
    }

    CrmConnector open(URI address, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(
                Map.of("login-url", address.toString(), "client-id", "demo-client", "client-secret", "demo-secret"));
        values.putAll(more);
        CrmConnector connector = new SalesforceConnectorFactory(
                        (context, settings) -> CamelSalesforceTransport.open(camel, context, settings))
                .create(new ConnectorContext(
                        new TargetId("test-" + opened.size()),
                        new ConnectorSettings("puente.targets.test", values),
                        call -> {
                            throw new AssertionError("Salesforce has a transport of its own");
                        },
                        metered::add,
                        clock));
        opened.add(connector);
        return connector;
    }

    @Override
    public void close() {
        opened.forEach(CrmConnector::close);
        camel.stop();
    }

    static byte[] zipWithField(String object, String field, String type) {
        return zip(
                "objects/" + object + ".object",
                "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\"><fields><fullName>" + field
                        + "</fullName><label>Theirs</label><type>" + type
                        + "</type></fields></CustomObject>",
                "<types><members>" + object + "." + field + "</members><name>CustomField</name></types>"
                        + "<types><members>Theirs</members><name>PermissionSet</name></types>",
                "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Theirs</label>"
                        + "<fieldPermissions><editable>true</editable><field>" + object + "." + field
                        + "</field><readable>true</readable></fieldPermissions></PermissionSet>");
    }

    static byte[] zipWithChildOfCase(String object, String relationship) {
        return zip(
                "objects/" + object + ".object",
                "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Note</label>"
                        + "<pluralLabel>Notes</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>"
                        + "<deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>"
                        + "<fields><fullName>About__c</fullName><label>About</label><type>Lookup</type>"
                        + "<referenceTo>Case</referenceTo><relationshipName>" + relationship
                        + "</relationshipName></fields></CustomObject>",
                "<types><members>" + object + "</members><name>CustomObject</name></types>",
                "");
    }

    private static byte[] zip(String path, String object, String types, String permissionSet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "package.xml",
                    "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\">" + types
                            + "<version>62.0</version></Package>");
            put(zip, path, object);
            if (!permissionSet.isEmpty()) {
                put(zip, "permissionsets/Theirs.permissionset", permissionSet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    static String soapFault(String code) {
        return "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:sf=\"http://soap.sforce.com/2006/04/metadata\"><soapenv:Body><soapenv:Fault><faultcode>sf:"
                + code + "</faultcode><faultstring>" + code
                + ": refused</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>";
    }
}
