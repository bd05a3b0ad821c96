package io.puente.salesforce.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Adds the case origin to the organisation's own set of values. Deploying a value set replaces it whole, so the file that
 * Salesforce holds is taken as it is, with every attribute of every value, and gets one more.
 */
final class CaseOriginXml {
    private CaseOriginXml() {}

    /** @return empty if the value is there and active */
    static Optional<String> withWhatsApp(byte[] current) {
        Document document = parse(current);
        Element root = document.getDocumentElement();
        NodeList values = root.getElementsByTagNameNS(XmlText.NAMESPACE, "standardValue");
        for (int i = 0; i < values.getLength(); i++) {
            Element value = (Element) values.item(i);
            if (text(value, "fullName").equals(PuenteSchema.CASE_ORIGIN)) {
                return text(value, "isActive").equals("false")
                        ? Optional.of(activated(document, value))
                        : Optional.empty();
            }
        }
        Element value = document.createElementNS(XmlText.NAMESPACE, "standardValue");
        append(document, value, "fullName", PuenteSchema.CASE_ORIGIN);
        append(document, value, "default", "false");
        append(document, value, "label", PuenteSchema.CASE_ORIGIN);
        root.appendChild(value);
        return Optional.of(write(document));
    }

    private static String activated(Document document, Element value) {
        NodeList flags = value.getElementsByTagNameNS(XmlText.NAMESPACE, "isActive");
        flags.item(0).setTextContent("true");
        return write(document);
    }

    private static void append(Document document, Element parent, String name, String value) {
        Element child = document.createElementNS(XmlText.NAMESPACE, name);
        child.setTextContent(value);
        parent.appendChild(child);
    }

    private static String text(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (name.equals(node.getLocalName())) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }

    private static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            // No DTD, no entities: the file needs neither and both reach out.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("Salesforce sent a value set that is no XML", e);
        }
    }

    private static String write(Document document) {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("writing to memory", e);
        }
    }
}
