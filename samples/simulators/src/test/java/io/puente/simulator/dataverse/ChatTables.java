package io.puente.simulator.dataverse;

/** A small set of own tables, as a set-up tool makes it. */
final class ChatTables {
    private ChatTables() {}

    static String label(String text) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.Label\",\"LocalizedLabels\":[{\"@odata.type\":"
                + "\"Microsoft.Dynamics.CRM.LocalizedLabel\",\"Label\":\"" + text + "\",\"LanguageCode\":1033}]}";
    }

    static String string(String name, int length) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.StringAttributeMetadata\",\"SchemaName\":\"" + name
                + "\",\"DisplayName\":" + label(name) + ",\"RequiredLevel\":{\"Value\":\"None\"},\"MaxLength\":"
                + length
                + ",\"FormatName\":{\"Value\":\"Text\"}}";
    }

    static String memo(String name, int length) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.MemoAttributeMetadata\",\"SchemaName\":\"" + name
                + "\",\"DisplayName\":" + label(name) + ",\"MaxLength\":" + length
                + ",\"FormatName\":{\"Value\":\"Text\"},\"ImeMode\":\"Auto\"}";
    }

    static String picklist(String name, String... options) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < options.length; i++) {
            all.append(i == 0 ? "" : ",")
                    .append("{\"@odata.type\":\"Microsoft.Dynamics.CRM.OptionMetadata\",\"Value\":")
                    .append(727_000_000 + i)
                    .append(",\"Label\":")
                    .append(label(options[i]))
                    .append('}');
        }
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.PicklistAttributeMetadata\",\"SchemaName\":\"" + name
                + "\",\"DisplayName\":" + label(name)
                + ",\"OptionSet\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.OptionSetMetadata\",\"IsGlobal\":false,"
                + "\"OptionSetType\":\"Picklist\",\"Options\":[" + all + "]}}";
    }

    static String activity(String name) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.EntityMetadata\",\"SchemaName\":\"" + name
                + "\",\"DisplayName\":" + label("Chat message") + ",\"DisplayCollectionName\":" + label("Chat messages")
                + ",\"OwnershipType\":\"UserOwned\",\"IsActivity\":true,\"HasActivities\":false,\"HasNotes\":true,"
                + "\"Attributes\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.StringAttributeMetadata\",\"IsPrimaryName\":true,"
                + "\"SchemaName\":\"Subject\",\"MaxLength\":200,\"DisplayName\":" + label("Subject") + "}]}";
    }

    static String key(String name, String column) {
        return "{\"SchemaName\":\"" + name + "\",\"DisplayName\":" + label(name) + ",\"KeyAttributes\":[\"" + column
                + "\"]}";
    }

    /** chat_message with body, direction and a reference to a contact; contact.chat_key with an alternate key. */
    static void install(WebApiClient client) {
        ok(client.post("/EntityDefinitions", activity("chat_message")));
        String columns = "/EntityDefinitions(LogicalName='chat_message')/Attributes";
        ok(client.post(columns, memo("chat_body", 65_536)));
        ok(client.post(columns, picklist("chat_direction", "Incoming", "Outgoing")));
        ok(client.post(columns, picklist("chat_delivery", "Received", "Queued", "Sent", "Failed")));
        ok(client.post(columns, string("chat_author", 100)));
        ok(client.post("/RelationshipDefinitions", """
                {"@odata.type":"Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata","SchemaName":"chat_contact_message",
                 "ReferencedEntity":"contact","ReferencedAttribute":"contactid","ReferencingEntity":"chat_message",
                 "CascadeConfiguration":{"Delete":"RemoveLink"},
                 "Lookup":{"SchemaName":"chat_contactid","RequiredLevel":{"Value":"None"}}}"""));
        ok(client.post("/EntityDefinitions(LogicalName='contact')/Attributes", string("chat_key", 64)));
        ok(client.post("/EntityDefinitions(LogicalName='contact')/Keys", key("chat_contactkey", "chat_key")));
        ok(client.post("/EntityDefinitions(LogicalName='incident')/Attributes", string("chat_key", 64)));
        ok(client.post("/EntityDefinitions(LogicalName='incident')/Keys", key("chat_incidentkey", "chat_key")));
    }

    private static void ok(WebApiClient.Reply reply) {
        if (reply.status() != 204) {
            throw new AssertionError(reply.status() + " " + reply.http().body());
        }
    }
}
