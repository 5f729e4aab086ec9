package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lists of algorithms, keys and secrets are the code's and the settings'. */
class CryptographyTest {

    private static final Path MAIN = Path.of("src/main/java/org/bylaw");

    /** Classes of the JDK that take an algorithm by its name. */
    private static final Pattern ASKED = Pattern.compile(
            "\\b(MessageDigest|Signature|Cipher|Mac|KeyFactory|KeyPairGenerator|KeyGenerator|SecretKeyFactory|KeyAgreement"
                    + "|AlgorithmParameters|SecureRandom)\\.getInstance\\(([^)]*)\\)");

    private static final Pattern FORBIDDEN = Pattern.compile(
            "\"(MD2|MD5|SHA-?1|DES|DESede|RC4|ARCFOUR|AES|AES/ECB[^\"]*|HmacMD5|HmacSHA1)\"|java\\.util\\.Random\\b"
                    + "|\\bnew Random\\(|md5\\(");

    /** The engine's own tables; and fixed ids for what catalogues and scales call by name, which protect nothing. */
    private static final Set<String> NAMES_ONLY =
            Set.of("V01__workflow_engine.sql", "V52__control.sql", "V58__risk.sql");

    private static final Pattern SECRET_SETTING =
            Pattern.compile("BYLAW_[A-Z_]*?(PASSWORD|SECRET|TOKEN|CLIENT_KEY|SEAL_KEYS)\\b");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("src/docs/security/cryptography.md"));
    }

    @Test
    void everyAlgorithmOfTheCodeIsInTheListWithTheModulesThatAskForIt() throws IOException {
        Map<String, Set<String>> asked = new TreeMap<>();
        List<String> unnamed = new ArrayList<>();
        for (Path file : sources(MAIN, ".java")) {
            for (MatchResult use :
                    ASKED.matcher(Files.readString(file)).results().toList()) {
                Matcher name = Pattern.compile("\"([^\"]+)\"").matcher(use.group(2));
                if (name.find()) {
                    asked.computeIfAbsent(name.group(1), key -> new TreeSet<>())
                            .add(MAIN.relativize(file).getName(0).toString());
                } else {
                    unnamed.add(file + ": " + use.group());
                }
            }
        }
        assertThat(unnamed)
                .as("algorithms that are not named where they are asked for")
                .isEmpty();
        assertThat(asked).containsKey("SHA-256");
        asked.forEach((algorithm, modules) -> {
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + algorithm + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(algorithm + " is in no row of cryptography.md"));
            String where = row.substring(0, row.lastIndexOf('|')).replaceAll(".*\\|", "");
            Set<String> named = Pattern.compile("`([a-z]+)`")
                    .matcher(where)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).as(algorithm).isEqualTo(modules);
        });
    }

    @Test
    void nothingWeakIsAskedFor() throws IOException {
        List<String> weak = new ArrayList<>();
        for (Path file : Stream.concat(
                        sources(MAIN, ".java").stream(),
                        sources(Path.of("src/main/resources/db/migration"), ".sql").stream())
                .filter(file -> !NAMES_ONLY.contains(file.getFileName().toString()))
                .toList()) {
            FORBIDDEN
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> weak.add(file.getFileName() + ": " + found.group()));
        }
        assertThat(weak).isEmpty();
    }

    @Test
    void everySecretOfTheSettingsIsInTheList() throws IOException {
        Set<String> secrets = SECRET_SETTING
                .matcher(Files.readString(Path.of("src/main/resources/application.yaml")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(secrets).hasSizeGreaterThan(6);
        assertThat(secrets).allMatch(secret -> page.contains("`" + secret + "`"));
    }

    private static List<Path> sources(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
