package org.bylaw.audit.seal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An export of a trail in a file: verifies it, and makes proofs of it. */
final class OfflineTrail {

    private final Path file;

    OfflineTrail(Path file) {
        this.file = file;
    }

    /** @param checkpoints signed notes that left Bylaw another way */
    Verdict verify(Collection<VerifierKey> keys, List<String> checkpoints) throws IOException {
        TrailVerifier verifier = new TrailVerifier(keys);
        checkpoints.forEach(verifier::checkpoint);
        read(new ExportLines.Reader() {
            @Override
            public void row(long place, byte[] leafHash, String canonical, JsonNode readable) {
                verifier.row(place, leafHash, canonical, readable);
            }

            @Override
            public void gone(long place, byte[] leafHash, long row) {
                verifier.withoutRow(place, leafHash, row);
            }

            @Override
            public void checkpoint(String note) {
                verifier.checkpoint(note);
            }

            @Override
            public void damaged(long place, StoredNote.Damage damage) {
                verifier.damaged(place, damage);
            }

            @Override
            public void unreadable(long line, String why) {
                verifier.found(Finding.Kind.UNREADABLE, Long.MAX_VALUE, null, "line " + line + ": " + why);
            }
        });
        return verifier.verdict();
    }

    /** What a proof is made of. */
    private static final class Content implements ExportLines.Reader {

        private final MemoryTree tree = new MemoryTree();
        private final TreeMap<Long, String> checkpoints = new TreeMap<>();
        private final long wanted;
        private long place = -1;
        private String canonical = "";
        private @Nullable JsonNode readable;

        /** @param wanted number of a row; negative where none is */
        Content(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void row(long index, byte[] leafHash, String form, JsonNode values) {
            requireNext(index);
            tree.append(Hashes.leaf(Hashes.utf8(form)));
            if (wanted >= 0 && Jcs.read(form).path("id").asLong(-1) == wanted) {
                place = index;
                canonical = form;
                readable = values;
            }
        }

        private void requireNext(long index) {
            if (index != tree.size()) {
                throw new IllegalArgumentException(
                        "the row at place " + tree.size() + " is missing; verify the export");
            }
        }

        @Override
        public void gone(long index, byte[] leafHash, long row) {
            requireNext(index);
            tree.append(leafHash);
            if (row == wanted) {
                throw new IllegalArgumentException(
                        "row " + row + " is gone, only its hash is there at place " + index + "; verify the export");
            }
        }

        @Override
        public void checkpoint(String note) {
            checkpoints.put(Checkpoint.of(SignedNote.parse(note)).size(), note);
        }

        @Override
        public void damaged(long at, StoredNote.Damage damage) {
            // A proof takes another one; whoever verifies the export is told.
        }

        @Override
        public void unreadable(long line, String why) {
            throw new IllegalArgumentException("line " + line + " cannot be read: " + why + "; verify the export");
        }
    }

    /**
     * That a row is in the trail, up to the newest checkpoint of the export.
     *
     * @throws IllegalArgumentException where the row or a checkpoint over it is not there
     */
    String inclusion(long row) throws IOException {
        Content content = content(row);
        long size = content.checkpoints.isEmpty() ? 0 : content.checkpoints.lastKey();
        if (content.readable == null || content.place >= size) {
            throw new IllegalArgumentException(
                    content.readable == null
                            ? "there is no row " + row + " in the export"
                            : "no checkpoint of the export covers row " + row + " yet");
        }
        return ProofFile.pretty(ProofFile.inclusion(
                content.place,
                content.canonical,
                content.readable,
                new MerkleTree(content.tree).inclusion(content.place, size),
                Objects.requireNonNull(content.checkpoints.get(size))));
    }

    /**
     * That the trail of one checkpoint is the beginning of the trail of another one.
     *
     * @throws IllegalArgumentException where the export has no checkpoint of such a size
     */
    String consistency(long former, long latter) throws IOException {
        Content content = content(-1);
        return ProofFile.pretty(ProofFile.consistency(
                note(content, former),
                note(content, latter),
                new MerkleTree(content.tree).consistency(former, latter)));
    }

    private static String note(Content content, long size) {
        return Optional.ofNullable(content.checkpoints.get(size))
                .orElseThrow(() -> new IllegalArgumentException("the export has no checkpoint over " + size
                        + " rows; it has them over " + content.checkpoints.keySet()));
    }

    private Content content(long wanted) throws IOException {
        Content content = new Content(wanted);
        read(content);
        return content;
    }

    private void read(ExportLines.Reader reader) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            ExportLines.read(in, reader);
        }
    }
}
