package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.TestKeycloak;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** How sessions end on all nodes, and what happens to their roles: over HTTP, with tokens signed as Keycloak's are. */
@ModuleTest
class SessionsTest {

    private static final String BACK_CHANNEL = "/logout/connect/back-channel/keycloak";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String ISSUER = "http://localhost:1/realms/bylaw";

    @Autowired
    WebApplicationContext context;

    @Autowired
    WebSessions sessions;

    @Autowired
    SessionStates states;

    @Autowired
    SessionEnds ends;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    LoginSuccess loginSuccess;

    @Autowired
    Organisation organisation;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private SessionFreshLogin freshLogin;
    private Instant realTime = Instant.now();
    private MockMvc mvc;
    private UUID ada;

    @BeforeEach
    void hire() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        ada = organisation.hire("Ada Amber", null, null, Role.APPROVER);
        freshLogin = new SessionFreshLogin(currentPerson, () -> realTime);
    }

    @Test
    void keycloakEndsOneSessionAndNoOther() throws Exception {
        Browser desk = login("desk");
        Browser phone = login("phone");
        assertThat(desk.open()).isEqualTo(200);
        assertThat(phone.open()).isEqualTo(200);

        assertThat(tell(token(Map.of("sid", desk.sid)))).isEqualTo(200);

        assertThat(desk.openLater()).as("led to the login").isEqualTo(302);
        assertThat(phone.openLater()).isEqualTo(200);
        assertThat(endOf(desk)).isEqualTo("KEYCLOAK");
        assertThat(audit.historyOf(SubjectRef.person(ada), 0, 10))
                .extracting(entry -> entry.act())
                .containsExactly("SessionEnded");
    }

    @Test
    void keycloakEndsAllSessionsOfAnAccount() throws Exception {
        Browser desk = login("desk");
        Browser phone = login("phone");
        UUID ben = organisation.hire("Ben Blue", null, null);
        Browser other = login(ben, "other", Instant.now(), Role.EMPLOYEE);

        assertThat(tell(token(Map.of("sub", ada.toString())))).isEqualTo(200);

        assertThat(desk.openLater()).isEqualTo(302);
        assertThat(phone.openLater()).isEqualTo(302);
        assertThat(other.openLater()).isEqualTo(200);
    }

    @Test
    void aLogoutTokenServesOnceAlsoWhenItComesTwiceAtTheSameMoment() throws Exception {
        String token = token(Map.of("sid", login("desk").sid));
        List<Integer> answers;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Callable<Integer> once = () -> tell(token);
            answers = two.invokeAll(List.of(once, once)).stream()
                    .map(SessionsTest::result)
                    .toList();
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 400);
        assertThat(tell(token)).as("replayed").isEqualTo(400);
    }

    @Test
    void whatIsNoLogoutTokenOfOurKeycloakEndsNothing() throws Exception {
        Browser desk = login("desk");
        Map<String, String> forged = new LinkedHashMap<>();
        JWTClaimsSet good = claims(Map.of("sid", desk.sid));
        forged.put("signed by somebody else", TestKeycloak.signed(TestKeycloak.newKey("known"), "logout+jwt", good));
        forged.put(
                "signed by a key nobody published", TestKeycloak.signed(TestKeycloak.newKey("x"), "logout+jwt", good));
        forged.put("not signed", new PlainJWT(good).serialize());
        forged.put("for another client", token(Map.of("sid", desk.sid, "aud", "other")));
        forged.put("of another realm", token(Map.of("sid", desk.sid, "iss", ISSUER + "2")));
        forged.put("with a nonce, as ID tokens have", token(Map.of("sid", desk.sid, "nonce", "n")));
        forged.put("without the event", token(Map.of("sid", desk.sid, "events", Map.of())));
        forged.put("of nobody", token(Map.of()));
        forged.put(
                "that has run out",
                token(Map.of("sid", desk.sid, "exp", Date.from(Instant.now().minusSeconds(600)))));
        forged.put("of another type", TestKeycloak.shared().signed("at+jwt", good));
        forged.put("that is none", "nonsense");
        for (Map.Entry<String, String> token : forged.entrySet()) {
            assertThat(tell(token.getValue())).as(token.getKey()).isEqualTo(400);
        }
        assertThat(mvc.perform(get(BACK_CHANNEL)).andReturn().getResponse().getStatus())
                .as("only posted")
                .isEqualTo(302);
        assertThat(desk.openLater()).isEqualTo(200);
    }

    @Test
    void aSessionLastsNoLongerThanItsLifetimeHoweverBusyItIs() throws Exception {
        Browser yesterday = login(ada, "desk", Instant.now().minus(Duration.ofHours(13)), Role.APPROVER);
        assertThat(yesterday.open()).isEqualTo(302);
        assertThat(endOf(yesterday)).isEqualTo("LIFETIME");
        assertThat(yesterday.session.isInvalid()).isTrue();
        Browser thisMorning = login(ada, "desk", Instant.now().minus(Duration.ofHours(11)), Role.APPROVER);
        assertThat(thisMorning.open()).isEqualTo(200);
    }

    @Test
    void rolesFollowWhatWasReadAfterTheLogin() throws Exception {
        Browser desk = login("desk");
        assertThat(desk.open()).isEqualTo(200);
        jdbc.sql("DELETE FROM person_role WHERE person_id = :id AND role = 'approver'")
                .param("id", ada)
                .update();
        jdbc.sql("INSERT INTO person_role (person_id, role) VALUES (:id, 'hr')")
                .param("id", ada)
                .update();
        rolesRead(clock.instant().minusSeconds(60));
        desk.openLater();
        assertThat(desk.roles()).as("read before the login").contains(Role.APPROVER);

        rolesRead(clock.instant().plusSeconds(1));
        assertThat(desk.openLater()).isEqualTo(200);

        assertThat(desk.roles()).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.HR);
        assertThat(audit.historyOf(SubjectRef.person(ada), 0, 10))
                .extracting(entry -> entry.act())
                .containsExactly("SessionRolesChanged");
        desk.openLater();
        assertThat(audit.historyOf(SubjectRef.person(ada), 0, 10))
                .as("noted once")
                .hasSize(1);
    }

    @Test
    void whoLeftIsRefusedAndTheSessionIsOver() throws Exception {
        Browser desk = login("desk");
        jdbc.sql("UPDATE person SET active = false, left_at = now() WHERE id = :id")
                .param("id", ada)
                .update();
        assertThat(desk.open()).isEqualTo(403);
        assertThat(endOf(desk)).isEqualTo("INACTIVE");
    }

    @Test
    void aLoginThatWasNotNotedIsNone() throws Exception {
        Browser desk = login("desk");
        desk.session.removeAttribute(WebSession.class.getName());
        assertThat(desk.open()).isEqualTo(302);
    }

    @Test
    void whoLogsOutOrStaysAwayIsNoted() {
        Browser desk = login("desk");
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(desk.session);
        ends.logout(request, new MockHttpServletResponse(), null);
        assertThat(endOf(desk)).isEqualTo("LOGGED_OUT");
        Browser phone = login("phone");
        ends.sessionDestroyed(new HttpSessionEvent(phone.session));
        assertThat(endOf(phone)).isEqualTo("IDLE");
        assertThat(audit.historyOf(SubjectRef.person(ada), 0, 10))
                .extracting(entry -> entry.act())
                .containsExactly("SessionEnded", "LoggedOut");
    }

    @Test
    void aNodeThatStopsEndsItsSessionsAndLeavesThoseOfOthers() {
        WebSessions otherNode = new WebSessions(jdbc, audit, clock);
        Browser here = login("here");
        UUID there = transaction.execute(status -> otherNode
                .begin(new MockHttpServletRequest(), user(ada, "there", Instant.now()), Set.of())
                .id());
        transaction.executeWithoutResult(status -> otherNode.endOfNode());
        assertThat(end(there)).isEqualTo("STOP");
        assertThat(end(here.row)).isNull();
    }

    @Test
    void whatHasEndedDoesNotComeBack() {
        Browser desk = login("desk");
        sessions.end(desk.row, WebSession.End.PERSON);
        sessions.end(desk.row, WebSession.End.ADMIN);
        assertThat(endOf(desk)).as("the first reason stays").isEqualTo("PERSON");
        assertThatThrownBy(() -> jdbc.sql("UPDATE web_session SET ended_at = NULL, ended_by = NULL WHERE id = :id")
                        .param("id", desk.row)
                        .update())
                .hasMessageContaining("has ended");
    }

    @Test
    void aFreshLoginGoesOnWithTheSessionAndSomebodyElseDoesNot() {
        Browser desk = login("desk");
        MockHttpServletRequest again = new MockHttpServletRequest();
        again.setSession(desk.session);
        assertThat(sessions.begin(again, user(ada, "desk", Instant.now()), Set.of(Role.APPROVER))
                        .id())
                .isEqualTo(desk.row);
        UUID ben = organisation.hire("Ben Blue", null, null);
        assertThat(sessions.begin(again, user(ben, "desk", Instant.now()), Set.of())
                        .id())
                .isNotEqualTo(desk.row);
        assertThat(endOf(desk)).isEqualTo("PERSON");
    }

    @Test
    void oneLoginProvesOneSignatureAlsoWhereKeycloakIsNotAskedForThePasswordAnew() {
        Browser desk = login("desk");
        Instant loggedIn = realTime.truncatedTo(ChronoUnit.SECONDS);
        desk.within(() -> freshLogin.loggedIn(authenticated(loggedIn)));
        realTime = realTime.plusSeconds(20);
        assertThat(desk.proves("sign:one", loggedIn))
                .as("somebody at the unlocked desk strikes the wish for the password out of the address")
                .isFalse();
        String first = desk.wish("sign:one");
        String second = desk.wish("sign:two");
        realTime = realTime.plusSeconds(5);
        Instant anew = realTime.truncatedTo(ChronoUnit.SECONDS);
        assertThat(desk.comesBack(first, "sign:one", anew)).isTrue();
        assertThat(desk.comesBack(second, "sign:two", anew))
                .as("the same login once more")
                .isFalse();
        desk.within(() -> freshLogin.loggedIn(authenticated(anew)));
        assertThat(desk.proves("sign:three", anew)).isFalse();
        assertThat(desk.proves("sign:three", anew.plusSeconds(1))).isTrue();
    }

    @Test
    void aPasswordTypedInTheSecondOfTheLoginIsANewOne() {
        Browser desk = login("desk");
        Instant now = realTime.truncatedTo(ChronoUnit.SECONDS);
        desk.within(() -> freshLogin.loggedIn(authenticated(now)));
        assertThat(desk.proves("sign:one", now)).isTrue();
        assertThat(desk.proves("sign:two", now)).isFalse();
    }

    @Test
    void whoLogsInWhereSomebodyElseIsGetsASessionWithNothingOfTheirs() throws Exception {
        Browser desk = login("desk");
        UUID ben = organisation.hire("Ben Blue", null, null);
        OidcUser user = user(ben, "other", Instant.now());
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(desk.session);
        MockHttpServletResponse response = new MockHttpServletResponse();
        loginSuccess.onAuthenticationSuccess(
                request, response, new OAuth2AuthenticationToken(user, user.getAuthorities(), KeycloakRegistration.ID));
        assertThat(desk.session.isInvalid()).isTrue();
        assertThat(response.getRedirectedUrl()).isEqualTo("/");
        assertThat(endOf(desk)).isEqualTo("PERSON");
    }

    private OidcUser authenticated(Instant at) {
        OidcIdToken token = OidcIdToken.withTokenValue("token")
                .subject(ada.toString())
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(300))
                .claim("auth_time", at)
                .build();
        return new PersonOfAccount.LoggedInPerson(new DefaultOidcUser(Set.of(), token), ada);
    }

    /** One browser of somebody, logged in. */
    private final class Browser {

        private final MockHttpSession session = new MockHttpSession();
        private final String sid;
        private final UUID row;

        Browser(UUID person, String sid, Instant loggedInAt, Role... roles) {
            this.sid = sid;
            OidcUser user = user(person, sid, loggedInAt, roles);
            SecurityContext login = SecurityContextHolder.createEmptyContext();
            login.setAuthentication(
                    new OAuth2AuthenticationToken(user, user.getAuthorities(), KeycloakRegistration.ID));
            session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, login);
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setSession(session);
            WebSession noted = sessions.begin(request, user, Set.of(roles));
            noted.keepIn(session);
            row = noted.id();
        }

        int open() throws Exception {
            return mvc.perform(get("/attest").session(session))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        }

        /** When what is remembered for some seconds has run out. */
        int openLater() throws Exception {
            states.forget(row);
            return open();
        }

        void within(Runnable act) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setSession(session);
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
            try {
                organisation.as(ada, act);
            } finally {
                RequestContextHolder.resetRequestAttributes();
            }
        }

        String wish(String purpose) {
            AtomicReference<String> address = new AtomicReference<>("");
            within(() -> address.set(freshLogin.begin(purpose, "/")));
            return address.get().substring(address.get().indexOf('=') + 1);
        }

        /** Whether a login of that time serves the wish. */
        boolean comesBack(String wish, String purpose, Instant authenticatedAt) {
            AtomicReference<Boolean> proven = new AtomicReference<>(false);
            within(() -> {
                freshLogin.complete(wish, authenticated(authenticatedAt));
                proven.set(freshLogin.isProven(purpose));
            });
            return proven.get();
        }

        boolean proves(String purpose, Instant authenticatedAt) {
            return comesBack(wish(purpose), purpose, authenticatedAt);
        }

        Set<Role> roles() {
            SecurityContext login = (SecurityContext)
                    session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            return SessionRoles.rolesOf(login.getAuthentication());
        }
    }

    private Browser login(String device) {
        return login(ada, device, Instant.now(), Role.EMPLOYEE, Role.APPROVER);
    }

    private Browser login(UUID person, String device, Instant at, Role... roles) {
        return new Browser(person, device + "-" + person, at, roles);
    }

    private static OidcUser user(UUID person, String sid, Instant at, Role... roles) {
        Set<GrantedAuthority> authorities = Stream.concat(
                        Stream.of("OIDC_USER"), Arrays.stream(roles).map(Role::authority))
                .map(SimpleGrantedAuthority::new)
                .collect(Collectors.toSet());
        OidcIdToken token = OidcIdToken.withTokenValue("token")
                .subject(person.toString())
                .issuedAt(at)
                .expiresAt(at.plusSeconds(300))
                .claim("sid", sid)
                .build();
        return new PersonOfAccount.LoggedInPerson(new DefaultOidcUser(authorities, token), person);
    }

    private int tell(String token) throws Exception {
        return mvc.perform(post(BACK_CHANNEL).param("logout_token", token))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static String token(Map<String, Object> differing) {
        return TestKeycloak.shared().signed("logout+jwt", claims(differing));
    }

    private static JWTClaimsSet claims(Map<String, Object> differing) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("bylaw")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of(EVENT, Map.of()));
        differing.forEach(claims::claim);
        return claims.build();
    }

    private void rolesRead(Instant began) {
        jdbc.sql("""
                        INSERT INTO directory_reading (last_tried_at, roles_read_at) VALUES (:at, :at)
                        ON CONFLICT (single_row) DO UPDATE SET roles_read_at = excluded.roles_read_at
                        """).param("at", began.atOffset(ZoneOffset.UTC)).update();
    }

    private String endOf(Browser browser) {
        return end(browser.row);
    }

    private String end(UUID row) {
        return jdbc.sql("SELECT ended_by FROM web_session WHERE id = :id")
                .param("id", row)
                .query(String.class)
                .list()
                .getFirst();
    }

    private static int result(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
