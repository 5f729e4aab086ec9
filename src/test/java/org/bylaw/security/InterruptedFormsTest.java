package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is kept of forms whose session is gone has an end: whoever sends them needs no account. */
@ModuleTest
class InterruptedFormsTest {

    private static final String SITE = "https://bylaw.example.org";
    private static final int LARGE = 19_900;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    SessionStates states;

    @Test
    void anOutsiderCannotFillTheMemoryWithForms() throws Exception {
        InterruptedForms forms =
                new InterruptedForms(currentPerson, states, List.of(new FormPages("/page/{act}")), SITE);
        assertThat(isKept(forms, LARGE)).isTrue();
        assertThat(isKept(forms, 20_001)).as("larger than any form").isFalse();
        int kept = 1;
        while (isKept(forms, LARGE)) {
            kept++;
            assertThat(kept).isLessThan(1_000);
        }
        assertThat((long) kept * LARGE).isLessThan(InterruptedForms.MOST * 2L);
    }

    private static boolean isKept(InterruptedForms forms, int size) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/page/send");
        request.addHeader(HttpHeaders.ORIGIN, SITE);
        request.setParameter("words", "x".repeat(size));
        MockHttpServletResponse response = new MockHttpServletResponse();
        forms.doFilter(request, response, new MockFilterChain());
        return response.getStatus() == 303;
    }
}
