package org.bylaw.control.exchange;

import java.util.List;
import java.util.Map;

/**
 * A framework as a file tells of it.
 *
 * @param about what the file says of the framework itself; all empty for CSV
 * @param entries in the order of the file
 * @param errors what is wrong with it, in the order of the file; it can be taken over where there are none
 * @param notes what else whoever imports it should know
 */
public record FrameworkContent(About about, List<Entry> entries, List<LineError> errors, List<String> notes) {

    /** What a file says of its framework, to begin the form with. */
    public record About(String name, String edition, String publisher, String source) {

        static final About NOTHING = new About("", "", "", "");
    }

    /**
     * A control, or a heading that only groups others.
     *
     * @param line where it begins in the file
     * @param parent the number of what it stands under; empty where it stands by itself
     * @param text the framework's own words, Markdown; empty where the file has none
     * @param attributes values by the attribute's name
     */
    public record Entry(
            int line,
            String ref,
            String title,
            String parent,
            boolean heading,
            String text,
            Map<String, List<String>> attributes) {}
}
