package org.bylaw.policy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.bylaw.document.IntakeResult;

/** Gives references out to the files of one import, in their order. */
final class ImportReferences {

    private final DocumentType type;
    private final Set<String> taken;

    /** @param taken the references that there are, in capitals */
    ImportReferences(DocumentType type, Set<String> taken) {
        this.type = type;
        this.taken = new HashSet<>(taken);
    }

    /** The file's own reference where it is free, else one made from type and title, with a number where needed. */
    String next(IntakeResult file) {
        String wish = file.reference() == null ? "" : clean(file.reference());
        String base = wish.length() >= 2 ? wish : type.name().substring(0, 3) + "-" + initials(file.title());
        String reference = base;
        for (int number = 2; !taken.add(reference); number++) {
            reference = base + "-" + number;
        }
        return reference;
    }

    private static String clean(String text) {
        String cleaned =
                text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9._-]+", "-").replaceAll("^[^A-Z0-9]+", "");
        return cleaned.substring(0, Math.min(20, cleaned.length()));
    }

    /** Of at most six words: more of them nobody can say. */
    private static String initials(String title) {
        StringBuilder letters = new StringBuilder();
        for (String word : title.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && letters.length() < 6) {
                letters.append(word.charAt(0));
            }
        }
        String cleaned = clean(letters.toString());
        return cleaned.isEmpty() ? "X" : cleaned;
    }
}
