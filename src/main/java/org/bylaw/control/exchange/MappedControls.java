package org.bylaw.control.exchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All controls there are, by the key of their framework and their number, as files of mappings name them. */
final class MappedControls {

    private final Map<String, Map<String, UUID>> members = new HashMap<>();
    private final Map<String, Map<String, String>> spellings = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    void add(String framework, String ref, UUID id) {
        members.computeIfAbsent(framework, key -> new HashMap<>()).put(ref, id);
        spellings.computeIfAbsent(framework, key -> new HashMap<>()).putIfAbsent(plain(ref), ref);
    }

    /** What people call the framework, such as its name with its edition. */
    void name(String framework, String name) {
        names.put(letters(framework), framework);
        names.putIfAbsent(letters(name), framework);
    }

    /** Controls by number; nothing where there is no such framework. Capitals of the key do not matter. */
    @Nullable
    Map<String, UUID> of(String framework) {
        return members.get(framework.toLowerCase(Locale.ROOT));
    }

    /** The key of the framework that is called so, by its key or its name, whatever stands between letters and digits. */
    Optional<String> framework(String name) {
        return Optional.ofNullable(names.get(letters(name)));
    }

    /** The number as the framework spells it: {@code ac-2.1} is {@code AC-2(1)}; the same again where there is none such. */
    String spelling(String framework, String ref) {
        return spellings.getOrDefault(framework, Map.of()).getOrDefault(plain(ref), ref);
    }

    private static String plain(String ref) {
        return ref.toLowerCase(Locale.ROOT).replace(" ", "").replace('(', '.').replace(")", "");
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
