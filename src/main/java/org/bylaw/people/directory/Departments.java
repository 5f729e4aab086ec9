package org.bylaw.people.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.shared.Composed;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The departments that people are administered in, each with those above it. */
@Component
class Departments {

    /** Between the levels of a department, as whoever administers the directory writes them. */
    private static final String LEVEL = " > ";

    private final JdbcClient jdbc;

    Departments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds those that are new, and calls the others as they are called now. */
    void takeOver(Collection<String> names) {
        insert(names, "DO UPDATE SET name = excluded.name WHERE department.name <> excluded.name");
    }

    /** Adds those that are new; the others keep their names. */
    void add(Collection<String> names) {
        insert(names, "DO NOTHING");
    }

    private void insert(Collection<String> names, String whereKnown) {
        Map<String, String> nameByCode = new LinkedHashMap<>();
        names.stream().filter(name -> !code(name).isEmpty()).forEach(name -> withThoseAbove(name)
                .forEach(each -> nameByCode.putIfAbsent(code(each), each)));
        jdbc.sql("""
                        INSERT INTO department (id, code, name) SELECT * FROM unnest(:ids, :codes, :names)
                        ON CONFLICT (code) %s
                        """.formatted(whereKnown))
                .param(
                        "ids",
                        nameByCode.keySet().stream().map(code -> Ids.next()).toArray(UUID[]::new))
                .param("codes", nameByCode.keySet().toArray(String[]::new))
                .param("names", nameByCode.values().toArray(String[]::new))
                .update();
    }

    /** "Engineering > Platform" is a part of "Engineering", which is there too, even if nobody is in it directly. */
    private static List<String> withThoseAbove(String department) {
        List<String> levels = levels(department);
        List<String> names = new ArrayList<>();
        for (int depth = 1; depth <= levels.size(); depth++) {
            names.add(String.join(LEVEL, levels.subList(0, depth)));
        }
        return names;
    }

    private static List<String> levels(String department) {
        return Stream.of(department.split(LEVEL))
                .map(String::strip)
                .filter(level -> !slug(level).isEmpty())
                .toList();
    }

    /**
     * The stable short name of a department: "Legal & Compliance" is {@code legal-compliance}, and "Engineering > Platform"
     * is {@code engineering/platform}.
     */
    static String code(String department) {
        return levels(department).stream().map(Departments::slug).collect(Collectors.joining("/"));
    }

    private static String slug(String name) {
        return Composed.of(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
