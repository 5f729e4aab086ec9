package org.bylaw.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.shared.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.stereotype.Component;

/** Turns the realm roles in the ID token's claim {@code roles} into authorities; roles that Bylaw does not know are left out. */
@Component
class RealmRoles implements GrantedAuthoritiesMapper {

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> authorities) {
        Set<GrantedAuthority> roles = authorities.stream()
                .filter(OidcUserAuthority.class::isInstance)
                .map(authority -> ((OidcUserAuthority) authority).getIdToken().getClaimAsStringList("roles"))
                .flatMap(names -> names == null ? Stream.<String>empty() : names.stream())
                .map(Role::ofName)
                .flatMap(Optional::stream)
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .collect(Collectors.toSet());
        return Stream.concat(
                        authorities.stream()
                                .filter(OidcUserAuthority.class::isInstance)
                                .map(GrantedAuthority.class::cast),
                        roles.stream())
                .collect(Collectors.collectingAndThen(Collectors.toSet(), List::copyOf));
    }
}
