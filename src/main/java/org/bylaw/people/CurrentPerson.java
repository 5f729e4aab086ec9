package org.bylaw.people;

import static org.bylaw.shared.Say.say;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who acts in the present thread: the person who is logged in, or nobody where the system itself is at work. */
@Component
public class CurrentPerson {

    private final People people;

    CurrentPerson(People people) {
        this.people = people;
    }

    /** The id of whoever is logged in; the name of the authentication is the person's id. */
    public Optional<UUID> id() {
        return authentication().map(authentication -> UUID.fromString(authentication.getName()));
    }

    public Optional<Person> get() {
        return id().flatMap(people::find);
    }

    /** @throws Problem where nobody is logged in, or somebody whom the directory does not know */
    public Person require() {
        return get().orElseThrow(() -> Problem.forbidden(say("Please log in with an account of the organisation.")));
    }

    public UUID requireId() {
        return id().orElseThrow(() -> Problem.forbidden(say("Please log in.")));
    }

    public Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        authentication()
                .ifPresent(authentication -> authentication.getAuthorities().forEach(granted -> {
                    String authority = granted.getAuthority();
                    if (authority != null && authority.startsWith("ROLE_")) {
                        Role.ofName(authority.substring("ROLE_".length())).ifPresent(roles::add);
                    }
                }));
        return roles;
    }

    public boolean has(Role role) {
        return roles().contains(role);
    }

    public boolean hasAny(Role... wanted) {
        Set<Role> roles = roles();
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(authentication ->
                        authentication.isAuthenticated() && !(authentication instanceof AnonymousAuthenticationToken));
    }
}
