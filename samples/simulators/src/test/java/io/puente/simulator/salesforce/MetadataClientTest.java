package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sforce.soap.metadata.AsyncResult;
import com.sforce.soap.metadata.CustomField;
import com.sforce.soap.metadata.DeployMessage;
import com.sforce.soap.metadata.DeployOptions;
import com.sforce.soap.metadata.DeployResult;
import com.sforce.soap.metadata.DescribeMetadataResult;
import com.sforce.soap.metadata.FileProperties;
import com.sforce.soap.metadata.ListMetadataQuery;
import com.sforce.soap.metadata.MetadataConnection;
import com.sforce.soap.metadata.PackageTypeMembers;
import com.sforce.soap.metadata.PermissionSet;
import com.sforce.soap.metadata.RetrieveRequest;
import com.sforce.soap.metadata.RetrieveResult;
import com.sforce.soap.metadata.StandardValueSet;
import com.sforce.soap.metadata.TestLevel;
import com.sforce.soap.partner.Connector;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.SoapFaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vendor's own SOAP client and stubs against the simulator. */
class MetadataClientTest {
    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void deploysAPackageAndReadsItBack() throws ConnectionException, IOException {
        MetadataConnection metadata = connect(RestClient.token(salesforce));

        DeployResult result = deploy(metadata, PackageZip.messages(), options());

        assertThat(result.isSuccess()).as(problems(result).toString()).isTrue();
        assertThat(result.getStatus()).hasToString("Succeeded");
        assertThat(result.getNumberComponentErrors()).isZero();
        assertThat(result.getNumberComponentsDeployed()).isEqualTo(13);
        assertThat(Arrays.stream(result.getDetails().getComponentSuccesses()).map(DeployMessage::getFullName))
                .contains("Chat_Message__c", "Chat_Message__c.Case__c", "Case.Chat_Key__c", "Chat_Connector");

        CustomField field = (CustomField) metadata.readMetadata("CustomField", new String[] {"Case.Chat_Key__c"})
                .getRecords()[0];
        assertThat(field.getLength()).isEqualTo(64);
        assertThat(field.getCaseSensitive()).isTrue();
        PermissionSet set = (PermissionSet) metadata.readMetadata("PermissionSet", new String[] {"Chat_Connector"})
                .getRecords()[0];
        assertThat(set.getFieldPermissions()).hasSize(8);

        ListMetadataQuery query = new ListMetadataQuery();
        query.setType("CustomField");
        assertThat(metadata.listMetadata(new ListMetadataQuery[] {query}, 62.0))
                .extracting(FileProperties::getFullName)
                .contains("Case.Chat_Key__c", "Chat_Message__c.Body__c");
        DescribeMetadataResult types = metadata.describeMetadata(62.0);
        assertThat(types.getMetadataObjects())
                .anyMatch(type -> type.getXmlName().equals("CustomObject")
                        && type.getDirectoryName().equals("objects"));
    }

    @Test
    void aValueSetIsReplacedAsAWholeAndCanBeRetrievedFirst() throws ConnectionException, IOException {
        MetadataConnection metadata = connect(RestClient.token(salesforce));

        StandardValueSet before =
                (StandardValueSet) metadata.readMetadata("StandardValueSet", new String[] {"CaseOrigin"})
                        .getRecords()[0];
        assertThat(before.getStandardValue())
                .extracting(value -> value.getFullName())
                .containsExactly("Phone", "Email", "Web");

        deploy(metadata, new PackageZip().valueSet("CaseOrigin", "WhatsApp"), options());

        List<String> files = retrieve(metadata, "StandardValueSet", "CaseOrigin");
        assertThat(files)
                .anyMatch(file -> file.startsWith("standardValueSets/CaseOrigin.standardValueSet")
                        && file.contains("WhatsApp")
                        && !file.contains("Phone"));
    }

    @Test
    void theSessionOfTheRestApiIsCheckedHereToo() throws ConnectionException {
        MetadataConnection metadata = connect(RestClient.token(salesforce));
        salesforce.expireTokens();

        assertThatThrownBy(() -> metadata.describeMetadata(62.0))
                .isInstanceOf(SoapFaultException.class)
                .hasMessageContaining("INVALID_SESSION_ID");
    }

    @Test
    void aDeploymentNeedsAnAdministrator() throws ConnectionException {
        salesforce.org().addUser("agent@demo.puente", "secret", "Agent", false);
        Object session = RestClient.form(
                        salesforce,
                        "grant_type=password&client_id=demo-client&client_secret=demo-secret&username=agent@demo.puente"
                                + "&password=secret")
                .json()
                .path("access_token")
                .asText();
        MetadataConnection metadata = connect(session.toString());

        assertThatThrownBy(() -> metadata.describeMetadata(62.0)).hasMessageContaining("INSUFFICIENT_ACCESS");
    }

    @Test
    void soapLoginWorksUntilVersion64() throws ConnectionException {
        PartnerConnection partner = Connector.newConnection(login("64.0"));

        assertThat(partner.getUserInfo().getUserName()).isEqualTo("admin@demo.puente");
        assertThat(partner.getConfig().getServiceEndpoint())
                .startsWith(salesforce.baseUri().toString());
        assertThat(connect(partner.getConfig().getSessionId()).describeMetadata(62.0))
                .isNotNull();
    }

    @Test
    void soapLoginIsGoneFromVersion65() {
        assertThatThrownBy(() -> Connector.newConnection(login("65.0"))).hasMessageContaining("INVALID_OPERATION");
    }

    private ConnectorConfig login(String version) {
        ConnectorConfig config = new ConnectorConfig();
        config.setAuthEndpoint(salesforce.baseUri() + "/services/Soap/u/" + version);
        config.setUsername("admin@demo.puente");
        config.setPassword("demo-password");
        return config;
    }

    private MetadataConnection connect(String session) throws ConnectionException {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setSessionId(session);
        config.setServiceEndpoint(salesforce.baseUri() + "/services/Soap/m/62.0");
        return new MetadataConnection(config);
    }

    static DeployOptions options() {
        DeployOptions options = new DeployOptions();
        options.setSinglePackage(true);
        options.setRollbackOnError(true);
        options.setTestLevel(TestLevel.NoTestRun);
        return options;
    }

    static DeployResult deploy(MetadataConnection metadata, PackageZip zip, DeployOptions options)
            throws ConnectionException {
        AsyncResult started = metadata.deploy(zip.bytes(), options);
        assertThat(started.isDone()).isFalse();
        DeployResult result = metadata.checkDeployStatus(started.getId(), true);
        assertThat(result.isDone()).isTrue();
        return result;
    }

    private static List<String> problems(DeployResult result) {
        return Arrays.stream(result.getDetails().getComponentFailures())
                .map(failure -> failure.getFileName() + ":" + failure.getLineNumber() + " " + failure.getProblem())
                .toList();
    }

    private static List<String> retrieve(MetadataConnection metadata, String type, String member)
            throws ConnectionException, IOException {
        PackageTypeMembers members = new PackageTypeMembers();
        members.setName(type);
        members.setMembers(new String[] {member});
        com.sforce.soap.metadata.Package wanted = new com.sforce.soap.metadata.Package();
        wanted.setTypes(new PackageTypeMembers[] {members});
        wanted.setVersion("62.0");
        RetrieveRequest request = new RetrieveRequest();
        request.setApiVersion(62.0);
        request.setSinglePackage(true);
        request.setUnpackaged(wanted);
        RetrieveResult result =
                metadata.checkRetrieveStatus(metadata.retrieve(request).getId(), true);
        assertThat(result.isSuccess()).isTrue();
        List<String> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(result.getZipFile()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName() + " " + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
