package org.bylaw.people.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bylaw.shared.Role;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Finds out who has our roles: directly, through roles that contain them, and through groups and the groups above. Keycloak
 * answers this for one user at a time only, so it is put together from a few questions about roles and groups.
 */
final class KeycloakMemberships {

    private final RealmResource realm;
    private final Map<String, Set<String>> contained = new HashMap<>();
    private final Map<String, Set<String>> rolesOfGroup = new HashMap<>();
    private final Map<String, Set<String>> roles = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();

    private final Predicate<String> wanted;

    private KeycloakMemberships(RealmResource realm, Predicate<String> wanted) {
        this.realm = realm;
        this.wanted = wanted;
    }

    static Memberships read(RealmResource realm) {
        KeycloakMemberships reading = new KeycloakMemberships(realm, role -> true);
        reading.readRoles();
        reading.readGroups();
        return new Memberships(reading.roles, reading.groups);
    }

    /** Only the roles, without the one of everybody, and only the groups that give one. */
    static Map<String, Set<String>> rights(RealmResource realm) {
        KeycloakMemberships reading = new KeycloakMemberships(realm, role -> !role.equals(StaffSource.OF_EVERYBODY));
        reading.readRoles();
        if (!reading.rolesOfGroup.isEmpty()) {
            reading.readGroups();
        }
        return reading.roles;
    }

    private void readRoles() {
        List<RoleRepresentation> all = realm.roles().list();
        for (RoleRepresentation role : all) {
            if (role.isComposite()) {
                Set<String> names = new HashSet<>();
                realm.roles().get(role.getName()).getRealmRoleComposites().forEach(part -> names.add(part.getName()));
                contained.put(role.getName(), names);
            }
        }
        for (RoleRepresentation role : all) {
            Set<String> granted = ours(role.getName());
            if (granted.isEmpty()) {
                continue;
            }
            var resource = realm.roles().get(role.getName());
            for (UserRepresentation user : KeycloakStaff.pages(resource::getUserMembers)) {
                add(roles, user.getId(), granted);
            }
            for (GroupRepresentation group : KeycloakStaff.pages(resource::getRoleGroupMembers)) {
                add(rolesOfGroup, group.getId(), granted);
            }
        }
    }

    /** Which of our roles somebody with that role has. */
    private Set<String> ours(String roleName) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(roleName));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (reached.add(name)) {
                open.addAll(contained.getOrDefault(name, Set.of()));
            }
        }
        reached.removeIf(name -> Role.ofName(name).isEmpty() || !wanted.test(name));
        return reached;
    }

    private void readGroups() {
        for (GroupRepresentation group :
                KeycloakStaff.pages((first, max) -> realm.groups().groups(null, first, max, true))) {
            readGroup(group, Set.of());
        }
    }

    private void readGroup(GroupRepresentation group, Set<String> inherited) {
        Set<String> granted = new HashSet<>(inherited);
        granted.addAll(rolesOfGroup.getOrDefault(group.getId(), Set.of()));
        var resource = realm.groups().group(group.getId());
        for (UserRepresentation user : KeycloakStaff.pages((first, max) -> resource.members(first, max, true))) {
            add(groups, user.getId(), Set.of(group.getPath()));
            add(roles, user.getId(), granted);
        }
        for (GroupRepresentation child : KeycloakStaff.pages((first, max) -> resource.getSubGroups(first, max, true))) {
            readGroup(child, granted);
        }
    }

    private static void add(Map<String, Set<String>> sets, String key, Set<String> values) {
        sets.computeIfAbsent(key, id -> new HashSet<>()).addAll(values);
    }
}
