package org.bylaw.risk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.shared.Ids;
import org.bylaw.signature.Signature;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes acceptances. */
@Repository
class AcceptanceTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    AcceptanceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first. */
    List<Acceptance> of(UUID risk, Map<UUID, Signature> signatures) {
        return jdbc.sql("""
                        SELECT a.*, p.name AS accepted_by_name FROM risk_acceptance a JOIN person p ON p.id = a.accepted_by
                        WHERE a.risk_id = :risk ORDER BY a.accepted_at DESC, a.id DESC
                        """)
                .param("risk", risk)
                .query((row, number) -> {
                    UUID signature = row.getObject("signature_id", UUID.class);
                    Timestamp voidAt = row.getTimestamp("void_at");
                    return new Acceptance(
                            row.getObject("id", UUID.class),
                            signature,
                            row.getObject("accepted_by", UUID.class),
                            row.getString("accepted_by_name"),
                            row.getTimestamp("accepted_at").toInstant(),
                            row.getString("text"),
                            row.getString("sha256"),
                            RiskLevel.valueOf(row.getString("level")),
                            voidAt == null ? null : voidAt.toInstant(),
                            row.getString("void_why"),
                            signatures.get(signature));
                })
                .list();
    }

    /** Those of the risks whose acceptance holds, with the fingerprint that was signed. */
    Map<UUID, String> holding(Collection<UUID> risks) {
        record Held(UUID riskId, String sha256) {}
        return jdbc
                .sql("SELECT risk_id, sha256 FROM risk_acceptance WHERE risk_id = ANY (:risks) AND void_at IS NULL")
                .param("risks", risks.toArray(UUID[]::new))
                .query(Held.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Held::riskId, Held::sha256));
    }

    /** How many acceptances of each became void. */
    Map<UUID, Integer> voided(Collection<UUID> risks) {
        record Count(UUID riskId, int times) {}
        return jdbc.sql("""
                        SELECT risk_id, count(*) AS times FROM risk_acceptance
                        WHERE risk_id = ANY (:risks) AND void_at IS NOT NULL GROUP BY risk_id
                        """).param("risks", risks.toArray(UUID[]::new)).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::riskId, Count::times));
    }

    void insert(RiskFacts risk, Signature signature, String text) {
        jdbc.sql("""
                        INSERT INTO risk_acceptance (id, risk_id, signature_id, accepted_by, accepted_at, text, sha256, level)
                        VALUES (:id, :risk, :signature, :by, :at, :text, :sha256, :level)
                        """)
                .param("id", Ids.next())
                .param("risk", risk.id())
                .param("signature", signature.id())
                .param("by", signature.signerId())
                .param("at", signature.signedAt().atOffset(ZoneOffset.UTC))
                .param("text", text)
                .param("sha256", signature.sha256())
                .param("level", String.valueOf(risk.residualLevel()))
                .update();
    }

    /** @return the risks whose acceptance held until now */
    List<UUID> makeVoid(Collection<UUID> risks, String why) {
        return jdbc.sql("""
                        UPDATE risk_acceptance SET void_at = :now, void_why = :why
                        WHERE risk_id = ANY (:risks) AND void_at IS NULL RETURNING risk_id
                        """)
                .param("now", now())
                .param("why", why)
                .param("risks", risks.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
