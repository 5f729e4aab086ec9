package org.bylaw.risk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a register's file names: people, departments, controls and risks, each kind by one query. */
@Component
class RiskLookups {

    private final JdbcClient jdbc;
    private final People people;
    private final RiskTable table;
    private final RiskAccess access;
    private final ScaleTable scales;

    RiskLookups(JdbcClient jdbc, People people, RiskTable table, RiskAccess access, ScaleTable scales) {
        this.jdbc = jdbc;
        this.people = people;
        this.table = table;
        this.access = access;
        this.scales = scales;
    }

    /**
     * What was found.
     *
     * @param owners by username, address and name in lower case; several where a name is not one person's
     * @param able the ids of those who can own a risk
     * @param risks by reference in upper case
     * @param scales by id
     */
    record Found(
            Map<String, List<RiskOwner>> owners,
            Set<UUID> able,
            Map<String, Department> departments,
            Map<String, LinkedControl> controls,
            Map<String, RiskFacts> risks,
            Map<UUID, Scale> scales,
            Scale current) {}

    /** @param lock whether the risks are to stay as they are until the end of the transaction */
    Found find(RiskSheet sheet, boolean lock) {
        Set<String> references = values(sheet, RiskColumn.REFERENCE, value -> value.toUpperCase(Locale.ROOT));
        Map<String, UUID> ids = lock ? table.lock(references) : table.find(references);
        Map<UUID, RiskFacts> facts =
                table.all(ids.values()).stream().collect(Collectors.toMap(RiskFacts::id, Function.identity()));
        Map<String, RiskFacts> risks = new HashMap<>();
        ids.forEach((reference, id) -> risks.put(reference, facts.get(id)));
        Map<String, List<RiskOwner>> owners = owners(values(sheet, RiskColumn.OWNER, RiskLookups::lower));
        List<Scale> all = scales.all();
        return new Found(
                owners,
                able(owners.values().stream()
                        .flatMap(List::stream)
                        .map(RiskOwner::id)
                        .collect(Collectors.toSet())),
                departments(),
                controls(sheet),
                risks,
                all.stream().collect(Collectors.toMap(Scale::id, Function.identity())),
                all.getFirst());
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Set<String> values(RiskSheet sheet, RiskColumn column, Function<String, String> written) {
        return sheet.rows().stream()
                .map(row -> row.get(column))
                .filter(value -> !value.isEmpty())
                .map(written)
                .collect(Collectors.toSet());
    }

    private Map<String, List<RiskOwner>> owners(Collection<String> names) {
        Map<String, List<RiskOwner>> owners = new HashMap<>();
        jdbc.sql("""
                        SELECT id, name, username, lower(email) AS address FROM person
                        WHERE lower(username) = ANY (:names) OR lower(email) = ANY (:names) OR lower(name) = ANY (:names)
                        """).param("names", names.toArray(String[]::new)).query(row -> {
            RiskOwner owner =
                    new RiskOwner(row.getObject("id", UUID.class), row.getString("name"), row.getString("username"));
            String address = row.getString("address");
            Stream.of(lower(owner.username()), lower(owner.name()), address == null ? "" : address)
                    .filter(names::contains)
                    .forEach(name -> owners.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(owner));
        });
        // A username is one person's, whoever else is called like that.
        owners.replaceAll((name, found) -> found.stream()
                .filter(owner -> lower(owner.username()).equals(name))
                .findFirst()
                .map(List::of)
                .orElse(found.stream().distinct().toList()));
        return owners;
    }

    private Set<UUID> able(Set<UUID> ids) {
        return Set.copyOf(access.ableOf(ids));
    }

    private Map<String, Department> departments() {
        Map<String, Department> departments = new HashMap<>();
        List<Department> all = people.departments();
        // A name that several have means none of them; their codes tell them apart.
        all.stream()
                .collect(Collectors.groupingBy(department -> lower(department.name())))
                .forEach((name, same) -> {
                    if (same.size() == 1) {
                        departments.put(name, same.getFirst());
                    }
                });
        all.forEach(department -> departments.put(lower(department.code()), department));
        return departments;
    }

    private Map<String, LinkedControl> controls(RiskSheet sheet) {
        String[] codes = sheet.rows().stream()
                .flatMap(row -> codes(row.get(RiskColumn.CONTROLS)).stream())
                .distinct()
                .toArray(String[]::new);
        return jdbc
                .sql("SELECT id, code, ref, title FROM control WHERE code = ANY (:codes) AND NOT heading")
                .param("codes", codes)
                .query(LinkedControl.class)
                .list()
                .stream()
                .collect(Collectors.toMap(LinkedControl::code, Function.identity()));
    }

    static List<String> codes(String text) {
        return List.of(text.split("[\\s;,]+")).stream()
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }
}
