package org.bylaw.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.AuditEntry;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class ActWordsTest {

    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private static final Pattern RECORDED = Pattern.compile("\\brecord(For|Ahead)?\\((?<call>[^;]*);");
    private static final Pattern ACT = Pattern.compile("\"([A-Z][a-z]+[A-Za-z]*)\"");

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final ActWords words = new ActWords(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void everyActThatIsRecordedHasASentence() throws IOException {
        ResourceBundle known = ResourceBundle.getBundle("acts");
        Set<String> acts = recordedActs();
        assertThat(acts).hasSizeGreaterThan(40).contains("PolicyPublished", "ApprovalDecided", "ReviewCompleted");
        assertThat(acts)
                .allMatch(act -> known.keySet().stream().anyMatch(key -> key.equals(act) || key.startsWith(act + ".")));
    }

    @Test
    void anActToChooseHasItsSentenceWithoutWhatItWasEachTime() {
        assertThat(words.label("PolicyPublished")).isEqualTo("put version … in force");
        assertThat(words.label("SessionEnded")).isEqualTo("was logged out");
        assertThat(words.label("ApprovalRoundClosed")).isEqualTo("closed approval round …");
        assertThat(words.label("OfAnOlderRelease")).isEqualTo("of an older release");
    }

    @Test
    void aChangeIsToldByFieldAndTheRestByName() {
        AuditEntry act = act(
                "SettingsChanged",
                Map.of(
                        "when",
                        "changed",
                        "BYLAW_PORT",
                        Map.of("before", "", "after", "9090"),
                        "filter",
                        Map.of("a", "b")));
        assertThat(words.sentence(act, 1)).isEqualTo("started with other settings than before");
        assertThat(words.changes(act)).containsExactly(new ActWords.Change("BYLAW_PORT", "nothing", "9090"));
        assertThat(words.all(act)).containsEntry("Who is in it", "A: b").doesNotContainKey("BYLAW_PORT");
    }

    @Test
    void anOutcomeChoosesTheSentenceAndAReasonIsQuoted() {
        AuditEntry act = act(
                "ApprovalDecided",
                Map.of(
                        "stage",
                        "Owner's manager",
                        "outcome",
                        "CHANGES_REQUESTED",
                        "reason",
                        "Too long",
                        "sha256",
                        "ab"));
        assertThat(words.sentence(act, 1)).isEqualTo("requested changes at stage “Owner's manager”");
        assertThat(words.quotes(act)).containsExactly("Too long");
        assertThat(words.details(act)).isEqualTo(Map.of("Fingerprint of the text (SHA-256)", "ab"));
    }

    @Test
    void datesAndListsAreReadable() {
        assertThat(words.sentence(act("ReviewPlanned", Map.of("due", "2027-01-04")), 1))
                .isEqualTo("planned the next review for 4 January 2027");
        assertThat(words.sentence(act("CoAuthorsNamed", Map.of("people", List.of("Ada", "Ben"))), 1))
                .isEqualTo("named the co-authors: Ada, Ben");
    }

    @Test
    void changesShowBeforeAndAfter() {
        assertThat(words.details(act(
                        "PolicyDetailsChanged",
                        Map.of("classification", Map.of("before", "Internal", "after", "Confidential")))))
                .isEqualTo(Map.of("Classification", "Internal → Confidential"));
    }

    @Test
    void manySavesAreOneSentence() {
        assertThat(words.sentence(act("DraftSaved", Map.of("version", "2.0")), 14))
                .isEqualTo("saved the text of version 2.0 14 times");
    }

    @Test
    void anActOfAnOlderReleaseIsStillTold() {
        assertThat(words.sentence(act("PolicyBlessed", Map.of()), 1)).isEqualTo("did this: policy blessed");
    }

    @Test
    void everySentenceIsThereInGermanWithItsPlaces() throws IOException {
        Properties english = file("acts.properties");
        Properties german = file("acts_de.properties");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames().forEach(key -> assertThat(places(german.getProperty(key)))
                .as(key)
                .isEqualTo(places(english.getProperty(key))));
    }

    @Test
    void aGermanReaderReadsTheTrailInGerman() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            ActWords german = new ActWords(Clock.fixed(NOW, ZoneOffset.UTC));
            assertThat(german.sentence(act("ReviewPlanned", Map.of("due", "2027-01-04")), 1))
                    .isEqualTo("hat die nächste Überprüfung für den 4. Januar 2027 geplant");
            assertThat(german.details(act(
                            "PolicyDetailsChanged",
                            Map.of("classification", Map.of("before", "Internal", "after", "Strictly confidential")))))
                    .isEqualTo(Map.of("Vertraulichkeit", "Intern → Streng vertraulich"));
            assertThat(german.sentence(act("PolicyBlessed", Map.of()), 1)).isEqualTo("hat dies getan: policy blessed");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static Properties file(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources", name))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static AuditEntry act(String act, Map<String, Object> details) {
        return new AuditEntry(1, NOW, null, "Olga Owner", null, act, SubjectRef.policy(Ids.next()), details);
    }

    private static Set<String> recordedActs() throws IOException {
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher recorded = RECORDED.matcher(Files.readString(file));
                while (recorded.find()) {
                    ACT.matcher(recorded.group("call"))
                            .results()
                            .map(found -> found.group(1))
                            .forEach(acts::add);
                }
            }
        }
        return acts;
    }
}
