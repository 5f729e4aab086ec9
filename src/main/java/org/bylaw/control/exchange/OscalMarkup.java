package org.bylaw.control.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Turns the prose of OSCAL's XML (a small part of HTML) into the Markdown that its JSON has in its place. */
final class OscalMarkup {

    private static final Set<String> BLOCKS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote", "table");

    private OscalMarkup() {}

    static boolean isBlock(String name) {
        return BLOCKS.contains(name);
    }

    /** From the element's start to its end. */
    static String block(XMLStreamReader reader, int depth) throws XMLStreamException {
        String name = reader.getLocalName();
        return switch (name) {
            case "ul", "ol" -> list(reader, name.equals("ol"), depth + 1);
            case "table" -> table(reader, depth + 1);
            case "pre" -> "```\n" + inline(reader, depth) + "\n```";
            case "blockquote" -> "> " + inline(reader, depth).replace("\n", "\n> ");
            case "p" -> inline(reader, depth);
            default -> "#".repeat(name.charAt(1) - '0') + " " + inline(reader, depth);
        };
    }

    private static String list(XMLStreamReader reader, boolean numbered, int depth) throws XMLStreamException {
        OscalJson.deeper(depth);
        StringBuilder list = new StringBuilder();
        int number = 1;
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String sign = numbered ? number++ + ". " : "- ";
                String item = inline(reader, depth);
                list.append(sign)
                        .append(item.replace("\n", "\n" + " ".repeat(sign.length())))
                        .append('\n');
            }
        }
        return list.toString().stripTrailing();
    }

    private static String table(XMLStreamReader reader, int depth) throws XMLStreamException {
        OscalJson.deeper(depth);
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder("|");
        int open = 1;
        while (open > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (Set.of("td", "th").contains(reader.getLocalName())) {
                    row.append(' ')
                            .append(inline(reader, depth)
                                    .replaceAll("\\s+", " ")
                                    .replace("|", "\\|"))
                            .append(" |");
                } else {
                    open++;
                    OscalJson.deeper(depth + open);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
                if (reader.getLocalName().equals("tr")) {
                    rows.add(row.toString());
                    row = new StringBuilder("|");
                }
            }
        }
        if (!rows.isEmpty()) {
            long columns = rows.getFirst()
                            .replace("\\|", "")
                            .chars()
                            .filter(sign -> sign == '|')
                            .count()
                    - 1;
            rows.add(1, "|" + " --- |".repeat((int) columns));
        }
        return String.join("\n", rows);
    }

    /** The words from the element's start to its end, with emphasis and where parameters go. */
    static String inline(XMLStreamReader reader, int depth) throws XMLStreamException {
        OscalJson.deeper(depth);
        boolean keepLines = reader.getLocalName().equals("pre");
        StringBuilder words = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                words.append(keepLines ? reader.getText() : reader.getText().replaceAll("\\s+", " "));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                words.append(piece(reader, depth + 1));
            }
        }
        return words.toString().strip();
    }

    private static String piece(XMLStreamReader reader, int depth) throws XMLStreamException {
        return switch (reader.getLocalName()) {
            case "strong", "b" -> "**" + inline(reader, depth) + "**";
            case "em", "i" -> "*" + inline(reader, depth) + "*";
            case "code" -> "`" + inline(reader, depth) + "`";
            case "insert" -> {
                String parameter = reader.getAttributeValue(null, "id-ref");
                inline(reader, depth);
                yield "{{ insert: param, " + parameter + " }}";
            }
            case "br" -> inline(reader, depth) + "\n";
            case "p" -> inline(reader, depth) + "\n";
            case "ul", "ol" -> "\n" + block(reader, depth);
            default -> inline(reader, depth);
        };
    }
}
