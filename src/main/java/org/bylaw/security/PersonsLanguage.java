package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The language that a request is answered in: the person's own in the directory, before the login the browser's. */
@Component("localeResolver")
class PersonsLanguage implements LocaleResolver {

    private static final String ATTRIBUTE = PersonsLanguage.class.getName();
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** Told once it is known who asks. */
    static void is(HttpServletRequest request, String language) {
        request.setAttribute(ATTRIBUTE, Locale.forLanguageTag(language));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Locale wanted = request.getAttribute(ATTRIBUTE) instanceof Locale known ? known : request.getLocale();
        return SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language of a person stands in the directory.");
    }
}
