package org.bylaw.security;

import static org.bylaw.shared.Say.say;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
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
    private static final String LAST = SessionFreshLogin.class.getName() + ".last";

    /** Keycloak counts in whole seconds, so within one a second login looks like the first. */
    private static final Duration SAME_SECOND = Duration.ofSeconds(1);

    record Wish(String purpose, String returnPath, UUID personId, Instant begun) implements Serializable {}

    record Proof(UUID personId, Instant authenticatedAt) implements Serializable {}

    /**
     * The newest login that this session has seen.
     *
     * @param at when it came here
     * @param spent whether it proves nothing any more
     */
    record Seen(Instant authenticatedAt, Instant at, boolean spent) implements Serializable {}

    private final CurrentPerson currentPerson;
    private final InstantSource realTime;

    @Autowired
    SessionFreshLogin(CurrentPerson currentPerson) {
        this(currentPerson, InstantSource.system());
    }

    SessionFreshLogin(CurrentPerson currentPerson, InstantSource realTime) {
        this.currentPerson = currentPerson;
        this.realTime = realTime;
    }

    @Override
    public String begin(String purpose, String returnPath) {
        requireOurs(returnPath);
        String token = UUID.randomUUID().toString();
        put(WISH + token, new Wish(purpose, returnPath, currentPerson.requireId(), realTime.instant()));
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

    /** An ordinary login: what was typed for it serves no signature later, also where Keycloak is led to tell of it again. */
    void loggedIn(OidcUser user) {
        Instant authenticatedAt = user.getIdToken().getAuthenticatedAt();
        Instant now = realTime.instant();
        if (authenticatedAt != null
                && last().filter(seen -> !authenticatedAt.isAfter(seen.authenticatedAt()))
                        .isEmpty()) {
            put(LAST, new Seen(authenticatedAt, now, authenticatedAt.isBefore(now.minus(CLOCK_SKEW))));
        }
    }

    /**
     * Whether the password was given for this wish: Keycloak is asked to have it typed anew, but the request goes through the
     * browser, where that can be struck out. Then it tells of a login that the session knows already.
     */
    private boolean isNew(Instant authenticatedAt, Wish wish) {
        Seen seen = last().orElse(null);
        return seen == null
                || authenticatedAt.isAfter(seen.authenticatedAt())
                || !seen.spent() && wish.begun().isBefore(seen.at().plus(SAME_SECOND));
    }

    private static Optional<Seen> last() {
        return get(LAST, Seen.class);
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
        if (authenticatedAt != null
                && !authenticatedAt.isBefore(wish.begun().minus(CLOCK_SKEW))
                && isNew(authenticatedAt, wish)) {
            put(LAST, new Seen(authenticatedAt, realTime.instant(), true));
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
                .filter(proof -> proof.authenticatedAt().plus(VALID_FOR).isAfter(realTime.instant()));
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
