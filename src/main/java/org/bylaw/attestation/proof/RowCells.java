package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.attestation.AttestationState;

/** The columns of a list for a spreadsheet; the time and the number of reminders stand in cells of their own kind. */
final class RowCells {

    static final int ANSWERED = 9;
    static final int REMINDERS = 12;

    private RowCells() {}

    static List<String> heads() {
        return List.of(
                say("Name"),
                say("Login"),
                say("Mail"),
                say("Policy"),
                say("Version"),
                say("Department"),
                say("Location"),
                say("Manager"),
                say("Answer"),
                say("Answered at"),
                say("Confirmed"),
                say("Reason"),
                say("Reminders"));
    }

    /** Without the time and the number. */
    static String text(AskedPerson person, int column) {
        String text =
                switch (column) {
                    case 0 -> person.name();
                    case 1 -> person.username();
                    case 2 -> person.email();
                    case 3 -> person.policy();
                    case 4 -> person.version();
                    case 5 -> person.department();
                    case 6 -> person.location();
                    case 7 -> person.manager();
                    case 8 -> person.state().word();
                    case 10 -> how(person);
                    case 11 -> person.reason();
                    default -> "";
                };
        return text == null ? "" : text;
    }

    static String how(AskedPerson person) {
        if (person.state() != AttestationState.ATTESTED) {
            return "";
        }
        return switch (person.confirmation()) {
            case CLICK -> say("button");
            case TYPED_NAME -> say("name typed");
            case FRESH_LOGIN -> say("logged in anew");
            case PAPER -> say("on paper, signed {0}, recorded by HR", String.valueOf(person.signedOn()));
        };
    }
}
