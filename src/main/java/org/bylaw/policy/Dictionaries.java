package org.bylaw.policy;

/** PostgreSQL's dictionary for the language of a text. */
final class Dictionaries {

    private Dictionaries() {}

    static String of(String language) {
        return switch (language) {
            case "en" -> "english";
            case "de" -> "german";
            case "fr" -> "french";
            case "es" -> "spanish";
            case "it" -> "italian";
            case "nl" -> "dutch";
            default -> "simple";
        };
    }
}
