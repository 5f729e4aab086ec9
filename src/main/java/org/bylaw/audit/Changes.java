package org.bylaw.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an act changed, for its details: before and after of each field that differs, and of no other. */
public final class Changes {

    private Changes() {}

    /**
     * By the fields' names, each as {@code {before: …, after: …}}; in the order of the first map, then of the second. What is
     * in one of them alone, null, empty or blank was nothing there.
     */
    public static Map<String, Object> between(
            Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        Map<String, Object> changes = new LinkedHashMap<>();
        for (String name : names) {
            Object was = plain(before.get(name));
            Object is = plain(after.get(name));
            if (!was.equals(is)) {
                Map<String, Object> change = new LinkedHashMap<>();
                change.put("before", was);
                change.put("after", is);
                changes.put(name, change);
            }
        }
        return changes;
    }

    /** The same with what else is to be said of the act. */
    public static Map<String, Object> with(Map<String, ?> details, Map<String, Object> changes) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.putAll(changes);
        return all;
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text.strip();
            case Number number -> number;
            case Boolean flag -> flag;
            case Map<?, ?> parts -> parts;
            case Record parts -> parts;
            case Collection<?> many -> many.stream().map(Objects::toString).toList();
            default -> value.toString();
        };
    }
}
