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
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address that answers something other than a page states who may ask, and asks for a login. */
@ModuleTest
class EndpointsTest {

    /** What whoever has an evidence pack needs to verify it: public keys, and the root of the trail. */
    private static final Set<String> PROOF = Set.of("/.well-known/bylaw-seal-keys", "/.well-known/bylaw-checkpoint");

    /** Answered without a login: the probes of whoever runs the service and what proves the trail, and nothing else. */
    private static final Set<String> OPEN = Set.of(
            "/actuator/health", "/actuator/health/**", "/.well-known/bylaw-seal-keys", "/.well-known/bylaw-checkpoint");

    @Autowired
    WebApplicationContext context;

    @Test
    void everyEndpointOfOursStatesItsPermission() {
        assertThat(mappings()
                        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                        .filter(entry -> !PROOF.containsAll(entry.getKey().getPatternValues()))
                        .map(Map.Entry::getValue))
                .filteredOn(handler -> handler.getBeanType().getName().startsWith("org.bylaw."))
                .allMatch(
                        EndpointsTest::statesPermission,
                        "carries @Allowed or @AllowedToAll: an endpoint is a service method that the whole network reaches");
    }

    @Test
    void withoutALoginNothingIsAnsweredButTheProbesAndWhatProvesTheTrail() throws Exception {
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
        assertThat(answered).isSubsetOf(OPEN).contains("/actuator/health");
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

    private static boolean statesPermission(HandlerMethod handler) {
        return Stream.of(Allowed.class, AllowedToAll.class)
                .anyMatch(permission -> AnnotatedElementUtils.hasAnnotation(handler.getMethod(), permission));
    }
}
