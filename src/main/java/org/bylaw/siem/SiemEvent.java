package org.bylaw.siem;

import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.SealedTrail.Sealed;
import org.bylaw.audit.SealedTrail.SignedCheckpoint;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.SubjectRef;

/**
 * One event as receivers get it.
 *
 * @param id the place in the tree and the hash of the leaf: the same each time, so that a repeat is known as one
 * @param index the place in the tree, from 0; -1 for what is in no tree: a checkpoint, a test
 */
record SiemEvent(String id, long index, String leafHash, TrailRow row, EventKind kind) {

    private static final String CHECKPOINT = "CheckpointSigned";
    private static final SubjectRef TREE = new SubjectRef("trail", new UUID(0, 0));

    static SiemEvent of(Sealed sealed, EventTable table) {
        return new SiemEvent(
                sealed.index() + "-" + sealed.leafHash(),
                sealed.index(),
                sealed.leafHash(),
                sealed.row(),
                table.of(sealed.row().act()));
    }

    /** A checkpoint, which is no row of the tree; as long as it is the same one its id is. */
    static SiemEvent of(SignedCheckpoint checkpoint, EventTable table) {
        TrailRow row = new TrailRow(
                checkpoint.size(),
                checkpoint.at(),
                null,
                "Bylaw",
                null,
                null,
                null,
                CHECKPOINT,
                TREE,
                TREE,
                Map.of("size", checkpoint.size(), "checkpoint", checkpoint.note()));
        return new SiemEvent("checkpoint-" + checkpoint.size(), -1, "", row, table.of(CHECKPOINT));
    }

    /** How many rows it covers, where it is a checkpoint. */
    long checkpointSize() {
        return row.id();
    }

    /** The same where its details are too long for the receiver; the trail has them. */
    SiemEvent withoutDetails() {
        TrailRow less = new TrailRow(
                row.id(),
                row.at(),
                row.actorId(),
                row.actorName(),
                row.onBehalfOf(),
                row.onBehalfOfName(),
                row.address(),
                row.act(),
                row.subject(),
                row.page(),
                Map.of("leftOut", "too long for the receiver"));
        return new SiemEvent(id, index, leafHash, less, kind);
    }
}
