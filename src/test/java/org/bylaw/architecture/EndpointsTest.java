package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address that answers something other than a page states who may ask, and asks for a login. */
@ModuleTest
class EndpointsTest {

    /** Answered without a login, and why. */
    private static final Map<String, String> OPEN = Map.of(
            "/actuator/health", "the probes of whoever runs the service",
            "/actuator/health/**", "the same",
            "/login-problem", "whoever cannot log in is told why",
            "/.well-known/security.txt", "who found a weakness may have no login",
            "/.well-known/bylaw-seal-keys", "whoever has an evidence pack verifies it with these public keys",
            "/.well-known/bylaw-checkpoint", "the root of the trail, to compare with the one that somebody kept");

    @Autowired
    WebApplicationContext context;

    @Test
    void everyEndpointOfOursStatesItsPermission() {
        assertThat(mappings().flatMap(mapping -> mapping.getHandlerMethods().values().stream()))
                .filteredOn(handler -> handler.getBeanType().getName().startsWith("org.bylaw."))
                .filteredOn(handler -> !isOpen(handler))
                .allMatch(
                        EndpointsTest::statesPermission,
                        "carries @Allowed or @AllowedToAll: an endpoint is a service method that the whole network reaches");
    }

    @Test
    void withoutALoginNothingIsAnsweredButWhatIsNamedHere() throws Exception {
        var mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        Set<String> answered = new TreeSet<>();
        for (String path : paths()) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                MockHttpServletResponse response = mvc.perform(request(
                                method, path.replaceAll("\\{[^}]*}", "x").replace("*", "x")))
                        .andReturn()
                        .getResponse();
                if (response.getStatus() < 300) {
                    answered.add(path);
                }
            }
        }
        assertThat(answered).isSubsetOf(OPEN.keySet()).contains("/actuator/health", "/.well-known/security.txt");
    }

    private Set<String> paths() {
        Set<String> paths =
                new TreeSet<>(List.of("/", "/policies", "/actuator", "/actuator/env", "/actuator/heapdump"));
        mappings()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> info.getMethodsCondition().getMethods().stream()
                        .allMatch(method -> method == RequestMethod.GET || method == RequestMethod.POST))
                .forEach(info -> paths.addAll(info.getPatternValues()));
        return paths;
    }

    private Stream<RequestMappingInfoHandlerMapping> mappings() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream();
    }

    private static boolean isOpen(HandlerMethod handler) {
        GetMapping mapping = handler.getMethodAnnotation(GetMapping.class);
        return mapping != null && OPEN.keySet().containsAll(List.of(mapping.value()));
    }

    private static boolean statesPermission(HandlerMethod handler) {
        return Stream.of(Allowed.class, AllowedToAll.class)
                .anyMatch(permission -> AnnotatedElementUtils.hasAnnotation(handler.getMethod(), permission));
    }
}
