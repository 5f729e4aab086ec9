package org.bylaw.run;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Lets everyone onto the demo's own pages, whether logged in or not. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoPages {

    @Bean
    @Order(1)
    SecurityFilterChain openToAll(HttpSecurity http) {
        return http.securityMatcher("/mailbox", "/clock")
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }
}
