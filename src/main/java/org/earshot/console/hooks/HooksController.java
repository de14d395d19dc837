package org.earshot.console.hooks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.console.security.BodyLimit;
import org.earshot.console.security.ProblemWriter;
import org.earshot.listen.Delivery;
import org.earshot.listen.FormFields;
import org.earshot.listen.HookAnswer;
import org.earshot.listen.HookDoor;
import org.earshot.listen.Knock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Takes what platforms push to a source. No login: the signature is the proof, and the platform's reader looks at it. */
@RestController
class HooksController {
    private static final Logger LOG = LoggerFactory.getLogger(HooksController.class);
    private static final String RETRY_AFTER = "60";

    private final Optional<HookDoor> door;
    private final RefusalCount refusals;
    private final Clock clock;

    /** Without a door, as while a command uses a part of the daemon, there are no addresses. */
    HooksController(Optional<HookDoor> door, Clock clock) {
        this.door = door;
        this.refusals = new RefusalCount(clock);
        this.clock = clock;
    }

    /** GET asks whether we are there, POST brings something. */
    @RequestMapping(
            path = "/hooks/{source}",
            method = {RequestMethod.GET, RequestMethod.POST})
    void receive(@PathVariable String source, HttpServletRequest asked, HttpServletResponse answer) throws IOException {
        Optional<Map<String, List<String>>> query =
                FormFields.parse(Optional.ofNullable(asked.getQueryString()).orElse(""));
        if (query.isEmpty()) {
            refuse(source, answer, HttpStatus.BAD_REQUEST, "the query cannot be decoded");
            return;
        }
        try {
            byte[] body = asked.getInputStream().readAllBytes();
            Delivery delivery =
                    new Delivery(asked.getMethod(), address(asked), headers(asked), query.get(), body, clock.instant());
            Knock knock = new Knock(source, delivery);
            say(source, answer, door.map(open -> open.knock(knock)).orElseGet(HookAnswer::nowhere));
        } catch (BodyLimit.TooLarge e) {
            refuse(source, answer, HttpStatus.PAYLOAD_TOO_LARGE, "the body is too large");
        }
    }

    private void say(String source, HttpServletResponse answer, HookAnswer said) throws IOException {
        switch (said.kind()) {
            case TAKEN -> {
                answer.setContentType(said.mediaType());
                answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
                answer.getOutputStream().write(said.text().getBytes(StandardCharsets.UTF_8));
            }
            case NOWHERE -> ProblemWriter.write(answer, HttpStatus.NOT_FOUND, said.text());
            case UNSIGNED -> refuse(source, answer, HttpStatus.UNAUTHORIZED, said.text());
            case MALFORMED -> refuse(source, answer, HttpStatus.BAD_REQUEST, said.text());
            case LATER -> {
                answer.setHeader("Retry-After", RETRY_AFTER);
                ProblemWriter.write(answer, HttpStatus.SERVICE_UNAVAILABLE, said.text());
            }
        }
    }

    /** Only refusals are counted, so nobody can use up what a platform needs. */
    private void refuse(String source, HttpServletResponse answer, HttpStatus status, String why) throws IOException {
        if (refusals.tooMany(source)) {
            answer.setHeader("Retry-After", RETRY_AFTER);
            ProblemWriter.write(answer, HttpStatus.TOO_MANY_REQUESTS, "too many refused deliveries");
            return;
        }
        LOG.info("refused what was sent to {}: {}", source.replaceAll("[^a-z0-9._-]", "?"), why);
        ProblemWriter.write(answer, status, why);
    }

    private static String address(HttpServletRequest asked) {
        String query = asked.getQueryString();
        return asked.getRequestURL() + (query == null ? "" : "?" + query);
    }

    private static Map<String, List<String>> headers(HttpServletRequest asked) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(asked.getHeaderNames())) {
            headers.put(name, Collections.list(asked.getHeaders(name)));
        }
        return headers;
    }
}
