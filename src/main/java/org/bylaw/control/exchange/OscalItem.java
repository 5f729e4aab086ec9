package org.bylaw.control.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of an OSCAL document, be it an object of its JSON or YAML or an element of its XML, with names as in JSON. */
final class OscalItem {

    /** Documents that nest deeper are refused: no catalogue does, and reading goes down one call for each. */
    static final int DEEPEST = 60;

    /** The key of what is a text by itself, such as a choice. */
    static final String SELF = "";

    final int line;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, List<OscalItem>> lists = new LinkedHashMap<>();

    OscalItem(int line) {
        this.line = line;
    }

    static OscalItem ofText(int line, String text) {
        OscalItem item = new OscalItem(line);
        item.put(SELF, text);
        return item;
    }

    void put(String name, String text) {
        fields.put(name, text);
    }

    void add(String name, OscalItem child) {
        lists.computeIfAbsent(name, key -> new ArrayList<>()).add(child);
    }

    /** Empty where it is not there. */
    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    String text() {
        return text(SELF);
    }

    List<OscalItem> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** What it is made of, for saying what came instead of a catalogue. */
    List<String> parts() {
        return List.copyOf(lists.keySet());
    }
}
