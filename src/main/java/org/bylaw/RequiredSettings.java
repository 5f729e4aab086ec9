package org.bylaw;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.PlaceholderResolutionException;

/** Stops the start where settings are missing, before anything else is tried, and names all of them at once. */
class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** A value that is nothing but a variable without a default. */
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+)}");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SortedSet<String> missing = missing(context.getEnvironment());
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }

    private static SortedSet<String> missing(ConfigurableEnvironment environment) {
        SortedSet<String> missing = new TreeSet<>();
        environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .map(source -> (EnumerablePropertySource<?>) source)
                .forEach(source -> {
                    for (String property : source.getPropertyNames()) {
                        required(source.getProperty(property))
                                .filter(variable -> !isSet(environment, property))
                                .ifPresent(missing::add);
                    }
                });
        return missing;
    }

    private static Optional<String> required(Object value) {
        Object plain = value instanceof OriginTrackedValue tracked ? tracked.getValue() : value;
        Matcher matcher = REQUIRED.matcher(String.valueOf(plain));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether the property has a value from anywhere; an empty variable is as good as none. */
    private static boolean isSet(ConfigurableEnvironment environment, String property) {
        try {
            String value = environment.getProperty(property);
            return value != null && !value.isBlank();
        } catch (PlaceholderResolutionException e) {
            return false;
        }
    }

    /** Which environment variables have to be set. */
    static final class MissingSettings extends RuntimeException {

        private MissingSettings(Collection<String> variables) {
            super(String.join(", ", variables));
        }
    }
}
