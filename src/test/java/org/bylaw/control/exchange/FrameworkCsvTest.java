package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bylaw.control.exchange.FrameworkFiles.csv;
import static org.bylaw.control.exchange.FrameworkFiles.file;
import static org.bylaw.control.exchange.FrameworkFiles.refused;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkCsvTest {

    private static List<LineError> errors(HandedIn file) {
        return FrameworkReader.read(file).errors();
    }

    @Test
    void columnsComeInAnyOrderAndFurtherOnesAreAttributes() {
        FrameworkContent content = FrameworkReader.read(csv(
                "Asset;Title;Text;Parent;Number;Heading;Kind of control",
                ";People;;;A;yes;",
                "Laptop|Phone;Screening;\"Look; twice\";A;A.1;no;#Preventive"));
        assertThat(content.errors()).isEmpty();
        assertThat(content.entries())
                .containsExactly(
                        new Entry(2, "A", "People", "", true, "", Map.of()),
                        new Entry(
                                3,
                                "A.1",
                                "Screening",
                                "A",
                                false,
                                "Look; twice",
                                Map.of("Asset", List.of("Laptop", "Phone"), "Kind of control", List.of("Preventive"))));
    }

    @Test
    void germanHeadsAndOldEncodingsAreReadToo() {
        String german = "Übergeordnet\tNummer\tTitel\tÜberschrift\n\t1\tMaßnahmen\tja\n1\t1.1\tPrüfung\tnein";
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            FrameworkContent content = FrameworkReader.read(new HandedIn("x.csv", german.getBytes(charset)));
            assertThat(content.entries())
                    .as(charset.name())
                    .extracting(Entry::ref, Entry::title, Entry::parent, Entry::heading)
                    .containsExactly(tuple("1", "Maßnahmen", "", true), tuple("1.1", "Prüfung", "1", false));
        }
    }

    @Test
    void withoutAColumnForHeadingsWhatOthersStandUnderIsOne() {
        FrameworkContent content = FrameworkReader.read(csv("ref,title,parent", "1,Group,", "1.1,Control,1"));
        assertThat(content.entries()).extracting(Entry::heading).containsExactly(true, false);
        assertThat(content.notes()).anyMatch(note -> note.contains("Heading"));
    }

    @Test
    void everyKindOfErrorIsToldWithItsLine() {
        List<LineError> errors = errors(csv(
                "ref,title,parent,heading,text,kind",
                ",No number,,,,",
                "a b,Blank in it,,,,",
                "1,One,,,,",
                "1,Once more,,,,",
                "2,Under itself,2,,,",
                "3,Under nothing,99,,,",
                "4,Loop,5,,,",
                "5,Loop,4,,,",
                "6,\"Two",
                "lines\",,maybe,,",
                "7,%s,,,,".formatted("t".repeat(401)),
                "8,Text,,,%s,".formatted("x".repeat(50_001)),
                "9,Value,,,,%s".formatted("v".repeat(121)),
                "10,Too,many,,,,values"));
        assertThat(errors)
                .extracting(error -> error.line() + " " + error.column() + ": " + error.wrong())
                .containsExactlyInAnyOrder(
                        "2 Number: It has no number.",
                        "3 Number: “a b” cannot be a number.",
                        "5 Number: Line 4 has the number “1” too.",
                        "6 Parent: It stands under itself.",
                        "7 Parent: There is no line with the number “99”.",
                        "8 Parent: “4” stands under itself by way of its parents.",
                        "10 heading: “maybe” says neither yes nor no.",
                        "12 Title: It has 401 characters.",
                        "13 Text: It has 50,001 characters.",
                        "14 kind: It has 121 characters.",
                        "15 Parent: There is no line with the number “many”.",
                        "15 : The line has more values than there are columns.");
        assertThat(errors).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
        assertThat(errors).allMatch(error -> !error.remedy().isBlank());
    }

    @Test
    void whatIsNoFrameworkIsRefusedAsAWhole() {
        refused(() -> errors(csv("title,text", "One,x")), Problem.Kind.INVALID, "no column “Number” or “Nummer”");
        refused(() -> errors(csv("ref,number,title", "1,1,x")), Problem.Kind.INVALID, "mean the same");
        refused(() -> errors(csv("ref,Kind,Kind", "1,a,b")), Problem.Kind.INVALID, "Two columns are called “Kind”");
        refused(() -> errors(csv("ref,title")), Problem.Kind.INVALID, "no lines below");
        refused(() -> errors(csv("ref,title,heading", "1,x,yes")), Problem.Kind.INVALID, "no controls");
        refused(() -> errors(csv("ref,title", "1,\"x")), Problem.Kind.INVALID, "quotation marks");
        refused(() -> errors(file("x.csv", "")), Problem.Kind.INVALID, "empty");
        refused(() -> errors(file("x.csv", "%PDF-1.7 ...")), Problem.Kind.INVALID, "PDF");
        refused(() -> errors(file("x.csv", "PK\3\4....")), Problem.Kind.INVALID, "Excel");
        refused(
                () -> errors(new HandedIn("x.csv", new byte[HandedIn.LARGEST + 1])),
                Problem.Kind.INVALID,
                "larger than 30 MB");
        refused(
                () -> errors(csv("ref" + ",a%s".repeat(31).formatted((Object[]) numbers(31)), "1" + ",x".repeat(31))),
                Problem.Kind.INVALID,
                "31 attributes");
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
    }

    @Test
    void aLoopOfThousandsIsFoundInTime() {
        StringBuilder loop = new StringBuilder("ref,parent,heading\n");
        for (int number = 0; number < 19_999; number++) {
            loop.append("n")
                    .append(number)
                    .append(",n")
                    .append((number + 1) % 19_999)
                    .append(",no\n");
        }
        assertThat(errors(file("loop.csv", loop.toString()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'=1+1", "'+49", "'-x", "'@home"})
    void theApostropheOfOurOwnExportIsTakenOff(String title) {
        assertThat(FrameworkReader.read(csv("ref,title", "1," + title))
                        .entries()
                        .getFirst()
                        .title())
                .isEqualTo(title.substring(1));
    }
}
