package io.puente.simulator.dataverse.schema;

/** The kinds of column, with their names in the three languages that describe them: CSDL, metadata and error texts. */
public enum ColumnType {
    STRING("String", "StringType", "Edm.String"),
    MEMO("Memo", "MemoType", "Edm.String"),
    INTEGER("Integer", "IntegerType", "Edm.Int32"),
    BIG_INT("BigInt", "BigIntType", "Edm.Int64"),
    DECIMAL("Decimal", "DecimalType", "Edm.Decimal"),
    DOUBLE("Double", "DoubleType", "Edm.Double"),
    BOOLEAN("Boolean", "BooleanType", "Edm.Boolean"),
    DATE_TIME("DateTime", "DateTimeType", "Edm.DateTimeOffset"),
    /** A date-time column with the behaviour DateOnly. */
    DATE("DateTime", "DateTimeType", "Edm.Date"),
    PICKLIST("Picklist", "PicklistType", "Edm.Int32"),
    STATE("State", "StateType", "Edm.Int32"),
    STATUS("Status", "StatusType", "Edm.Int32"),
    LOOKUP("Lookup", "LookupType", "Edm.Guid"),
    CUSTOMER("Customer", "CustomerType", "Edm.Guid"),
    OWNER("Owner", "OwnerType", "Edm.Guid"),
    GUID("Uniqueidentifier", "UniqueidentifierType", "Edm.Guid"),
    ENTITY_NAME("EntityName", "EntityNameType", "Edm.String"),
    FILE("Virtual", "FileType", "Edm.Guid");

    private final String attributeType;
    private final String typeName;
    private final String edm;

    ColumnType(String attributeType, String typeName, String edm) {
        this.attributeType = attributeType;
        this.typeName = typeName;
        this.edm = edm;
    }

    /** {@code AttributeType} of the metadata. */
    public String attributeType() {
        return attributeType;
    }

    /** The value of {@code AttributeTypeName}. */
    public String typeName() {
        return typeName;
    }

    public String edm() {
        return edm;
    }

    /** {@code StringAttributeMetadata} and so on. */
    public String metadataClass() {
        return switch (this) {
            case GUID -> "UniqueIdentifierAttributeMetadata";
            case FILE -> "FileAttributeMetadata";
            case DATE -> "DateTimeAttributeMetadata";
            case CUSTOMER, OWNER -> "LookupAttributeMetadata";
            default -> attributeType + "AttributeMetadata";
        };
    }

    public boolean text() {
        return this == STRING || this == MEMO || this == ENTITY_NAME;
    }

    public boolean reference() {
        return this == LOOKUP || this == CUSTOMER || this == OWNER;
    }

    public boolean choice() {
        return this == PICKLIST || this == STATE || this == STATUS;
    }
}
