package org.bylaw.doors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;

/** Writes the table of permissions down as the page of the documents that people read. */
final class DoorsDocument {

    private static final Map<Role, String> SHORT = Map.of(
            Role.EMPLOYEE, "Emp",
            Role.POLICY_AUTHOR, "Aut",
            Role.POLICY_OWNER, "Own",
            Role.APPROVER, "App",
            Role.MANAGEMENT, "Mgt",
            Role.HR, "HR",
            Role.CONTROL_OWNER, "Ctl",
            Role.COMPLIANCE, "Cmp",
            Role.AUDITOR, "Aud",
            Role.ADMIN, "Adm");

    private DoorsDocument() {}

    static String write() {
        StringBuilder text = new StringBuilder("""
                # Doors: who may do what with whose things

                Generated from the code by `DoorsTest`; `mvn test -Dtest=DoorsTest -Dbylaw.doors.write=true` writes it anew.
                Each cell is tried by `ServiceDoorsTest`, `HttpDoorsTest`, `PageDoorsTest` and `StrangersTest` (ADR 28).

                - **all**: with anybody's things. **own**: with those that the last column names. **–**: refused before anything happens.
                - **W** marks a command that writes; the others read. Nobody who is not logged in passes any of these doors.
                - A person with several roles may do what any one of them may. Where one's own part forbids it (four eyes), no role helps.

                """);
        text.append("Roles: ")
                .append(Arrays.stream(Role.values())
                        .map(role -> SHORT.get(role) + " = " + role.roleName())
                        .collect(Collectors.joining(", ")))
                .append(".\n\n## Commands\n");
        Map<String, List<Door>> modules = Doors.services().stream().collect(Collectors.groupingBy(Door::module));
        modules.keySet().stream().sorted().forEach(module -> {
            text.append("\n### ").append(module).append("\n\n| command | W | ");
            heads(text)
                    .append(" | own means |\n|---|---|")
                    .append("---|".repeat(Role.values().length + 1))
                    .append('\n');
            for (Door door : modules.get(module)) {
                text.append("| `")
                        .append(door.command())
                        .append("` | ")
                        .append(door.changes() ? "W" : "")
                        .append(" | ");
                text.append(Arrays.stream(Role.values())
                        .map(role -> door.of(role).word())
                        .collect(Collectors.joining(" | ")));
                text.append(" | ").append(ownMeans(door)).append(" |\n");
            }
        });
        text.append("\n## Addresses that are no pages\n\n| address | ");
        heads(text)
                .append(" |\n|---|")
                .append("---|".repeat(Role.values().length))
                .append('\n');
        for (Doors.Address address : Doors.addresses()) {
            text.append("| `")
                    .append(address.verb())
                    .append(' ')
                    .append(address.path())
                    .append("` | ");
            text.append(Arrays.stream(Role.values())
                            .map(role -> address.door().of(role).word())
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        text.append("\n## Pages\n\n| page | ");
        heads(text)
                .append(" |\n|---|")
                .append("---|".repeat(Role.values().length))
                .append('\n');
        for (Doors.Page page : Doors.pages()) {
            text.append("| `/").append(page.route()).append("` | ");
            text.append(Arrays.stream(Role.values())
                            .map(role -> page.roles().contains(role) ? "opens" : "–")
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static StringBuilder heads(StringBuilder text) {
        return text.append(Arrays.stream(Role.values()).map(SHORT::get).collect(Collectors.joining(" | ")));
    }

    /** Empty where every role that may do it does it with anybody's. */
    private static String ownMeans(Door door) {
        boolean all =
                door.rule() == ObjectRule.ROLE_ONLY || door.rule().anybodys().containsAll(door.roles());
        return all && door.rule() != ObjectRule.ANYONE ? "" : door.rule().words();
    }
}
