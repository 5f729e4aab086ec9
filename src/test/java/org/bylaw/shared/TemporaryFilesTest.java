package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for a while is nobody else's to read, and goes even where whoever wrote it was killed. */
class TemporaryFilesTest {

    private static final Instant YESTERDAY = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void nobodyElseReadsThem() throws IOException {
        Path file = TemporaryFiles.file("export");
        Path pack = TemporaryFiles.folder("pack");
        try {
            assertThat(file).hasParent(TemporaryFiles.home());
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(pack)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        } finally {
            Files.delete(file);
            Files.delete(pack);
        }
    }

    @Test
    void whatWasLeftGoesAndNothingElse() throws IOException {
        Path pack = Files.createDirectory(folder.resolve("bylaw_tmp_pack_1"));
        Files.writeString(pack.resolve("text.pdf"), "of somebody");
        Path export = Files.writeString(folder.resolve("bylaw_tmp_export_1.tmp"), "names");
        Path inUse = Files.writeString(folder.resolve("bylaw_tmp_export_2.tmp"), "names");
        Path another = Files.writeString(folder.resolve("bylaw-clone"), "not ours");
        Path elsewhere = Files.writeString(folder.resolve("kept.txt"), "somebody's own");
        Path link = Files.createSymbolicLink(folder.resolve("bylaw_tmp_link"), elsewhere);
        for (Path old : new Path[] {pack, export, another, elsewhere}) {
            Files.setLastModifiedTime(old, FileTime.from(YESTERDAY.minusSeconds(1)));
        }
        Files.setLastModifiedTime(inUse, FileTime.from(YESTERDAY));
        assertThat(TemporaryFiles.removeLeft(folder, YESTERDAY)).isEqualTo(3);
        assertThat(pack).doesNotExist();
        assertThat(export).doesNotExist();
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(inUse).exists();
        assertThat(another).exists();
        assertThat(elsewhere).as("what a link points at").hasContent("somebody's own");
    }
}
