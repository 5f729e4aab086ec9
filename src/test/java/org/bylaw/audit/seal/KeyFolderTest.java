package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path parent;

    private Path path;
    private KeyFolder folder;

    @BeforeEach
    void open() {
        path = parent.resolve("keys");
        folder = new KeyFolder(path);
    }

    @Test
    void anEmptyFolderHasNoneUntilOneIsMadeThatStays() {
        assertThat(folder.current()).isEmpty();
        assertThat(folder.published()).isEmpty();
        SealKey made = folder.currentOrNew("bylaw.example/trail", NOON);
        assertThat(new KeyFolder(path)
                        .currentOrNew("other/trail", NOON.plusSeconds(60))
                        .verifier())
                .isEqualTo(made.verifier());
        assertThat(folder.published()).containsExactly(new KeyFolder.Published(made.verifier(), NOON));
    }

    @Test
    void ofManyAtOnceOneMakesTheKey() throws Exception {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> starts = IntStream.range(0, 8)
                    .mapToObj(node -> (Callable<Boolean>) () -> keys.add(new KeyFolder(path)
                            .currentOrNew("bylaw.example/trail", NOON)
                            .verifier()
                            .text()))
                    .toList();
            for (Future<Boolean> start : nodes.invokeAll(starts)) {
                start.get();
            }
        }
        assertThat(keys).hasSize(1);
        assertThat(files()).hasSize(3);
    }

    @Test
    void onlyTheOwnerReadsTheSecretPart() throws IOException {
        SealKey key = folder.currentOrNew("bylaw.example/trail", NOON);
        Path secret = path.resolve("20260131T120000Z-" + key.verifier().hash() + ".pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(secret)).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void aNewKeySignsAlsoWhereTheClockWasAhead() {
        folder.currentOrNew("bylaw.example/trail", NOON.plusSeconds(3600));
        SealKey rotated = folder.rotate(Optional.empty(), NOON);
        assertThat(folder.current().orElseThrow().verifier()).isEqualTo(rotated.verifier());
        assertThat(rotated.verifier().name()).isEqualTo("bylaw.example/trail");
        assertThat(rotated.from()).isEqualTo(NOON.plusSeconds(3601));
        assertThat(folder.published()).hasSize(2);
    }

    @Test
    void withoutAnyKeyARotationNeedsAName() {
        assertThatThrownBy(() -> folder.rotate(Optional.empty(), NOON)).hasMessageContaining("give it one");
        assertThat(folder.rotate(Optional.of("bylaw.example/trail"), NOON)
                        .verifier()
                        .name())
                .isEqualTo("bylaw.example/trail");
    }

    @Test
    void theSecretPartOfAnOldKeyMayGoAndThePublicPartStaysPublished() throws IOException {
        SealKey former = folder.currentOrNew("bylaw.example/trail", NOON);
        folder.rotate(Optional.empty(), NOON.plusSeconds(60));
        Files.delete(path.resolve("20260131T120000Z-" + former.verifier().hash() + ".pem"));
        assertThat(folder.published())
                .hasSize(2)
                .extracting(KeyFolder.Published::key)
                .contains(former.verifier());
    }

    @Test
    void aKeyWhosePartsDoNotFitIsSaidToBeUnusable() throws IOException {
        SealKey one = folder.currentOrNew("bylaw.example/trail", NOON);
        SealKey other = folder.rotate(Optional.empty(), NOON.plusSeconds(60));
        Path ofOne = path.resolve("20260131T120000Z-" + one.verifier().hash() + ".pem");
        Path ofOther = path.resolve("20260131T120100Z-" + other.verifier().hash() + ".pem");
        Files.writeString(ofOther, Files.readString(ofOne));
        assertThatThrownBy(folder::current).hasMessageContaining("is not the secret part");
        Files.writeString(ofOther, "nothing");
        assertThatThrownBy(folder::current).hasMessageContaining("PKCS#8");
        Files.delete(path.resolve("20260131T120100Z-" + other.verifier().hash() + ".vkey"));
        assertThatThrownBy(folder::current).hasMessageContaining("cannot be read");
    }

    @Test
    void aNameWithoutATimeIsSaidToHaveNone() throws IOException {
        SealKey key = folder.currentOrNew("bylaw.example/trail", NOON);
        Files.writeString(path.resolve("old.vkey"), key.verifier().text());
        assertThatThrownBy(folder::published).hasMessageContaining("time of the key");
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
