package io.puente.salesforce.internal;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one metadata file. Not thread-safe. */
final class XmlText {
    static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    XmlText(String root) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(root);
            writer.writeDefaultNamespace(NAMESPACE);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
    }

    /** An element that holds others, as written by {@code content}. */
    XmlText nested(String name, Runnable content) {
        try {
            writer.writeStartElement(name);
            content.run();
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
    }

    XmlText put(String name, Object value) {
        try {
            writer.writeStartElement(name);
            writer.writeCharacters(String.valueOf(value));
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
    }

    String finish() {
        try {
            writer.writeEndDocument();
            writer.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
    }
}
