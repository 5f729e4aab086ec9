package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Costly;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What every answer carries, and what hostile requests get. Vaadin's own pages and real cookies: the browser's test. */
@ModuleTest
class ResponsesTest {

    private static final String NOWHERE = "/attest/" + new UUID(0, 1) + "/" + new UUID(0, 2);

    @Autowired
    WebApplicationContext context;

    @Autowired
    Organisation organisation;

    @Autowired
    LimitSettings limits;

    private MockMvc mvc;
    private UUID ada;

    @BeforeEach
    void hire() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        ada = organisation.hire("Ada Amber", null, null);
    }

    @Test
    void everyKindOfAnswerTellsTheBrowserWhatItMayDo() throws Exception {
        Map<String, MockHttpServletResponse> answers = new LinkedHashMap<>();
        answers.put("page", as(ada, get("/attest")));
        answers.put("page that is missing", as(ada, get(NOWHERE)));
        answers.put("refused form", as(ada, post(NOWHERE + "/decline")));
        answers.put("way to the login", anybody(get("/policies")));
        answers.put("login", anybody(get("/oauth2/authorization/keycloak")));
        answers.put("health", anybody(get("/actuator/health/liveness")));
        answers.put("contact", anybody(get(SecurityContact.PATH)));
        answers.put("refused logout token", anybody(post("/logout/connect/back-channel/keycloak")));
        assertThat(answers.get("page").getContentType()).isEqualTo("text/html;charset=UTF-8");
        answers.forEach((kind, answer) -> {
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(kind)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.getHeader("X-Frame-Options")).as(kind).isEqualTo("DENY");
            assertThat(answer.getHeader("X-Content-Type-Options")).as(kind).isEqualTo("nosniff");
            assertThat(answer.getHeader("Referrer-Policy")).as(kind).isEqualTo("same-origin");
            assertThat(answer.getHeader("Permissions-Policy")).as(kind).contains("camera=()");
            assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).as(kind).isEqualTo("same-origin");
            assertThat(answer.getHeader("Cross-Origin-Resource-Policy"))
                    .as(kind)
                    .isEqualTo("same-origin");
            assertThat(answer.getHeader("Cache-Control")).as(kind).isEqualTo("no-store");
            assertThat(answer.getHeader("Strict-Transport-Security"))
                    .as("%s without HTTPS", kind)
                    .isNull();
            assertThat(answer.getHeaderNames()).as(kind).doesNotContain("Server", "X-Powered-By");
            assertThat(answer.getHeader("Access-Control-Allow-Origin")).as(kind).isNull();
        });
    }

    @Test
    void overHttpsBrowsersAreToldToStayThere() throws Exception {
        for (String path : List.of("/policies", SecurityContact.PATH, "/actuator/health/liveness")) {
            assertThat(anybody(get(path).secure(true)).getHeader("Strict-Transport-Security"))
                    .as(path)
                    .matches("max-age=(\\d{8,}) ; includeSubDomains");
        }
    }

    @Test
    void whatBreaksThePolicyIsReportedHereWithoutLoginAndToken() throws Exception {
        assertThat(anybody(get("/policies")).getHeader("Content-Security-Policy"))
                .endsWith("; report-uri " + PolicyReports.PATH);
        assertThat(anybody(post(PolicyReports.PATH).content("{}")).getStatus()).isEqualTo(204);
        assertThat(as(ada, post(PolicyReports.PATH).content("{}")).getStatus()).isEqualTo(204);
        assertThat(anybody(get(PolicyReports.PATH)).getStatus()).isEqualTo(302);
    }

    @Test
    void afterALogoutTheBrowserForgetsWhatItKept() throws Exception {
        MockHttpServletResponse answer = as(ada, post("/logout").secure(true).with(csrf()));
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getHeader("Clear-Site-Data")).isEqualTo("\"cache\"");
        assertThat(as(ada, get("/attest").secure(true)).getHeader("Clear-Site-Data"))
                .isNull();
    }

    @Test
    void noFormIsTakenWithoutItsToken() throws Exception {
        List<String> forms = forms();
        assertThat(forms).hasSizeGreaterThan(5);
        for (String path : forms) {
            assertThat(as(ada, post(path)).getStatus()).as(path).isEqualTo(403);
            assertThat(as(ada, post(path).with(csrf().useInvalidToken())).getStatus())
                    .as("%s with another's token", path)
                    .isEqualTo(403);
            assertThat(as(ada, post(path).header("Origin", "https://evil.example"))
                            .getStatus())
                    .as("%s from elsewhere", path)
                    .isEqualTo(403);
        }
        assertThat(as(ada, post("/logout")).getStatus()).isEqualTo(403);
    }

    @Test
    void anActIsNeverAGetHoweverItIsDisguised() throws Exception {
        for (String path : forms()) {
            assertThat(as(ada, get(path)).getStatus()).as(path).isGreaterThanOrEqualTo(400);
            assertThat(as(ada, get(path).param("_method", "POST").header("X-HTTP-Method-Override", "POST"))
                            .getStatus())
                    .as(path)
                    .isGreaterThanOrEqualTo(400);
        }
        for (String method : List.of("TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG")) {
            assertThat(as(ada, request(HttpMethod.valueOf(method), URI.create("/attest")))
                            .getStatus())
                    .as(method)
                    .isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void theLoginComesBackToOurAddressWhateverHostIsAskedFor() throws Exception {
        MockHttpServletResponse login = anybody(get("/oauth2/authorization/keycloak")
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example"));
        assertThat(login.getRedirectedUrl())
                .startsWith("http://localhost:1/realms/bylaw/protocol/openid-connect/auth?")
                .contains("redirect_uri=http://localhost/login/oauth2/code/keycloak", "code_challenge_method=S256")
                .contains("nonce=", "state=")
                .doesNotContain("evil");
        assertThat(anybody(get(SecurityContact.PATH).header("Host", "evil.example"))
                        .getContentAsString())
                .contains("Canonical: http://localhost/.well-known/security.txt")
                .doesNotContain("evil");
    }

    @Test
    void noParameterLeadsAnybodyElsewhere() throws Exception {
        for (String name : List.of("continue", "redirect", "redirect_uri", "returnTo", "returnPath", "url", "next")) {
            for (String target :
                    List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1")) {
                for (String path : List.of("/policies", "/oauth2/authorization/keycloak", "/attest", "/login")) {
                    String to = anybody(get(path).param(name, target)).getRedirectedUrl();
                    assertThat(
                                    to == null
                                            ? ""
                                            : URI.create(to.replaceAll("\\?.*", ""))
                                                    .getHost())
                            .as("%s?%s=%s", path, name, target)
                            .isIn("", null, "localhost");
                }
            }
        }
    }

    @Test
    void pathsThatPretendToBeStaticAreNotOpen() throws Exception {
        for (String path : List.of(
                "/bylaw/../policies",
                "/bylaw/..;/attest",
                "/attest;a=b",
                "/attest/%2e%2e/attest",
                "//attest",
                "/bylaw/%2e%2e/attest",
                "/attest/.css",
                "/ATTEST",
                "/actuator/health/../env",
                "/attest%00.css")) {
            MockHttpServletResponse answer = anybody(request(HttpMethod.GET, URI.create(path)));
            assertThat(answer.getStatus()).as(path).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void errorsTellNothingOfTheInside() throws Exception {
        for (MockHttpServletResponse answer : List.of(
                as(ada, get(NOWHERE)),
                as(
                        ada,
                        post(NOWHERE + "/confirm")
                                .param("kind", "NONE")
                                .param("shown", "x")
                                .with(csrf())),
                as(ada, post(NOWHERE + "/answers").with(csrf())),
                as(ada, get("/attest").param("from", "a")))) {
            assertThat(answer.getStatus()).isGreaterThanOrEqualTo(400);
            assertThat(answer.getContentAsString() + answer.getErrorMessage())
                    .doesNotContain("Exception", "org.", "java.", "SELECT", "\tat ");
        }
    }

    @Test
    void whoSendsTooOftenIsToldHowLongToWaitAndOthersAreNot() throws Exception {
        int logins = limits.of(Costly.Kind.LOGIN);
        List<MockHttpServletResponse> sent = new ArrayList<>();
        do {
            sent.add(as(ada, freshLogin()));
        } while (sent.getLast().getStatus() != 429 && sent.size() < 3 * logins);
        assertThat(sent).hasSizeGreaterThan(logins);
        assertThat(sent.getFirst().getStatus()).isEqualTo(404);
        MockHttpServletResponse tooOften = sent.getLast();
        assertThat(tooOften.getStatus()).isEqualTo(429);
        assertThat(tooOften.getHeader("Retry-After")).matches("[1-3]");
        assertThat(tooOften.getContentAsString()).contains("That was very often in a short time. Please wait");
        UUID ben = organisation.hire("Ben Blue", null, null);
        assertThat(as(ben, freshLogin()).getStatus()).isEqualTo(404);
    }

    @Test
    void anAddressThatFloodsIsRefusedAndWhoIsLoggedInThereIsNot() throws Exception {
        String address = "203.0.113.99";
        RateLimits few = new RateLimits(new LimitSettings(1, 1, 1, 1, 1, 1, 1, 3));
        assertThat(IntStream.range(0, 3)).allMatch(number -> few.take(address).isEmpty());
        assertThat(few.take(address)).isPresent();
        MockMvc limited = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(new AddressLimitFilter(
                        few, context.getBean(CurrentPerson.class), context.getBean(PersonsLanguage.class)))
                .build();
        MockHttpServletResponse refused = limited.perform(get("/policies").with(from(address)))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isNotNull();
        assertThat(refused.getContentAsString()).contains("Please try again in a minute");
        assertThat(organisation.as(ada, () -> status(limited, get("/attest").with(from(address)))))
                .isEqualTo(200);
        assertThat(status(limited, get("/actuator/health/liveness").with(from(address))))
                .isEqualTo(200);
    }

    private static MockHttpServletRequestBuilder freshLogin() {
        return post(NOWHERE + "/login").param("shown", "x").with(csrf());
    }

    private static int status(MockMvc mvc, MockHttpServletRequestBuilder wanted) {
        try {
            return mvc.perform(wanted).andReturn().getResponse().getStatus();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestPostProcessor from(String address) {
        return sent -> {
            sent.setRemoteAddr(address);
            return sent;
        };
    }

    /** The addresses of all forms of ours, filled with things that are not there. */
    private List<String> forms() {
        TreeSet<String> paths = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.bylaw."))
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(entry -> Stream.of(entry.getKey().getPatternValues().toArray(String[]::new)))
                .forEach(path -> paths.add(path.replaceAll("\\{[a-z]+:[^/]*\\{36}}", new UUID(0, 3).toString())));
        return List.copyOf(paths);
    }

    private MockHttpServletResponse as(UUID person, AbstractMockHttpServletRequestBuilder<?> wanted) throws Exception {
        return mvc.perform(wanted.with(user(person.toString()))).andReturn().getResponse();
    }

    private MockHttpServletResponse anybody(AbstractMockHttpServletRequestBuilder<?> wanted) throws Exception {
        return mvc.perform(wanted).andReturn().getResponse();
    }
}
