package org.bylaw.security;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.concurrent.ThreadLocalRandom;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Say;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Says to whoever cannot log in what is wrong and what to do. While Keycloak is away the page looks again by itself and leads
 * to the login once it is back.
 */
@Controller
class LoginProblems {

    static final String PATH = "/login-problem";

    /** Everybody on this page together asks Keycloak once in this time. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** With this the page asks for itself, and leads on once Keycloak is there. */
    private static final String AGAIN = "again";

    /** And up to as much more, so that a whole company does not come back in the same second. */
    private static final int LOOK_AGAIN_SECONDS = 10;

    private final KeycloakCheck check;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final String publicUrl;

    LoginProblems(
            KeycloakCheck check,
            CurrentPerson currentPerson,
            Clock clock,
            @Value("${bylaw.public-url}") String publicUrl) {
        this.check = check;
        this.currentPerson = currentPerson;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** What the template says, in the person's language. */
    static final class Words {

        public String of(String english, Object... values) {
            return Say.say(english, values);
        }

        public String language() {
            return Say.language().getLanguage();
        }
    }

    @GetMapping(PATH)
    String page(
            @RequestParam(name = AGAIN, required = false) @Nullable String again,
            Model model,
            HttpServletResponse response) {
        KeycloakCheck.Result result = check.within(FRESH);
        KeycloakCheck.Fault fault = result.fault();
        boolean away = fault != null;
        if (!away && again != null && currentPerson.id().isEmpty()) {
            return "redirect:" + LoginDoor.LOGIN_PATH;
        }
        model.addAttribute("say", new Words());
        model.addAttribute("away", away);
        model.addAttribute("what", fault == null ? "" : LoginPart.what(fault));
        model.addAttribute("since", time(result.since()));
        model.addAttribute("loggedIn", currentPerson.id().isPresent());
        model.addAttribute("login", LoginDoor.LOGIN_PATH);
        if (away) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setIntHeader("Retry-After", LOOK_AGAIN_SECONDS);
            int seconds = LOOK_AGAIN_SECONDS + ThreadLocalRandom.current().nextInt(LOOK_AGAIN_SECONDS);
            response.setHeader("Refresh", seconds + "; url=" + publicUrl + PATH + "?" + AGAIN);
        }
        return "login-problem";
    }

    private @Nullable ZonedDateTime time(@Nullable Instant since) {
        return since == null ? null : since.atZone(clock.getZone());
    }
}
