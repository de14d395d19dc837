package org.earshot.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.earshot.admit.RefusedUser;
import org.earshot.console.security.BodyLimit;
import org.earshot.console.security.ProblemWriter;
import org.earshot.respond.HeldByAnother;
import org.earshot.respond.Leases;
import org.earshot.respond.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong under /api into problem+json; a caller never sees a stack trace. */
@Component
class ApiProblems implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private final Leases leases;

    ApiProblems(Leases leases) {
        this.leases = leases;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest asked, HttpServletResponse answer, @Nullable Object handler, Exception trouble) {
        if (!asked.getRequestURI().substring(asked.getContextPath().length()).startsWith("/api/")) {
            return null;
        }
        ProblemDetail problem = problem(asked, trouble);
        if (trouble instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> answer.addHeader(name, value)));
        }
        try {
            ProblemWriter.write(answer, problem);
        } catch (IOException e) {
            LOG.debug("{} {}: the caller has gone", asked.getMethod(), asked.getRequestURI());
        }
        return new ModelAndView();
    }

    private ProblemDetail problem(HttpServletRequest asked, Exception trouble) {
        if (trouble instanceof HeldByAnother held) {
            return held(held);
        }
        if (trouble instanceof NotAllowed) {
            return of(HttpStatus.UNPROCESSABLE_ENTITY, trouble.getMessage());
        }
        if (trouble instanceof RefusedUser refused) {
            return of(refused.taken() ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, refused.getMessage());
        }
        if (trouble instanceof NoSuchElementException || trouble instanceof MethodArgumentTypeMismatchException) {
            return of(HttpStatus.NOT_FOUND, "there is no such thing");
        }
        if (trouble instanceof NoResourceFoundException || trouble instanceof NoHandlerFoundException) {
            return of(HttpStatus.NOT_FOUND, "there is no such address; /v3/api-docs lists those of the API");
        }
        if (trouble instanceof HttpMessageNotReadableException) {
            return unreadable(trouble.getCause());
        }
        if (trouble instanceof ErrorResponse known) {
            return known.getBody();
        }
        LOG.error("{} {} failed", asked.getMethod(), asked.getRequestURI(), trouble);
        return of(HttpStatus.INTERNAL_SERVER_ERROR, "something went wrong here; the log of the daemon says what");
    }

    /** Says who, and, where it is still theirs, since when and until when. */
    private ProblemDetail held(HeldByAnother held) {
        ProblemDetail problem = of(HttpStatus.CONFLICT, held.getMessage());
        problem.setProperty("holder", held.holder());
        leases.of(held.caseId())
                .filter(lease -> lease.holder().equals(held.holder()))
                .ifPresent(lease -> {
                    problem.setProperty("since", lease.since().toString());
                    problem.setProperty("until", Objects.toString(lease.until(), null));
                });
        return problem;
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause) {
        if (cause instanceof BodyLimit.TooLarge) {
            return of(HttpStatus.PAYLOAD_TOO_LARGE, cause.getMessage());
        }
        return of(HttpStatus.BAD_REQUEST, words(cause));
    }

    /** Says what is wrong and where, and never repeats what was sent but the name of a key. */
    private static String words(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "the key '" + cut(path(unknown)) + "' is not known here";
        }
        if (cause instanceof StreamConstraintsException) {
            return "the JSON is nested too deep, or a number or a text in it is too long";
        }
        if (cause instanceof MismatchedInputException wrong) {
            return wrong.getPath().isEmpty()
                    ? "the body is not of the type that is expected here"
                    : "the value of '" + cut(path(wrong)) + "' is of the wrong type";
        }
        if (cause instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            return "the value of '" + cut(path(wrong)) + "' cannot be read";
        }
        if (cause instanceof JsonProcessingException broken && broken.getLocation() != null) {
            return "the body is not JSON (line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + ")";
        }
        return "a JSON body is expected here";
    }

    private static String path(JsonMappingException at) {
        return at.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String cut(String path) {
        return org.earshot.mention.Texts.cut(org.earshot.mention.Texts.clean(path), 200);
    }

    private static ProblemDetail of(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail == null ? status.getReasonPhrase() : detail);
    }
}
