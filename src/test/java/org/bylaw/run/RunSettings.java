package org.bylaw.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How the run command was called.
 *
 * @param port of the application
 * @param keycloakPort of Keycloak
 * @param data where everything is kept from one start to the next
 * @param fresh whether to begin anew
 */
record RunSettings(int port, int keycloakPort, Path data, boolean fresh) {

    /** @throws RunFault where a value does not do */
    static RunSettings of(List<String> arguments, Map<String, String> environment) {
        for (String argument : arguments) {
            if (!argument.equals("--fresh")) {
                throw new RunFault(
                        "Unknown option " + argument + ". There is only --fresh, which begins with an empty database.");
            }
        }
        return new RunSettings(
                port(environment, "BYLAW_PORT", 8080),
                port(environment, "BYLAW_KEYCLOAK_PORT", 8180),
                data(environment),
                arguments.contains("--fresh"));
    }

    private static int port(Map<String, String> environment, String name, int standard) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return standard;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new RunFault(name + " is “" + value + "” but has to be a number from 1 to 65535.");
        }
        throw new RunFault(name + " is “" + value + "” but has to be a number from 1 to 65535.");
    }

    private static Path data(Map<String, String> environment) {
        String own = environment.get("BYLAW_DATA");
        if (own != null && !own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        String shared = environment.get("XDG_DATA_HOME");
        Path base = shared == null || shared.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(shared);
        return base.resolve("bylaw").toAbsolutePath();
    }

    String publicUrl() {
        return "http://localhost:" + port;
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
