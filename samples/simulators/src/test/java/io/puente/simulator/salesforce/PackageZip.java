package io.puente.simulator.salesforce;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds deployments. */
final class PackageZip {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NS = " xmlns=\"http://soap.sforce.com/2006/04/metadata\"";

    private final Map<String, String> files = new LinkedHashMap<>();
    private final StringBuilder types = new StringBuilder();

    /** A message object under the case, key fields on contact and case, and a permission set for all of them. */
    static PackageZip messages() {
        return new PackageZip()
                .object("Contact", key("Chat_Key__c"))
                .object("Case", key("Chat_Key__c") + field("Chat_Note__c", "Text", "<length>40</length>"))
                .customObject(
                        "Chat_Message__c",
                        "<sharingModel>ControlledByParent</sharingModel>",
                        key("Chat_Key__c")
                                + field(
                                        "Case__c",
                                        "MasterDetail",
                                        "<referenceTo>Case</referenceTo><relationshipName>Chat_Messages</relationshipName>"
                                                + "<reparentableMasterDetail>true</reparentableMasterDetail>")
                                + field(
                                        "Body__c",
                                        "LongTextArea",
                                        "<length>32768</length><visibleLines>4</visibleLines>")
                                + field("Sequence__c", "Number", "<precision>18</precision><scale>0</scale>")
                                + field("Sent_At__c", "DateTime", "")
                                + field(
                                        "Direction__c",
                                        "Picklist",
                                        "<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>"
                                                + "<value><fullName>Inbound</fullName><default>false</default><label>Inbound</label></value>"
                                                + "<value><fullName>Outbound</fullName><default>false</default><label>Outbound</label></value>"
                                                + "</valueSetDefinition></valueSet>"))
                .permissionSet(
                        "Chat_Connector",
                        grant("Contact.Chat_Key__c")
                                + grant("Case.Chat_Key__c")
                                + grant("Case.Chat_Note__c")
                                + grant("Chat_Message__c.Chat_Key__c")
                                + grant("Chat_Message__c.Body__c")
                                + grant("Chat_Message__c.Sequence__c")
                                + grant("Chat_Message__c.Sent_At__c")
                                + grant("Chat_Message__c.Direction__c")
                                + rights("Case")
                                + rights("Chat_Message__c"));
    }

    static String field(String name, String type, String more) {
        return "<fields><fullName>" + name + "</fullName><label>" + name + "</label><type>" + type + "</type>" + more
                + "</fields>\n";
    }

    static String key(String name) {
        return field(
                name,
                "Text",
                "<length>64</length><externalId>true</externalId><unique>true</unique>"
                        + "<caseSensitive>true</caseSensitive>");
    }

    static String grant(String field) {
        return "<fieldPermissions><editable>true</editable><field>" + field
                + "</field><readable>true</readable></fieldPermissions>\n";
    }

    static String rights(String object) {
        return "<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit>"
                + "<allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>" + object
                + "</object><viewAllRecords>false</viewAllRecords></objectPermissions>\n";
    }

    PackageZip object(String name, String fields) {
        return file(
                "CustomObject",
                name,
                "objects/" + name + ".object",
                "<CustomObject" + NS + ">\n" + fields + "</CustomObject>");
    }

    PackageZip customObject(String name, String settings, String fields) {
        return object(
                name,
                "<label>Chat message</label><pluralLabel>Chat messages</pluralLabel><deploymentStatus>Deployed</deploymentStatus>"
                        + "<nameField><label>No</label><type>AutoNumber</type><displayFormat>M-{000000}</displayFormat></nameField>\n"
                        + settings + fields);
    }

    PackageZip permissionSet(String name, String content) {
        return file(
                "PermissionSet",
                name,
                "permissionsets/" + name + ".permissionset",
                "<PermissionSet" + NS + "><label>" + name + "</label>\n" + content + "</PermissionSet>");
    }

    PackageZip valueSet(String name, String... values) {
        StringBuilder xml = new StringBuilder("<StandardValueSet" + NS + "><sorted>false</sorted>");
        for (String value : values) {
            xml.append("<standardValue><fullName>")
                    .append(value)
                    .append("</fullName><default>false</default><label>")
                    .append(value)
                    .append("</label></standardValue>");
        }
        return file(
                "StandardValueSet",
                name,
                "standardValueSets/" + name + ".standardValueSet",
                xml + "</StandardValueSet>");
    }

    PackageZip file(String type, String member, String path, String content) {
        return named(type, member).unnamed(path, content);
    }

    /** In package.xml alone. */
    PackageZip named(String type, String member) {
        types.append("<types><members>")
                .append(member)
                .append("</members><name>")
                .append(type)
                .append("</name></types>\n");
        return this;
    }

    /** In the zip alone. */
    PackageZip unnamed(String path, String content) {
        files.put(path, XML + content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            files.put("package.xml", XML + "<Package" + NS + ">" + types + "<version>65.0</version></Package>");
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
