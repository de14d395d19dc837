package org.earshot.listen.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.earshot.listen.Json;
import org.earshot.mention.Post;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPostTest {
    private static final String DID = "did:plc:ann22222222222222222222b";
    private static final Instant SEEN = Instant.parse("2026-03-01T10:00:01Z");

    @Test
    void whatTheStreamBringsBecomesThePostThatASearchBrings() {
        JsonNode record = json("{\"$type\":\"app.bsky.feed.post\",\"text\":\"acme bank\",\"langs\":[\"en\"],"
                + "\"createdAt\":\"2026-03-01T10:00:00.000Z\"}");

        Post streamed = RecordPost.of(DID, "3lqa", "cid", record)
                .orElseThrow()
                .post(new RecordPost.Seen(null, SEEN, false, false, 7));

        String address = "at://" + DID + "/app.bsky.feed.post/3lqa";
        assertThat(streamed.id().externalId()).isEqualTo(address);
        assertThat(streamed.author().handle()).isEqualTo(DID);
        assertThat(streamed.author().key()).isEqualTo(DID);
        assertThat(streamed.details().revision()).isEqualTo(7);
        assertThat(streamed.details().reply().own()).isEqualTo(address);
        assertThat(streamed.publishedAt()).contains(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(json(String.valueOf(streamed.details().raw())).path("cid").asText())
                .isEqualTo("cid");
        assertThat(RecordPost.at(address, "cid", record)).contains(new RecordPost(DID, "3lqa", "cid", record));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2031-03-01T10:00:00Z, 2026-03-01T10:00:01Z",
        "1970-01-01T00:00:00Z, 2026-03-01T10:00:01Z",
        "2015-05-05T05:05:05Z, 2026-03-01T10:00:01Z",
        "2024-05-05T05:05:05Z, 2024-05-05T05:05:05Z",
        "yesterday, 2026-03-01T10:00:01Z",
        "0000-00-00, 2026-03-01T10:00:01Z",
    })
    void theTimeThatAnAuthorWritesCountsOnlyWhereItCanBeTrue(String written, String counts) {
        Post post = post("{\"text\":\"a\",\"createdAt\":\"" + written + "\"}");

        assertThat(post.publishedAt()).contains(Instant.parse(counts));
    }

    @ParameterizedTest
    @CsvSource({
        "did:plc:ann, ..",
        "did:plc:ann, a/b",
        "did:plc:ann, ''",
        "ann.example, 3lqa",
        "did:plc:ann/x, 3lqa",
        "did:web:%zz, 3lqa",
    })
    void whatTheProtocolDoesNotCallANameIsNoPost(String did, String rkey) {
        assertThat(RecordPost.of(did, rkey, null, json("{\"text\":\"a\"}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "{\"$type\":\"app.bsky.feed.like\"}"})
    void whatIsNoRecordOfAPostIsNoPost(String record) {
        assertThat(RecordPost.of(DID, "3lqa", null, json(record))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"facets\":[{\"features\":[{\"did\":\"did:plc:us\"}]}]}|true",
                "{\"reply\":{\"parent\":{\"uri\":\"at://did:plc:us/app.bsky.feed.post/1\"}}}|true",
                "{\"embed\":{\"record\":{\"uri\":\"at://did:plc:us/app.bsky.feed.post/1\"}}}|true",
                "{\"embed\":{\"record\":{\"record\":{\"uri\":\"at://did:plc:us/app.bsky.feed.post/1\"}}}}|true",
                "{\"reply\":{\"parent\":{\"uri\":\"at://did:plc:usual/app.bsky.feed.post/1\"}}}|false",
                "{\"text\":\"did:plc:us\"}|false",
            })
    void aPostCallsAnAccountThatItNamesAnswersOrQuotes(String record, boolean calls) {
        assertThat(RecordPost.of(DID, "3lqa", null, json(record)).orElseThrow().calls("did:plc:us"))
                .isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "żółć acme.example/a... ok|acme.example/a...|https://acme.example/abc|żółć https://acme.example/abc ok",
                "www.acme.example/a…|www.acme.example/a…|https://acme.example/abc|https://acme.example/abc",
                "read this|this|https://a.example|read this (https://a.example)",
                "acme.example|acme.example|https://evil.example/acme.example|acme.example (https://evil.example/acme.example)",
                "no scheme|scheme|javascript:alert(1)|no scheme",
            })
    void addressesAreShownInFull(String text, String shown, String address, String whole) {
        int start = bytes(text.substring(0, text.indexOf(shown)));
        assertThat(post(linked(text, start, start + bytes(shown), address)).text())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "3, 3", "4, 2", "0, 999", "1, 4", "0, 9223372036854775807"})
    void aFacetThatPointsNowhereIsIgnored(long start, long end) {
        String record = "{\"text\":\"ółć\",\"facets\":[{\"index\":{\"byteStart\":" + start + ",\"byteEnd\":" + end
                + "},\"features\":[{\"$type\":\"app.bsky.richtext.facet#link\",\"uri\":\"https://a.example\"}]}]}";

        assertThat(post(record).text()).isEqualTo("ółć");
    }

    private static String linked(String text, int start, int end, String address) {
        String link = "{\"index\":{\"byteStart\":" + start + ",\"byteEnd\":" + end
                + "},\"features\":[{\"$type\":\"app.bsky.richtext.facet#link\",\"uri\":\"" + address + "\"}]}";
        return "{\"text\":\"" + text + "\",\"facets\":[" + link + "," + link + "]}";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Post post(String record) {
        return RecordPost.of(DID, "3lqa", "cid", json(record))
                .orElseThrow()
                .post(new RecordPost.Seen(null, SEEN, false, false, 0));
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }
}
