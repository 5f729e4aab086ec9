package org.bylaw.evidencepack;

/** Texts that people typed, as they may stand in HTML, XML and in names of files. */
final class Escaped {

    private Escaped() {}

    /** For XML and HTML, between tags and in attributes with double quotes; what XML cannot hold is left out. */
    static String xml(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (stands(character)) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** XML 1.0, 2.2; without the marks that turn the direction of what follows. */
    private static boolean stands(int character) {
        boolean inXml = character == '\t'
                || character == '\n'
                || (character >= 0x20 && character < 0xD800)
                || (character > 0xDFFF && character < 0xFFFE)
                || character > 0xFFFF;
        return inXml && !(character >= 0x202A && character <= 0x202E) && !(character >= 0x2066 && character <= 0x2069);
    }

    /** One part of a path: letters, digits and a few marks of ASCII, never empty, never hidden, at most 80 long. */
    static String name(String part) {
        String plain = part.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("\\.{2,}", ".");
        String trimmed = plain.replaceAll("^[.-]+", "");
        if (trimmed.length() > 80) {
            int dot = trimmed.lastIndexOf('.');
            String ending = dot > 0 && trimmed.length() - dot <= 10 ? trimmed.substring(dot) : "";
            trimmed = trimmed.substring(0, 80 - ending.length()) + ending;
        }
        return trimmed.isEmpty() ? "file" : trimmed;
    }

    /** A path with forward slashes, each part as {@link #name}; without those that lead up or nowhere. */
    static String path(String path) {
        StringBuilder harmless = new StringBuilder();
        for (String part : path.split("/")) {
            if (!part.matches("\\.*")) {
                harmless.append(harmless.isEmpty() ? "" : "/").append(name(part));
            }
        }
        return harmless.isEmpty() ? "file" : harmless.toString();
    }
}
