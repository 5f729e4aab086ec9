package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bylaw.document.Markdown;
import org.bylaw.document.Passages;
import org.bylaw.document.RenderedText;
import org.bylaw.policy.CommentThread;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Policies;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.ReadingText;
import org.jspecify.annotations.Nullable;

/**
 * A text with its comments beside it. Where there is little room (in an aside, say) only the comments are shown, and
 * they point into the text that the page shows anyway.
 */
@Tag("bylaw-comments")
@JsModule("context://bylaw/components/comment-anchor.js")
class CommentedText extends HtmlContainer {

    private final UUID versionId;
    private final transient Policies policies;
    private final transient Comments comments;
    private final transient Clock clock;
    private final transient Consumer<CommentedText> whenChanged;
    private final Div reading = new Div();
    private final Span count = new Span();
    private final Button begin = new Button(say("Comment on the whole text"));
    private final Div compose = new Div();
    private final OrderedList open = new OrderedList();
    private final OrderedList settled = new OrderedList();
    private final NativeDetails settledFold = new NativeDetails();
    private final Div none = new Div();
    private final Map<UUID, ThreadCard> cards = new HashMap<>();
    private transient Passages passages = Passages.of(Markdown.render(""));
    private String shown = "";
    private @Nullable CommentForm composing;

    /** Where a thread hangs among the characters that are seen. */
    public record Mark(String thread, int start, int end, boolean open) {}

    CommentedText(
            UUID versionId, Policies policies, Comments comments, Clock clock, Consumer<CommentedText> whenChanged) {
        this.versionId = versionId;
        this.policies = policies;
        this.comments = comments;
        this.clock = clock;
        this.whenChanged = whenChanged;
        reading.addClassName("comments-text");
        Div both = new Div(reading, side());
        both.addClassName("comments-both");
        add(both);
        read("");
        refresh();
        settledFold.setOpen(openComments() == 0);
    }

    private void read(String text) {
        shown = text;
        RenderedText rendered = Markdown.render(text);
        passages = Passages.of(rendered);
        reading.removeAll();
        reading.add(
                text.isBlank()
                        ? new EmptyState(
                                VaadinIcon.FILE_TEXT_O, say("No text yet"), say("Comments hang on what is written."))
                        : new ReadingText(rendered.html()));
    }

    private Section side() {
        begin.addThemeVariants(ButtonVariant.LUMO_SMALL);
        begin.addClickListener(click -> compose(Comments.Anchor.WHOLE_TEXT));
        Div head = new Div(count, begin);
        head.addClassName("comments-head");
        compose.addClassName("thread-compose");
        open.addClassName("threads");
        settled.addClassName("threads");
        settledFold.setContent(settled);
        Section side = new Section(head, compose, none, open, settledFold);
        side.addClassName("comments-side");
        side.getElement().setAttribute("aria-label", say("Comments"));
        return side;
    }

    /** How many comments wait for an answer. */
    long openComments() {
        return open.getChildren().count();
    }

    /** Reads text and threads again; what is being typed stays. */
    final void refresh() {
        String text = policies.text(versionId);
        if (!text.equals(shown)) {
            read(text);
        }
        Comments.Rights rights = comments.rights(versionId);
        List<CommentThread> threads = new ArrayList<>(comments.of(versionId));
        Map<UUID, Passages.Place> places = new HashMap<>();
        threads.forEach(thread -> thread.placeIn(passages).ifPresent(place -> places.put(thread.id(), place)));
        threads.sort(Comparator.comparingInt(thread ->
                places.containsKey(thread.id()) ? places.get(thread.id()).start() : Integer.MAX_VALUE));
        open.removeAll();
        settled.removeAll();
        for (CommentThread thread : threads) {
            ThreadCard card =
                    cards.computeIfAbsent(thread.id(), id -> new ThreadCard(id, comments, clock, this::reload));
            card.show(thread, hold(thread, places.get(thread.id())), rights.write(), rights.close(thread));
            (thread.state() == CommentThread.State.OPEN ? open : settled).add(card);
        }
        begin.setVisible(rights.write());
        count.setText(
                openComments() == 0
                        ? say("No open comments")
                        : counted(openComments(), "1 open comment", "{0} open comments"));
        long done = settled.getChildren().count();
        settledFold.setSummaryText(say("{0} answered or resolved", done));
        settledFold.setVisible(done > 0);
        none.removeAll();
        if (threads.isEmpty()) {
            none.add(nobodyYet(rights.write()));
        }
        mark(threads, places, rights.write());
    }

    private ThreadCard.Hold hold(CommentThread thread, Passages.@Nullable Place place) {
        if (thread.isOnWholeText()) {
            return ThreadCard.Hold.WHOLE_TEXT;
        }
        if (place == null) {
            return ThreadCard.Hold.GONE;
        }
        return passages.isHeading(place) ? ThreadCard.Hold.HEADING : ThreadCard.Hold.PASSAGE;
    }

    private static Paragraph nobodyYet(boolean writes) {
        Paragraph hint = new Paragraph(
                writes
                        ? say("No comments yet. Select a passage in the text, or press “Comment” beside a heading.")
                        : say("Nobody has commented on this version."));
        hint.addClassName("quiet");
        return hint;
    }

    private void mark(List<CommentThread> threads, Map<UUID, Passages.Place> places, boolean writes) {
        List<Mark> marks = threads.stream()
                .filter(thread -> places.containsKey(thread.id()))
                .map(thread -> new Mark(
                        thread.id().toString(),
                        places.get(thread.id()).start(),
                        places.get(thread.id()).end(),
                        thread.state() == CommentThread.State.OPEN))
                .toList();
        getElement()
                .executeJs(
                        "customElements.whenDefined(this.localName).then(() => this.show($0, $1, $2))",
                        passages.length(),
                        marks,
                        writes);
    }

    /** Reads all again, also what the page shows around it. */
    void reload() {
        refresh();
        whenChanged.accept(this);
    }

    /** The reader pressed "Comment" beside a heading or a selection. */
    @ClientCallable
    void commentOn(String heading, String quote, String before, String behind) {
        compose(new Comments.Anchor(given(heading), given(quote), before, behind));
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }

    private void compose(Comments.Anchor anchor) {
        String on = Optional.ofNullable(anchor.quote()).orElse("");
        Paragraph quote = new Paragraph(on.isEmpty() ? say("On the whole text") : on);
        quote.addClassName(on.isEmpty() ? "thread-hold" : "thread-quote");
        CommentForm form = new CommentForm(say("Your comment"))
                .with(say("Comment"), body -> comments.open(versionId, anchor, body))
                .withCancel(() -> {
                    composing = null;
                    compose.removeAll();
                    reload();
                });
        if (composing != null) {
            form.setTyped(composing.typed());
        }
        composing = form;
        Div card = new Div(quote, form);
        card.addClassName("thread");
        compose.removeAll();
        compose.add(card);
        form.focus();
    }
}
