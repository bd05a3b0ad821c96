package io.puente.mapping;

import io.puente.model.CanonicalKind;
import io.puente.spi.ObjectName;
import java.util.List;
import java.util.Set;

/** One object of a mapping file: where one kind of canonical record goes in the CRM. */
public interface MappedObject {

    /** Its name in the file: contact, case, message, consent. */
    String name();

    ObjectName writes();

    CanonicalKind from();

    /** The CRM's external-id field that holds our key. */
    String keyField();

    /** Names of the objects its references point to. */
    List<String> parents();

    /** Fields that are written only while they are empty in the CRM. */
    Set<String> whenEmptyFields();

    MapOutcome map(MappingInput input);
}
