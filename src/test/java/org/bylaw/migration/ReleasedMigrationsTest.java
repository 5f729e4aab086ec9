package org.bylaw.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleasedMigrationsTest {

    private static final Path LIST = Path.of("src/test/resources/migration/released.txt");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Test
    void aMigrationIsListedWithItsFingerprintAndNeverEditedAfterwards() throws Exception {
        assertThat(fingerprints())
                .as("Databases out there were made by exactly these files: to change something, write a new migration,"
                        + " and add its line to " + LIST)
                .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void numbersAreUsedOnceAndNamesTellTheModule() throws IOException {
        List<String> names = names();
        assertThat(names).allMatch(name -> name.matches("V\\d{2}__[a-z0-9_]+\\.sql"));
        assertThat(names.stream().map(name -> name.substring(0, 3))).doesNotHaveDuplicates();
    }

    private static List<String> fingerprints() throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        List<String> names = names();
        String[] lines = new String[names.size()];
        for (int i = 0; i < lines.length; i++) {
            byte[] digest = sha256.digest(Files.readAllBytes(MIGRATIONS.resolve(names.get(i))));
            lines[i] = HexFormat.of().formatHex(digest) + "  " + names.get(i);
        }
        return List.of(lines);
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
