package org.bylaw.security;

import static org.bylaw.shared.Say.say;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Keeps wishes for a fresh login and their proofs in the web session. It measures real time, not the application's
 * clock: Keycloak's clock does not follow the demo's.
 */
@Component
class SessionFreshLogin implements FreshLogin {

    /** How long a fresh login may serve. */
    static final Duration VALID_FOR = Duration.ofMinutes(5);

    /** How far Keycloak's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static final String WISH = SessionFreshLogin.class.getName() + ".wish.";
    private static final String PROOF = SessionFreshLogin.class.getName() + ".proof.";

    record Wish(String purpose, String returnPath, UUID personId, Instant begun) implements Serializable {}

    record Proof(UUID personId, Instant authenticatedAt) implements Serializable {}

    private final CurrentPerson currentPerson;

    SessionFreshLogin(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    @Override
    public String begin(String purpose, String returnPath) {
        requireOurs(returnPath);
        String token = UUID.randomUUID().toString();
        put(WISH + token, new Wish(purpose, returnPath, currentPerson.requireId(), Instant.now()));
        return "/oauth2/authorization/" + KeycloakRegistration.ID + "?" + FreshLoginRequests.PARAMETER + "=" + token;
    }

    /** Browsers read a backslash as a slash and pass over control characters, so neither may hide another host. */
    static void requireOurs(String path) {
        if (!path.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*")) {
            throw new IllegalArgumentException("The way back must be a path of this application, not " + path);
        }
    }

    boolean knows(String token) {
        return get(WISH + token, Wish.class).isPresent();
    }

    /** Turns a wish into a proof after Keycloak sent the person back. */
    Outcome complete(String token, OidcUser user) {
        Optional<Wish> found = get(WISH + token, Wish.class);
        remove(WISH + token);
        if (found.isEmpty()) {
            return Outcome.unknown();
        }
        Wish wish = found.get();
        if (!user.getName().equals(wish.personId().toString())) {
            return Outcome.ofSomebodyElse();
        }
        Instant authenticatedAt = user.getIdToken().getAuthenticatedAt();
        if (authenticatedAt != null && !authenticatedAt.isBefore(wish.begun().minus(CLOCK_SKEW))) {
            put(PROOF + wish.purpose(), new Proof(wish.personId(), authenticatedAt));
        }
        return new Outcome(wish.returnPath(), false);
    }

    @Override
    public boolean isProven(String purpose) {
        return proof(purpose).isPresent();
    }

    @Override
    public Instant require(String purpose) {
        Proof proof = proof(purpose)
                .orElseThrow(
                        () -> Problem.forbidden(
                                say(
                                        "Signing needs a login made just now for this signature. Please press Sign again and log in.")));
        remove(PROOF + purpose);
        return proof.authenticatedAt();
    }

    private Optional<Proof> proof(String purpose) {
        return get(PROOF + purpose, Proof.class)
                .filter(proof ->
                        currentPerson.id().filter(proof.personId()::equals).isPresent())
                .filter(proof -> proof.authenticatedAt().plus(VALID_FOR).isAfter(Instant.now()));
    }

    private static <T> Optional<T> get(String name, Class<T> type) {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(name, RequestAttributes.SCOPE_SESSION))
                .map(type::cast);
    }

    private static void put(String name, Object value) {
        RequestContextHolder.currentRequestAttributes().setAttribute(name, value, RequestAttributes.SCOPE_SESSION);
    }

    private static void remove(String name) {
        RequestContextHolder.currentRequestAttributes().removeAttribute(name, RequestAttributes.SCOPE_SESSION);
    }

    /**
     * What came of a fresh login.
     *
     * @param returnPath where to send the browser; null where the wish is not known
     * @param somebodyElse another person logged in than the one who wanted to sign
     */
    record Outcome(@Nullable String returnPath, boolean somebodyElse) {
        static Outcome unknown() {
            return new Outcome(null, false);
        }

        static Outcome ofSomebodyElse() {
            return new Outcome(null, true);
        }
    }
}
