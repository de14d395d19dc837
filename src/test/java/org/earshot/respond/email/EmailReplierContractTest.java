package org.earshot.respond.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.respond.email.Letters.NOW;
import static org.earshot.respond.email.Letters.by;
import static org.earshot.respond.email.Letters.mention;
import static org.earshot.respond.email.Letters.reply;
import static org.earshot.respond.email.Letters.source;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailTown;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ReplierContractTest promises of all repliers, for the one that speaks SMTP. */
@Timeout(60)
class EmailReplierContractTest {
    private static final Fetcher NO_HTTP =
            request -> new Answer.Unanswered(Answer.Kind.NETWORK, "mail does not use HTTP", Optional.empty());
    private static final MailTown TOWN = new MailTown();
    private final Standings standings = new Standings(Clock.systemUTC());
    private final EmailReplier replier = new EmailReplier(TOWN.door(), standings);

    @BeforeAll
    static void customers() {
        TOWN.customer("ann@shop.example");
    }

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @Test
    void aReplyStandsInTheConversationThatItAnswers() throws MessagingException, IOException {
        Outcome outcome =
                send(mention("1", "Karta nie działa\n\nPomocy!"), reply(1, 0, null, "Już działa.\n\nAcme"), Map.of());

        MimeMessage sent = sent("earshot-reply-1.");
        String id = sent.getMessageID().replaceAll("[<>]", "");
        assertThat(outcome).isEqualTo(new Outcome.Sent(id, null));
        assertThat(id).matches("earshot-reply-1\\.[0-9a-f]{16}@acme\\.example");
        assertThat(sent.getHeader("In-Reply-To")).containsExactly("<1@shop.example>");
        assertThat(sent.getHeader("References", null)).isEqualTo("<root@shop.example> <1@shop.example>");
        assertThat(sent.getSubject()).isEqualTo("Re: Karta nie działa");
        assertThat(sent.getFrom()).extracting(Object::toString).containsExactly("care@acme.example");
        assertThat(sent.getAllRecipients()).extracting(Object::toString).containsExactly("ann@shop.example");
        assertThat(sent.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo("Już działa.\n\nAcme");
    }

    @Test
    void aCopyIsKeptInTheFolderForSentMailOnce() throws MessagingException {
        TOWN.folder("Sent");
        Outcome first = send(mention("2", "x"), reply(2, 0, null, "y"), Map.of("sent", "Sent"));
        String id = ((Outcome.Sent) first).externalId();
        Outcome again = send(mention("2", "x"), reply(2, 1, null, "y"), Map.of("sent", "Sent"));

        assertThat(again).isEqualTo(first);
        assertThat(TOWN.messages("Sent")).extracting(MimeMessage::getMessageID).containsOnlyOnce("<" + id + ">");
        assertThat(TOWN.sent().stream()
                        .filter(mail -> holds(mail, "earshot-reply-2."))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anAttemptThatWasCutOffIsNotRepeatedBlindly() {
        TOWN.folder("Sent");
        int before = TOWN.sent().size();

        assertThat(send(mention("3", "x"), reply(3, 1, null, "y"), Map.of("sent", "Sent"))
                        .toString())
                .contains("Refused", "may or may not have gone out", "does not hold it");
        assertThat(send(mention("3", "x"), reply(3, 1, null, "y"), Map.of()).toString())
                .contains("Refused", "names no folder");
        assertThat(TOWN.sent()).hasSize(before);
    }

    @Test
    void anAttemptThatEndedWithAReasonIsRepeated() {
        assertThat(send(mention("4", "x"), reply(4, 1, "the server was busy", "y"), Map.of()))
                .isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void aWrongPasswordIsRefusedWithTheCure() {
        assertThat(send(mention("5", "x"), reply(5, 0, null, "y"), Map.of("smtp-password", "wrong"))
                        .toString())
                .contains("Refused", "user and password", "acme-care");
    }

    @Test
    void whoSignsInMayAnswerAndNothingIsSentByAsking() {
        int before = TOWN.sent().size();

        assertThat(standing(Map.of())).isEqualTo(new Standing.May("care@acme.example"));
        assertThat(standing(Map.of("smtp-password", "wrong")))
                .isInstanceOf(Standing.MayNot.class)
                .asString()
                .contains("user and password", "acme-care");
        assertThat(standing(Map.of("account", "Acme <care@acme.example>")))
                .isInstanceOf(Standing.MayNot.class)
                .asString()
                .contains("account");
        assertThat(standing(Map.of("smtp-port", "0")))
                .isInstanceOf(Standing.MayNot.class)
                .asString()
                .contains("smtp-port");
        assertThat(TOWN.sent()).hasSize(before);
    }

    @Test
    void aServerThatIsNotThereDoesNotSay() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            nobody = socket.getLocalPort();
        }

        assertThat(standing(Map.of("smtp-port", String.valueOf(nobody))))
                .isInstanceOf(Standing.Unsure.class)
                .asString()
                .contains("127.0.0.1:" + nobody);
    }

    @Test
    void whereNothingCouldBeSentThereIsNothingToVerify() {
        assertThat(replier.answersAs(source(TOWN.parameters()))).contains("care@acme.example");
        for (String needed : List.of("account", "smtp-host", "password")) {
            Map<String, String> bare = TOWN.parameters();
            bare.remove(needed);
            assertThat(replier.answersAs(source(bare))).as("without %s", needed).isEmpty();
        }
    }

    @Test
    void whatComesOfAReplyIsKnownOfItsSource() {
        send(mention("14", "x"), reply(14, 0, null, "y"), Map.of());
        send(mention("15", "x"), reply(15, 0, null, "y"), Map.of("smtp-password", "wrong"));

        assertThat(standings.last(source(TOWN.parameters())).orElseThrow().standing())
                .isEqualTo(new Standing.May("care@acme.example"));
        Map<String, String> wrong = TOWN.parameters();
        wrong.put("smtp-password", "wrong");
        assertThat(standings.last(source(wrong)).orElseThrow().standing()).isInstanceOf(Standing.MayNot.class);
    }

    @Test
    void whatCannotBeSaidIsObjectedToBeforeAnybodyWritesIt() {
        Mention mention = mention("10", "x");
        Map<String, String> all = TOWN.parameters();

        assertThat(replier.objection(mention, source(all), "y")).isEmpty();
        assertThat(replier.objection(mention, source(all), "y".repeat(20_001)).orElse(""))
                .contains("20000");
        for (String needed : List.of("account", "smtp-host", "password")) {
            Map<String, String> bare = new HashMap<>(all);
            bare.remove(needed);
            assertThat(replier.objection(mention, source(bare), "y").orElse(""))
                    .as("without %s", needed)
                    .contains(needed);
        }
        assertThat(replier.objection(by(null, "x"), source(all), "y").orElse(""))
                .contains("address");
        all.put("account", "Acme <care@acme.example>");
        assertThat(replier.objection(mention, source(all), "y").orElse("")).contains("account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example,c@d.example",
                "a@b.example> NOTIFY=x",
                "\"a b\"@c.example",
                "a@b",
                "a@[127.0.0.1]"
            })
    void noAddressBringsAnotherOneWithIt(String address) {
        int before = TOWN.sent().size();

        assertThat(send(by(address, "x"), reply(11, 0, null, "y"), Map.of())).isInstanceOf(Outcome.Refused.class);
        assertThat(TOWN.sent()).hasSize(before);
    }

    @Test
    void nothingThatACustomerWroteBecomesAHeader() throws MessagingException {
        Post.ReplyTo place =
                new Post.ReplyTo("root>\r\nBcc: <x@y.example", "p\nq", "own@shop.example", true, Visibility.DIRECT);
        Post post = Post.of(
                        new MentionId("email", "12"),
                        new Author("ann@shop.example", "ann@shop.example", null, null),
                        "One\tBcc: x@y.example\n\nx")
                .with(Post.Details.NONE.answering(place));
        Mention mention = new Mention(7, post, "acme-care", "acme", NOW, null, Stage.DONE, 1);

        assertThat(send(mention, reply(12, 0, null, ".\r\nMAIL FROM:<x@y.example>\r\n.\r\n"), Map.of()))
                .isInstanceOf(Outcome.Sent.class);
        MimeMessage sent = sent("earshot-reply-12.");
        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getHeader("References", null)).isEqualTo("<own@shop.example>");
        assertThat(sent.getSubject()).isEqualTo("Re: One Bcc: x@y.example");
        assertThat(sent.getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Re: Re: Card | Re: Card",
                "AW: SV: Card | Re: Card",
                "Odp: Karta | Re: Karta",
                "RE[2]: Card | Re: Card",
                "Refund | Re: Refund",
                "Re: | Re: your message"
            })
    void aSubjectIsAnsweredOnce(String subject, String answered) {
        assertThat(ReplyLetter.subject(subject + "\n\nbody")).isEqualTo(answered);
        assertThat(ReplyLetter.subject("a body without a subject\nof two lines"))
                .isEqualTo("Re: your message");
    }

    @Test
    void anAddressOfThisMachineIsNotReachedUnlessItIsAllowed() {
        EmailReplier guarded = new EmailReplier(MailTown.door(FetchSettings.usualOnes()), standings);

        assertThat(guarded.send(reply(13, 0, null, "y"), mention("13", "x"), source(TOWN.parameters()), NO_HTTP)
                        .toString())
                .contains("Refused", "allow-hosts");
        assertThat(guarded.standing(source(TOWN.parameters()), NO_HTTP))
                .isInstanceOf(Standing.MayNot.class)
                .asString()
                .contains("allow-hosts");
    }

    private Standing standing(Map<String, String> more) {
        Map<String, String> parameters = TOWN.parameters();
        parameters.putAll(more);
        Standing standing = replier.standing(source(parameters), NO_HTTP);
        assertThat(standing.toString()).doesNotContain(MailTown.PASSWORD);
        return standing;
    }

    private Outcome send(Mention mention, Reply reply, Map<String, String> more) {
        Map<String, String> parameters = TOWN.parameters();
        parameters.putAll(more);
        Outcome outcome = replier.send(reply, mention, source(parameters), NO_HTTP);
        assertThat(outcome.toString()).doesNotContain(MailTown.PASSWORD);
        return outcome;
    }

    private static MimeMessage sent(String key) {
        return TOWN.sent().stream().filter(mail -> holds(mail, key)).findFirst().orElseThrow();
    }

    private static boolean holds(MimeMessage mail, String key) {
        try {
            return String.valueOf(mail.getMessageID()).contains(key);
        } catch (MessagingException e) {
            return false;
        }
    }
}
