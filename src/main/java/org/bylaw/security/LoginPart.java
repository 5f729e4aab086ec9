package org.bylaw.security;

import static org.bylaw.shared.Say.say;

import java.time.Duration;
import org.bylaw.security.KeycloakCheck.Fault;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whether people can log in. */
@Component
@Order(20)
class LoginPart implements PlatformPart {

    private static final Duration FRESH = Duration.ofSeconds(8);
    private static final long SLOW_MILLIS = 2_000;

    private final KeycloakCheck check;

    LoginPart(KeycloakCheck check) {
        this.check = check;
    }

    @Override
    public String key() {
        return "login";
    }

    @Override
    public String name() {
        return say("Login through Keycloak");
    }

    @Override
    public PartState look() {
        KeycloakCheck.Result result = check.within(FRESH);
        Fault fault = result.fault();
        if (fault != null) {
            return PartState.fails(() -> what(fault))
                    .meaning(() -> say(
                            "Nobody can log in, and nothing can be signed. Whoever is logged in goes on" + " working."))
                    .advice(() -> advice(fault))
                    .words(result.words())
                    .since(result.since());
        }
        if (result.millis() > SLOW_MILLIS) {
            return PartState.slow(() -> say("Keycloak took {0} s to answer.", result.millis() / 1000))
                    .meaning(() -> say("Logging in and signing take longer."))
                    .advice(() -> say("Look at the load of Keycloak and of its database."));
        }
        return PartState.works(
                () -> say("Keycloak answers in {0} ms, and is the one in the settings.", result.millis()));
    }

    /** For everybody who wants to log in, too. */
    static String what(Fault fault) {
        return switch (fault) {
            case NO_ADDRESS -> say("No name server knows Keycloak.");
            case UNREACHABLE -> say("Nobody answers where Keycloak should be.");
            case SILENT -> say("Keycloak does not answer in time.");
            case TLS -> say("The encrypted connection to Keycloak fails.");
            case BREAKS_OFF -> say("Keycloak breaks the connection off.");
            case ERROR -> say("Keycloak answers that it has an error.");
            case NO_REALM -> say("Keycloak does not know the realm that is set for Bylaw.");
            case ODD -> say("Something answers in place of Keycloak.");
            case ISSUER -> say("Keycloak goes by another address than the one that is set for Bylaw.");
            case KEYS -> say("Keycloak has no keys to sign logins with.");
        };
    }

    private static String advice(Fault fault) {
        return switch (fault) {
            case NO_ADDRESS -> say("Check BYLAW_KEYCLOAK_INTERNAL_URL and the name server of this machine.");
            case UNREACHABLE -> say("Check that Keycloak runs, BYLAW_KEYCLOAK_INTERNAL_URL, and the firewall between.");
            case SILENT -> say("Check the load of Keycloak and its database, and the network between.");
            case TLS -> say("Check Keycloak's certificate and name.");
            case BREAKS_OFF -> say("Look into the log of Keycloak and of the proxy in front of it.");
            case ERROR -> say("Look into Keycloak's log; often its database is away.");
            case NO_REALM -> say("Check BYLAW_KEYCLOAK_REALM and BYLAW_KEYCLOAK_INTERNAL_URL.");
            case ODD ->
                say("Check what listens at BYLAW_KEYCLOAK_INTERNAL_URL; a proxy may answer with a page of its own.");
            case ISSUER -> say("BYLAW_KEYCLOAK_URL and Keycloak's own setting of its hostname have to be the same.");
            case KEYS -> say("Look at the realm's keys in Keycloak's administration.");
        };
    }
}
