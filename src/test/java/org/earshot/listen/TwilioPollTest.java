package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.listen.twiliosms.TwilioSmsHookReader;
import org.earshot.listen.twiliosms.TwilioSmsReader;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioPollTest {
    private static final String PATH = "/2010-04-01/Accounts/AC1/Messages.json";

    /** Lists the newest first, 100 on a page, as Twilio does. */
    private static final class Twilio implements Fetcher {
        private final List<String> messages = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private String elsewhere = "";
        private int failing;

        @Override
        public Answer fetch(Request request) {
            String address = request.address().toString();
            asked.add(address);
            assertThat(request.headers().get("Authorization")).startsWith("Basic ");
            if (failing > 0 && --failing == 0) {
                return new Answer.Answered(503, new Headers(Map.of()), new byte[0], request.address());
            }
            Matcher page = Pattern.compile("&Page=(\\d+)").matcher(address);
            int from = page.find() ? Integer.parseInt(page.group(1)) * 100 : 0;
            List<String> newest = new ArrayList<>(messages);
            Collections.reverse(newest);
            String list = newest.stream().skip(from).limit(100).collect(Collectors.joining(","));
            String next = from + 100 < messages.size()
                    ? "\"" + elsewhere + PATH + "?PageSize=100&Page=" + (from / 100 + 1) + "\""
                    : "null";
            String body = "{\"messages\":[" + list + "],\"next_page_uri\":" + next + "}";
            return new Answer.Answered(
                    200, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address());
        }

        private void said(int from, int to) {
            for (int i = from; i <= to; i++) {
                String at = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.parse("2026-03-01T00:00:00Z")
                        .plusSeconds(60L * i)
                        .atOffset(ZoneOffset.UTC));
                messages.add(
                        "{\"sid\":\"SM" + i + "\",\"direction\":\"inbound\",\"from\":\"+1\",\"to\":\"+2\",\"body\":\"m"
                                + i + "\",\"date_sent\":\"" + at + "\"}");
            }
        }
    }

    private static Bench bench(TestDatabase database, Twilio twilio, String template, Map<String, String> more) {
        Bench bench = new Bench(
                database,
                twilio,
                List.of(new TwilioSmsHookReader()),
                new TwilioSmsReader(new TestClock("2026-03-02T12:00:00Z")));
        Map<String, String> parameters = new HashMap<>(Map.of("account-sid", "AC1", "token", "t", "match", "all"));
        parameters.putAll(more);
        bench.source("sms", "twilio-sms", template, parameters);
        return bench;
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aBurstOfFivePagesIsReadBackToTheLastWalkWithoutAGap(TestDatabase database) {
        Twilio twilio = new Twilio();
        twilio.said(1, 250);
        Bench bench = bench(database, twilio, "twilio-sms-poll", Map.of());
        bench.poller.poll("sms");
        assertThat(bench.texts()).as("the first page only").hasSize(100);
        twilio.said(251, 790);

        bench.poller.poll("sms");

        assertThat(bench.texts()).hasSize(640).doesNotHaveDuplicates().contains("m151", "m790");
        assertThat(twilio.asked.get(1)).contains("DateSent%3E=2026-03-01");
        assertThat(bench.cursor("sms").get("until")).contains("2026-03-01T13:10:00Z");
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aWalkThatIsInterruptedGoesOnWhereItStood(TestDatabase database) {
        Twilio twilio = new Twilio();
        twilio.said(1, 10);
        Bench bench = bench(database, twilio, "twilio-sms-poll", Map.of());
        bench.poller.poll("sms");
        twilio.said(11, 520);
        twilio.failing = 3;

        bench.poller.poll("sms");
        assertThat(bench.texts()).hasSize(210);
        bench.clock.move(java.time.Duration.ofHours(1));
        bench.poller.poll("sms");

        assertThat(bench.texts()).hasSize(520).doesNotHaveDuplicates();
        assertThat(twilio.asked.get(4)).contains("&Page=2");
    }

    @Test
    void aBackfillWalksToItsDay() {
        Twilio twilio = new Twilio();
        twilio.said(1, 350);
        Bench bench = bench(TestDatabase.derby(), twilio, "twilio-sms-poll", Map.of("since", "2026-03-01"));

        bench.poller.poll("sms");

        assertThat(bench.texts()).hasSize(350);
        assertThat(twilio.asked.get(0)).contains("DateSent%3E=2026-02-28");
    }

    @Test
    void aNextPageElsewhereIsNotAsked() {
        Twilio twilio = new Twilio();
        twilio.said(1, 250);
        twilio.elsewhere = "http://169.254.169.254";
        Bench bench = bench(TestDatabase.derby(), twilio, "twilio-sms-poll", Map.of("since", "2026-03-01"));

        bench.poller.poll("sms");

        assertThat(twilio.asked).hasSize(1);
    }

    @Test
    void whatWasPushedWhileNobodyListenedIsFetchedAndAPushedOneIsNoSecondMention() {
        Twilio twilio = new Twilio();
        twilio.said(1, 3);
        Bench bench = bench(TestDatabase.derby(), twilio, "twilio-sms", Map.of());

        bench.poller.catchUp();
        bench.poller.catchUp();

        assertThat(bench.texts()).containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(bench.counts("sms").duplicate()).isEqualTo(3);
        assertThat(bench.health("sms").state()).isEqualTo(SourceHealth.State.OK);
    }

    @Test
    void anAccountThatIsNoneIsNeverPutIntoAnAddress() {
        Twilio twilio = new Twilio();
        Bench bench = bench(TestDatabase.derby(), twilio, "twilio-sms-poll", Map.of("account-sid", "AC1/../x"));

        bench.poller.poll("sms");

        assertThat(twilio.asked).isEmpty();
        assertThat(bench.health("sms").state()).isEqualTo(SourceHealth.State.STOPPED);
    }
}
