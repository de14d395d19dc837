package org.earshot.respond.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.respond.email.Letters.mention;
import static org.earshot.respond.email.Letters.reply;
import static org.earshot.respond.email.Letters.source;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.StandIn;
import org.earshot.mention.Outcome;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SmtpTokensTest {
    private static final Fetcher NO_HTTP =
            request -> new Answer.Unanswered(Answer.Kind.NETWORK, "mail does not use HTTP", Optional.empty());
    private static final MailTown TOWN = new MailTown();

    private final StandIn platform = StandIn.start();
    private final EmailReplier replier =
            new EmailReplier(MailTown.door(platform, Clock.systemUTC()), new Standings(Clock.systemUTC()));

    @BeforeAll
    static void customers() {
        TOWN.customer("ann@shop.example");
        TOWN.folder("Sent");
    }

    @AfterAll
    static void closeTown() {
        TOWN.close();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aReplyAndItsCopyGoOutWithOneToken() {
        platform.answer("/token", MailTown.token(MailTown.PASSWORD));

        assertThat(replier.answersAs(source(with(Map.of())))).contains("care@acme.example");
        assertThat(standing(Map.of())).isEqualTo(new Standing.May("care@acme.example"));
        assertThat(send(Map.of("sent", "Sent"))).isInstanceOf(Outcome.Sent.class);
        assertThat(TOWN.messages("Sent")).hasSize(1);
        assertThat(platform.heard("/token")).hasSize(1);
    }

    @Test
    void anAppThatMayNotSendIsRefusedWithTheCure() {
        platform.answer("/token", MailTown.token("wrong"));

        assertThat(send(Map.of()).toString())
                .contains("Refused", "does not take the access token", "let the app send", "acme-care");
        assertThat(standing(Map.of()).toString()).contains("MayNot", "let the app send");
    }

    @Test
    void whatTheTokenEndpointSaysDecidesWhetherAReplyIsTriedAgain() {
        platform.answer("/token", StandIn.Served.of(503, "wait"));
        assertThat(send(Map.of())).isInstanceOf(Outcome.TryLater.class);
        assertThat(standing(Map.of())).isInstanceOf(Standing.Unsure.class);

        platform.answer("/token", StandIn.Served.of(401, "{\"error\":\"invalid_client\"}"));
        assertThat(send(Map.of()).toString()).contains("Refused", "invalid_client", "client-secret", "acme-care");
        assertThat(standing(Map.of()).toString()).contains("MayNot", "client-secret");
    }

    @Test
    void aSourceWithHalfAKeyIsToldWhatIsMissing() {
        assertThat(standing(Map.of("scope", " ")).toString()).contains("MayNot", "no scope", "add it");
        assertThat(standing(Map.of("password", "p")).toString()).contains("MayNot", "remove one of them");
    }

    private Outcome send(Map<String, String> more) {
        Outcome outcome = replier.send(reply(1, 0, null, "y"), mention("1", "x"), source(with(more)), NO_HTTP);
        assertThat(outcome.toString()).doesNotContain(MailTown.SECRET);
        return outcome;
    }

    private Standing standing(Map<String, String> more) {
        return replier.standing(source(with(more)), NO_HTTP);
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(TOWN.parameters(platform));
        parameters.putAll(more);
        return parameters;
    }
}
