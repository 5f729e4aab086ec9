package org.bylaw.policy;

import java.util.UUID;
import org.bylaw.document.Markdown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the text in force findable, in the dictionary of its language; the title counts more than the text. */
@Component
class SearchIndex {

    private record Indexed(UUID id, String reference, String title, String language, String body) {}

    private final JdbcClient jdbc;

    SearchIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void refresh(UUID policyId) {
        jdbc.sql("""
                        SELECT v.id, p.reference, p.title, p.language, v.body
                        FROM policy p JOIN policy_version v ON v.policy_id = p.id
                        WHERE p.id = :policy AND v.state = 'PUBLISHED'
                        """).param("policy", policyId).query(Indexed.class).optional().ifPresent(this::write);
    }

    private void write(Indexed inForce) {
        jdbc.sql("""
                        UPDATE policy_version SET search = policy_search(CAST(:dictionary AS regconfig), :title, :text)
                        WHERE id = :id
                        """)
                .param("dictionary", Dictionaries.of(inForce.language()))
                .param("title", inForce.reference() + " " + inForce.title())
                .param("text", Markdown.words(inForce.body()))
                .param("id", inForce.id())
                .update();
    }
}
