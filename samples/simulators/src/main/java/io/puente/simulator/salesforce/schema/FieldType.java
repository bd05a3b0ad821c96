package io.puente.simulator.salesforce.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types that describe names in lower case. */
public enum FieldType {
    ID("tns:ID"),
    STRING("xsd:string"),
    TEXTAREA("xsd:string"),
    PICKLIST("xsd:string"),
    MULTIPICKLIST("xsd:string"),
    REFERENCE("tns:ID"),
    BOOLEAN("xsd:boolean"),
    INT("xsd:int"),
    DOUBLE("xsd:double"),
    CURRENCY("xsd:double"),
    PERCENT("xsd:double"),
    DATE("xsd:date"),
    DATETIME("xsd:dateTime"),
    PHONE("xsd:string"),
    EMAIL("xsd:string"),
    URL("xsd:string"),
    BASE64("xsd:base64Binary");

    private final String soapType;

    FieldType(String soapType) {
        this.soapType = soapType;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String soapType() {
        return soapType;
    }

    public static Optional<FieldType> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst();
    }

    /** Held as a string; ids are not text. */
    public boolean text() {
        return soapType.equals("xsd:string");
    }

    public boolean numeric() {
        return this == INT || soapType.equals("xsd:double");
    }

    public boolean id() {
        return soapType.equals("tns:ID");
    }
}
