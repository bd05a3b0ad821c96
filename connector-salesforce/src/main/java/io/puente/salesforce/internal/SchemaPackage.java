package io.puente.salesforce.internal;

/** Everything Puente brings as one deployable zip, for administrators who deploy with tools of their own. */
public final class SchemaPackage {
    private SchemaPackage() {}

    /** Objects, fields and permission sets for an organisation that has none of them; not the case origin, which is merged. */
    public static byte[] complete() {
        PackageZip zip = new PackageZip();
        for (SchemaObject object : PuenteSchema.OBJECTS) {
            zip.file("objects/" + object.name() + ".object", ObjectXml.of(object, object.custom(), object.fields()));
            if (object.custom()) {
                zip.member("CustomObject", object.name());
            }
            object.fields().forEach(field -> zip.member("CustomField", object.name() + "." + field.name()));
        }
        permissionSet(zip, PuenteSchema.CONNECTOR, PermissionSetXml.connector());
        permissionSet(zip, PuenteSchema.AGENT, PermissionSetXml.agent());
        return zip.bytes();
    }

    static void permissionSet(PackageZip zip, String name, String xml) {
        zip.file("permissionsets/" + name + ".permissionset", xml).member("PermissionSet", name);
    }
}
