package org.bylaw.benchmark;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.Bylaw;
import org.bylaw.document.Comparison;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.policy.Portal;
import org.bylaw.testing.Organisation;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * The application in a process of its own that plays the story in itself: the packaged classes, with this one beside
 * them to act for people without Keycloak's login. Prints who they are when the services' part is over.
 */
public final class StoryProcess {

    static final String PEOPLE = "People of the story: ";
    static final String PERSON_HEADER = "Story-Person";

    private static final int LIFECYCLES = 12;
    private static final int FILES = 60;

    private StoryProcess() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext application =
                new SpringApplicationBuilder(Bylaw.class, KnownLogin.class, Door.class).run(arguments);
        SixPeople people = new SixPeople(application);
        for (int i = 0; i < LIFECYCLES; i++) {
            people.approve(new Stopwatch());
        }
        new ImportMeasure(application).store(ImportMeasure.files(5, FILES));
        String text = new Texts(1).markdown(70_000);
        for (int i = 0; i < 5; i++) {
            Comparison.between(text, text.replace("ab", "cor"));
        }
        application.getBean(Organisation.class).as(people.owner, () -> {
            application.getBean(PolicyLibrary.class).page(PolicyLibrary.Filter.NONE, 0, 50);
            application.getBean(Portal.class).search(Texts.word(200), 30);
        });
        System.out.println(PEOPLE + people.all().stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    /** Lets in whoever the request names; in this process only. */
    static class Door {

        @Bean
        FilterRegistrationBean<?> door(Organisation organisation) {
            FilterRegistrationBean<jakarta.servlet.Filter> door =
                    new FilterRegistrationBean<>((request, response, chain) -> {
                        String person = ((HttpServletRequest) request).getHeader(PERSON_HEADER);
                        if (person != null) {
                            SecurityContext as =
                                    organisation.as(UUID.fromString(person), SecurityContextHolder::getContext);
                            ((HttpServletRequest) request)
                                    .getSession()
                                    .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, as);
                        }
                        chain.doFilter(request, response);
                    });
            door.setOrder(Ordered.HIGHEST_PRECEDENCE);
            door.setUrlPatterns(List.of("/*"));
            return door;
        }
    }
}
