package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No file that people open in a spreadsheet reckons what somebody typed. */
class FormulasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "|calc",
                "\0=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A"
            })
    void isMarkedAndCanBeReadBack(String text) {
        assertThat(Formulas.isOne(text)).isTrue();
        assertThat(Formulas.harmless(text)).isEqualTo("'" + text);
        assertThat(Formulas.unmarked(Formulas.marked(text))).isEqualTo(text);
        assertThat(Formulas.unmarked(Formulas.marked("'" + text))).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A title", "5.10", "'quoted'", "(a) = b"})
    void whatIsNoneStaysAsItIs(String text) {
        assertThat(Formulas.harmless(text)).isEqualTo(text);
        assertThat(Formulas.marked(text)).isEqualTo(text);
        assertThat(Formulas.unmarked(text)).isEqualTo(text);
    }

    @Test
    void whatFollowsASemicolonIsMarkedToo() {
        for (String text : new String[] {"a;=1+1;b", "a;'=1", ";-1", "=1;@x", "'a;''+1", "a; =b;c"}) {
            assertThat(Formulas.harmless(text)).doesNotContainPattern(";[=+@-]");
            assertThat(Formulas.marked(text)).doesNotContainPattern(";[=+@-]");
            assertThat(Formulas.unmarked(Formulas.marked(text))).isEqualTo(text);
        }
        assertThat(Formulas.plain(Formulas.harmless("=1;=2; =3"))).isEqualTo("=1;=2; =3");
        assertThat(Formulas.harmless("a; =b;c")).isEqualTo("a; =b;c");
        assertThat(CsvLines.cell("a;b")).isEqualTo("\"a;b\"");
        assertThat(CsvLines.cell("a\tb")).isEqualTo("\"a\tb\"");
    }

    @Test
    void aCellOfCommaSeparatedValuesIsMarkedBeforeItIsQuoted() {
        assertThat(CsvLines.cell("=\"a\",b")).isEqualTo("\"'=\"\"a\"\",b\"");
    }
}
