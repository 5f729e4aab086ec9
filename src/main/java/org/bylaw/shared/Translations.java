package org.bylaw.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/** The German sentences by their English ones, from {@code german/*.yaml}: a file for each module. */
final class Translations {

    private static final Map<String, String> GERMAN = load();

    private Translations() {}

    /** The English one where none is known. */
    static String german(String english) {
        return GERMAN.getOrDefault(english, english);
    }

    private static Map<String, String> load() {
        Map<String, String> all = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(Translations.class.getClassLoader())
                    .getResources("classpath*:german/*.yaml")) {
                try (InputStream text = file.getInputStream()) {
                    Map<String, String> sentences = new Yaml().load(text);
                    all.putAll(sentences);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
