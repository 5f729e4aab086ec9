package org.bylaw.document;

import static org.bylaw.shared.Say.later;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * YAML in front of a Markdown text, with or without the line {@code ---} that should open it.
 *
 * @param values its keys, in order; empty where there is none
 * @param body the text behind it
 */
record FrontMatter(Map<String, Object> values, String body) {

    private static final List<String> TITLE = List.of("title", "name");
    private static final List<String> REFERENCE = List.of("reference", "acronym", "id");
    private static final Pattern CLOSING = Pattern.compile("(?m)^(---|\\.\\.\\.)[ \\t]*\\R?");
    private static final Pattern KEY = Pattern.compile("\\A[A-Za-z_][\\w-]*:(\\s|$)");

    /** In Word files made from such texts the front matter is run together into the first paragraph, up to a dash. */
    private static final Pattern PARAGRAPH =
            Pattern.compile("\\A(?:name|title|id): [^\\n]{1,2000}? (?:—|–|---)(?: |\\R|\\z)");

    private static final Pattern NEXT_KEY = Pattern.compile(" +(?=[A-Za-z_][\\w-]*:(?: |$))");

    static FrontMatter of(String text) {
        boolean opened = text.startsWith("---\n") || text.startsWith("---\r\n");
        if (!opened && !KEY.matcher(text).find()) {
            return new FrontMatter(Map.of(), text);
        }
        String rest = opened ? text.substring(text.indexOf('\n') + 1) : text;
        Matcher closing = CLOSING.matcher(rest);
        if (!closing.find()) {
            return new FrontMatter(Map.of(), text);
        }
        Map<String, Object> values = parse(rest.substring(0, closing.start()));
        return values.isEmpty()
                ? new FrontMatter(Map.of(), text)
                : new FrontMatter(values, rest.substring(closing.end()));
    }

    static FrontMatter ofParagraph(String markdown) {
        Matcher paragraph = PARAGRAPH.matcher(markdown);
        if (!paragraph.find()) {
            return new FrontMatter(Map.of(), markdown);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String part : NEXT_KEY.split(paragraph.group().replaceAll("\\s*(—|–|---)\\s*\\z", ""))) {
            int colon = part.indexOf(':');
            values.put(part.substring(0, colon), part.substring(colon + 1).strip());
        }
        return new FrontMatter(values, markdown.substring(paragraph.end()).stripLeading());
    }

    /** Says what was made use of, and what only the original file keeps. */
    void tell(List<String> taken, List<String> lost) {
        if (title() != null) {
            taken.add(
                    reference() == null
                            ? later("Title from the front matter")
                            : later("Title and reference from the front matter"));
        }
        List<String> unused = values.keySet().stream()
                .filter(key -> !TITLE.contains(key) && !REFERENCE.contains(key))
                .toList();
        if (!unused.isEmpty()) {
            lost.add("front matter: " + String.join(", ", unused));
        }
    }

    private static Map<String, Object> parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(100_000);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        options.setAllowDuplicateKeys(true);
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            if (new Yaml(new SafeConstructor(options)).load(yaml) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(String.valueOf(key), String.valueOf(value)));
            }
        } catch (YAMLException e) {
            // Not YAML after all: it is part of the text, and the caller keeps it.
            return Map.of();
        }
        return values;
    }

    @Nullable
    String title() {
        return first(TITLE);
    }

    @Nullable
    String reference() {
        return first(REFERENCE);
    }

    private @Nullable String first(List<String> keys) {
        for (String key : keys) {
            Object value = values.get(key);
            if (value != null && !value.toString().isBlank()) {
                return value.toString().strip();
            }
        }
        return null;
    }
}
