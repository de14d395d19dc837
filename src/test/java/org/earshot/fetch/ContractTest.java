package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The comparison notices what a platform would refuse or never answer. */
class ContractTest {
    private static final URI MESSAGES =
            URI.create("https://sms.test/v/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json");

    @Test
    void aRequestThatThePlatformWouldRefuseIsNoticed() {
        URI wrong = URI.create(MESSAGES + "?PageSize=5000&Colour=red");

        assertThat(problems("twilio-sms", Request.get(wrong), 200, "{\"messages\":[]}"))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("security.missing"))
                .anyMatch(problem -> problem.contains("5000"))
                .anyMatch(problem -> problem.contains("Colour"));
        assertThat(problems("discourse", Request.get(URI.create("https://f.test/v/topics/of/mine.json")), 200, "{}"))
                .isNotEmpty()
                .allMatch(problem -> problem.contains("path.missing"));
    }

    @Test
    void anAnswerThatThePlatformNeverGivesIsNoticed() {
        Request request = Request.get(MESSAGES).header("Authorization", "Basic YTpi");

        assertThat(problems("twilio-sms", request, 200, "{\"messages\":[{\"status\":5}]}"))
                .isNotEmpty()
                .allMatch(problem -> problem.contains("/messages/0/status"));
        assertThat(problems("twilio-sms", request, 200, "{\"messages\":[{\"body\":\"It leaks\",\"new\":1}]}"))
                .as("a field that is new")
                .isEmpty();
        assertThat(problems("twilio-sms", request, 503, "<html>busy</html>"))
                .as("bad weather")
                .isEmpty();
    }

    @Test
    void whatBlueskyWouldRefuseIsNoticedToo() {
        Request wrong = Request.get(
                URI.create("https://b.test/v/xrpc/app.bsky.feed.searchPosts?limit=101&sort=old&colour=red"));

        Contract.of("bluesky")
                .ifPresent(bluesky -> assertThat(problems("bluesky", wrong, 200, "{\"posts\":[]}"))
                        .hasSize(5)
                        .anyMatch(problem -> problem.contains("security.missing"))
                        .anyMatch(problem -> problem.contains("'q'"))
                        .anyMatch(problem -> problem.contains("101"))
                        .anyMatch(problem -> problem.contains("\"old\""))
                        .anyMatch(problem -> problem.contains("'colour'")));
    }

    private static Set<String> problems(String platform, Request request, int status, String body) {
        Set<String> problems = new LinkedHashSet<>();
        Fetcher recorded = asked -> new Answer.Answered(
                status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), asked.address());
        Contract.of(platform)
                .orElseThrow()
                .watching(recorded, "https://any.test/v/", List.of(), problems)
                .fetch(request);
        return problems;
    }
}
