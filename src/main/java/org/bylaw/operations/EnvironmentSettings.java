package org.bylaw.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.PlaceholderResolutionException;

/** The settings that whoever runs Bylaw makes, as {@code application.yaml} names them, with the values that hold now. */
@Component
class EnvironmentSettings {

    private static final Pattern SETTING = Pattern.compile("\\$\\{(BYLAW_[A-Z0-9_]+)(:.*)?}");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEY|_KEYS)$");
    /** A login that stands in an address: {@code scheme://user:password@host}. */
    private static final Pattern LOGIN = Pattern.compile("(//)[^/@\\s]+@");
    /** A password that stands in an address, as PostgreSQL's driver takes it. */
    private static final Pattern PARAMETER = Pattern.compile("(?i)(password|token|secret)=[^&\\s]*");

    private final Environment environment;

    EnvironmentSettings(Environment environment) {
        this.environment = environment;
    }

    /** @param secret whether the value must not be shown or kept */
    record Setting(String value, boolean secret) {}

    Map<String, Setting> all() {
        Map<String, Setting> all = new TreeMap<>();
        try {
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yaml"))) {
                if (source instanceof EnumerablePropertySource<?> properties) {
                    for (String key : properties.getPropertyNames()) {
                        Matcher found = SETTING.matcher(String.valueOf(properties.getProperty(key)));
                        if (found.matches()) {
                            all.put(found.group(1), setting(found.group(1), value(key)));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Empty where it falls back to another that is not set either: then nothing uses it, or the start had stopped before. */
    private String value(String key) {
        try {
            return environment.getProperty(key, "");
        } catch (PlaceholderResolutionException e) {
            return "";
        }
    }

    static Setting setting(String name, String value) {
        if (SECRET.matcher(name).matches()) {
            return new Setting(value, true);
        }
        String harmless = LOGIN.matcher(value).replaceAll("$1…@");
        return new Setting(PARAMETER.matcher(harmless).replaceAll("$1=…"), false);
    }
}
