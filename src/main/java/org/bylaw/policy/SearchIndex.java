package org.bylaw.policy;

import java.util.UUID;
import org.bylaw.document.Markdown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the text in force findable, in the dictionary of its language; the title counts more than the text. */
@Component
class SearchIndex {

    private final JdbcClient jdbc;
    private final PolicyTable table;

    SearchIndex(JdbcClient jdbc, PolicyTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    void refresh(UUID policyId) {
        PolicyFacts policy = table.policy(policyId);
        table.inForce(policyId).ifPresent(version -> jdbc.sql("""
                        UPDATE policy_version SET search = setweight(to_tsvector(CAST(:dictionary AS regconfig), :title), 'A')
                            || to_tsvector(CAST(:dictionary AS regconfig), :text)
                        WHERE id = :id
                        """)
                .param("dictionary", Dictionaries.of(policy.language()))
                .param("title", policy.reference() + " " + policy.title())
                .param("text", Markdown.render(table.body(version.id())).plainText())
                .param("id", version.id())
                .update());
    }
}
