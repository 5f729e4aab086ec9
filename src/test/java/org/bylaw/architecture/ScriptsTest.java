package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own scripts: what comes from the server or from people is a value in them, never a name, a script or HTML. */
class ScriptsTest {

    /** A property that is written under a name that is not in the script: {@code __proto__} would reach every object. */
    private static final Pattern NAMED_BY_DATA =
            Pattern.compile("[\\w)\\]]\\[(?!['\"`]|\\d+\\]|-?\\d)[^\\]]+\\]\\s*(?:=(?!=)|\\+=|\\?\\?=|\\|\\|=)"
                    + "|__proto__|\\.constructor\\b|\\.prototype\\b|Object\\.(?:assign|fromEntries|setPrototypeOf)"
                    + "|Reflect\\.set|\\bmerge\\(|structuredClone|\\bfor\\s*\\([^)]*\\bin\\b");

    private static final Pattern EVALUATED = Pattern.compile(
            "\\beval\\(|new Function\\(|set(?:Timeout|Interval)\\(\\s*['\"`]|document\\.write|insertAdjacentHTML|outerHTML|srcdoc"
                    + "|createContextualFragment|importScripts|javascript:");

    /** An element with a fitting id or name would stand in the place of a global (DOM clobbering). */
    private static final Pattern GLOBAL = Pattern.compile(
            "\\b(?:window|globalThis|self)\\.(?!(?:addEventListener|removeEventListener|CSS)\\b)(\\w+)|\\bdocument\\.(?!(?:createElement|createElementNS|createTextNode|querySelector"
                    + "|querySelectorAll|addEventListener|removeEventListener|documentElement|body|head|activeElement|createTreeWalker"
                    + "|createRange|getSelection|baseURI|hidden|createDocumentFragment|dispatchEvent|getElementById|fonts|visibilityState)\\b)(\\w+)");

    /** HTML that the script itself wrote, by the file. */
    private static final Map<String, String> HTML = Map.of(
            "toolbar.js", "icons[button.icon]: the icons of the editor's own toolbar",
            "figure-chart.js", "a frame without values",
            "process-viewer.js", "a frame and the style sheets of the viewer");

    /** What is written under a name of the script's own. */
    private static final List<String> KNOWN = List.of();

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("frontend/src")), Files.walk(Path.of("frontend/theme")))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : scripts()) {
            String code =
                    Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|\\s)//.*$", "");
            pattern.matcher(code)
                    .results()
                    .map(MatchResult::group)
                    .forEach(use -> found.add(file.getFileName() + ": " + use));
        }
        return found;
    }

    @Test
    void noPropertyIsNamedByData() throws IOException {
        assertThat(scripts()).hasSizeGreaterThan(5);
        assertThat(found(NAMED_BY_DATA)).isSubsetOf(KNOWN);
    }

    @Test
    void nothingIsEvaluated() throws IOException {
        assertThat(found(EVALUATED)).isEmpty();
    }

    @Test
    void nothingOfOursIsLookedUpWhereAnElementCouldStandInItsPlace() throws IOException {
        assertThat(found(GLOBAL)).isEmpty();
    }

    @Test
    void htmlIsWrittenByTheScriptsThemselves() throws IOException {
        assertThat(found(Pattern.compile("innerHTML\\s*=")).stream().map(use -> use.replaceAll(":.*", "")))
                .containsExactlyInAnyOrderElementsOf(HTML.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "options[key] = value",
                "a.b[name] ??= {}",
                "Object.assign(target, JSON.parse(text))",
                "x['__proto__']",
                "for (const key in data) {"
            })
    void whatWouldPolluteIsSeen(String script) {
        assertThat(NAMED_BY_DATA.matcher(script).find()).isTrue();
    }
}
