package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Regular expressions are made of constants, and none of them takes ages for a text that was made for that. */
class PatternsTest {

    /** Calls that take an expression, and what stands behind the bracket. */
    private static final Pattern USE = Pattern.compile(
            "(?:Pattern\\.(?:compile|matches)|\\.replaceAll|\\.replaceFirst|(?<!Matcher\\(\\w{1,40}\\))\\.matches|\\.split)\\(\\s*"
                    + "(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*|[^\\s\"][^,)]{0,60})");

    /** Not an expression: a function, a constant, a whole request, nothing at all, or a text that is quoted. */
    private static final Pattern HARMLESS = Pattern.compile(
            "\\).*|request|[A-Z][A-Z0-9_]*|Pattern\\.quote\\(.*|\\(?\\w+(, *\\w+\\))? *->.*|\\(\\w+|\\w+::\\w+|\\w+ *->.*",
            Pattern.DOTALL);

    /** Whose argument is no expression although the call looks like one. */
    private static final Set<String> OTHERS =
            Set.of("DatabaseAwayFilter.java: request.getMethod(", "FrontMatter.java: paragraph.group(");

    /** How long the hostile texts are, and how often a sign of them may be looked at: a few times its square. */
    private static final int LENGTH = 200;

    private static final long MOST_LOOKS = 8L * LENGTH * LENGTH;

    @Test
    void noExpressionIsMadeOfWhatSomebodyTyped() throws IOException {
        Set<String> made = new TreeSet<>();
        sources().forEach((file, code) -> {
            Matcher uses = USE.matcher(code);
            while (uses.find()) {
                String argument = uses.group(1);
                if (!argument.startsWith("\"") && !HARMLESS.matcher(argument).matches()) {
                    made.add(file + ": " + argument);
                }
            }
        });
        made.removeAll(OTHERS);
        assertThat(made).isEmpty();
    }

    @Test
    void noExpressionTakesAgesForAHostileText() throws Exception {
        Map<String, Pattern> patterns = constants();
        sources().forEach((file, code) -> USE.matcher(code)
                .results()
                // What is put together with a constant is one of the constants above.
                .filter(use -> code.substring(use.end()).stripLeading().matches("(?s)[,)].*"))
                .map(use -> use.group(1))
                .filter(argument -> argument.startsWith("\""))
                .map(PatternsTest::unquoted)
                .forEach(text -> patterns.put(file + " " + text, Pattern.compile(text))));
        assertThat(patterns).hasSizeGreaterThan(100);
        List<String> slow = new ArrayList<>();
        patterns.forEach((where, pattern) -> {
            for (String hostile : hostile(pattern.pattern())) {
                CountedText text = new CountedText(hostile);
                try {
                    pattern.matcher(text).matches();
                    Matcher finds = pattern.matcher(text);
                    while (finds.find()) {
                        continue;
                    }
                } catch (TooManyLooks | StackOverflowError e) {
                    slow.add("%s with “%s…”: %s".formatted(where, hostile.substring(0, 12), e));
                    break;
                }
            }
        });
        assertThat(slow).isEmpty();
    }

    /** An expression that is known to be one must be found, or the test above shows nothing. */
    @Test
    void aSlowExpressionWouldBeSeen() {
        assertThat(hostile("a*a*a*a*b")).anyMatch(text -> {
            try {
                Pattern.compile("a*a*a*a*b").matcher(new CountedText(text)).find();
                return false;
            } catch (TooManyLooks e) {
                return true;
            }
        });
    }

    /** What the expression is made of, over and over, with an end that fits nowhere. */
    private static List<String> hostile(String expression) {
        Set<String> parts = new TreeSet<>(List.of("a", "0", " ", "-", "a ", "a-", "\n", "aA0"));
        String signs = expression.replaceAll("\\\\[a-zA-Z]|\\{[^}]*}|[\\\\()\\[\\]^$]", "");
        signs.chars().distinct().limit(12).forEach(sign -> parts.add(Character.toString(sign)));
        List<String> single = parts.stream().filter(part -> part.length() == 1).toList();
        single.stream().limit(5).forEach(one -> single.stream().limit(5).forEach(other -> parts.add(one + other)));
        return parts.stream()
                .map(part -> part.repeat(LENGTH / part.length()) + "\u0001")
                .toList();
    }

    private static Map<String, Pattern> constants() throws Exception {
        Map<String, Pattern> found = new LinkedHashMap<>();
        for (var type : Code.MAIN) {
            if (type.getFields().stream().noneMatch(field -> field.getRawType().isEquivalentTo(Pattern.class))) {
                continue;
            }
            Class<?> loaded = Class.forName(type.getName());
            for (var field : loaded.getDeclaredFields()) {
                if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    found.put(type.getSimpleName() + "." + field.getName(), (Pattern) field.get(null));
                }
            }
        }
        return found;
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<String, String> sources = new LinkedHashMap<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String code = Files.readString(file);
                if (code.contains("atche")
                        || code.contains("replace")
                        || code.contains("split")
                        || code.contains("Pattern")) {
                    sources.put(
                            file.getFileName().toString(),
                            code.replaceAll("(?m)^\\s*(/?\\*|//).*$", "").replaceAll("(?s)\"\"\"(.*?)\"\"\"", "TEXT"));
                }
            }
            return sources;
        }
    }

    private static String unquoted(String literals) {
        return Arrays.stream(literals.split("\"\\s*\\+\\s*\""))
                .map(part -> part.replaceAll("^\"|\"$", ""))
                .collect(Collectors.joining())
                .translateEscapes();
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A text that counts how often somebody looks at a sign of it. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private long looks;

        private CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
