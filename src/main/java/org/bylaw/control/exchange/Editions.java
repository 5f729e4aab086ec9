package org.bylaw.control.exchange;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.control.exchange.FrameworkTable.Known;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares an edition of a framework with the one that it replaced. */
@Service
public class Editions {

    private final JdbcClient jdbc;
    private final FrameworkTable table;

    Editions(JdbcClient jdbc, FrameworkTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** An edition and the one before, by their names, with what became of each control. */
    public record Comparison(String before, String beforeKey, String after, List<EditionChange> changes) {}

    /**
     * Empty where it replaces none.
     *
     * @throws Problem NOT_FOUND where there is no such framework
     */
    @AllowedToSeeControls
    @Transactional(readOnly = true)
    public Optional<Comparison> changes(String key) {
        Known after = table.framework(key);
        return jdbc.sql("SELECT replaces_id FROM framework WHERE id = :id AND replaces_id IS NOT NULL")
                .param("id", after.id())
                .query(UUID.class)
                .optional()
                .map(former -> compared(table.framework(former), after));
    }

    private Comparison compared(Known before, Known after) {
        Map<String, Set<String>> stored = new HashMap<>();
        jdbc.sql("""
                        SELECT o.ref AS before, n.ref AS after FROM control_succession s JOIN control o ON o.id = s.old_id
                        JOIN control n ON n.id = s.new_id
                        WHERE n.framework_id = :id ORDER BY n.position
                        """).param("id", after.id()).query(row -> {
            stored.computeIfAbsent(row.getString("before"), ref -> new LinkedHashSet<>())
                    .add(row.getString("after"));
        });
        return new Comparison(
                before.name(),
                before.key(),
                after.name(),
                Succession.known(table.controls(before.id()), table.controls(after.id()), stored)
                        .changes());
    }
}
