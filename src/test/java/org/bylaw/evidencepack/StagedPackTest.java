package org.bylaw.evidencepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StagedPackTest {

    private static final Instant AT = Instant.parse("2026-05-04T10:11:12Z");

    private static StagedPack pack() throws IOException {
        return new StagedPack(
                SubjectRef.campaign(Ids.next()), AT, JsonMapper.builder().build(), new AtomicInteger());
    }

    private static byte[] zip(StagedPack pack) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pack.zipTo(out);
        return out.toByteArray();
    }

    @Test
    void theSameFilesAtTheSameMomentGiveTheSameZipInOrder() throws IOException {
        List<String> names = new ArrayList<>();
        byte[] first;
        try (StagedPack pack = pack()) {
            pack.text("b/two.txt", "two");
            pack.json("a.json", Map.of("key", 1));
            first = zip(pack);
        }
        try (StagedPack pack = pack();
                ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(first))) {
            pack.json("a.json", Map.of("key", 1));
            pack.text("b/two.txt", "two");
            assertThat(zip(pack)).isEqualTo(first);
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("a.json", "b/two.txt");
    }

    @Test
    void sumsAreWrittenAsTheToolReadsThem() throws IOException {
        try (StagedPack pack = pack()) {
            pack.text("a.txt", "abc");
            assertThat(pack.sums())
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, etc/passwd",
        "evidence/01/..\\..\\win.ini, evidence/01/win.ini",
        "evidence/01/.hidden, evidence/01/hidden",
        "evidence/01/report 2026 (final).pdf, evidence/01/report-2026-final-.pdf",
        "evidence/01/\u202Egpj.exe, evidence/01/gpj.exe",
        "evidence/01/报告, evidence/01/file",
        "/, file",
    })
    void noNameLeadsElsewhereOrLooksLikeAnother(String given, String kept) throws IOException {
        try (StagedPack pack = pack()) {
            pack.text(given, "x");
            assertThat(pack.files()).extracting(StagedPack.Staged::path).containsExactly(kept);
        }
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(Escaped.name("x".repeat(300) + ".pdf")).hasSize(80).endsWith(".pdf");
    }

    @Test
    void twoFilesOfOnePathAreAMistake() throws IOException {
        try (StagedPack pack = pack()) {
            pack.text("a.txt", "one");
            assertThatThrownBy(() -> pack.text("./a.txt", "two")).isInstanceOf(IllegalStateException.class);
            assertThat(new String(zip(pack), StandardCharsets.ISO_8859_1)).contains("a.txt");
        }
    }
}
