package io.puente.simulator.dataverse.metadata;

import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;

/** {@code $metadata}: the schema as a CSDL document of OData 4. */
final class Csdl {
    private static final String ACTIONS = """
            <ComplexType Name="WhoAmIResponse"><Property Name="BusinessUnitId" Type="Edm.Guid" Nullable="false"/>\
            <Property Name="UserId" Type="Edm.Guid" Nullable="false"/>\
            <Property Name="OrganizationId" Type="Edm.Guid" Nullable="false"/></ComplexType>
            <Function Name="WhoAmI"><ReturnType Type="mscrm.WhoAmIResponse" Nullable="false"/></Function>
            <Action Name="CloseIncident"><Parameter Name="IncidentResolution" Type="mscrm.incidentresolution" Nullable="false"/>\
            <Parameter Name="Status" Type="Edm.Int32" Nullable="false"/></Action>
            <Action Name="PublishAllXml"/>
            <Action Name="PublishXml"><Parameter Name="ParameterXml" Type="Edm.String" Nullable="false" Unicode="false"/></Action>
            """;
    private static final String IMPORTS = """
            <FunctionImport Name="WhoAmI" Function="mscrm.WhoAmI"/>
            <ActionImport Name="CloseIncident" Action="mscrm.CloseIncident"/>
            <ActionImport Name="PublishAllXml" Action="mscrm.PublishAllXml"/>
            <ActionImport Name="PublishXml" Action="mscrm.PublishXml"/>
            """;

    private final Schema schema;
    private final StringBuilder out = new StringBuilder(200_000);

    Csdl(Schema schema) {
        this.schema = schema;
    }

    String write() {
        out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">")
                .append("<edmx:DataServices>\n<Schema Namespace=\"Microsoft.Dynamics.CRM\" Alias=\"mscrm\"")
                .append(" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n")
                .append("<EntityType Name=\"crmbaseentity\" Abstract=\"true\"/>\n");
        schema.tables().forEach(this::entityType);
        out.append(ACTIONS).append("<EntityContainer Name=\"System\">\n");
        schema.tables().forEach(this::entitySet);
        out.append(IMPORTS).append("</EntityContainer>\n</Schema>\n</edmx:DataServices></edmx:Edmx>\n");
        return out.toString();
    }

    private void entityType(TableType type) {
        boolean activity = type.traits().activity();
        TableType base = activity ? schema.known(Schema.ACTIVITY) : null;
        out.append("<EntityType Name=\"").append(type.name()).append("\" BaseType=\"mscrm.");
        out.append(activity ? Schema.ACTIVITY : "crmbaseentity").append("\">\n");
        if (!activity) {
            out.append("<Key><PropertyRef Name=\"")
                    .append(type.traits().primaryId())
                    .append("\"/></Key>\n");
        }
        for (Column column : type.columns()) {
            if (column.type() != ColumnType.FILE && (base == null || base.column(column.name()) == null)) {
                out.append("<Property Name=\"").append(column.property()).append("\" Type=\"");
                out.append(column.type().edm()).append('"');
                if (column.name().equals(type.traits().primaryId())) {
                    out.append(" Nullable=\"false\"");
                }
                if (column.type() == ColumnType.DECIMAL) {
                    out.append(" Scale=\"Variable\"");
                }
                out.append(column.type().text() ? " Unicode=\"true\"" : "");
                if (column.type() == ColumnType.STRING) {
                    out.append(" MaxLength=\"").append(column.maxLength()).append('"');
                }
                out.append("/>\n");
            }
        }
        type.parents().forEach(this::parent);
        type.children().forEach(this::child);
        out.append("</EntityType>\n");
    }

    private void parent(Relationship relationship) {
        out.append("<NavigationProperty Name=\"").append(relationship.navigation());
        out.append("\" Type=\"mscrm.").append(relationship.referenced()).append("\" Nullable=\"true\"");
        if (partnered(relationship)) {
            out.append(" Partner=\"").append(relationship.collection()).append('"');
        }
        out.append("><ReferentialConstraint Property=\"")
                .append(relationship.column().property())
                .append("\" ReferencedProperty=\"")
                .append(relationship.referenced().traits().primaryId())
                .append("\"/></NavigationProperty>\n");
    }

    private void child(Relationship relationship) {
        out.append("<NavigationProperty Name=\"").append(relationship.collection());
        out.append("\" Type=\"Collection(mscrm.")
                .append(relationship.referencing())
                .append(")\"");
        if (partnered(relationship)) {
            out.append(" Partner=\"").append(relationship.navigation()).append('"');
        }
        out.append("/>\n");
    }

    private static boolean partnered(Relationship relationship) {
        return relationship.referenced().child(relationship.collection()) == relationship;
    }

    private void entitySet(TableType type) {
        out.append("<EntitySet Name=\"").append(type.traits().setName());
        out.append("\" EntityType=\"mscrm.").append(type.name()).append("\">");
        for (Relationship relationship : type.parents()) {
            binding(relationship.navigation(), relationship.referenced());
        }
        for (Relationship relationship : type.children()) {
            binding(relationship.collection(), relationship.referencing());
        }
        out.append("</EntitySet>\n");
    }

    private void binding(String path, TableType target) {
        out.append("<NavigationPropertyBinding Path=\"").append(path);
        out.append("\" Target=\"").append(target.traits().setName()).append("\"/>");
    }
}
