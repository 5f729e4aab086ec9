package org.bylaw.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.KeycloakServer;

/**
 * How the run command was called.
 *
 * @param port of the application
 * @param keycloakPort of Keycloak
 * @param data where everything is kept from one start to the next
 * @param fresh whether to begin anew
 */
record RunSettings(int port, int keycloakPort, Path data, boolean fresh) {

    private static final String FRESH = "--fresh";
    private static final Map<String, String> VARIABLE_OF_OPTION =
            Map.of("--port", "BYLAW_PORT", "--keycloak-port", "BYLAW_KEYCLOAK_PORT", "--data", "BYLAW_DATA");

    /**
     * Options stand above the variables of the environment.
     *
     * @throws RunFault where a value does not do
     */
    static RunSettings of(List<String> arguments, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>(environment);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            String variable = VARIABLE_OF_OPTION.get(parts[0]);
            if (variable != null && parts.length == 2) {
                values.put(variable, parts[1]);
            } else if (!argument.equals(FRESH)) {
                throw new RunFault(
                        "Unknown option " + argument
                                + ". There are --fresh, --port=…, --keycloak-port=… and --data=…; “./bylaw help” says what they do.");
            }
        }
        RunSettings settings = new RunSettings(
                port(values, "BYLAW_PORT", 8080),
                port(values, "BYLAW_KEYCLOAK_PORT", 8180),
                data(values),
                arguments.contains(FRESH));
        if (settings.port() == settings.keycloakPort()) {
            throw new RunFault("Bylaw and Keycloak cannot both have port " + settings.port()
                    + ". Choose another one with BYLAW_PORT or BYLAW_KEYCLOAK_PORT.");
        }
        return settings;
    }

    private static int port(Map<String, String> values, String name, int standard) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            return standard;
        }
        if (value.strip().matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        }
        throw new RunFault(name + " is “" + value + "” but has to be a number from 1 to 65535.");
    }

    private static Path data(Map<String, String> values) {
        String own = values.get("BYLAW_DATA");
        if (own != null && !own.isBlank()) {
            return Path.of(own).toAbsolutePath().normalize();
        }
        String shared = values.get("XDG_DATA_HOME");
        Path base = shared == null || shared.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(shared);
        return base.resolve("bylaw").toAbsolutePath().normalize();
    }

    String publicUrl() {
        return "http://localhost:" + port;
    }

    KeycloakServer.Settings keycloak(String databaseUrl) {
        Path archive = Path.of(System.getProperty("bylaw.keycloak.archive", "target/keycloak/keycloak.zip"));
        return new KeycloakServer.Settings(
                archive,
                folder("servers").resolve(KeycloakServer.nameIn(archive)),
                keycloakPort,
                databaseUrl,
                DurablePostgres.KEYCLOAK,
                DurablePostgres.PASSWORD,
                folder("log").resolve("keycloak.log"),
                DemoRealm.PASSWORD);
    }

    /** A folder of the data, made where it is missing. */
    Path folder(String name) {
        try {
            return Files.createDirectories(data.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
