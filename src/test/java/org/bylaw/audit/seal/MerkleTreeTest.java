package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** The leaves of Certificate Transparency's reference tests, and the root over the first 0, 1, 2 and so on of them. */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .map(Hashes::leaf)
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThoseOfTheReference() {
        Grown tree = new Grown(LEAVES);
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(hex(tree.tree.root(size))).as("size " + size).isEqualTo(ROOTS.get(size));
            assertThat(hex(new Frontier(size, tree.nodes).root())).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void proofsAreThoseOfTheReference() {
        MerkleTree tree = new Grown(LEAVES).tree;
        assertThat(tree.inclusion(0, 1)).isEmpty();
        assertThat(hex(tree.inclusion(5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(tree.consistency(2, 5)))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(tree.consistency(8, 8)).isEmpty();
    }

    @Test
    void everyProofOfEverySizeIsRightAndNoOther() {
        List<byte[]> leaves = leaves(70);
        MerkleTree tree = new Grown(leaves).tree;
        for (int size = 1; size <= leaves.size(); size++) {
            byte[] root = tree.root(size);
            assertThat(root).isEqualTo(naiveRoot(leaves.subList(0, size)));
            for (int index = 0; index < size; index++) {
                List<byte[]> path = tree.inclusion(index, size);
                assertThat(Proofs.includes(leaves.get(index), index, size, path, root))
                        .isTrue();
                assertThat(Proofs.includes(leaves.get((index + 1) % 70), index, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(index), index + 1, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(index), index, size, longer(path), root))
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(index), index, larger(size), path, root))
                        .as("the path is too short for a larger tree")
                        .isFalse();
                if (!path.isEmpty()) {
                    assertThat(Proofs.includes(leaves.get(index), index, size, path.subList(1, path.size()), root))
                            .isFalse();
                }
            }
            for (int former = 1; former <= size; former++) {
                List<byte[]> proof = tree.consistency(former, size);
                byte[] formerRoot = tree.root(former);
                assertThat(Proofs.consistent(former, formerRoot, size, root, proof))
                        .isTrue();
                assertThat(Proofs.consistent(former, tree.root(former == 1 ? 2 : former - 1), size, root, proof))
                        .isFalse();
                assertThat(Proofs.consistent(former, formerRoot, size, tree.root(size + 1 > 70 ? 1 : size + 1), proof))
                        .isFalse();
                assertThat(Proofs.consistent(former, formerRoot, size, root, longer(proof)))
                        .isFalse();
                assertThat(Proofs.consistent(former, formerRoot, larger(size), root, proof))
                        .as("the proof is too short for a larger tree")
                        .isFalse();
                if (!proof.isEmpty()) {
                    assertThat(Proofs.consistent(former, formerRoot, size, root, proof.subList(0, proof.size() - 1)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void whatDoesNotExistHasNoProof() {
        MerkleTree tree = new Grown(LEAVES).tree;
        assertThatThrownBy(() -> tree.inclusion(8, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusion(-1, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(0, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(9, 8)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTreeGrowsOnFromWhereverItIsLoaded() {
        List<byte[]> leaves = leaves(300);
        Grown whole = new Grown(leaves);
        for (int half = 0; half <= 300; half += 7) {
            Frontier frontier = new Frontier(half, whole.nodes);
            leaves.subList(half, 300)
                    .forEach(leaf -> frontier.append(
                            leaf, (level, index, hash) -> assertThat(hash).isEqualTo(whole.nodes.at(level, index))));
            assertThat(frontier.root()).isEqualTo(whole.tree.root(300));
        }
    }

    @Test
    void aProofInATreeOfAMillionReadsAboutAsManyNodesAsItHasLevels() {
        List<String> read = new ArrayList<>();
        MerkleTree tree = new MerkleTree((level, index) -> {
            read.add(level + "/" + index);
            return new byte[32];
        });
        tree.inclusion(123_456, 1_000_003);
        assertThat(read).hasSizeLessThan(45).doesNotHaveDuplicates();
    }

    private static List<byte[]> leaves(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] leaf = new byte[32];
                    random.nextBytes(leaf);
                    return leaf;
                })
                .toList();
    }

    /** As the RFC writes it down. */
    private static byte[] naiveRoot(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        return Hashes.node(naiveRoot(leaves.subList(0, split)), naiveRoot(leaves.subList(split, leaves.size())));
    }

    /** A size whose tree has more levels. */
    private static long larger(long size) {
        return Long.highestOneBit(size) * 4;
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        return longer;
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(MerkleTreeTest::hex).toList();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** A tree in memory, grown leaf by leaf. */
    private static final class Grown {

        private final Map<String, byte[]> hashes = new HashMap<>();
        final MerkleTree.Nodes nodes = (level, index) -> hashes.get(level + "/" + index);
        final MerkleTree tree = new MerkleTree(nodes);

        Grown(List<byte[]> leaves) {
            Frontier frontier = new Frontier();
            for (int i = 0; i < leaves.size(); i++) {
                hashes.put("0/" + i, leaves.get(i));
                frontier.append(leaves.get(i), (level, index, hash) -> hashes.put(level + "/" + index, hash));
            }
        }
    }
}
