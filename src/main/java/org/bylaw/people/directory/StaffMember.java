package org.bylaw.people.directory;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bylaw.shared.HonestText;
import org.jspecify.annotations.Nullable;

/** One account as it is administered. The manager is named by username, since that is what administrators type. */
record StaffMember(
        UUID id,
        String username,
        String name,
        @Nullable String email,
        boolean enabled,
        @Nullable String department,
        @Nullable String manager,
        @Nullable String location,
        @Nullable String jobTitle,
        @Nullable String employment,
        String language,
        Set<String> roles,
        Set<String> groups) {

    /** What is shown of people fits a line, whoever typed it at Keycloak: people may change their own names there. */
    private static final int LONGEST = 200;

    private static final Pattern UNUSUAL = Pattern.compile("[\\s\\p{Z}\\p{C}<>(),;:\"\\\\\\[\\]]");

    StaffMember {
        name = name(name, username);
        email = address(email);
        department = line(department);
        location = line(location);
        jobTitle = line(jobTitle);
        employment = line(employment);
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    StaffMember withId(UUID other) {
        return new StaffMember(
                other,
                username,
                name,
                email,
                enabled,
                department,
                manager,
                location,
                jobTitle,
                employment,
                language,
                roles,
                groups);
    }

    /** How the person is called in lists and mails; by the username where nothing is left of the name. */
    static String name(String name, String username) {
        String plain = HonestText.plain(name, LONGEST);
        return plain.isEmpty() ? username : plain;
    }

    /** One address or none: what a mail program could take for several, or for more than an address, is none. */
    static @Nullable String address(@Nullable String email) {
        return email == null || UNUSUAL.matcher(email).find() ? null : email;
    }

    private static @Nullable String line(@Nullable String text) {
        String plain = text == null ? "" : HonestText.plain(text, LONGEST);
        return plain.isEmpty() ? null : plain;
    }
}
