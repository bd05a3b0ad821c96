package io.puente.siebel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFailuresTest {
    private static final Change MESSAGE = new Change(
            new ObjectName("Action/Action"),
            new ExternalKey("Activity UID", "abcdefghijklmnopqrstuvwxyz"),
            null,
            "lane",
            Map.of("Comment", FieldValue.text("Ana 600111222"), "Status", FieldValue.text("Purple")),
            List.of(new Reference(
                    "Activity SR Id",
                    new ObjectName("Service Request/Service Request"),
                    new ExternalKey("Integration Id", "k"),
                    "1-ABC")),
            false,
            false);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SBL-DAT-00225 | The value 'Purple' entered in field Status of buscomp Action does not match    | INVALID_DATA      | Status
            SBL-DAT-00225 | The value '1-ABC' entered in field Activity SR Id of buscomp Action            | REFERENCE_MISSING | Activity SR Id
            SBL-EAI-04401 | The value 'x' of field 'Status' cannot be found in the hierarchical pick list  | INVALID_DATA      | Status
            SBL-DAT-00235 | Value too long for field 'Comment' (maximum size 1500).                        | INVALID_DATA      | Comment
            SBL-DAT-00357 | The value 'x' can not be converted to an integer value.                        | INVALID_DATA      |
            SBL-DAT-00359 | The value 'x' can not be converted to a date time value.                       | INVALID_DATA      |
            SBL-DAT-00498 | 'Activity SR Id' is a required field.                                          | REFERENCE_MISSING | Activity SR Id
            SBL-DAT-00498 | 'Last Name' is a required field.                                               | INVALID_DATA      |
            SBL-DAT-00263 | This operation is not available for a read-only field 'Comment'.               | FORBIDDEN         | Comment
            SBL-DAT-00382 | A record identical to the one you have created already exists.                 | INVALID_DATA      |
            SBL-DAT-00381 | A record with identical values exists.                                         | INVALID_DATA      |
            SBL-EAI-04383 | a matching record was found                                                    | INVALID_DATA      |
            SBL-EAI-04380 | More than one record matches                                                   | INVALID_DATA      |
            SBL-EAI-04397 | No user key can be used                                                        | INVALID_DATA      |
            SBL-EAI-04378 | No rows retrieved                                                              | REFERENCE_MISSING |
            SBL-DAT-00523 | The selected record has been modified by another user                          | CONTENTION        |
            SBL-DAT-00398 | Field 'Status' does not exist in definition                                    | MISCONFIGURED     | Status
            SBL-EXL-00151 | a rule of the site                                                             | INVALID_DATA      |
            """)
    void errorsOfOneRecord(String code, String message, FailureKind kind, String field) {
        Failure failure = RowFailures.of(MESSAGE, SiebelError.of(message + "(" + code + ")"), 500);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.vendorCode()).isEqualTo(code);
        assertThat(failure.fields()).isEqualTo(field == null ? List.of() : List.of(field));
        assertThat(failure.safeText()).isNotBlank().doesNotContain("Purple").doesNotContain("1-ABC");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no data               | There is no data for the requested resource    | true
            no rows               | No rows(SBL-EAI-04378)                         | true
            no key left           | No user key can be used(SBL-EAI-04397)         | true
            another code          | Value(SBL-DAT-00225)                           | false
            """)
    void aRecordThatIsGone(String name, String message, boolean gone) {
        assertThat(RowFailures.gone(SiebelError.of(message))).isEqualTo(gone);
    }
}
