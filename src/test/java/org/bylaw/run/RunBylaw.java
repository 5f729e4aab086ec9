package org.bylaw.run;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Map;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.KeycloakServer;
import org.springframework.core.NestedExceptionUtils;

/** Starts PostgreSQL, Keycloak, the mailbox and Bylaw, one after the other, and ends them in the opposite order. */
public final class RunBylaw {

    private static final int REFUSED = 2;
    private static final int FAILED = 1;

    private final RunSettings settings;
    private final Servers servers;

    private RunBylaw(RunSettings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    public static void main(String[] arguments) {
        RunSettings settings;
        Leftovers leftovers;
        try {
            settings = RunSettings.of(List.of(arguments), System.getenv());
            leftovers = new Leftovers(settings.data());
            Preflight.check(settings, leftovers, RunBylaw::say);
        } catch (RunFault fault) {
            System.err.println("bylaw: " + fault.getMessage());
            System.exit(REFUSED);
            return;
        }
        Servers servers = new Servers(leftovers);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "stop"));
        try {
            new RunBylaw(settings, servers).start();
        } catch (RunFault fault) {
            giveUp(servers, String.valueOf(fault.getMessage()), REFUSED);
        } catch (RuntimeException fault) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(fault);
            giveUp(servers, cause.getMessage() == null ? cause.toString() : cause.getMessage(), FAILED);
        }
    }

    /** Where somebody stops the start, what breaks by that is not worth a word. */
    private static void giveUp(Servers servers, String why, int exitCode) {
        if (!servers.isStopping()) {
            System.err.println("bylaw: " + why);
            servers.stop();
            System.exit(exitCode);
        }
    }

    private void start() {
        say("Starting PostgreSQL");
        DurablePostgres postgres = servers.add(
                new DurablePostgres(settings.data().resolve("postgres"), settings.folder("postgres-binaries")));
        say("Starting Keycloak");
        KeycloakServer keycloak =
                servers.add(KeycloakServer.start(settings.keycloak(postgres.url("keycloak")), RunBylaw::say));
        if (DemoRealm.create(keycloak.url(), DemoRealm.PASSWORD, settings.publicUrl())) {
            say("The demo organisation moved into Keycloak");
        }
        GreenMail mailbox = new GreenMail(new ServerSetup[] {
            new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mailbox.start();
        mailbox.setUser(DemoApplication.SENDER, DemoApplication.SENDER);
        servers.add(mailbox::stop);
        Map<String, Object> properties = DemoApplication.properties(settings, postgres, keycloak, mailbox);
        DemoStory.tellOnce(properties, RunBylaw::say);
        say("Starting Bylaw");
        servers.add(DemoApplication.start(properties, mailbox));
        Banner.show(settings);
    }

    private static void say(String line) {
        System.out.println("  " + line);
    }
}
