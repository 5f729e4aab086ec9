package org.bylaw.audit.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bylaw.audit.seal.SealTable.StoredCheckpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds new rows of the trail into the tree and signs its root, apart from the acts that write them. Of several nodes one
 * works at a time; each batch is one transaction, so that whatever ends it in the middle leaves nothing half done.
 */
@Component
class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** Where checkpoints leave the database by: one line of JSON each. */
    private static final Logger CHECKPOINTS = LoggerFactory.getLogger("bylaw.checkpoints");

    private static final int BATCH = 5000;

    private final SealTable table;
    private final TreeReading tree;
    private final SealKeys keys;
    private final SealSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What this node signed last: a database that was set back meanwhile has forgotten it. */
    private final AtomicReference<@Nullable StoredCheckpoint> signedHere = new AtomicReference<>();

    /** The checkpoint that the tree was last found to contradict, to be told once and not every second. */
    private final AtomicLong refusedAt = new AtomicLong(-1);

    Sealer(
            SealTable table,
            TreeReading tree,
            SealKeys keys,
            SealSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.tree = tree;
        this.keys = keys;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Seals what is there, and signs where it is time for it. */
    void seal() {
        while (sealBatch()) {
            sign(false);
        }
        sign(false);
    }

    /** The same, and signs in any case. */
    void sealAndSign() {
        seal();
        sign(true);
    }

    /** @return whether more may wait */
    private boolean sealBatch() {
        return Boolean.TRUE.equals(transaction.execute(status -> table.isAlone() && sealBatchAlone()));
    }

    private boolean sealBatchAlone() {
        // First who still writes, then the rows: whoever has ended by the first is seen by the second.
        SealTable.Progress progress = table.progress();
        List<StoredRow> rows = table.waiting(progress.settled(), BATCH);
        if (!rows.isEmpty()) {
            append(rows);
        }
        settle(progress, rows);
        return rows.size() == BATCH;
    }

    private void append(List<StoredRow> rows) {
        long size = table.size();
        Frontier frontier = tree.read(nodes -> new Frontier(size, nodes));
        List<SealTable.Place> places = new ArrayList<>();
        List<byte[]> nodes = new ArrayList<>();
        List<byte[]> leaves = new ArrayList<>();
        for (StoredRow row : rows) {
            byte[] leaf = RowForm.of(row).leafHash();
            leaves.add(leaf);
            frontier.append(leaf, (level, index, hash) -> {
                places.add(new SealTable.Place(level, index));
                nodes.add(hash);
            });
        }
        table.append(size, rows.stream().map(StoredRow::id).toList(), leaves, clock.instant());
        table.grow(places, nodes);
    }

    private void settle(SealTable.Progress progress, List<StoredRow> rows) {
        boolean all = rows.size() < BATCH;
        long settled = progress.settled();
        Long candidate = progress.candidate();
        if (candidate != null) {
            if (!progress.ended() || !all && rows.getLast().id() < candidate) {
                return;
            }
            table.settle(candidate);
            settled = candidate;
        }
        long sealed = all ? table.lastEvent() : rows.getLast().id();
        if (sealed > settled) {
            table.nominate(sealed);
        }
    }

    private void sign(boolean now) {
        Optional<StoredCheckpoint> signed = Optional.ofNullable(
                transaction.execute(status -> table.isAlone() ? signAlone(now).orElse(null) : null));
        signed.ifPresent(checkpoint -> CHECKPOINTS.info(
                "{}",
                Jcs.write(Jcs.NODES
                        .objectNode()
                        .put("size", checkpoint.size())
                        .put("root", Hashes.base64(checkpoint.root()))
                        .put("at", checkpoint.at().toString())
                        .put("note", checkpoint.note()))));
    }

    private Optional<StoredCheckpoint> signAlone(boolean now) {
        long size = table.size();
        Long damaged = table.lastFound()
                .filter(found -> !found.isWhole())
                .map(SealTable.FoundCheckpoint::size)
                .orElse(null);
        if (damaged != null) {
            refuse(damaged);
            return Optional.empty();
        }
        Optional<StoredCheckpoint> last = table.lastCheckpoint();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StoredCheckpoint here = signedHere.get();
        // There are never fewer leaves than were signed, unless somebody cut them off.
        long signed = Math.max(last.map(StoredCheckpoint::size).orElse(0L), here == null ? 0 : here.size());
        if (signed > size) {
            refuse(signed);
            return Optional.empty();
        }
        if (size == 0
                || last.filter(former -> former.size() >= size).isPresent()
                || !now && last.filter(former -> isRecent(former.at(), at)).isPresent()) {
            return Optional.empty();
        }
        byte[] root = tree.read(nodes -> new MerkleTree(nodes).root(size));
        for (StoredCheckpoint former : Stream.of(last, Optional.ofNullable(here))
                .flatMap(Optional::stream)
                .toList()) {
            if (!begins(former)) {
                refuse(former.size());
                return Optional.empty();
            }
        }
        SealKey key = keys.current();
        Checkpoint checkpoint = new Checkpoint(key.verifier().name(), size, root, at);
        var stored =
                new StoredCheckpoint(size, root, at, key.note(checkpoint.text()).toString());
        table.add(stored);
        signedHere.set(stored);
        return Optional.of(stored);
    }

    /** Whether the trail was last found to be another one than the one that was signed. */
    boolean contradictsItsSignature() {
        return refusedAt.get() >= 0;
    }

    private void refuse(long former) {
        if (refusedAt.getAndSet(former) != former) {
            LOG.error(
                    "The trail is no longer the one of its last checkpoint (size {}), so no other is signed. Verify it.",
                    former);
        }
    }

    /** A clock that was set back must not stop the signing. */
    private boolean isRecent(Instant former, Instant now) {
        return !now.isBefore(former) && now.isBefore(former.plus(settings.checkpointEvery()));
    }

    /** Whether the tree of today begins with the one that was signed. */
    private boolean begins(StoredCheckpoint former) {
        byte[] root = tree.read(nodes -> new MerkleTree(nodes).root(former.size()));
        return Arrays.equals(root, former.root());
    }
}
