package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Set;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame around every page of the console, and says 404 where a page is about nothing. */
@ControllerAdvice(annotations = StaffPage.class)
class Frames {
    private static final Set<CaseState> ANSWERABLE = Set.of(CaseState.OPEN, CaseState.CLAIMED);
    private final Cases cases;

    Frames(Cases cases) {
        this.cases = cases;
    }

    @ModelAttribute("frame")
    @Nullable
    Frame frame(@Nullable Authentication user) {
        return user == null ? null : new Frame(Staff.of(user), waiting(Urgency.CRITICAL), waiting(Urgency.HIGH));
    }

    @ExceptionHandler(NoSuchElementException.class)
    void missing(NoSuchElementException cause, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private long waiting(Urgency urgency) {
        CaseQuery query = new CaseQuery(ANSWERABLE, Set.of(urgency), null, null, CaseQuery.Order.URGENCY, 1, null);
        return cases.page(query).total();
    }
}
