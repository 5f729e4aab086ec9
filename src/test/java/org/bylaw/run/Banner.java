package org.bylaw.run;

/** The last lines of a start: where it is, who to be, what to try. */
final class Banner {

    private static final String TEXT = """

              Bylaw is ready:    %1$s
              Mails it sends:    %1$s/mailbox
              Its clock:         %1$s/clock   (move it a week or a year ahead)
              Keycloak:          http://localhost:%2$d   (keycloak-admin / bylaw)

              Log in as anyone; everyone's password is: bylaw
                mira.holm        writes policies           karin.nyberg     owns policies
                jonas.berg       her manager, approves     henrik.dahl      approves, with tomas.ek and lena.strand
                astrid.lund      management, signs         petra.lindqvist  HR, follows attestations
                viktor.sand      compliance                sofia.wik        staff, attests
                nadia.ortega     audits, changes nothing   olle.admin       operates the platform

              Try first: log in as karin.nyberg, open “My work”, and follow what waits for her.
              Ctrl-C stops everything; “./bylaw run --fresh” begins anew.
            """;

    private Banner() {}

    static void show(RunSettings settings) {
        System.out.println(TEXT.formatted(settings.publicUrl(), settings.keycloakPort()));
    }
}
