package org.bylaw.people.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bylaw.people.DirectoryReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the directory: everyone at the start and every few minutes, disabled accounts and roles every few seconds. One node at a time
 * does so, reading and writing under one lock, or an older reading could overwrite a newer one.
 */
@Component
class DirectorySync implements DirectoryReading {

    private static final Logger LOG = LoggerFactory.getLogger(DirectorySync.class);

    /** Any number, the same on all nodes. */
    private static final long LOCK = 0x6279_6c61_7764_6972L;

    /** So many people may be missing in one reading without it being doubted. */
    private static final int FEW = 10;

    private final StaffSource source;
    private final DirectoryTable table;
    private final RightsTable rightsTable;
    private final ReadingRecord record;
    private final DataSource dataSource;
    private final Clock clock;
    private final int mostMissingPercent;

    DirectorySync(
            StaffSource source,
            DirectoryTable table,
            RightsTable rightsTable,
            ReadingRecord record,
            DataSource dataSource,
            Clock clock,
            @Value("${bylaw.directory.most-missing-percent:50}") int mostMissingPercent) {
        this.source = source;
        this.table = table;
        this.rightsTable = rightsTable;
        this.record = record;
        this.dataSource = dataSource;
        this.clock = clock;
        this.mostMissingPercent = mostMissingPercent;
    }

    @Override
    public Optional<State> state() {
        return record.state();
    }

    @Override
    public void readNow() {
        alone(this::readEveryone);
    }

    /**
     * Takes disabled accounts and changed roles over at once; where accounts came, went or were enabled, reads everyone.
     */
    void readDisabled() {
        alone(() -> {
            Set<UUID> disabled = source.disabled();
            int left = table.leaveOf(disabled);
            if (left > 0) {
                LOG.info("{} people left or were disabled", left);
            }
            int accounts = source.count();
            if (record.counts()
                    .filter(known -> known.accounts() == accounts && known.disabled() <= disabled.size())
                    .isEmpty()) {
                readEveryone();
            } else {
                readRights();
                record.answersAgain();
            }
        });
    }

    private void readRights() {
        Instant began = clock.instant();
        Map<UUID, Set<String>> rights = rightsTable.byPerson(source.rights());
        Set<UUID> holders = rightsTable.holders();
        Set<UUID> without = new HashSet<>(holders);
        without.removeAll(rights.keySet());
        if (without.size() > FEW && without.size() * 100L > (long) holders.size() * mostMissingPercent) {
            throw new Doubtful(without.size() + " of " + holders.size()
                    + " people have no role any more in Keycloak. Their roles were left as they are; check the realm, or"
                    + " raise bylaw.directory.most-missing-percent if that is so.");
        }
        Set<UUID> changed = rightsTable.takeOver(rights);
        record.rolesRead(began);
        if (!changed.isEmpty()) {
            LOG.info("{} people have other roles", changed.size());
        }
    }

    private void readEveryone() {
        Instant began = clock.instant();
        int accounts = source.count();
        List<StaffMember> everyone = source.everyone();
        Set<UUID> gone = gone(everyone);
        DirectoryTable.Changes changes = table.takeOver(everyone, gone);
        int disabled =
                (int) everyone.stream().filter(member -> !member.enabled()).count();
        record.succeeded(began, new ReadingRecord.Counts(accounts, disabled), everyone.size() - disabled, changes);
        LOG.info(
                "Read {} people: {} joined, {} changed, {} left",
                everyone.size() - disabled,
                changes.joined(),
                changes.changed(),
                changes.left());
    }

    /**
     * Who is in our tables but was not read. Accounts can shift between pages while they are read, so each is asked for
     * by itself; and a reading in which very many are missing is more likely the wrong realm than a mass exodus.
     */
    private Set<UUID> gone(List<StaffMember> everyone) {
        Set<UUID> read = everyone.stream().map(StaffMember::id).collect(Collectors.toSet());
        List<UUID> active = table.activeAccounts();
        Set<UUID> missing = new HashSet<>(active);
        missing.removeAll(read);
        if (missing.size() > FEW && missing.size() * 100L > (long) active.size() * mostMissingPercent) {
            throw new Doubtful(missing.size() + " of " + active.size()
                    + " people are missing in Keycloak. Nothing was taken over; check the realm, or raise"
                    + " bylaw.directory.most-missing-percent if they all left.");
        }
        return missing.isEmpty() ? Set.of() : source.gone(missing);
    }

    private void alone(Runnable reading) {
        try (Connection connection = dataSource.getConnection()) {
            if (!lock(connection, "SELECT pg_try_advisory_lock(?)")) {
                return;
            }
            try {
                reading.run();
            } catch (StaffSource.Unreachable | Doubtful e) {
                LOG.warn("The staff directory stays as it was read last: {}", e.getMessage());
                record.failed(String.valueOf(e.getMessage()));
            } finally {
                lock(connection, "SELECT pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of the directory reading cannot be had", e);
        }
    }

    private static boolean lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** A reading that we rather do not believe. */
    private static final class Doubtful extends RuntimeException {

        Doubtful(String message) {
            super(message);
        }
    }
}
