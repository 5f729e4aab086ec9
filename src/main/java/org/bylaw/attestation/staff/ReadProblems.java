package org.bylaw.attestation.staff;

import org.bylaw.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page of its own what is wrong where there is no form to say it beside. */
@ControllerAdvice(assignableTypes = {ReadPages.class, ReadActs.class})
class ReadProblems {

    private final Spoken spoken;

    ReadProblems(Spoken spoken) {
        this.spoken = spoken;
    }

    @ExceptionHandler(Problem.class)
    ModelAndView problem(Problem problem) {
        ModelMap model = new ModelMap("say", spoken).addAttribute("problem", problem.getMessage());
        return new ModelAndView("staff/problem", model, status(problem));
    }

    static HttpStatus status(Problem problem) {
        return switch (problem.kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case STALE -> HttpStatus.CONFLICT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }
}
