package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.searchspec.Vocabulary;
import java.time.ZoneId;

/** The fields of a business component as a search expression may name them. */
record FieldVocabulary(ObjectManager om, BusComp busComp, ZoneId zone) implements Vocabulary {
    @Override
    public boolean knows(String field) {
        return busComp.field(field) != null;
    }

    @Override
    public boolean numeric(String field) {
        BusCompField known = busComp.field(field);
        return known != null && known.type().numeric();
    }

    @Override
    public String stored(String field, String literal) {
        BusCompField known = busComp.field(field);
        if (known == null || !(known.type().temporal() || known.type().numeric())) {
            return literal;
        }
        return FieldValues.toStored(known, literal, zone);
    }

    @Override
    public boolean doublesQuotes() {
        return om.on(Behaviour.DOUBLED_QUOTES);
    }

    @Override
    public boolean containsFindsNothing() {
        return om.on(Behaviour.CONTAINS_FINDS_NOTHING);
    }
}
