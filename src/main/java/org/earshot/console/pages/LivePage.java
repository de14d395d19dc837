package org.earshot.console.pages;

import java.time.Duration;
import org.earshot.console.security.SignedIn;
import org.earshot.console.security.StillIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of changes; without it a page still works, it only does not move by itself. */
@Controller
class LivePage {
    private final LiveFeed feed;
    private final StillIn stillIn;

    LivePage(LiveFeed feed, StillIn stillIn) {
        this.feed = feed;
        this.stillIn = stillIn;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(name = "case", required = false) @Nullable Long watched) {
        return feed.listen(new Listener(who.name(), () -> stillIn.is(who), watched))
                .map(stream -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Accel-Buffering", "no")
                        .body(stream))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                String.valueOf(Duration.ofSeconds(30).toSeconds()))
                        .build());
    }
}
