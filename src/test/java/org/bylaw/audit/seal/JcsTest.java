package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class JcsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            0000000000000000, 0
            8000000000000000, 0
            0000000000000001, 5e-324
            8000000000000001, -5e-324
            7fefffffffffffff, 1.7976931348623157e+308
            ffefffffffffffff, -1.7976931348623157e+308
            4340000000000000, 9007199254740992
            c340000000000000, -9007199254740992
            4430000000000000, 295147905179352830000
            44b52d02c7e14af5, 9.999999999999997e+22
            44b52d02c7e14af6, 1e+23
            44b52d02c7e14af7, 1.0000000000000001e+23
            444b1ae4d6e2ef4e, 999999999999999700000
            444b1ae4d6e2ef4f, 999999999999999900000
            444b1ae4d6e2ef50, 1e+21
            3eb0c6f7a0b5ed8c, 9.999999999999997e-7
            3eb0c6f7a0b5ed8d, 0.000001
            41b3de4355555553, 333333333.3333332
            41b3de4355555554, 333333333.33333325
            41b3de4355555555, 333333333.3333333
            41b3de4355555556, 333333333.3333334
            41b3de4355555557, 333333333.33333343
            becbf647612f3696, -0.0000033333333333333333
            43143ff3c1cb0959, 1424953923781206.2
            """)
    void numbersAreWrittenAsTheStandardsAppendixSays(String bits, String expected) {
        assertThat(Jcs.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @Test
    void theStandardsExampleComesOutAsInTheStandard() {
        assertThat(Jcs.write(Jcs.read("""
                        {
                          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }
                        """)))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void keysAreSortedByTheUnitsOfUtf16() {
        assertThat(Jcs.write(Jcs.read("""
                        {"\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7, "": {}}
                        """)))
                .isEqualTo(
                        "{\"\":{},\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void aNumberThatWouldBeRoundedBecomesAText() {
        assertThat(Jcs.write(Jcs.faithful(Jcs.read("[9007199254740993, 9007199254740992, {\"a\": 1.10}, 1e400]"))))
                .isEqualTo("[{\"number\":\"9007199254740993\"},9007199254740992,{\"a\":1.1},{\"number\":\"1"
                        + "0".repeat(400) + "\"}]");
    }

    @Test
    void halfACharacterIsRefusedSinceItWouldBeHashedAsAQuestionMark() {
        for (String text : List.of("Why\ud83d", "\ude00", "\ud83d\ud83d\ude00")) {
            assertThatThrownBy(() -> Jcs.write(Jcs.NODES.stringNode(text)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        String canonical = "{\"committed\":{},\"form\":1,\"id\":7,\"what\":\"?\"}";
        assertThat(RowCheck.read(canonical, Jcs.NODES.objectNode()).fault()).isEmpty();
        assertThat(RowCheck.read(canonical.replace("?", "\ud83d"), Jcs.NODES.objectNode())
                        .fault())
                .isPresent();
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> Jcs.read("{\"a\": 1, \"a\": 2}")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Jcs.read("{} {}")).isInstanceOf(JacksonException.class);
    }
}
