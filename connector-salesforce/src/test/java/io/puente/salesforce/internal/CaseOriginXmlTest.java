package io.puente.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CaseOriginXmlTest {
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<StandardValueSet xmlns=\"http://soap.sforce.com/2006/04/metadata\">";
    private static final String PHONE = "<standardValue><fullName>Phone</fullName><default>true</default>"
            + "<label>Teléfono</label><color>#FF00AA</color><groupingString>x</groupingString></standardValue>";

    @Test
    void theOthersKeepEveryAttribute() {
        String merged = CaseOriginXml.withWhatsApp(
                        bytes(HEAD + "<sorted>true</sorted>" + PHONE + "</StandardValueSet>"))
                .orElseThrow();

        assertThat(merged)
                .contains(PHONE)
                .contains("<sorted>true</sorted>")
                .contains(
                        "<standardValue><fullName>WhatsApp</fullName><default>false</default><label>WhatsApp</label>");
    }

    @Test
    void whatIsThereIsLeftAlone() {
        String there = HEAD + "<standardValue><fullName>WhatsApp</fullName><default>false</default>"
                + "<label>Chat</label></standardValue></StandardValueSet>";

        assertThat(CaseOriginXml.withWhatsApp(bytes(there))).isEmpty();
    }

    @Test
    void anInactiveValueIsActivated() {
        String inactive = HEAD + "<standardValue><fullName>WhatsApp</fullName><default>false</default>"
                + "<label>Chat</label><isActive>false</isActive></standardValue></StandardValueSet>";

        assertThat(CaseOriginXml.withWhatsApp(bytes(inactive)).orElseThrow())
                .contains("<label>Chat</label><isActive>true</isActive>");
    }

    @Test
    void entitiesFromOutsideAreNotRead() {
        String evil = "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]>" + HEAD.substring(39)
                + "&y;</StandardValueSet>";

        assertThatIllegalArgumentException().isThrownBy(() -> CaseOriginXml.withWhatsApp(bytes(evil)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
