package io.puente.simulator.salesforce.metadata;

import io.puente.simulator.SimulatorReply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A SOAP 1.1 call, and the envelopes of its answers. */
record Soap(String operation, XmlNode arguments, Optional<String> sessionId) {
    static final String METADATA = "http://soap.sforce.com/2006/04/metadata";
    static final String PARTNER = "urn:partner.soap.sforce.com";

    /** @throws IllegalArgumentException if this is no SOAP call */
    static Soap parse(byte[] body) {
        XmlNode envelope = XmlNode.parse(body);
        XmlNode operation = envelope.child("Body")
                .filter(found -> !found.children().isEmpty())
                .map(found -> found.children().get(0))
                .orElseThrow(() -> new IllegalArgumentException("No SOAP body"));
        Optional<String> session =
                envelope.path("Header", "SessionHeader").flatMap(header -> header.value("sessionId"));
        return new Soap(operation.name(), operation, session);
    }

    /** @param inside what stands between the operation's response tags */
    SimulatorReply reply(String namespace, String inside) {
        return SimulatorReply.xml(
                200,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"" + namespace + "\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body><" + operation
                        + "Response>" + inside + "</" + operation + "Response></soapenv:Body></soapenv:Envelope>");
    }

    static SimulatorReply fault(String namespace, String code, String message) {
        return SimulatorReply.xml(
                500,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:sf=\"" + namespace + "\">"
                        + "<soapenv:Body><soapenv:Fault><faultcode>sf:" + code + "</faultcode><faultstring>" + code
                        + ": " + XmlNode.escape(message) + "</faultstring></soapenv:Fault></soapenv:Body>"
                        + "</soapenv:Envelope>");
    }

    static SimulatorReply sessionFault(String namespace) {
        return fault(
                namespace,
                "INVALID_SESSION_ID",
                "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session key");
    }

    static String element(String name, Object value) {
        return "<" + name + ">" + XmlNode.escape(value.toString()) + "</" + name + ">";
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
