package org.earshot.console.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What the API says no with; the sentences have no full stop. */
final class Refusals {
    private Refusals() {}

    /** 400: the request itself is wrong. */
    static ErrorResponseException badRequest(String why) {
        return of(HttpStatus.BAD_REQUEST, why);
    }

    /** 404: there is no such thing. */
    static ErrorResponseException notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "there is no " + what);
    }

    /** 409: somebody was faster. */
    static ErrorResponseException conflict(String why) {
        return of(HttpStatus.CONFLICT, why);
    }

    /** 422: the request is well-formed and asks for what cannot be. */
    static ErrorResponseException unprocessable(String why) {
        return of(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }

    /** 503: later. */
    static ErrorResponseException later(String why, int seconds) {
        ErrorResponseException refusal = of(HttpStatus.SERVICE_UNAVAILABLE, why);
        refusal.getHeaders().set("Retry-After", String.valueOf(seconds));
        return refusal;
    }

    private static ErrorResponseException of(HttpStatus status, String why) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, why), null);
    }
}
