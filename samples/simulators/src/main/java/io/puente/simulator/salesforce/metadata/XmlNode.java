package io.puente.simulator.salesforce.metadata;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element with its line, which error reports name. Namespaces and attributes are dropped: neither SOAP calls nor
 * metadata files need them to be understood.
 */
record XmlNode(String name, int line, List<XmlNode> children, StringBuilder text) {
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** @throws IllegalArgumentException naming line and problem */
    static XmlNode parse(byte[] document) {
        try {
            XMLStreamReader reader;
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            }
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            return element(reader);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new IllegalArgumentException("Error parsing file at line " + line + ": not well-formed", e);
        }
    }

    private static XmlNode element(XMLStreamReader reader) throws XMLStreamException {
        XmlNode node = new XmlNode(
                reader.getLocalName(), reader.getLocation().getLineNumber(), new ArrayList<>(), new StringBuilder());
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> node.children.add(element(reader));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> node.text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return node;
                }
                default -> {}
            }
        }
    }

    static XmlNode of(String name, String text) {
        return new XmlNode(name, 0, List.of(), new StringBuilder(text));
    }

    static XmlNode of(String name, List<XmlNode> children) {
        return new XmlNode(name, 0, children, new StringBuilder());
    }

    String value() {
        return text.toString().trim();
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    Optional<XmlNode> child(String child) {
        return children.stream().filter(node -> node.name.equals(child)).findFirst();
    }

    /** The text of a child, if it is there and not empty. */
    Optional<String> value(String child) {
        return child(child).map(XmlNode::value).filter(text -> !text.isEmpty());
    }

    boolean flag(String child) {
        return value(child).filter("true"::equals).isPresent();
    }

    /** Descends through elements that must exist. */
    Optional<XmlNode> path(String... names) {
        Optional<XmlNode> node = Optional.of(this);
        for (String name : names) {
            node = node.flatMap(parent -> parent.child(name));
        }
        return node;
    }

    /** Without declaration; the element gets these attributes. */
    void write(StringBuilder out, String attributes) {
        out.append('<').append(name).append(attributes).append('>');
        if (children.isEmpty()) {
            out.append(escape(value()));
        } else {
            children.forEach(child -> child.write(out, ""));
        }
        out.append("</").append(name).append(">\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
