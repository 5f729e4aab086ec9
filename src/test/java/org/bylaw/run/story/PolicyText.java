package org.bylaw.run.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.PolicyDetails;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A text of the demo organisation, as it lies in {@code demo/policies}: facts in the front matter, then Markdown. */
record PolicyText(Map<String, Object> facts, String body) {

    private static final String FENCE = "---\n";

    static PolicyText read(String name) {
        try (var file = PolicyText.class.getResourceAsStream("/demo/policies/" + name + ".md")) {
            if (file == null) {
                throw new IllegalStateException("There is no text " + name);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf(FENCE, FENCE.length());
            Map<String, Object> facts =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(text.substring(FENCE.length(), end));
            return new PolicyText(facts, text.substring(end + FENCE.length()).strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first sections: what somebody has after the first hour. */
    String beginning() {
        int second = body.indexOf("\n## ", body.indexOf("\n## ") + 1);
        return second < 0 ? body : body.substring(0, second + 1);
    }

    PolicyDetails details(Function<String, UUID> person, Function<String, UUID> department) {
        return new PolicyDetails(
                word("reference"),
                word("title"),
                DocumentType.valueOf(word("type").toUpperCase(Locale.ROOT)),
                person.apply(word("owner")),
                department.apply(word("department")),
                Classification.valueOf(word("classification").toUpperCase(Locale.ROOT)),
                word("language"),
                words("departments"),
                words("locations"),
                (Integer) facts.get("review-months"),
                words("tags"),
                words("controls"));
    }

    private String word(String key) {
        return String.valueOf(facts.get(key));
    }

    private Set<String> words(String key) {
        return facts.get(key) instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).toList())
                : Set.of();
    }
}
