package org.bylaw.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<a href='javascript:alert(1)'>x</a>",
                "<svg onload=alert(1)>",
                "![x](https://evil.example/pixel.png)",
                "<iframe src='https://evil.example'></iframe>",
                "<p style='background:url(javascript:1)'>x</p>"
            })
    void nothingThatRunsOrFetchesReachesABrowser(String attack) {
        String html = Markdown.render("Before\n\n" + attack + "\n\nAfter").html();
        assertThat(html).contains("Before").contains("After");
        assertThat(html.toLowerCase())
                .doesNotContainPattern("<(script|img|svg|iframe|style)|href=\"(javascript|data)|<[^>]*\\son\\w+=");
    }

    @Test
    void headingsGetAnchorsAndTablesAreRead() {
        RenderedText text = Markdown.render("# Scope\n\n## Scope\n\n| A | B |\n|---|---|\n| 1 | 2 |\n");
        assertThat(text.outline()).extracting(RenderedText.Heading::id).containsExactly("scope", "scope-1");
        assertThat(text.html()).contains("<table>").contains("<td>2</td>");
        assertThat(text.plainText()).isEqualTo("Scope Scope A B 1 2");
    }

    @Test
    void theFingerprintIsOfTheExactText() {
        assertThat(Markdown.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Markdown.sha256("abc ")).isNotEqualTo(Markdown.sha256("abc"));
    }
}
