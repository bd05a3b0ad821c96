package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What people see of the schema, in the environment's base language: Spanish where that is Spanish, English elsewhere. A
 * label in a language that is not installed would be refused.
 */
final class SchemaLabels {
    private static final int PRIMARY_LANGUAGE = 0x3FF;
    private static final int SPANISH = 0x0A;
    private static final Map<String, String> TO_SPANISH = Map.ofEntries(
            Map.entry("WhatsApp Message", "Mensaje de WhatsApp"),
            Map.entry("WhatsApp Messages", "Mensajes de WhatsApp"),
            Map.entry("WhatsApp Consent", "Consentimiento de WhatsApp"),
            Map.entry("WhatsApp Consents", "Consentimientos de WhatsApp"),
            Map.entry(
                    "Written by Puente, the bridge between WhatsApp and this environment.",
                    "Escrito por Puente, que une WhatsApp con este entorno."),
            Map.entry("Subject", "Asunto"),
            Map.entry("Name", "Nombre"),
            Map.entry("Contact", "Contacto"),
            Map.entry("Text", "Texto"),
            Map.entry("Original Text", "Texto original"),
            Map.entry("Direction", "Dirección"),
            Map.entry("Inbound", "Entrante"),
            Map.entry("Outbound", "Saliente"),
            Map.entry("Author", "Autor"),
            Map.entry("Customer", "Cliente"),
            Map.entry("PhoneApp", "Teléfono"),
            Map.entry("Agent", "Agente"),
            Map.entry("OtherApp", "Otra aplicación"),
            Map.entry("System", "Sistema"),
            Map.entry("Kind", "Clase"),
            Map.entry("Sent At", "Enviado"),
            Map.entry("Edited At", "Editado"),
            Map.entry("Revoked At", "Eliminado"),
            Map.entry("Delivery State", "Estado de entrega"),
            Map.entry("Queued", "En cola"),
            Map.entry("Sent", "Enviado"),
            Map.entry("Failed", "Fallido"),
            Map.entry("Delivered", "Entregado"),
            Map.entry("Read", "Leído"),
            Map.entry("Played", "Reproducido"),
            Map.entry("Delivered At", "Entregado el"),
            Map.entry("Read At", "Leído el"),
            Map.entry("Error Code", "Código de error"),
            Map.entry("Error Text", "Texto del error"),
            Map.entry("Media Type", "Tipo de archivo"),
            Map.entry("Media File Name", "Nombre del archivo"),
            Map.entry("Purpose", "Finalidad"),
            Map.entry("Decision", "Decisión"),
            Map.entry("Source", "Origen"),
            Map.entry("Wording", "Texto mostrado"),
            Map.entry("Language", "Idioma"),
            Map.entry("Place", "Lugar"),
            Map.entry("Operator", "Operador"),
            Map.entry("Given At", "Dado el"),
            Map.entry("Recorded At", "Registrado el"),
            Map.entry("Expires At", "Caduca el"),
            Map.entry("Scope", "Alcance"),
            Map.entry("Business Number", "Número de la empresa"),
            Map.entry("Open", "Abierto"),
            Map.entry("Closed", "Cerrado"),
            Map.entry("OptIn", "Aceptado"),
            Map.entry("OptOut", "Rechazado"),
            Map.entry("Unknown", "Desconocido"),
            Map.entry("Utility", "Utilidad"),
            Map.entry("Service", "Servicio"),
            Map.entry("Call", "Llamada"));

    private final int language;

    /** @param language Windows language id: 1033 is English (United States), 3082 Spanish (Spain) */
    SchemaLabels(int language) {
        this.language = language;
    }

    ObjectNode of(String english) {
        boolean spanish = (language & PRIMARY_LANGUAGE) == SPANISH;
        return plain(spanish ? TO_SPANISH.getOrDefault(english, english) : english);
    }

    /** The same word in all languages. */
    ObjectNode plain(String text) {
        ObjectNode label = JsonNodeFactory.instance.objectNode();
        label.put("@odata.type", "Microsoft.Dynamics.CRM.Label");
        label.putArray("LocalizedLabels")
                .addObject()
                .put("@odata.type", "Microsoft.Dynamics.CRM.LocalizedLabel")
                .put("Label", text)
                .put("LanguageCode", language);
        return label;
    }
}
