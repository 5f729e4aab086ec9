package org.bylaw.audit.seal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A proof as a file, made and checked: of one row, or of two checkpoints. */
final class ProofFile {

    private ProofFile() {}

    /**
     * What is wrong with it; empty where it proves what it says.
     *
     * @throws IllegalArgumentException where it is no proof
     */
    static Optional<String> fault(String file, Collection<VerifierKey> keys) {
        JsonNode proof = Jcs.read(file);
        return switch (proof.path("type").asString("")) {
            case "inclusion" -> inclusion(proof, keys);
            case "consistency" -> consistency(proof, keys);
            default -> throw new IllegalArgumentException("this is no proof");
        };
    }

    private static Optional<String> inclusion(JsonNode proof, Collection<VerifierKey> keys) {
        String canonical = text(proof, "canonical");
        Optional<RowCheck.Fault> fault =
                RowCheck.read(canonical, proof.path("readable")).fault();
        if (fault.isPresent()) {
            return Optional.of("The row does not fit its hash: " + fault.get().detail());
        }
        Optional<Checkpoint> checkpoint = signed(text(proof, "checkpoint"), keys);
        if (checkpoint.isEmpty()) {
            return Optional.of("The checkpoint is not signed by one of the keys.");
        }
        boolean included = Proofs.includes(
                Hashes.leaf(Hashes.utf8(canonical)),
                proof.path("index").asLong(-1),
                checkpoint.get().size(),
                hashes(proof),
                checkpoint.get().root());
        return included ? Optional.empty() : Optional.of("The row does not lead to the root of the checkpoint.");
    }

    private static Optional<String> consistency(JsonNode proof, Collection<VerifierKey> keys) {
        Optional<Checkpoint> former = signed(text(proof, "former"), keys);
        Optional<Checkpoint> latter = signed(text(proof, "latter"), keys);
        if (former.isEmpty() || latter.isEmpty()) {
            return Optional.of("A checkpoint is not signed by one of the keys.");
        }
        boolean consistent = Proofs.consistent(
                former.get().size(),
                former.get().root(),
                latter.get().size(),
                latter.get().root(),
                hashes(proof));
        return consistent ? Optional.empty() : Optional.of("The former trail is not the beginning of the latter.");
    }

    /** That a row is in the tree of a checkpoint. */
    static ObjectNode inclusion(long place, String canonical, JsonNode readable, List<byte[]> path, String note) {
        ObjectNode proof = Jcs.NODES
                .objectNode()
                .put("type", "inclusion")
                .put("index", place)
                .put("canonical", canonical);
        proof.set("readable", readable);
        proof.set("proof", array(path));
        return proof.put("checkpoint", note);
    }

    /** That the trail of one checkpoint is the beginning of that of another one. */
    static ObjectNode consistency(String former, String latter, List<byte[]> path) {
        ObjectNode proof = Jcs.NODES
                .objectNode()
                .put("type", "consistency")
                .put("former", former)
                .put("latter", latter);
        proof.set("proof", array(path));
        return proof;
    }

    static String pretty(JsonNode proof) {
        return Jcs.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(proof);
    }

    private static ArrayNode array(List<byte[]> path) {
        ArrayNode hashes = Jcs.NODES.arrayNode();
        path.forEach(hash -> hashes.add(Hashes.base64(hash)));
        return hashes;
    }

    /** Empty where none of the keys has signed it. */
    static Optional<Checkpoint> signed(String text, Collection<VerifierKey> keys) {
        SignedNote note = SignedNote.parse(text);
        Checkpoint checkpoint = Checkpoint.of(note);
        return note.signedBy(keys)
                .filter(key -> key.name().equals(checkpoint.origin()))
                .map(key -> checkpoint);
    }

    private static List<byte[]> hashes(JsonNode proof) {
        List<byte[]> hashes = new ArrayList<>();
        proof.path("proof").forEach(hash -> hashes.add(Hashes.fromBase64(hash.asString(""))));
        return hashes;
    }

    private static String text(JsonNode proof, String key) {
        JsonNode text = proof.path(key);
        if (!text.isString()) {
            throw new IllegalArgumentException("the proof has no “" + key + "”");
        }
        return text.stringValue();
    }
}
