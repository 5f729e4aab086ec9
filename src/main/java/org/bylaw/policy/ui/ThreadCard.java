package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.UUID;
import org.bylaw.policy.CommentThread;
import org.bylaw.policy.Comments;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.StatusBadge;

/** One thread: what it hangs on, who said what, and what to do about it. A reply that is being typed outlives a refresh. */
final class ThreadCard extends ListItem {

    /** What a thread hangs on, as the text reads now. */
    enum Hold {
        WHOLE_TEXT,
        HEADING,
        PASSAGE,
        /** Its words were changed since. */
        GONE
    }

    private final Comments comments;
    private final Clock clock;
    private final Runnable changed;
    private final UUID threadId;
    private final Div content = new Div();
    private final Div answer = new Div();
    private boolean replying;

    ThreadCard(UUID threadId, Comments comments, Clock clock, Runnable changed) {
        this.threadId = threadId;
        this.comments = comments;
        this.clock = clock;
        this.changed = changed;
        addClassName("thread");
        getElement().setAttribute("data-thread-card", threadId.toString());
        getElement().setAttribute("tabindex", "-1");
        answer.addClassName("thread-answer");
        add(content, answer);
    }

    void show(CommentThread thread, Hold hold, boolean mayReply, boolean mayClose) {
        content.removeAll();
        content.add(head(thread, hold));
        thread.comments().forEach(comment -> content.add(comment(comment)));
        boolean open = thread.state() == CommentThread.State.OPEN;
        getElement().setAttribute("data-open", open);
        getElement()
                .setAttribute(
                        "aria-label",
                        open
                                ? say("Open comment by {0}", thread.openedByName())
                                : say("Settled comment by {0}", thread.openedByName()));
        if (!mayReply) {
            answer.removeAll();
        } else if (!replying) {
            offer(open, mayClose);
        }
    }

    private Div head(CommentThread thread, Hold hold) {
        Div head = new Div();
        head.addClassName("thread-head");
        Div line = new Div(new Span(words(hold)), badge(thread.state()));
        line.addClassName("thread-hold");
        head.add(line);
        if (hold == Hold.HEADING || hold == Hold.PASSAGE) {
            NativeButton jump = new NativeButton(thread.quote());
            jump.addClassName("thread-quote");
            jump.getElement().setAttribute("data-passage-of", thread.id().toString());
            jump.setAriaLabel(say("Show in the text: {0}", thread.quote()));
            head.add(jump);
        } else if (thread.quote() != null) {
            Paragraph quote = new Paragraph(thread.quote());
            quote.addClassName("thread-quote");
            head.add(quote);
        }
        return head;
    }

    private static String words(Hold hold) {
        return switch (hold) {
            case WHOLE_TEXT -> say("On the whole text");
            case HEADING -> say("On the heading");
            case PASSAGE -> say("On the passage");
            case GONE -> say("The passage was changed since");
        };
    }

    private static StatusBadge badge(CommentThread.State state) {
        return switch (state) {
            case OPEN -> new StatusBadge(StatusBadge.Kind.CONSULTATION, say("Open"));
            case ANSWERED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Answered"));
            case RESOLVED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Resolved"));
        };
    }

    private Div comment(CommentThread.Comment comment) {
        Div who = new Div(new PersonName(comment.authorName()), DueDate.ago(comment.writtenAt(), clock));
        who.addClassName("comment-who");
        Paragraph body = new Paragraph(comment.body());
        Div whole = new Div(who, body);
        whole.addClassName("comment");
        return whole;
    }

    private void offer(boolean open, boolean mayClose) {
        answer.removeAll();
        Div buttons = new Div();
        buttons.addClassName("thread-buttons");
        if (open) {
            buttons.add(small(say("Reply"), () -> reply(mayClose)));
            if (mayClose) {
                Button answered = small(say("Mark answered"), () -> mark(CommentThread.State.ANSWERED));
                answered.setTooltipText(say("It is answered here; the text stays as it is"));
                Button resolved = small(say("Mark resolved"), () -> mark(CommentThread.State.RESOLVED));
                resolved.setTooltipText(say("The text was changed accordingly"));
                buttons.add(answered, resolved);
            }
        } else if (mayClose) {
            buttons.add(small(say("Open again"), () -> mark(CommentThread.State.OPEN)));
        }
        answer.add(buttons);
    }

    private static Button small(String verb, Runnable act) {
        Button button = new Button(verb, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void reply(boolean mayClose) {
        replying = true;
        CommentForm form =
                new CommentForm(say("Your reply")).with(say("Reply"), body -> comments.reply(threadId, body));
        if (mayClose) {
            form.with(say("Reply and mark answered"), body -> comments.answer(threadId, body));
        }
        form.withCancel(() -> {
            replying = false;
            changed.run();
        });
        answer.removeAll();
        answer.add(form);
        form.focus();
    }

    private void mark(CommentThread.State state) {
        try {
            comments.mark(threadId, state);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        changed.run();
    }
}
