package org.bylaw.retention;

import static org.bylaw.shared.Say.later;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who left so long ago that a pseudonym takes the place of their name. */
@Component
class NamesOfLeavers implements KeptData {

    static final String KIND = "LEAVERS";
    private static final String VIEW = "retention_leavers";
    /** Each looks through the whole database, so that few fit into one transaction. */
    private static final int FEW = 5;

    private final JdbcClient jdbc;
    private final Pseudonymisation pseudonymisation;

    NamesOfLeavers(JdbcClient jdbc, Pseudonymisation pseudonymisation) {
        this.jdbc = jdbc;
        this.pseudonymisation = pseudonymisation;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String label() {
        return later("Names of people who left");
    }

    @Override
    public String background() {
        return later(
                "From the day they left. A pseudonym takes the place of name, mail, account, location and title. Claims of employment expire after three years (BGB, section 195); then erasure is due (GDPR, article 17).");
    }

    @Override
    public Due due(Instant before) {
        return KeptRows.due(jdbc, VIEW, before);
    }

    @Override
    public int removeSome(Instant before, Instant now) {
        List<UUID> leavers = jdbc.sql(
                        "SELECT id FROM " + VIEW + " WHERE at < :before AND NOT held ORDER BY at, id LIMIT :most")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", FEW)
                .query(UUID.class)
                .list();
        leavers.forEach(leaver -> pseudonymisation.replace(leaver, now));
        return leavers.size() < FEW ? leavers.size() : AT_ONCE;
    }
}
