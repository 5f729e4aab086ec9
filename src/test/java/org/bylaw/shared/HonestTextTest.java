package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HonestTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Access control 2.0 – “who may”, R&D (50 %)",
                "Zoë O'Brien-Müller",
                "Ελένη Παπαδοπούλου",
                "Политика паролей and its English title",
                "情報セキュリティ方針 ISO規格",
                "محمد علي",
                "می\u200Cخواهم",
                "नमस्ते क्\u200Dष",
                "5 µm, 10 Ω",
                "Budget 💶 2026"
            })
    void honestTitlesAndNamesAreTaken(String text) {
        assertThat(HonestText.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice\u202Efdp.exe",
                "\u2066x\u2069",
                "a\u200Eb",
                "P\u0430ssword policy",
                "\u0420assword",
                "Αccess",
                "pass\u200Bword",
                "pass\u200Dword",
                "pass\u00ADword",
                "a\u0000b",
                "Title\r\nBcc: everyone@example.org",
                "a\u2028b",
                "\u3164",
                "tag\uDB40\uDC41",
                "\uE000",
                "half\uD83D"
            })
    void whatIsNotWhatItLooksLikeIsRefused(String text) {
        assertThat(HonestText.fault(text)).isPresent();
    }

    static Map<String, String> plain() {
        return Map.of(
                "Eve \u202Eevil",
                "Eve evil",
                "Eve\r\nBcc: all@example.org",
                "Eve Bcc: all@example.org",
                " a\u0000\t\u2028b ",
                "a b",
                "pass\u200Bwo\u00ADrd",
                "password",
                "<b>Eve</b> ${1+1}",
                "<b>Eve</b> ${1+1}",
                "می\u200Cخواهم",
                "می\u200Cخواهم",
                "P\u0430ssword",
                "P\u0430ssword",
                "\u200B\u202E",
                "",
                "x".repeat(41),
                "x".repeat(39) + "…",
                "😀".repeat(41),
                "😀".repeat(39) + "…");
    }

    @Test
    void whatCannotBeTypedAnewIsMadePlain() {
        plain().forEach((text, plain) -> assertThat(HonestText.plain(text, 40)).isEqualTo(plain));
    }
}
