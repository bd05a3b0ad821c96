package io.puente.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFailuresTest {
    private static final Reference TO_CASE =
            new Reference("Case__c", new ObjectName("Case"), new ExternalKey("CaseKey__c", "casekey"), null);

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            UNABLE_TO_LOCK_ROW                       | unable to obtain exclusive access to this record or 1 records: 500x |    | CONTENTION
            DUPLICATE_VALUE                          | duplicate value found: Key__c duplicates value on record with id: a0X | | CONTENTION
            DUPLICATE_VALUE                          | duplicate value found: Passport__c duplicates value on record with id: 003 | | INVALID_DATA
            DUPLICATE_VALUE                          | duplicate value found                          | Key__c      | CONTENTION
            ALL_OR_NONE_OPERATION_ROLLED_BACK        | x                                              |             | CONTENTION
            PROCESSING_HALTED                        | x                                              |             | CONTENTION
            BATCH_PROCESSING_HALTED                  | x                                              |             | CONTENTION
            UNKNOWN_EXCEPTION                        | An unexpected error occurred                   |             | CONTENTION
            APEX_ERROR                               | x                                              |             | CONTENTION
            INVALID_FIELD                            | Foreign key external ID: casekey not found for field CaseKey__c in entity Case | | REFERENCE_MISSING
            INVALID_FIELD                            | No such column 'X__c' on sobject of type Case  |             | MISCONFIGURED
            INVALID_CROSS_REFERENCE_KEY              | invalid cross reference id                     |             | REFERENCE_MISSING
            REQUIRED_FIELD_MISSING                   | Required fields are missing: [Case__c]         | Case__c     | REFERENCE_MISSING
            REQUIRED_FIELD_MISSING                   | Required fields are missing: [LastName]        | LastName    | INVALID_DATA
            ENTITY_IS_DELETED                        | entity is deleted                              | Case__c     | REFERENCE_MISSING
            ENTITY_IS_DELETED                        | entity is deleted                              |             | INVALID_DATA
            NOT_FOUND                                | The requested resource does not exist          |             | INVALID_DATA
            NOT_FOUND                                | Provided external ID field does not exist: K   |             | MISCONFIGURED
            STRING_TOO_LONG                          | Body: data value too large: hello (max length=255) | Body    | INVALID_DATA
            INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST  | bad value for restricted picklist field: Gold  | Priority    | INVALID_DATA
            FIELD_CUSTOM_VALIDATION_EXCEPTION        | Ask for a passport first                       |             | INVALID_DATA
            FIELD_INTEGRITY_EXCEPTION                | x                                              |             | INVALID_DATA
            INVALID_EMAIL_ADDRESS                    | Email: invalid email address: ana              | Email       | INVALID_DATA
            CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY     | CaseTrigger: execution of BeforeInsert         |             | INVALID_DATA
            DUPLICATES_DETECTED                      | Use one of these records?                      |             | INVALID_DATA
            MALFORMED_ID                             | x                                              |             | INVALID_DATA
            JSON_PARSER_ERROR                        | x                                              |             | INVALID_DATA
            NEVER_SEEN                               | x                                              |             | INVALID_DATA
            INSUFFICIENT_ACCESS                      | x                                              |             | FORBIDDEN
            INSUFFICIENT_ACCESS_OR_READONLY          | x                                              |             | FORBIDDEN
            INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY | x                                         |             | FORBIDDEN
            INVALID_FIELD_FOR_INSERT_UPDATE          | Unable to create/update fields: X              | X           | MISCONFIGURED
            INVALID_TYPE                             | x                                              |             | MISCONFIGURED
            MIXED_DML_OPERATION                      | x                                              |             | MISCONFIGURED
            REQUEST_LIMIT_EXCEEDED                   | TotalRequests Limit exceeded.                  |             | THROTTLED
            SERVER_UNAVAILABLE                       | x                                              |             | UNAVAILABLE
            STORAGE_LIMIT_EXCEEDED                   | storage limit exceeded                         |             | UNAVAILABLE
            """)
    void errorsOfOneRecord(String code, String message, String field, FailureKind kind) {
        Failure failure = RowFailures.of(change(List.of(TO_CASE)), error(code, message, field));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.vendorCode()).isEqualTo(code);
    }

    @Test
    void crossReferenceOfARecordWithoutReferencesIsItsOwn() {
        Failure failure = RowFailures.of(change(List.of()), error("INVALID_CROSS_REFERENCE_KEY", "invalid", null));

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_DATA);
    }

    @Test
    void dailyLimitInARowWaitsLong() {
        Failure failure = RowFailures.of(
                change(List.of()), error("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", null));

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STRING_TOO_LONG                         | Subject: data value too large: Ana 's secret (max length=255)  | A text is longer than the field allows (F): at most 255 characters.
            INVALID_EMAIL_ADDRESS                   | Email: invalid email address: ana@example.com                  | Not an e-mail address (F).
            INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | bad value for restricted picklist field: Ana                   | The picklist does not allow this value (F).
            FIELD_CUSTOM_VALIDATION_EXCEPTION       | Call +34 600 111 222 or ana@example.com, rule 12, code 123456  | Call [number] or [e-mail], rule 12, code 123456
            FIELD_CUSTOM_VALIDATION_EXCEPTION       | wamid.HBgLMzQ2MDA= of abcdefghijklmnopqrstuvwxyz               | [message id] of [key]
            INVALID_FIELD                           | No such column 'Tier__c' on sobject of type Contact            | The CRM has no field Tier__c on Contact that our user may use; is the permission set assigned?
            NOT_FOUND                               | Provided external ID field does not exist or is not accessible: K__c | The key field K__c does not exist or our user may not use it.
            NEVER_SEEN                              | Ana 600111222                                                  | Salesforce refused it with NEVER_SEEN (F).
            not a code! Ana                         | Ana                                                            | Salesforce refused it with an unknown code (F).
            """)
    void textsQuoteNoValue(String code, String message, String text) {
        assertThat(ErrorText.of(
                        error(code, message.replace("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwx23"), "F")))
                .isEqualTo(text);
    }

    private static SalesforceError error(String code, String message, String field) {
        return new SalesforceError(code, message, field == null ? List.of() : List.of(field));
    }

    private static Change change(List<Reference> references) {
        return new Change(
                new ObjectName("WhatsApp_Message__c"),
                new ExternalKey("Key__c", "messagekey"),
                null,
                "lane",
                Map.of(),
                references,
                false,
                false);
    }
}
