package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeTest {

    private Map<String, Map<String, Object>> services;
    private Map<String, Map<String, Object>> volumes;

    @BeforeEach
    void read() {
        Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(Settings.read("docker/compose.yaml"));
        services = compose.get("services");
        volumes = compose.get("volumes");
    }

    @Test
    void thereAreTheApplicationItsDatabaseAndKeycloakWithTheirVolumes() {
        assertThat(services).containsOnlyKeys("bylaw", "postgres", "keycloak");
        assertThat(volumes).containsOnlyKeys("postgres", "keycloak", "seal-keys", "temporary");
        services.values().forEach(service -> assertThat(String.valueOf(service.get("image")))
                .as("no registry's host")
                .doesNotContainPattern("^[^/]*\\..*/"));
    }

    @Test
    void theExampleHasEveryVariableWithItsDefaultAndNoSecret() {
        Map<String, String> expected = new TreeMap<>(Settings.ofCompose());
        expected.replaceAll((variable, value) -> value.equals("empty") ? "" : value);
        assertThat(Settings.ofExample()).isEqualTo(expected);
        assertThat(expected.entrySet())
                .filteredOn(entry -> entry.getKey().matches(".*(PASSWORD|SECRET)"))
                .hasSize(9)
                .allSatisfy(entry -> assertThat(entry.getValue()).isEmpty());
    }

    @Test
    void theApplicationGetsAllThatItNeedsAndNothingThatItDoesNotKnow() {
        Map<String, String> known = Settings.ofApplication();
        assertThat(known.keySet()).containsAll(environment("bylaw").keySet());
        assertThat(environment("bylaw").keySet())
                .containsAll(known.keySet().stream()
                        .filter(variable -> known.get(variable).isEmpty())
                        .toList());
    }

    @Test
    void defaultsAreThoseOfTheApplication() {
        Map<String, String> compose = Settings.ofCompose();
        Map<String, String> shared = new TreeMap<>(Settings.ofApplication());
        shared.keySet().retainAll(compose.keySet());
        Map<String, String> same = new TreeMap<>(compose);
        same.keySet().retainAll(shared.keySet());
        assertThat(same).isEqualTo(shared);
    }

    @Test
    void theDocumentationListsWhatComposeNeedsBesides() {
        Map<String, String> besides = new TreeMap<>(Settings.ofCompose());
        besides.keySet().removeAll(Settings.ofApplication().keySet());
        assertThat(Settings.documented(true)).isEqualTo(besides);
    }

    @Test
    void keycloakKnowsWhatTheRealmLeavesOpenAndPostgresThePasswords() {
        assertThat(environment("keycloak").keySet())
                .containsAll(named("docker/keycloak/bylaw-realm.json", "\\$\\{([A-Z_]+)}"));
        assertThat(environment("postgres").keySet())
                .containsAll(named("docker/postgres/roles.sql", "\\\\getenv \\w+ ([A-Z_]+)"));
    }

    @Test
    void whatIsMountedAndCopiedIsThere() {
        for (String file : named("docker/compose.yaml", "- \\./([\\w./-]+):")) {
            assertThat(Path.of("docker", file)).exists();
        }
        assertThat(named("docker/Dockerfile", " (docker/[\\w./-]+\\.\\w+)"))
                .hasSize(4)
                .allSatisfy(
                        file -> assertThat(Files.exists(Path.of(file))).as(file).isTrue());
    }

    private Map<?, ?> environmentOf(String service) {
        return (Map<?, ?>) services.get(service).get("environment");
    }

    private Map<String, String> environment(String service) {
        return environmentOf(service).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue()
                        .toString()));
    }

    private static TreeSet<String> named(String file, String pattern) {
        return Pattern.compile(pattern)
                .matcher(Settings.read(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
