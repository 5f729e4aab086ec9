package org.bylaw.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;

/** Knocks at every address with every role, and without a login; what writes is also tried without the token against CSRF. */
@ModuleTest
class HttpDoorsTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Organisation organisation;

    private MockMvc mvc;
    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeEach
    void hireOneOfEachRole() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        Arrays.stream(Role.values())
                .map(role -> new Visitor(role, organisation.hire("Caller " + role.roleName(), null, null, role)))
                .forEach(visitors::add);
    }

    @Test
    void everyAddressAnswersWhomTheTableSaysAndNobodyElse() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Doors.Address address : Doors.addresses()) {
            if (isAnswered(answer(call(address).with(csrf())))) {
                wrong.add(address.path() + " answers without a login");
            }
            for (Visitor visitor : visitors) {
                boolean open = address.door().roles().contains(visitor.role());
                MockHttpServletResponse answer = answer(
                        call(address).with(authentication(visitor.login())).with(csrf()));
                if (open != isAnswered(answer)) {
                    wrong.add("%s for %s: the table says %s, found %d"
                            .formatted(address.path(), visitor.name(), open ? "open" : "shut", answer.getStatus()));
                }
                if (address.verb() != RequestMethod.GET
                        && answer(call(address).with(authentication(visitor.login())))
                                        .getStatus()
                                != 403) {
                    wrong.add(address.path() + " takes a post without the token from " + visitor.name());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static MockHttpServletRequestBuilder call(Doors.Address address) {
        String path = address.path()
                .replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", UUID.randomUUID().toString());
        return request(HttpMethod.valueOf(address.verb().name()), path)
                .param("shown", "a".repeat(64))
                .param("kind", "CLICK");
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder call) throws Exception {
        return mvc.perform(call).andReturn().getResponse();
    }

    /** Neither sent to the login nor refused; that there is nothing under a made-up id is an answer. */
    private static boolean isAnswered(MockHttpServletResponse response) {
        String to = String.valueOf(response.getRedirectedUrl());
        return response.getStatus() != 401 && response.getStatus() != 403 && !to.contains("oauth2");
    }
}
