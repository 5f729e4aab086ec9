package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Where HR has the last word on where people work and on their mail, and Keycloak on all else. */
@ModuleTest
@TestPropertySource(properties = {"bylaw.directory.master.location=hr", "bylaw.directory.master.mail=hr"})
class StaffMastersTest {

    @Autowired
    StaffImports imports;

    @Autowired
    DirectoryTable keycloak;

    @Autowired
    People people;

    @Autowired
    Organisation organisation;

    @Test
    void whatHrSaysStaysWhateverKeycloakSaysLater() {
        UUID id = Ids.next();
        keycloak.takeOver(List.of(ben(id, "Kiel")), Set.of());
        assertThat(people.require(id).location()).as("HR has said nothing yet").isEqualTo("Kiel");

        UUID hr = organisation.hire("Hanna Reich", null, null, Role.HR);
        StaffFile file = new StaffFile(
                "staff.csv",
                "username,name,location,mail\nben.kern,Benny,Bonn,ben@hr.example\n".getBytes(StandardCharsets.UTF_8));
        organisation.as(
                hr,
                () -> imports.confirm(file, false, imports.preview(file, false).fingerprint()));
        assertIsAsHrSays(people.require(id));

        keycloak.takeOver(List.of(ben(id, "Lübeck")), Set.of());
        assertIsAsHrSays(people.require(id));
    }

    private static void assertIsAsHrSays(Person ben) {
        assertThat(ben.location()).isEqualTo("Bonn");
        assertThat(ben.email()).isEqualTo("ben@hr.example");
        assertThat(ben.name()).as("of Keycloak").isEqualTo("Ben Kern");
    }

    private static StaffMember ben(UUID id, String location) {
        return new StaffMember(
                id,
                "ben.kern",
                "Ben Kern",
                "ben@keycloak.example",
                true,
                null,
                null,
                location,
                null,
                null,
                "de",
                Set.of(),
                Set.of());
    }
}
