package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Ids;
import org.bylaw.shared.RemoteAddress;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of all browsers on all nodes, as a table; whoever ends one here ends it everywhere within seconds. */
@Component
class WebSessions {

    /** How far the time of the last request may be behind. */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(5);

    /** So long ended sessions are kept, for their owners to look at. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final UUID node = Ids.next();

    WebSessions(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a running request has to know about its session.
     *
     * @param roles those that the directory knows
     * @param rolesReadAt when the last reading of them began; null where they were never read
     */
    record State(
            boolean ended,
            boolean active,
            String language,
            Set<Role> roles,
            @Nullable Instant rolesReadAt) {}

    /** Notes a login; a fresh one in a session that is there already goes on with its row. */
    @Transactional
    public WebSession begin(HttpServletRequest request, OidcUser user, Set<Role> roles) {
        UUID person = UUID.fromString(user.getName());
        UUID id = WebSession.of(request)
                .map(WebSession::id)
                .filter(former -> goesOn(former, person, user, roles))
                .orElseGet(() -> {
                    WebSession.of(request).ifPresent(former -> end(former.id(), WebSession.End.PERSON));
                    return insert(request, person, user, roles);
                });
        Instant loggedInAt =
                Objects.requireNonNull(user.getIdToken().getIssuedAt(), "the ID token says when it was issued");
        return new WebSession(id, loggedInAt, clock.instant());
    }

    private boolean goesOn(UUID id, UUID person, OidcUser user, Set<Role> roles) {
        return jdbc.sql("""
                        UPDATE web_session SET account_id = :account, keycloak_session = :sid, roles = :roles,
                            seen_at = greatest(seen_at, :now)
                        WHERE id = :id AND person_id = :person AND ended_at IS NULL
                        """)
                        .param("id", id)
                        .param("person", person)
                        .param("account", user.getSubject())
                        .param("sid", user.getIdToken().getClaimAsString("sid"))
                        .param("roles", names(roles))
                        .param("now", now())
                        .update()
                == 1;
    }

    private UUID insert(HttpServletRequest request, UUID person, OidcUser user, Set<Role> roles) {
        UUID id = Ids.next();
        String browser = request.getHeader("User-Agent");
        jdbc.sql("""
                        INSERT INTO web_session (id, person_id, account_id, keycloak_session, roles, node, address,
                            browser, began_at, seen_at)
                        VALUES (:id, :person, :account, :sid, :roles, :node, :address, :browser, :now, :now)
                        """)
                .param("id", id)
                .param("person", person)
                .param("account", user.getSubject())
                .param("sid", user.getIdToken().getClaimAsString("sid"))
                .param("roles", names(roles))
                .param("node", node)
                .param("address", RemoteAddress.of(request))
                .param("browser", browser == null ? null : browser.substring(0, Math.min(300, browser.length())))
                .param("now", now())
                .update();
        return id;
    }

    /** Empty where no such session was ever noted. */
    @Transactional
    public Optional<State> look(UUID id) {
        jdbc.sql("""
                        UPDATE web_session SET seen_at = :now
                        WHERE id = :id AND ended_at IS NULL AND seen_at < :longAgo
                        """)
                .param("id", id)
                .param("now", now())
                .param("longAgo", now().minus(SEEN_WITHIN))
                .update();
        return jdbc.sql("""
                        SELECT s.ended_at IS NOT NULL AS ended, p.active, p.language,
                            ARRAY(SELECT r.role FROM person_role r WHERE r.person_id = p.id) AS roles,
                            (SELECT d.roles_read_at FROM directory_reading d) AS roles_read_at
                        FROM web_session s JOIN person p ON p.id = s.person_id
                        WHERE s.id = :id
                        """).param("id", id).query(WebSessions::state).optional();
    }

    /** Notes that a running session has other roles from now on, once however many requests notice it. */
    @Transactional
    public void rolesChanged(UUID id, Set<Role> before, Set<Role> after) {
        jdbc.sql("""
                        UPDATE web_session SET roles = :roles
                        WHERE id = :id AND ended_at IS NULL AND roles <> CAST(:roles AS text[])
                        RETURNING id, person_id, (SELECT p.name FROM person p WHERE p.id = person_id) AS person
                        """)
                .param("id", id)
                .param("roles", names(after))
                .query(Touched.class)
                .optional()
                .ifPresent(session -> asNobody(() -> audit.recordAll(List.of(act(
                        "SessionRolesChanged",
                        session.personId(),
                        Map.of(
                                "session", id,
                                "person", session.person(),
                                "before", List.of(names(before)),
                                "after", List.of(names(after))))))));
    }

    @Transactional
    public void end(UUID id, WebSession.End why) {
        ended(jdbc.sql("""
                        UPDATE web_session SET ended_at = :now, ended_by = :why
                        WHERE id = :id AND ended_at IS NULL RETURNING id, person_id, (SELECT p.name FROM person p WHERE p.id = person_id) AS person
                        """).param("id", id), why);
    }

    /**
     * Ends what Keycloak names: one of its sessions, or all of an account's where it names none.
     *
     * @return how many that were; null where this token was taken before
     */
    @Transactional
    public @Nullable Integer endOfKeycloak(String jti, @Nullable String account, @Nullable String keycloakSession) {
        int taken = jdbc.sql("INSERT INTO logout_token (jti, taken_at) VALUES (:jti, :now) ON CONFLICT DO NOTHING")
                .param("jti", jti)
                .param("now", now())
                .update();
        if (taken == 0) {
            return null;
        }
        return ended(jdbc.sql("""
                                UPDATE web_session SET ended_at = :now, ended_by = :why
                                WHERE ended_at IS NULL AND coalesce(account_id = :account, CAST(:sid AS text) IS NOT NULL)
                                    AND coalesce(keycloak_session = :sid, CAST(:sid AS text) IS NULL)
                                RETURNING id, person_id, (SELECT p.name FROM person p WHERE p.id = person_id) AS person
                                """).param("account", account).param("sid", keycloakSession), WebSession.End.KEYCLOAK);
    }

    /** One that was ended or changed, and whose. */
    private record Touched(UUID id, UUID personId, String person) {}

    private int ended(JdbcClient.StatementSpec update, WebSession.End why) {
        List<Touched> sessions = update.param("now", now())
                .param("why", why.name())
                .query(Touched.class)
                .list();
        if (why == WebSession.End.LOGGED_OUT) {
            audit.recordAll(sessions.stream()
                    .map(session -> act("LoggedOut", session.personId(), Map.of("session", session.id())))
                    .toList());
        } else {
            asNobody(() -> audit.recordAll(sessions.stream()
                    .map(session -> act(
                            "SessionEnded",
                            session.personId(),
                            Map.of(
                                    "session", session.id(),
                                    "person", session.person(),
                                    "when", why.name().toLowerCase(Locale.ROOT))))
                    .toList()));
        }
        return sessions.size();
    }

    /** It is Bylaw that does it, in whoever's request it notices. */
    private static void asNobody(Runnable act) {
        SecurityContext former = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        try {
            act.run();
        } finally {
            SecurityContextHolder.setContext(former);
        }
    }

    private static Act act(String name, UUID person, Map<String, ?> details) {
        return new Act(name, SubjectRef.person(person), SubjectRef.person(person), details);
    }

    /** Ends all of this node's, which stops. */
    @Transactional
    public void endOfNode() {
        ended(
                jdbc.sql(
                                "UPDATE web_session SET ended_at = :now, ended_by = :why WHERE node = :node AND ended_at IS NULL"
                                        + " RETURNING id, person_id, (SELECT p.name FROM person p WHERE p.id = person_id) AS person")
                        .param("node", node),
                WebSession.End.STOP);
    }

    /** Closes what nobody closed, as after a crash, and forgets what is long over. */
    @Transactional
    public void tidy(Duration lifetime) {
        jdbc.sql(
                        "UPDATE web_session SET ended_at = :now, ended_by = 'LIFETIME' WHERE ended_at IS NULL AND seen_at < :old")
                .param("now", now())
                .param("old", now().minus(lifetime))
                .update();
        jdbc.sql("DELETE FROM web_session WHERE ended_at < :old")
                .param("old", now().minus(KEPT))
                .update();
        jdbc.sql("DELETE FROM logout_token WHERE taken_at < :old")
                .param("old", now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::roleName).sorted().toArray(String[]::new);
    }

    private static State state(ResultSet row, int number) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .flatMap(name -> Role.ofName(name).stream())
                .forEach(roles::add);
        Timestamp read = row.getTimestamp("roles_read_at");
        return new State(
                row.getBoolean("ended"),
                row.getBoolean("active"),
                row.getString("language"),
                roles,
                read == null ? null : read.toInstant());
    }
}
