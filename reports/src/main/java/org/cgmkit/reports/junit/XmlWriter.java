package org.cgmkit.reports.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML 1.0, in which characters that it does not allow are replaced: messages may hold anything. */
final class XmlWriter {
    private final XMLStreamWriter writer;
    private int depth;

    XmlWriter(XMLStreamWriter writer) throws XMLStreamException {
        this.writer = writer;
        writer.writeStartDocument("UTF-8", "1.0");
    }

    void open(String name, Map<String, String> attributes) throws XMLStreamException {
        start(name, attributes);
        depth++;
    }

    void leaf(String name, Map<String, String> attributes, String text) throws XMLStreamException {
        start(name, attributes);
        if (!text.isEmpty()) {
            writer.writeCharacters(clean(text));
        }
        writer.writeEndElement();
    }

    void property(String name, String value) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("value", value);
        leaf("property", attributes, "");
    }

    void close() throws XMLStreamException {
        depth--;
        indent();
        writer.writeEndElement();
    }

    void end() throws XMLStreamException {
        writer.writeCharacters("\n");
        writer.writeEndDocument();
        writer.close();
    }

    private void start(String name, Map<String, String> attributes) throws XMLStreamException {
        indent();
        writer.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            writer.writeAttribute(attribute.getKey(), clean(attribute.getValue()));
        }
    }

    private void indent() throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** XML 1.0, production 2: no control characters but tab and line ends, no lone surrogates, no noncharacters. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
