package org.earshot.respond.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.mention.Source;
import org.earshot.respond.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOwnerTest {
    private static final String WHO = "/api/v1/accounts/verify_credentials";
    private static final String TOKEN = "/oauth/token/info";
    private static final String APP = "/api/v1/apps/verify_credentials";
    private final StandIn server = StandIn.start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acmebank",
                "@AcmeBank",
                "@acmebank@127.0.0.1",
                "acmebank@social.acme.example",
                "@acmebank@acme.example"
            })
    void theAccountMayBeWrittenAsPeopleWriteIt(String account) {
        signedIn();

        assertThat(standing(account)).isEqualTo(new Standing.May("@acmebank"));
        assertThat(server.heard(WHO).get(0).header("Authorization")).contains("Bearer a-secret-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "@acmebank@other.example", "@acmebank@me.example", "acmebank2"})
    void anotherAccountIsNotTakenForIt(String account) {
        signedIn();

        assertThat(standing(account))
                .isInstanceOfSatisfying(
                        Standing.MayNot.class,
                        no -> assertThat(no.why())
                                .contains("belongs to @acmebank", account, "toots")
                                .doesNotContain("a-secret-token"));
    }

    @Test
    void aTokenThatMayNotWriteIsNamedWithItsScopes() {
        signedIn();
        server.answer(TOKEN, Served.json("{\"scope\":[\"read:notifications\",\"profile\"]}"));

        assertThat(standing("acmebank"))
                .isInstanceOfSatisfying(
                        Standing.MayNot.class,
                        no -> assertThat(no.why()).contains("profile, read:notifications", "write:statuses"));
    }

    @Test
    void whereTheTokenDoesNotTellItsScopesItsAppMay() {
        signedIn();
        server.answer(APP, Served.json("{\"name\":\"earshot\",\"scopes\":[\"read\"]}"));
        assertThat(standing("acmebank")).isInstanceOf(Standing.MayNot.class);

        server.answer(APP, Served.json("{\"name\":\"earshot\",\"scopes\":[\"read\",\"write\"]}"));
        assertThat(standing("acmebank")).isInstanceOf(Standing.May.class);

        server.answer(APP, Served.json("{\"name\":\"earshot\"}"));
        assertThat(standing("acmebank")).as("neither says").isInstanceOf(Standing.May.class);
    }

    @Test
    void aTokenThatMayNotAskIsToldWhichScopeItNeeds() {
        server.answer(WHO, Served.of(403, "{\"error\":\"This action is outside the authorized scopes\"}"));

        assertThat(standing("acmebank"))
                .isInstanceOfSatisfying(
                        Standing.MayNot.class,
                        no -> assertThat(no.why()).contains("outside the authorized scopes", "scope profile"));
    }

    @Test
    void aServerInTroubleDoesNotSay() {
        server.answer(WHO, Served.of(503, "<html>").header("Retry-After", "30"));

        assertThat(standing("acmebank"))
                .isInstanceOfSatisfying(
                        Standing.Unsure.class,
                        unsure -> assertThat(unsure.after()).hasValue(java.time.Duration.ofSeconds(30)));
    }

    private void signedIn() {
        server.answer(
                WHO,
                Served.json("{\"username\":\"acmebank\",\"acct\":\"acmebank\","
                        + "\"url\":\"https://social.acme.example/@acmebank\"}"));
    }

    private Standing standing(String account) {
        Source source = new Source(
                "toots",
                "mastodon",
                "mastodon-mentions",
                "acme",
                Map.of("server", server.base() + "/", "token", "a-secret-token", "account", account));
        return new TokenOwner(source, server.fetcher(), Instant.parse("2026-03-01T12:00:00Z")).standing();
    }
}
