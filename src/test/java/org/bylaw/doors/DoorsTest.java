package org.bylaw.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bylaw.shared.Role;
import org.junit.jupiter.api.Test;

/** The table of permissions is whole, stands in the documents as it is in the code, and lets an auditor change nothing. */
class DoorsTest {

    private static final Path DOCUMENT = Path.of("src/docs/security/doors.md");

    @Test
    void whatEveryoneMayCallSaysForWhoseThings() {
        assertThat(Doors.services().stream().filter(Door::saysTooLittle).map(Door::command))
                .as("methods with @AllowedToAll and without @Whose: add the rule that the method checks inside")
                .isEmpty();
    }

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        String generated = DoorsDocument.write();
        if (Boolean.getBoolean("bylaw.doors.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("src/docs/security/doors.md is behind the code; mvn test -Dtest=DoorsTest -Dbylaw.doors.write=true"
                        + " writes it anew")
                .isEqualTo(generated);
    }

    /** What is open to all is refused by the rule of the object; {@link StrangersTest} tries that with an auditor. */
    @Test
    void noCommandThatWritesNamesTheAuditorAmongItsRoles() {
        assertThat(Doors.services().stream()
                        .filter(Door::changes)
                        .filter(door -> door.roles().contains(Role.AUDITOR))
                        .filter(door -> door.roles().size() < Role.values().length)
                        .map(Door::command))
                .as(
                        "asking to accept a risk: for whoever sees risks, and refused to all but the owner; the others hand a file"
                                + " out, which is on record")
                .containsExactlyInAnyOrder(
                        "Acceptances.ask(UUID, int, String)",
                        "FrameworkExport.csv(String)",
                        "PaperAttestations.scan(UUID, UUID)",
                        "TrailProof.proof(long)");
    }

    @Test
    void thereAreDoorsOfEachKind() {
        assertThat(Doors.services()).hasSizeGreaterThan(300);
        assertThat(Doors.addresses()).hasSizeGreaterThan(10);
        assertThat(Doors.pages()).hasSizeGreaterThan(30);
    }
}
