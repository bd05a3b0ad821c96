package io.puente.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PartyIdsTest {

    private static final String PHONE = "447700900123";
    private static final String BSUID = "GB.70000000000000000001";
    private static final String OTHER = "GB.70000000000000000009";
    private static final String PARENT = "GB.ENT.70000000000000000002";

    static List<Arguments> ids() {
        return List.of(
                row("all in their places", PHONE, BSUID, PARENT, PHONE, BSUID, PARENT),
                row("phone only", PHONE, null, null, PHONE, null, null),
                row("BSUID as phone", BSUID, null, null, null, BSUID, null),
                row("BSUID as phone beside another", OTHER, BSUID, null, null, BSUID, null),
                row("parent as phone", PARENT, BSUID, null, null, BSUID, PARENT),
                row("parent as user id", null, PARENT, null, null, null, PARENT),
                row("parent without ENT", null, BSUID, OTHER, null, BSUID, OTHER),
                row("plus and spaces", "+44 7700 900-123", null, null, PHONE, null, null),
                row("words as phone", "unknown", null, null, null, null, null),
                row("group id as phone", "GROUP-1", null, null, null, null, null),
                row("too many digits", "1".repeat(33), null, null, null, null, null),
                row("longest BSUID", null, "GB." + "a".repeat(128), null, null, "GB." + "a".repeat(128), null),
                row("too long BSUID", null, "GB." + "a".repeat(129), null, null, null, null),
                row("lower-case country", null, "gb.1", null, null, null, null),
                row("phone as user id", null, PHONE, null, null, null, null),
                row("BSUID with a line end", null, BSUID + "\n", null, null, null, null),
                row("nothing", null, null, null, null, null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void sorted(
            String name,
            @Nullable String phone,
            @Nullable String userId,
            @Nullable String parentUserId,
            @Nullable String expectedPhone,
            @Nullable String expectedBsuid,
            @Nullable String expectedParent) {
        assertThat(PartyIds.of(phone, userId, parentUserId))
                .isEqualTo(new Party(expectedPhone, expectedBsuid, expectedParent, null, null));
    }

    private static Arguments row(@Nullable Object... cells) {
        return Arguments.of(cells);
    }
}
