package org.bylaw.control.exchange;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the text of frameworks, licensed or an organisation's own. */
@Component
class TextTable {

    private final JdbcClient jdbc;

    TextTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts the text of controls and headings in the place of what they had in that language. */
    void put(Map<UUID, String> bodies, String language, String licence, UUID by, OffsetDateTime at) {
        jdbc.sql("""
                        INSERT INTO control_text (control_id, language, body, licence, imported_by, imported_at)
                        SELECT t.id, :language, t.body, :licence, :by, :at FROM unnest(:ids, :bodies) AS t (id, body)
                        ON CONFLICT (control_id, language) DO UPDATE SET body = excluded.body, licence = excluded.licence,
                            imported_by = excluded.imported_by, imported_at = excluded.imported_at
                        """)
                .param("language", language)
                .param("licence", licence)
                .param("by", by)
                .param("at", at)
                .param("ids", bodies.keySet().toArray(UUID[]::new))
                .param("bodies", bodies.values().toArray(String[]::new))
                .update();
    }

    /** @return how many were removed */
    int remove(UUID framework, String language) {
        return jdbc.sql("""
                        DELETE FROM control_text t USING control k
                        WHERE k.id = t.control_id AND k.framework_id = :framework AND t.language = :language
                        """)
                .param("framework", framework)
                .param("language", language)
                .update();
    }

    int count(UUID framework, String language) {
        return jdbc.sql("""
                        SELECT count(*) FROM control_text t JOIN control k ON k.id = t.control_id
                        WHERE k.framework_id = :framework AND t.language = :language
                        """)
                .param("framework", framework)
                .param("language", language)
                .query(Integer.class)
                .single();
    }
}
