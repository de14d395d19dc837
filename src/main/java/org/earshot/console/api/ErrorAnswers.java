package org.earshot.console.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.earshot.console.security.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.ModelAndView;

/** Answers what fails outside every controller: the page error.html for people, problem+json for scripts. */
@Controller
class ErrorAnswers extends BasicErrorController {
    ErrorAnswers(ErrorAttributes attributes, ServerProperties server, List<ErrorViewResolver> views) {
        super(attributes, server.getError(), views);
    }

    @Override
    public @Nullable ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        settle(request);
        Object path = request.getAttribute("jakarta.servlet.error.request_uri");
        if (path == null || !path.toString().startsWith(request.getContextPath() + "/api/")) {
            return super.errorHtml(request, response);
        }
        try {
            ProblemWriter.write(response, problem(getStatus(request)));
        } catch (IOException e) {
            throw new UncheckedIOException("the caller has gone", e);
        }
        return null;
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        settle(request);
        HttpStatus status = getStatus(request);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemWriter.members(problem(status)));
    }

    /** Who asks for this address although nothing failed finds nothing here. */
    private static void settle(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.NOT_FOUND.value());
        }
    }

    private static ProblemDetail problem(HttpStatus status) {
        return ProblemDetail.forStatus(status);
    }
}
