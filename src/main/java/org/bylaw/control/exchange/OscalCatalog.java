package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bylaw.control.exchange.FrameworkContent.About;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.shared.Problem;

/**
 * Reads a framework from an OSCAL catalogue: groups are headings, controls within controls stand under them, properties are
 * attributes, statement and guidance are the text.
 */
final class OscalCatalog {

    /** Properties that say how a control is called or sorted rather than what it is. */
    private static final Set<String> NO_ATTRIBUTES =
            Set.of("label", "sort-id", "status", "alt-identifier", "response-point");

    private static final String REF = "[A-Za-z0-9][A-Za-z0-9.()_-]{0,39}";

    /** In characters; the largest catalogue there is, NIST SP 800-53, puts in a fraction of one million. */
    private static final long MOST_PUT_IN = 10_000_000;

    private final Map<String, OscalItem> parameters = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private int withdrawn;
    private int longValues;
    private int references;
    private long putIn;

    private OscalCatalog() {}

    /** @throws Problem where it is another kind of document */
    static FrameworkContent read(OscalItem document) {
        OscalItem catalog = document.list("catalog").stream().findFirst().orElseThrow(() -> other(document));
        return new OscalCatalog().content(catalog);
    }

    private static Problem other(OscalItem document) {
        return Problem.invalid(
                "file",
                document.parts().isEmpty()
                        ? say("This is no OSCAL catalogue: it has no “catalog”.")
                        : say(
                                "This is no OSCAL catalogue: it has no “catalog”, but “{0}”. Please hand in the catalogue itself.",
                                document.parts().getFirst()));
    }

    private FrameworkContent content(OscalItem catalog) {
        collectParameters(catalog);
        members(catalog, "");
        List<String> notes = new ArrayList<>();
        if (withdrawn > 0) {
            notes.add(counted(
                    withdrawn,
                    "1 control is marked as withdrawn and left out.",
                    "{0} controls are marked as withdrawn and left out."));
        }
        if (longValues > 0) {
            notes.add(counted(
                    longValues,
                    "1 property is too long for an attribute and left out.",
                    "{0} properties are too long for attributes and left out."));
        }
        if (references > 0) {
            notes.add(
                    counted(
                            references,
                            "1 reference says what a control corresponds to. Once this is imported, hand the file in under “Import mappings” as well.",
                            "{0} references say what controls correspond to. Once this is imported, hand the file in under “Import mappings” as well."));
        }
        return new FrameworkContent(about(catalog), entries, List.of(), notes);
    }

    private static About about(OscalItem catalog) {
        OscalItem metadata = catalog.list("metadata").stream().findFirst().orElseGet(() -> new OscalItem(catalog.line));
        String publisher = metadata.list("parties").stream()
                .map(party -> party.text("name"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        String title = metadata.text("title");
        return new About(
                cut(title, 120),
                cut(metadata.text("version"), 40),
                cut(publisher, 120),
                cut(
                        say(
                                "OSCAL catalogue, last changed {0}",
                                metadata.text("last-modified").split("T", 2)[0]),
                        400));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private void collectParameters(OscalItem holder) {
        holder.list("params").forEach(parameter -> parameters.put(parameter.text("id"), parameter));
        holder.list("groups").forEach(this::collectParameters);
        holder.list("controls").forEach(this::collectParameters);
    }

    private void members(OscalItem holder, String parent) {
        holder.list("groups").forEach(group -> {
            String ref = ref(group);
            entries.add(entry(group, ref.isEmpty() ? unnamed(group) : ref, parent, true));
            members(group, entries.getLast().ref());
        });
        holder.list("controls").forEach(control -> {
            if (isWithdrawn(control)) {
                withdrawn++;
                return;
            }
            entries.add(entry(control, ref(control), parent, false));
            references += (int) control.list("links").stream()
                    .filter(OscalReferences::leadsOut)
                    .count();
            references += (int) control.list("props").stream()
                    .filter(OscalReferences::isMapping)
                    .count();
            members(control, entries.getLast().ref());
        });
    }

    private Entry entry(OscalItem item, String ref, String parent, boolean heading) {
        return new Entry(
                item.line,
                ref,
                insert(item.text("title"), 0),
                parent,
                heading,
                text(item),
                heading ? Map.of() : attributes(item));
    }

    /** How people write it, such as AC-2(1), where the catalogue says so; else its id. */
    static String ref(OscalItem item) {
        return item.list("props").stream()
                .filter(prop ->
                        prop.text("name").equals("label") && prop.text("class").isEmpty())
                .map(prop -> prop.text("value").replace(" ", ""))
                .filter(label -> label.matches(REF))
                .findFirst()
                .orElse(item.text("id"));
    }

    /** A group needs no id in OSCAL; its title does then. */
    private static String unnamed(OscalItem group) {
        return cut(group.text("title").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", ""), 40);
    }

    static boolean isWithdrawn(OscalItem control) {
        return control.list("props").stream()
                .anyMatch(prop -> prop.text("name").equals("status")
                        && prop.text("value").toLowerCase(Locale.ROOT).equals("withdrawn"));
    }

    private Map<String, List<String>> attributes(OscalItem control) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (OscalItem prop : control.list("props")) {
            String value = prop.text("value");
            if (NO_ATTRIBUTES.contains(prop.text("name")) || value.isEmpty() || OscalReferences.isMapping(prop)) {
                continue;
            }
            if (value.length() > ContentCheck.LONGEST_VALUE) {
                longValues++;
                continue;
            }
            List<String> values = attributes.computeIfAbsent(words(prop.text("name")), name -> new ArrayList<>());
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return attributes;
    }

    /** "control-type" is "Control type". */
    private static String words(String name) {
        String words = name.replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String text(OscalItem item) {
        StringBuilder text = new StringBuilder();
        for (OscalItem part : item.list("parts")) {
            String name = part.text("name");
            // How an assessor tests it is another document's business, and as long again.
            if (name.startsWith("assessment")) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            if (!name.equals("statement")) {
                text.append("**")
                        .append(part.text("title").isEmpty() ? words(name) : part.text("title"))
                        .append("**\n\n");
            }
            text.append(insert(part.text("prose"), 0));
            subparts(part, "", text);
        }
        return text.toString().strip();
    }

    private void subparts(OscalItem part, String indent, StringBuilder text) {
        for (OscalItem sub : part.list("parts")) {
            String label = sub.list("props").stream()
                    .filter(prop -> prop.text("name").equals("label"))
                    .map(prop -> prop.text("value") + " ")
                    .findFirst()
                    .orElse("");
            if (indent.isEmpty()) {
                text.append("\n");
            }
            text.append("\n")
                    .append(indent)
                    .append("- ")
                    .append(label)
                    .append(insert(sub.text("prose"), 0).replace("\n", "\n" + indent + "  "));
            subparts(sub, indent + "  ", text);
        }
    }

    /** Puts what a parameter is called in the place of {@code {{ insert: param, ac-1_prm_1 }}}. */
    private String insert(String prose, int depth) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = prose.indexOf("{{"); open >= 0; open = prose.indexOf("{{", from)) {
            int close = prose.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            String inner = prose.substring(open + 2, close);
            String id = inner.substring(inner.lastIndexOf(',') + 1).strip();
            String words = parameter(id, depth);
            putIn += words.length();
            if (putIn > MOST_PUT_IN) {
                // A long one in many places, or some that are made of each other, would be more than there is memory.
                throw Problem.invalid(
                        "file",
                        say("What stands for its parameters has more than {0} characters in all.", MOST_PUT_IN));
            }
            filled.append(prose, from, open).append('[').append(words).append(']');
            from = close + 2;
        }
        return filled.append(prose.substring(from)).toString();
    }

    private String parameter(String id, int depth) {
        OscalItem parameter = parameters.get(id);
        if (parameter == null || depth > 3) {
            return id;
        }
        List<String> values =
                parameter.list("values").stream().map(OscalItem::text).toList();
        if (!values.isEmpty()) {
            return String.join(", ", values);
        }
        List<String> choices = parameter.list("select").stream()
                .flatMap(select -> select.list("choice").stream())
                .map(choice -> insert(choice.text(), depth + 1))
                .toList();
        if (!choices.isEmpty()) {
            return String.join("; ", choices);
        }
        return parameter.text("label").isEmpty() ? id : parameter.text("label");
    }
}
