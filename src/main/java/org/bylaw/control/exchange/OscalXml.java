package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bylaw.shared.Problem;

/**
 * Reads an OSCAL document in XML, keeping the lines. A document type is refused, so that no entity, inside or outside, is
 * ever looked at.
 */
final class OscalXml {

    /** How JSON calls what XML repeats. */
    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("group", "groups"),
            Map.entry("control", "controls"),
            Map.entry("param", "params"),
            Map.entry("prop", "props"),
            Map.entry("link", "links"),
            Map.entry("part", "parts"),
            Map.entry("party", "parties"),
            Map.entry("value", "values"),
            Map.entry("mapping", "mappings"),
            Map.entry("map", "maps"),
            Map.entry("source", "sources"),
            Map.entry("target", "targets"),
            Map.entry("resource", "resources"),
            Map.entry("rlink", "rlinks"));

    /** Elements that hold nothing but words. */
    private static final Set<String> WORDS = Set.of(
            "title",
            "label",
            "version",
            "name",
            "published",
            "last-modified",
            "oscal-version",
            "choice",
            "value",
            "relationship");

    private static final Set<String> LISTED_WORDS = Set.of("choice", "value");

    private final XMLStreamReader reader;

    private OscalXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** @throws Problem where it is no XML, has a document type, or nests too deep */
    static OscalItem read(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                return new OscalXml(reader).document();
            } finally {
                reader.close();
            }
        } catch (MissingResourceException e) {
            // Java's parser has no words for what it finds wrong with some document types (found by Jazzer).
            throw Problem.invalid("file", say("The file cannot be read as XML: line {0}.", 1));
        } catch (XMLStreamException e) {
            throw Problem.invalid(
                    "file",
                    say(
                            "The file cannot be read as XML: line {0}.",
                            e.getLocation() == null ? 1 : e.getLocation().getLineNumber()));
        }
    }

    private OscalItem document() throws XMLStreamException {
        OscalItem root = new OscalItem(1);
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw Problem.invalid(
                        "file",
                        say("The file declares a document type, which Bylaw does not read. Please take it out."));
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root.add(reader.getLocalName(), element(1));
            }
        }
        return root;
    }

    private OscalItem element(int depth) throws XMLStreamException {
        OscalJson.deeper(depth);
        OscalItem item = new OscalItem(reader.getLocation().getLineNumber());
        for (int place = 0; place < reader.getAttributeCount(); place++) {
            item.put(reader.getAttributeLocalName(place), reader.getAttributeValue(place));
        }
        StringBuilder prose = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String name = reader.getLocalName();
            int line = reader.getLocation().getLineNumber();
            if (OscalMarkup.isBlock(name)) {
                prose.append(OscalMarkup.block(reader, depth)).append("\n\n");
            } else if (LISTED_WORDS.contains(name)) {
                item.add(PLURALS.getOrDefault(name, name), OscalItem.ofText(line, OscalMarkup.inline(reader, depth)));
            } else if (WORDS.contains(name)) {
                item.put(name, OscalMarkup.inline(reader, depth));
            } else {
                item.add(PLURALS.getOrDefault(name, name), element(depth + 1));
            }
        }
        if (!prose.isEmpty()) {
            item.put("prose", prose.toString().strip());
        }
        return item;
    }
}
