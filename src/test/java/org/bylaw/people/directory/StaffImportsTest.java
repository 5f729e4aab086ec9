package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bylaw.people.People;
import org.bylaw.people.PeopleDirectory;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.people.PersonReturned;
import org.bylaw.people.StaffChanged;
import org.bylaw.people.StaffImported;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ModuleTest
@RecordApplicationEvents
class StaffImportsTest {

    @Autowired
    StaffImports imports;

    @Autowired
    PeopleDirectory logins;

    @Autowired
    DirectoryTable table;

    @Autowired
    People people;

    @Autowired
    Organisation organisation;

    UUID hr;
    String x;

    @BeforeEach
    void hire() {
        hr = organisation.hire("Hanna Reich", null, null, Role.HR);
        x = Ids.next().toString().substring(24);
    }

    @Test
    void germanHeadsAndUmlautsOfWindowsComeInWithManagersFurtherDown() {
        String text = "Nachname;Vorname;Benutzername;E-Mail;Abteilung;Vorgesetzter;Sprache\n"
                + "Grün;Änne;anne-X;anne-X@example.org;Qualität > Prüfung;max-X;deutsch\n"
                + "Bär;Max;max-X;;Qualität;;de\n";
        StaffFile file = new StaffFile("s.csv", text.replace("X", x).getBytes(Charset.forName("windows-1252")));
        StaffPreview done = take(file, false);
        assertThat(done.joining()).isEqualTo(2);
        assertThat(done.notes()).anyMatch(note -> note.contains("no mail address"));
        Person anne = people.findByUsername("anne-" + x).orElseThrow();
        assertThat(anne.name()).isEqualTo("Änne Grün");
        assertThat(anne.departmentName()).isEqualTo("Qualität > Prüfung");
        assertThat(people.managerOf(anne.id())).map(Person::name).hasValue("Max Bär");
        assertThat(look(file, false).doesSomething()).isFalse();
    }

    @Test
    void eachWrongLineSaysWhatIsWrongAndOnlyTheOthersComeIn() {
        StaffPreview seen = take(
                file("username,name,mail,manager,ends\n"
                        + "a-X,Ada,no address,,\n"
                        + "b-X,Ben,,nobody-X,\n"
                        + "c-X,Cleo,,,\n"
                        + "c-X,Cleo again,,,\n"
                        + "d-X,Dan,,,31.02.2026\n"
                        + "e-X,Eve,,f-X,\n"
                        + "f-X,Finn,,e-X,\n"
                        + "g-X,=1+1,,,\n"
                        + "h-X,Hugo,,a-X,\n"),
                false);
        assertThat(seen.errors()).extracting(StaffPreview.LineError::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 10);
        assertThat(seen.joining()).isEqualTo(1);
        assertThat(people.findByUsername("g-" + x)).map(Person::name).hasValue("=1+1");
        assertThat(people.findByUsername("h-" + x)).isEmpty();
    }

    @Test
    void whoAppearsInKeycloakLaterStaysOnePerson() {
        take(file("username,name,mail,location\na-X,Ada,,Kiel\nb-X,Ben,ben-X@example.org,Kiel\n"), false);
        UUID ada = people.findByUsername("a-" + x).orElseThrow().id();
        UUID ben = people.findByUsername("b-" + x).orElseThrow().id();

        UUID account = Ids.next();
        assertThat(logins.seen(account, "a-" + x, "Ada Stein", null)).isEqualTo(ada);
        assertThat(logins.seen(account, "renamed-" + x, "Ada Stein", null)).isEqualTo(ada);
        StaffMember bens = member(Ids.next(), "benjamin-" + x, "Ben-" + x + "@example.org");
        table.takeOver(List.of(bens), java.util.Set.of());

        assertThat(people.find(bens.id())).isEmpty();
        assertThat(people.require(ben).username()).isEqualTo("benjamin-" + x);
        assertThat(people.require(ben).location()).as("Keycloak is its master").isEqualTo("Hamburg");
        StaffPreview again = look(file("username,name,location\nbenjamin-X,Benny,Bonn\n"), false);
        assertThat(again.doesSomething()).isFalse();
        assertThat(again.notes()).anyMatch(note -> note.contains("Location"));
    }

    @Test
    void anEmptyMailInTheDirectoryIsNobodysMail() {
        table.takeOver(List.of(member(Ids.next(), "nora-" + x, "")), java.util.Set.of());
        assertThat(take(file("username,name,mail\na-X,Ada,\n"), false).joining())
                .isEqualTo(1);
    }

    @Test
    void nobodyLeavesForAPartOfTheStaffButForTheWholeOfIt() {
        take(file("username,name\na-X,Ada\nb-X,Ben\n"), false);
        UUID ben = people.findByUsername("b-" + x).orElseThrow().id();
        take(file("username,name\na-X,Ada\n"), false);
        assertThat(people.require(ben).active()).isTrue();
        take(file("username,name\na-X,Ada\n"), true);
        assertThat(people.require(ben).active()).isFalse();
        assertThat(people.require(hr).active()).as("of Keycloak").isTrue();
        assertThat(take(file("username,name\nb-X,Ben\n"), false).joining()).isEqualTo(1);
        assertThat(people.require(ben).active()).isTrue();
    }

    @Test
    void theSecondOfTwoLooksAgain() {
        StaffFile file = file("username,name\na-X,Ada\n");
        String seen = look(file, false).fingerprint();
        organisation.as(hr, () -> imports.confirm(file, false, seen));
        assertThatThrownBy(() -> organisation.as(hr, () -> imports.confirm(file, false, seen)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
    }

    @Test
    void ofTwoAtOnceOneTakesItOver() throws Exception {
        StaffFile file = file("username,name\na-X,Ada\nb-X,Ben\n");
        String seen = look(file, false).fingerprint();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> one = () -> {
            together.await();
            try {
                organisation.as(hr, () -> imports.confirm(file, false, seen));
                return true;
            } catch (Problem problem) {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
                return false;
            }
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> outcomes = both.invokeAll(List.of(one, one));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(people.findByUsername("a-" + x)).isPresent();
    }

    @Test
    void whoComesChangesAndLeavesIsToldToTheOtherModules(@Autowired ApplicationEvents told) {
        take(file("username,name\na-X,Ada\nb-X,Ben\n"), false);
        UUID ada = people.findByUsername("a-" + x).orElseThrow().id();
        UUID ben = people.findByUsername("b-" + x).orElseThrow().id();
        assertThat(changed(told)).contains(ada, ben);
        told.clear();
        take(file("username,name,location\na-X,Ada,Kiel\n"), true);
        assertThat(changed(told)).containsExactly(ada);
        assertThat(told.stream(PersonLeft.class))
                .extracting(PersonLeft::personId)
                .contains(ben);
        assertThat(told.stream(StaffImported.class)).singleElement().satisfies(one -> {
            assertThat(one.byId()).isEqualTo(hr);
            assertThat(one.changed()).isEqualTo(1);
        });
        told.clear();
        take(file("username,name\nb-X,Ben\n"), false);
        assertThat(told.stream(PersonReturned.class))
                .extracting(PersonReturned::personId)
                .containsExactly(ben);
    }

    private static List<UUID> changed(ApplicationEvents told) {
        return told.stream(StaffChanged.class)
                .flatMap(change -> change.personIds().stream())
                .toList();
    }

    @Test
    void whatWasTakenOverStaysOnTheList() {
        take(file("username,name\na-X,Ada\nb-X,\n"), false);
        PastImport last = organisation.as(hr, () -> imports.latest()).getFirst();
        assertThat(last.byName()).isEqualTo("Hanna Reich");
        assertThat(last.fileName()).isEqualTo("staff.csv");
        assertThat(List.of(last.joined(), last.leftOut())).containsExactly(1, 1);
    }

    @Test
    void othersMayNot() {
        UUID ada = organisation.hire("Ada Stein", null, null, Role.COMPLIANCE);
        StaffFile file = file("username,name\na-X,Ada\n");
        assertThatThrownBy(() -> organisation.as(ada, () -> imports.preview(file, false)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(ada, () -> imports.confirm(file, false, "")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aFileWithoutNamesOrOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> look(file("username\na-X\n"), false)).hasMessageContaining("column for the name");
        assertThatThrownBy(() -> look(file("PK\u0003\u0004"), false)).hasMessageContaining("Excel");
        assertThatThrownBy(() -> look(file("username,name\n\"a-X,Ada\n"), false))
                .isInstanceOf(Problem.class);
    }

    @Test
    void thousandsComeInInOneGo() {
        String lines = IntStream.range(0, 5_000)
                .mapToObj(n -> "p" + n + "-" + x + ",Person " + n + "," + (n == 0 ? "" : "p" + n / 10 + "-" + x))
                .collect(Collectors.joining("\n", "username,name,manager\n", "\n"));
        assertThat(take(file(lines), false).joining()).isEqualTo(5_000);
    }

    private StaffFile file(String text) {
        return new StaffFile("staff.csv", text.replace("X", x).getBytes(StandardCharsets.UTF_8));
    }

    private StaffPreview look(StaffFile file, boolean whole) {
        return organisation.as(hr, () -> imports.preview(file, whole));
    }

    private StaffPreview take(StaffFile file, boolean whole) {
        return organisation.as(
                hr,
                () -> imports.confirm(file, whole, imports.preview(file, whole).fingerprint()));
    }

    private static StaffMember member(UUID id, String username, String mail) {
        return new StaffMember(
                id,
                username,
                "Ben Kern",
                mail,
                true,
                null,
                null,
                "Hamburg",
                null,
                null,
                "de",
                java.util.Set.of(),
                java.util.Set.of());
    }
}
