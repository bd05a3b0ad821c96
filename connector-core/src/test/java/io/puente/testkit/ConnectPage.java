package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.doctor.Checkup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A connector's {@code CONNECT.md}: it must explain whatever the doctor may print about that CRM. */
public final class ConnectPage {

    /** What the doctor says of a CRM when something is wrong, by check. */
    public static final List<String> SENTENCES = List.of(
            "does not take the credentials",
            "cannot be reached or does not answer",
            "refuses the simplest question",
            "that the mapping fills",
            "does not see",
            "is missing",
            "has no field",
            "calls are used",
            "this machine's clock is");

    private ConnectPage() {}

    /** @param own ids of the connector's own checks */
    public static void explainsEveryCheck(List<String> own) throws IOException {
        String page = Files.readString(Path.of("CONNECT.md"));
        assertThat(Checkup.CRM_CHECKS).allSatisfy(id -> assertThat(page).contains("`" + id + "`"));
        assertThat(own).allSatisfy(id -> assertThat(page).contains("`" + id + "`"));
        assertThat(SENTENCES).allSatisfy(sentence -> assertThat(page).contains(sentence));
    }
}
