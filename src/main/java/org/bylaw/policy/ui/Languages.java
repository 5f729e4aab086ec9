package org.bylaw.policy.ui;

import java.util.List;
import java.util.Locale;
import org.bylaw.shared.Say;

/** The languages that texts are written in, as people call them. */
final class Languages {

    /** English first, since most texts are in it. */
    static final List<String> CODES = List.of("en", "de", "fr", "es", "it", "nl");

    private Languages() {}

    static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Say.language());
    }
}
