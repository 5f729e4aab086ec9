package org.bylaw.policy.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The text being written: looks as it will read, and sends itself to the server a second after the last key. */
@Tag("policy-editor")
@JsModule("context://bylaw/components/policy-editor.js")
final class PolicyEditor extends Component {

    /** What the page does with what the browser sends. */
    interface Listener {

        /**
         * Saves a text; empty where it was not saved and the person is to decide first.
         *
         * @param baseRevision the count of saves of the text that was changed
         */
        Optional<Saved> save(int baseRevision, String text);

        /** The person has the page in view, with the text of that revision. */
        void stillHere(int revision);
    }

    /**
     * A save that went through.
     *
     * @param at the time of day as it is shown
     */
    record Saved(int revision, String at) {}

    private final String key;
    private final String language;
    private final transient Listener listener;

    /**
     * An editor without a text yet.
     *
     * @param key under which the browser's tab keeps what is typed until it is saved: one for each draft and person
     * @param language of the text, for the browser's spelling
     */
    PolicyEditor(String label, String key, String language, Listener listener) {
        this.key = key;
        this.language = language;
        this.listener = listener;
        getElement().setAttribute("aria-label", label);
    }

    /** Shows a text; what this tab kept of an earlier visit goes on from there. */
    void open(String text, int revision) {
        getElement().callJsFunction("open", key, text, revision, language);
    }

    /** Shows the text that was decided for. */
    void replace(String text, int revision) {
        getElement().callJsFunction("replace", key, text, revision, language);
    }

    /** Shows somebody else's newer text; the browser leaves it where something was typed meanwhile. */
    void refresh(String text, int revision) {
        getElement().callJsFunction("refresh", key, text, revision, language);
    }

    /** Saves no more, and gives the text as it is; it stays to be read and copied. */
    void hold(SerializableConsumer<String> then) {
        getElement().callJsFunction("hold").then(String.class, then);
    }

    /** Saves at once, and says whether all that was typed is saved. */
    void flush(SerializableConsumer<Boolean> then) {
        getElement().callJsFunction("flush").then(Boolean.class, then);
    }

    void goTo(int heading) {
        getElement().callJsFunction("goTo", heading);
    }

    void copy() {
        getElement().callJsFunction("copy");
    }

    void download(String fileName) {
        getElement().callJsFunction("download", fileName);
    }

    @ClientCallable
    ObjectNode save(int baseRevision, String text) {
        ObjectNode answer = JacksonUtils.createObjectNode();
        listener.save(baseRevision, text)
                .ifPresent(saved -> answer.put("revision", saved.revision()).put("at", saved.at()));
        return answer;
    }

    @ClientCallable
    void stillHere(int revision) {
        listener.stillHere(revision);
    }
}
