package org.bylaw.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each table of the database has a class of protection in {@code data.md}, and what the page says of the secret ones holds. */
@ModuleTest
class DataClassesTest {

    private static final List<String> CLASSES = List.of("public", "internal", "confidential", "personal", "secret");

    /** Names of columns that sound like something that opens a door, and what they hold instead. */
    private static final Map<String, String> SOUNDS_SECRET = Map.of(
            "setting_seen.secret_salt", "random",
            "setting_seen.secret_hash", "a slow hash, to see at a start whether the secret changed");

    private final Map<String, List<String>> classified = new LinkedHashMap<>();

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void read() throws IOException {
        String page = Files.readString(Path.of("src/docs/security/data.md"));
        String tables = page.substring(page.indexOf("## Tables"), page.indexOf("## Outside"));
        for (String kind : CLASSES) {
            Matcher row = Pattern.compile("(?m)^\\| " + kind + " \\| (.*) \\|$").matcher(tables);
            assertThat(row.find()).as(kind).isTrue();
            Pattern.compile("`([a-z_*]+)`").matcher(row.group(1)).results().forEach(table -> classified
                    .computeIfAbsent(table.group(1), key -> new ArrayList<>())
                    .add(kind));
            assertThat(page).as("what %s means", kind).contains("| **" + kind + "** |");
        }
    }

    @Test
    void everyTableHasOneClass() {
        Set<String> there = jdbc.sql("""
                        SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
                        """).query(String.class).list().stream()
                .map(table -> table.startsWith("act_") ? "act_*" : table)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(classified.keySet()).containsExactlyInAnyOrderElementsOf(there);
        assertThat(classified)
                .allSatisfy((table, kinds) -> assertThat(kinds).as(table).hasSize(1));
    }

    @Test
    void nothingThatOpensADoorIsInTheDatabase() {
        Set<String> found = new TreeSet<>(jdbc.sql("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name NOT LIKE 'act\\_%'
                            AND column_name ~ '(password|passwd|secret|credential|access_token|refresh_token|id_token|private_key|api_key)'
                        """).query(String.class).list());
        assertThat(found).isEqualTo(SOUNDS_SECRET.keySet());
    }
}
