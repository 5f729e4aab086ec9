package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A framework to be imported.
 *
 * @param key as it will stand in addresses and codes, such as acme-2026
 * @param tailored whether its controls are tailored here; otherwise they are measured through mappings
 * @param language of its text
 * @param licence under which its text may be shown here; empty where the file has no text or none is needed
 * @param replacesId the edition that it takes the place of
 * @param numbers a table of old and new numbers; empty to have them proposed
 */
public record NewFramework(
        String key,
        String name,
        String edition,
        String publisher,
        String source,
        boolean tailored,
        String language,
        String licence,
        @Nullable UUID replacesId,
        @Nullable HandedIn numbers,
        HandedIn file) {

    /** What a text can be in. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl");

    public NewFramework {
        key = key.strip();
        name = name.strip();
        edition = edition.strip();
        publisher = publisher.strip();
        source = source.strip();
        licence = licence.strip();
    }

    /** @throws Problem with the field's name */
    void check() {
        if (!key.matches("[a-z0-9][a-z0-9.-]{1,39}")) {
            throw Problem.invalid(
                    "key",
                    say("Use 2 to 40 small letters, digits, dots and hyphens, beginning with a letter or digit."));
        }
        if (name.isEmpty()) {
            throw Problem.invalid("name", say("Say what the framework is called."));
        }
        atMost("name", name, 120);
        atMost("edition", edition, 40);
        atMost("publisher", publisher, 120);
        atMost("source", source, 400);
        atMost("licence", licence, 400);
        requireLanguage(language);
    }

    static void atMost(String field, String text, int most) {
        if (text.length() > most) {
            throw Problem.invalid(
                    field, say("Please keep it below {0} characters; this has {1}.", most, text.length()));
        }
    }

    static void requireLanguage(String language) {
        if (!Set.copyOf(LANGUAGES).contains(language)) {
            throw Problem.invalid("language", say("Choose the language of the text."));
        }
    }
}
