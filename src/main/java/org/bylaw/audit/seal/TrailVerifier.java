package org.bylaw.audit.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a trail row by row, from the database or from an export, and compares it with what was signed. It knows no database;
 * whom to trust comes from outside: the keys, and checkpoints that left the database before.
 */
final class TrailVerifier {

    private static final int MOST_FINDINGS = 100;

    /** A row is sealed a second or two after it is written; a long act, or a sealer that rests, takes longer. */
    private static final Duration IN_TIME = Duration.ofDays(1);

    /** What was never sealed has no place. */
    private static final Comparator<Finding> FIRST_OF_THE_TRAIL =
            Comparator.comparingLong(finding -> finding.place() < 0 ? Long.MAX_VALUE : finding.place());

    private final Collection<VerifierKey> keys;
    private final Frontier.Grown grown;
    private final Frontier frontier = new Frontier();
    private final TreeMap<Long, Checkpoint> ahead = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Expiries expiries = new Expiries();
    private long more;
    private long withheld;
    private Verdict.@Nullable Late late;

    /** When the last checkpoint was made that led to the rows before here. */
    private @Nullable Instant provenAt;

    private long rows;
    private long next;
    private long proven;
    private @Nullable Long firstUnproven;

    /** Once rows are missing or a root is another one, later roots say nothing. */
    private boolean lost;

    TrailVerifier(Collection<VerifierKey> keys) {
        this(keys, (level, index, hash) -> {});
    }

    /** @param grown is told of each complete subtree, to compare it with the stored one */
    TrailVerifier(Collection<VerifierKey> keys, Frontier.Grown grown) {
        this.keys = keys;
        this.grown = grown;
    }

    /**
     * A checkpoint, to be told before the rows that it covers or right behind the last of them.
     *
     * @return empty where it is none, or nobody signed it who is trusted
     */
    Optional<Checkpoint> checkpoint(String text) {
        Optional<Checkpoint> signed;
        try {
            signed = ProofFile.signed(text, keys);
        } catch (RuntimeException e) {
            found(Finding.Kind.SIGNATURE, next, null, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (signed.isEmpty()) {
            found(Finding.Kind.SIGNATURE, next, null, text.lines().limit(2).collect(Collectors.joining(", ")));
        }
        signed.ifPresent(this::expect);
        return signed;
    }

    private void expect(Checkpoint checkpoint) {
        if (checkpoint.size() > next) {
            Checkpoint other = ahead.putIfAbsent(checkpoint.size(), checkpoint);
            if (other != null && !Arrays.equals(other.root(), checkpoint.root())) {
                found(Finding.Kind.SPLIT, checkpoint.size() - 1, null, String.valueOf(checkpoint.size()));
            }
        } else if (checkpoint.size() == next) {
            compare(checkpoint);
        } else {
            found(
                    Finding.Kind.UNREADABLE,
                    next,
                    null,
                    "the checkpoint over " + checkpoint.size() + " rows stands here");
        }
    }

    /**
     * The next row.
     *
     * @param leafHash the hash that went into the tree, as it is stored beside the row
     */
    void row(long place, byte[] leafHash, String canonical, JsonNode readable) {
        RowCheck.Read read = RowCheck.read(canonical, readable);
        stand(place, read.row());
        if (!Arrays.equals(Hashes.leaf(Hashes.utf8(canonical)), leafHash)) {
            found(Finding.Kind.CHANGED, place, read.row(), "");
        } else {
            read.fault().ifPresentOrElse(fault -> found(fault.kind(), place, read.row(), fault.detail()), () -> {
                expiries.row(place, canonical, readable);
                remark(place, read, readable);
            });
        }
        grow(place, leafHash, read.row());
    }

    private void remark(long place, RowCheck.Read read, JsonNode readable) {
        if (!readable.path("withheld").isEmpty()) {
            withheld++;
        }
        if (read.at() != null && provenAt != null && read.at().isBefore(provenAt.minus(IN_TIME))) {
            late = late == null
                    ? new Verdict.Late(1, place, read.row())
                    : new Verdict.Late(late.rows() + 1, late.place(), late.row());
        }
    }

    /** A place whose row is gone while its hash is still there: by retention, or it is missing. */
    void withoutRow(long place, byte[] leafHash, long row) {
        if (place < next) {
            found(Finding.Kind.MISSING, place, row, "");
        } else {
            expiries.gone(place, row);
        }
        stand(place, row);
        grow(place, leafHash, row);
    }

    /** An act that is written but not sealed among the rows yet; only whoever reads the database itself may believe it. */
    void justWritten(String canonical, JsonNode readable) {
        expiries.row(Long.MAX_VALUE, canonical, readable);
    }

    /** The same of acts that are sealed, but not under a checkpoint yet. */
    void trustUnsigned(Instant now) {
        expiries.trustUnsigned(now);
    }

    /** A place whose row is not of the form that rows have. */
    void unreadable(long place, byte[] leafHash, long row, String why) {
        stand(place, row);
        found(Finding.Kind.UNREADABLE, place, row, why);
        grow(place, leafHash, row);
    }

    /** A checkpoint that is none any more where it was stored. */
    void damaged(long place, StoredNote.Damage damage) {
        found(Finding.Kind.CHECKPOINT, place, null, damage.name());
    }

    /** Something else that was found. Of too many the first of the trail are kept, in whatever order they are found. */
    void found(Finding.Kind kind, long place, @Nullable Long row, String detail) {
        Finding finding = new Finding(kind, place, row, detail);
        if (findings.size() == MOST_FINDINGS) {
            more++;
            Finding last = Collections.max(findings, FIRST_OF_THE_TRAIL);
            if (FIRST_OF_THE_TRAIL.compare(finding, last) >= 0) {
                return;
            }
            findings.remove(last);
        }
        findings.add(finding);
    }

    private void stand(long place, @Nullable Long row) {
        if (place > next) {
            found(Finding.Kind.MISSING, next, null, "");
        } else if (place < next) {
            found(Finding.Kind.ORDER, place, row, String.valueOf(next));
        }
        if (place != next) {
            lost = true;
        }
        next = place + 1;
        rows++;
    }

    private void grow(long place, byte[] leafHash, @Nullable Long row) {
        if (lost) {
            return;
        }
        if (place == proven) {
            firstUnproven = row;
        }
        frontier.append(leafHash, grown);
        Checkpoint here = ahead.remove(next);
        if (here != null) {
            compare(here);
        }
    }

    private void compare(Checkpoint checkpoint) {
        if (lost) {
            return;
        }
        if (Arrays.equals(frontier.root(), checkpoint.root())) {
            proven = next;
            expiries.signed(next, checkpoint.at());
            provenAt = checkpoint.at();
            firstUnproven = null;
        } else {
            found(Finding.Kind.ROOT, proven, firstUnproven, String.valueOf(checkpoint.size()));
            lost = true;
        }
    }

    /** After the last row. */
    Verdict verdict() {
        Optional.ofNullable(ahead.lastEntry())
                .map(Map.Entry::getKey)
                .filter(size -> size > next)
                .ifPresent(size -> found(Finding.Kind.CUT, next, null, String.valueOf(size)));
        List<Verdict.Removed> removed = expiries.judge(lost, (kind, place, row) -> found(kind, place, row, ""));
        if (rows > 0 && proven == 0 && findings.isEmpty()) {
            found(Finding.Kind.UNPROVEN, 0, null, "");
        }
        findings.sort(FIRST_OF_THE_TRAIL);
        return new Verdict(
                rows, proven, lost ? null : Hashes.base64(frontier.root()), removed, withheld, late, findings, more);
    }
}
