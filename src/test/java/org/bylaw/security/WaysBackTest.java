package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a fresh login nobody is led out of the application. */
class WaysBackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "javascript:alert(1)",
                "evil.example",
                "",
                " /policies"
            })
    void elsewhereIsRefused(String path) {
        assertThatThrownBy(() -> SessionFreshLogin.requireOurs(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/policies?state=PUBLISHED", "/attest/1/2#confirm", "/a?to=https://evil.example"})
    void pathsOfOursAreTaken(String path) {
        assertThatCode(() -> SessionFreshLogin.requireOurs(path)).doesNotThrowAnyException();
    }
}
