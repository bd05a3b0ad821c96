package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.ODataClientErrorException;
import org.apache.olingo.client.api.communication.request.batch.BatchManager;
import org.apache.olingo.client.api.communication.request.batch.ODataBatchRequest;
import org.apache.olingo.client.api.communication.request.batch.ODataBatchResponseItem;
import org.apache.olingo.client.api.communication.request.batch.ODataChangeset;
import org.apache.olingo.client.api.communication.request.cud.ODataEntityCreateRequest;
import org.apache.olingo.client.api.communication.request.cud.UpdateType;
import org.apache.olingo.client.api.communication.response.ODataBatchResponse;
import org.apache.olingo.client.api.communication.response.ODataResponse;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.client.core.http.DefaultHttpClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apache Olingo's client, written by others against the standard, must be able to work with the simulator. */
@SuppressWarnings("deprecation") // Olingo's factories are built on it.
class OlingoClientTest {
    private static final FullQualifiedName CONTACT = new FullQualifiedName("Microsoft.Dynamics.CRM.contact");

    private final DataverseSimulator dataverse = DataverseSimulator.start(DataverseSimulatorSettings.demo());
    private final ODataClient client = ODataClientFactory.getClient();
    private final String root = dataverse.apiUri() + "/";

    @BeforeEach
    void authorise() {
        String token = WebApiClient.token(dataverse);
        client.getConfiguration().setDefaultPubFormat(ContentType.JSON);
        client.getConfiguration().setHttpClientFactory(new DefaultHttpClientFactory() {
            @Override
            public DefaultHttpClient create(HttpMethod method, URI uri) {
                DefaultHttpClient http = super.create(method, uri);
                http.addRequestInterceptor((request, context) -> {
                    if (request instanceof HttpUriRequest || !request.containsHeader("Authorization")) {
                        request.setHeader("Authorization", "Bearer " + token);
                    }
                });
                return http;
            }
        });
    }

    @AfterEach
    void stop() {
        dataverse.close();
    }

    private ClientEntity contact(String lastName) {
        ClientEntity entity = client.getObjectFactory().newEntity(CONTACT);
        entity.getProperties()
                .add(client.getObjectFactory()
                        .newPrimitiveProperty(
                                "lastname",
                                client.getObjectFactory()
                                        .newPrimitiveValueBuilder()
                                        .buildString(lastName)));
        return entity;
    }

    private URI contacts() {
        return client.newURIBuilder(root).appendEntitySetSegment("contacts").build();
    }

    @Test
    void readsTheMetadataWithKeysPropertiesAndNavigation() {
        Edm edm = client.getRetrieveRequestFactory()
                .getMetadataRequest(root)
                .execute()
                .getBody();

        EdmEntityType incident = edm.getEntityType(new FullQualifiedName("Microsoft.Dynamics.CRM.incident"));
        assertThat(incident.getKeyPredicateNames()).containsExactly("incidentid");
        assertThat(incident.getPropertyNames()).contains("title", "_customerid_value", "statuscode");
        assertThat(incident.getNavigationProperty("customerid_contact")
                        .getType()
                        .getFullQualifiedName())
                .isEqualTo(CONTACT);
        EdmEntityType task = edm.getEntityType(new FullQualifiedName("Microsoft.Dynamics.CRM.task"));
        assertThat(task.getBaseType().getName()).isEqualTo("activitypointer");
        assertThat(edm.getEntityContainer().getEntitySets())
                .extracting(set -> set.getName())
                .contains("contacts", "tasks");
        edm.getEntityContainer()
                .getEntitySets()
                .forEach(set -> assertThat(set.getEntityType().getKeyPredicateNames())
                        .as(set.getName())
                        .hasSize(1));
    }

    @Test
    void createsReadsChangesAndDeletes() {
        ODataEntityCreateRequest<ClientEntity> create =
                client.getCUDRequestFactory().getEntityCreateRequest(contacts(), contact("Ruiz"));
        create.setPrefer("return=representation");
        ClientEntity created = create.execute().getBody();
        String id = created.getProperty("contactid").getPrimitiveValue().toString();
        URI one = URI.create(contacts() + "(" + id + ")");

        client.getCUDRequestFactory()
                .getEntityUpdateRequest(one, UpdateType.PATCH, contact("Sol"))
                .execute();
        ClientEntitySet found = client.getRetrieveRequestFactory()
                .getEntitySetRequest(client.newURIBuilder(root)
                        .appendEntitySetSegment("contacts")
                        .filter("lastname eq 'Sol'")
                        .select("fullname")
                        .count(true)
                        .build())
                .execute()
                .getBody();
        assertThat(found.getCount()).isEqualTo(1);
        assertThat(found.getEntities()
                        .get(0)
                        .getProperty("fullname")
                        .getPrimitiveValue()
                        .toString())
                .isEqualTo("Sol");
        client.getCUDRequestFactory().getDeleteRequest(one).execute();
        Assertions.assertThatThrownBy(() ->
                        client.getRetrieveRequestFactory().getEntityRequest(one).execute())
                .isInstanceOfSatisfying(ODataClientErrorException.class, e -> {
                    assertThat(e.getStatusLine().getStatusCode()).isEqualTo(404);
                    assertThat(e.getODataError().getCode()).isEqualTo("0x80040217");
                });
    }

    @Test
    void sendsABatchWithAChangeSet() {
        ODataBatchRequest request = client.getBatchRequestFactory().getBatchRequest(root);
        BatchManager manager = request.payloadManager();
        ODataChangeset set = manager.addChangeset();
        set.addRequest(client.getCUDRequestFactory().getEntityCreateRequest(contacts(), contact("A")));
        set.addRequest(client.getCUDRequestFactory().getEntityCreateRequest(contacts(), contact("B")));
        manager.addRequest(client.getRetrieveRequestFactory().getEntitySetRequest(contacts()));

        ODataBatchResponse response = manager.getResponse();

        assertThat(response.getStatusCode()).isEqualTo(200);
        Iterator<ODataBatchResponseItem> items = response.getBody();
        ODataBatchResponseItem changes = items.next();
        assertThat(List.of(changes.next().getStatusCode(), changes.next().getStatusCode()))
                .containsExactly(204, 204);
        ODataResponse read = items.next().next();
        assertThat(read.getStatusCode()).isEqualTo(200);
        assertThat(dataverse.records("contact"))
                .extracting(row -> row.get("lastname"))
                .containsExactly("A", "B");
    }
}
