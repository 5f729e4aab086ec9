package org.bylaw.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.Router;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.auth.AccessCheckDecision;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.server.auth.NavigationContext;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Asks the application's own control of navigation about every page and every role, and for each page without a login. */
@ModuleTest
class PageDoorsTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    NavigationAccessControl control;

    @Test
    void everyPageOpensForWhomTheTableSaysAndForNobodyElse() {
        List<String> wrong = new ArrayList<>();
        for (Doors.Page page : Doors.pages()) {
            if (opens(page, null)) {
                wrong.add("/" + page.route() + " opens without a login");
            }
            for (Role role : Role.values()) {
                if (opens(page, role) != page.roles().contains(role)) {
                    wrong.add("/" + page.route() + " for " + role.roleName());
                }
            }
        }
        assertThat(control.isEnabled()).isTrue();
        assertThat(wrong).isEmpty();
    }

    @Test
    void withoutALoginEveryPageLeadsToKeycloak() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        List<String> wrong = new ArrayList<>();
        for (Doors.Page page : Doors.pages()) {
            String path =
                    "/" + page.route().replaceAll(":[^/]+", UUID.randomUUID().toString());
            MockHttpServletResponse response =
                    mvc.perform(get(path)).andReturn().getResponse();
            if (response.getStatus() < 300) {
                wrong.add(path + " answered " + response.getStatus());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private boolean opens(Doors.Page page, @Nullable Role role) {
        RouteRegistry registry = mock(RouteRegistry.class);
        when(registry.getRegisteredRoutes()).thenReturn(List.of());
        Router router = mock(Router.class);
        when(router.getRegistry()).thenReturn(registry);
        Principal principal = role == null ? null : () -> "somebody";
        NavigationContext navigation = new NavigationContext(
                router,
                page.type(),
                new Location(page.route()),
                RouteParameters.empty(),
                principal,
                name -> role != null && (name.equals(role.roleName()) || name.equals(role.authority())),
                false);
        return control.checkAccess(navigation, true).decision() == AccessCheckDecision.ALLOW;
    }
}
