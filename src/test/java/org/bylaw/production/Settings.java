package org.bylaw.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which variables the shipped files use, with their defaults; an empty default means that it must be set. */
final class Settings {

    /** {@code ${NAME}}, {@code ${NAME:default}}, and compose's {@code ${NAME:-default}} and {@code ${NAME:?message}}. */
    private static final Pattern USE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::([-?]?)((?:\\$\\{\\w+}|[^}])*))?}");

    private static final Pattern ROW = Pattern.compile("\\| `([A-Z0-9_]+)` \\|.*\\| (.*)\\|");

    private Settings() {}

    static Map<String, String> ofApplication() {
        Map<String, String> settings = new TreeMap<>();
        Matcher uses = USE.matcher(read("src/main/resources/application.yaml"));
        while (uses.find()) {
            String value = uses.group(3);
            settings.put(uses.group(1), value == null ? "" : value.isEmpty() ? "empty" : variable(value));
        }
        return settings;
    }

    private static String variable(String value) {
        Matcher other = USE.matcher(value);
        return other.matches() ? other.group(1) : value;
    }

    static Map<String, String> ofCompose() {
        Map<String, String> settings = new TreeMap<>();
        Matcher uses = USE.matcher(read("docker/compose.yaml"));
        while (uses.find()) {
            String value = uses.group(2).equals("?") ? "" : uses.group(3).isEmpty() ? "empty" : uses.group(3);
            settings.merge(uses.group(1), value, (one, other) -> {
                if (!one.equals(other)) {
                    throw new IllegalStateException(uses.group(1) + " has two defaults");
                }
                return one;
            });
        }
        return settings;
    }

    static Map<String, String> ofExample() {
        Map<String, String> settings = new TreeMap<>();
        read("docker/.env.example")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line ->
                        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return settings;
    }

    /** The rows of the tables of the README, or of the page on compose. */
    static Map<String, String> documented(boolean compose) {
        Map<String, String> settings = new TreeMap<>();
        Matcher rows = ROW.matcher(read(compose ? "src/docs/production.md" : "README.md"));
        while (rows.find()) {
            settings.put(rows.group(1), rows.group(2).replace("`", "").strip());
        }
        return settings;
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
