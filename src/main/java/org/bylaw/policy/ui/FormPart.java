package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValue;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bylaw.policy.PolicyFacts;

/**
 * One entry of a form over a policy's facts.
 *
 * @param stored the value as it is stored
 * @param words how a value reads
 */
record FormPart<T>(String name, HasValue<?, T> field, Function<PolicyFacts, T> stored, Function<T, String> words) {

    void show(PolicyFacts facts) {
        field.setValue(stored.apply(facts));
    }

    /**
     * Brings the field up to date with what somebody else stored meanwhile, but for what was typed here.
     *
     * @return what they stored, in words; empty where they left it alone
     */
    Optional<String> merge(PolicyFacts base, PolicyFacts now) {
        T before = stored.apply(base);
        T theirs = stored.apply(now);
        T mine = field.getValue();
        if (Objects.equals(theirs, before) || Objects.equals(theirs, mine)) {
            return Optional.empty();
        }
        if (Objects.equals(mine, before)) {
            field.setValue(theirs);
            return Optional.of(say("{0}: they chose “{1}”, which stands here now.", name, words(theirs)));
        }
        return Optional.of(
                say("{0}: they chose “{1}”, you “{2}”, which stays here.", name, words(theirs), words(mine)));
    }

    private String words(T value) {
        String text = value == null ? "" : words.apply(value);
        return text.isBlank() ? say("nothing") : text;
    }
}
