package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.StreamRequestHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Where a file is refused that a page leads to: says why in words, with the status that fits, on a page of its own and as a
 * notice on the page that led there. By itself Vaadin answers each refusal as a fault of the server.
 */
@Component
class FileRequests implements VaadinServiceInitListener {

    /** What the page of the error says; it is forwarded to with the request. */
    static final String WORDS = "refusal";

    /** A refused file leaves the page as it was, and nothing tells it what the server has to say: it has to ask. */
    private static final String ASK = """
            document.addEventListener('click', event => {
              if (event.composedPath().some(one => one.localName === 'a' && one.hasAttribute('download'))) {
                const ask = () => Object.values(window.Vaadin.Flow.clients).forEach(client => client.poll?.());
                [1500, 6000].forEach(later => setTimeout(ask, later));
              }
            });
            """;

    private static final Pattern OF_PAGE = Pattern.compile("/VAADIN/dynamic/resource/(\\d{1,9})/.*");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addRequestHandler(new InWords());
        event.getSource().addUIInitListener(init -> init.getUI().getPage().executeJs(ASK));
    }

    /** Comes before Vaadin's own handler of such requests, and does the same but for refusals. */
    private static final class InWords extends StreamRequestHandler {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
                throws IOException {
            try {
                return super.handleRequest(session, request, response);
            } catch (Problem problem) {
                refuse(session, request, response, ProblemPage.status(problem), problem.getMessage(), problem);
            } catch (AccessDeniedException denied) {
                refuse(
                        session,
                        request,
                        response,
                        HttpServletResponse.SC_FORBIDDEN,
                        say("Your roles do not allow this. Ask your administrator if you think they should."),
                        denied);
            }
            return true;
        }

        private static void refuse(
                VaadinSession session,
                VaadinRequest request,
                VaadinResponse response,
                int status,
                String words,
                RuntimeException refusal)
                throws IOException {
            HttpServletResponse answer = (VaadinServletResponse) response;
            if (answer.isCommitted()) {
                // Half of a file is there: only a broken connection tells that it is not whole.
                throw refusal;
            }
            String later = answer.getHeader(HttpHeaders.RETRY_AFTER);
            // Name and kind of the file, and what was written of it.
            answer.reset();
            if (later != null) {
                answer.setHeader(HttpHeaders.RETRY_AFTER, later);
            }
            request.setAttribute(WORDS, words);
            answer.sendError(status);
            page(session, request.getPathInfo()).ifPresent(ui -> ui.access(() -> Notices.problem(words)));
        }

        /** The page that led to the file. */
        private static Optional<UI> page(VaadinSession session, @Nullable String path) {
            Matcher number = OF_PAGE.matcher(String.valueOf(path));
            if (!number.matches()) {
                return Optional.empty();
            }
            session.lock();
            try {
                return Optional.ofNullable(session.getUIById(Integer.parseInt(number.group(1))));
            } finally {
                session.unlock();
            }
        }
    }
}
