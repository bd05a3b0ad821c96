package io.puente.mapping;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells before a record is written what the CRM will not take in it, as far as its metadata shows. Rules that CRMs apply
 * beyond that (validation rules, plug-ins, locks) stay unseen. Made once per mapping and CRM; checking makes no call.
 * Thread-safe.
 */
public final class ValueCheck {

    private final Map<String, ObjectName> written = new HashMap<>();
    private final Map<ObjectName, SchemaRules> rules = new HashMap<>();

    private ValueCheck() {}

    /**
     * Describes each object of the mapping once.
     *
     * @throws TargetFailure if the CRM cannot be asked
     */
    public static ValueCheck of(CrmMapping mapping, SchemaReader crm) throws TargetFailure, InterruptedException {
        ValueCheck check = new ValueCheck();
        for (MappedObject object : mapping.objects()) {
            check.written.put(object.name(), object.writes());
            if (!check.rules.containsKey(object.writes())) {
                Optional<ObjectSchema> schema = crm.describe(object.writes());
                if (schema.isPresent()) {
                    check.rules.put(object.writes(), new SchemaRules(schema.get(), crm));
                }
            }
        }
        return check;
    }

    /**
     * What the CRM will not take in one record. The further records of a split text are records of their own.
     *
     * @param object of this mapping
     * @param creating whether the CRM does not have the record yet; an update sends neither what is for creation only
     *     nor, as long as the CRM's fields are filled, what is for empty ones, so that only the rest is looked at
     * @return in the order key, references, fields, then required fields without a value; empty if nothing is known
     *     against it
     */
    public List<ValueIssue> check(MappedObject object, Mapped record, boolean creating) {
        SchemaRules known = rules.get(object.writes());
        if (known == null) {
            return List.of(new ValueIssue(
                    "",
                    ValueIssue.Kind.OBJECT_MISSING,
                    "the CRM has no object '" + object.writes() + "', or Puente's user may not see it",
                    true));
        }
        return new RecordCheck(known, written, record, creating).run();
    }
}
