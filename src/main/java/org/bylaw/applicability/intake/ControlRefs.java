package org.bylaw.applicability.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the control that somebody means by "A.5.1", "5.01", "ISO 27002 5.1" or "5.1 Policies for information security". */
final class ControlRefs {

    private static final Pattern ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final Pattern ANNEX = Pattern.compile("^(?:ANNEX)?A\\.?(?=[0-9])");

    private final Map<String, UUID> exact = new HashMap<>();
    private final Map<String, UUID> normal = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    record Known(UUID id, String code, String ref) {}

    ControlRefs(List<Known> controls) {
        for (Known control : controls) {
            exact.put(control.code().toUpperCase(Locale.ROOT), control.id());
            exact.put(control.ref().toUpperCase(Locale.ROOT), control.id());
            String key = normal(control.ref());
            UUID other = normal.put(key, control.id());
            if (other != null && !other.equals(control.id())) {
                ambiguous.add(key);
            }
        }
    }

    Optional<UUID> find(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        UUID found = exact.get(upper);
        if (found == null) {
            found = known(upper.replace(" ", ""));
        }
        if (found == null) {
            // The first word that is a number of this framework; a title may follow, a standard's name go before.
            for (String word : upper.split("[\\s:]+")) {
                found = found == null ? known(word) : found;
            }
        }
        return Optional.ofNullable(found);
    }

    private @Nullable UUID known(String word) {
        String key = normal(word);
        return ambiguous.contains(key) ? null : normal.get(key);
    }

    private static String normal(String ref) {
        String upper = ref.toUpperCase(Locale.ROOT).replaceAll("[,;:.)]+$", "").replaceAll("^[(\\[]+", "");
        return ZEROS.matcher(ANNEX.matcher(upper).replaceFirst("")).replaceAll("");
    }
}
