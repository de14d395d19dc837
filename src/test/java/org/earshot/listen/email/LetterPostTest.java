package org.earshot.listen.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.earshot.fetch.MailPlace;
import org.earshot.mention.Author;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterPostTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T12:00:00Z");
    private static final String ANN = "From: Ann <Ann@Shop.example>\r\nMessage-ID: <1@shop.example>\r\n";

    @Test
    void aMessageIsSeenByNobodyElseAndAnsweredByItsId() {
        Post post = said(ANN + "Subject: My card\r\n\r\nIt does not work.");

        assertThat(post.id().externalId()).isEqualTo("1@shop.example");
        assertThat(post.author()).isEqualTo(new Author("ann@shop.example", "ann@shop.example", "Ann", null));
        assertThat(post.text()).isEqualTo("My card\n\nIt does not work.");
        assertThat(post.details().reply())
                .isEqualTo(new Post.ReplyTo("1@shop.example", null, "1@shop.example", true, Visibility.DIRECT));
    }

    @Test
    void theFirstOfTheReferencesNamesTheConversation() {
        Post post = said(
                ANN
                        + "References: <root@a.example> <mid@a.example>\r\n <last@a.example>\r\nIn-Reply-To: <last@a.example>\r\n\r\nx");

        assertThat(post.details().reply().thread()).isEqualTo("root@a.example");
        assertThat(post.details().reply().parent()).isEqualTo("last@a.example");
    }

    @Test
    void whereNoReferencesAreTheParentLeadsToTheConversation() {
        Post post = said(ANN + "In-Reply-To: Your message of Monday <mine@acme.example>\r\n\r\nx");

        assertThat(post.details().reply().thread()).isNull();
        assertThat(post.details().reply().parent()).isEqualTo("mine@acme.example");
    }

    @Test
    void aMessageWithoutIdIsKnownByWhatItSays() {
        String letter = "From: ann@shop.example\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nSubject: x\r\n\r\nsaid";

        assertThat(said(letter).id())
                .isEqualTo(said(letter).id())
                .isNotEqualTo(said(letter + " more").id());
        assertThat(said(letter).details().reply().own()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<>", "< >", "", "<a b@c>", "<\u0007>", "hello there"})
    void anIdThatIsNoneIsNotTaken(String id) {
        assertThat(said("From: a@b.example\r\nMessage-ID: " + id + "\r\n\r\nx")
                        .id()
                        .externalId())
                .startsWith("without-id/");
    }

    @Test
    void anIdLongerThanAnybodyNeedsIsNotTaken() {
        assertThat(said("Message-ID: <" + "x".repeat(100_000) + "@a>\r\n\r\nx")
                        .id()
                        .externalId())
                .startsWith("without-id/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | machine",
                "Auto-Submitted: auto-generated (vacation) | machine",
                "Precedence: bulk | many",
                "Precedence: auto_reply | many",
                "X-Autoreply: yes | automatic",
                "Return-Path: <> | became of",
                "Content-Type: multipart/report; report-type=delivery-status | became of",
            })
    void whatMachinesWriteIsRefusedInWords(String header, String why) {
        LetterPost.Made made = made(ANN + header + "\r\n\r\nI am out of the office.", false, Map.of());

        assertThat(made)
                .isInstanceOfSatisfying(
                        LetterPost.Made.Unheard.class,
                        unheard -> assertThat(unheard.why()).contains(why));
        assertThat(made(ANN + header + "\r\n\r\nx", false, Map.of("automatic", "keep")))
                .isInstanceOf(LetterPost.Made.Said.class);
    }

    @Test
    void bouncesAreKnownByTheirSender() {
        assertThat(made("From: MAILER-DAEMON@mx.example\r\n\r\nno such user", false, Map.of()))
                .isInstanceOf(LetterPost.Made.Unheard.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Precedence: list",
                "Precedence: first-class",
                "Return-Path: <ann@shop.example>"
            })
    void whatPeopleWriteIsHeard(String header) {
        assertThat(made(ANN + header + "\r\n\r\nx", false, Map.of())).isInstanceOf(LetterPost.Made.Said.class);
    }

    @Test
    void whatTheBrandSentIsItsOwn() {
        assertThat(said("From: CARE@acme.example\r\n\r\nx").details().ours()).isTrue();
        assertThat(said("From: desk@acme.example\r\n\r\nx").details().ours()).isTrue();
        assertThat(said(ANN + "\r\nx").details().ours()).isFalse();
        assertThat(((LetterPost.Made.Said) made(ANN + "\r\nx", true, Map.of()))
                        .post()
                        .details()
                        .ours())
                .isTrue();
    }

    @Test
    void anAnswerGoesWhereTheSenderWantsIt() {
        Post form = said("From: Form <form@acme.example>\r\nReply-To: Bo <bo@home.example>\r\n\r\nx");
        Post list = said(ANN + "Reply-To: a@b.example, c@d.example\r\n\r\nx");
        Post own = said(ANN + "Reply-To: care@acme.example\r\n\r\nx");

        assertThat(form.author()).isEqualTo(new Author("bo@home.example", "bo@home.example", "Bo", null));
        assertThat(list.author().id()).isEqualTo("ann@shop.example");
        assertThat(own.author().id()).isEqualTo("ann@shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: \"a\\r\\nBcc: x@y.example\" <a b@c.example>",
                "From: undisclosed-recipients:;",
                "From: <@>",
                "From: a@b@c",
                "From: =?utf-8?Q?=0D=0ABcc:_x@y.example?=",
                "X: y",
            })
    void aSenderWithoutAnAddressIsNobody(String from) {
        assertThat(said(from + "\r\n\r\nx").author()).isEqualTo(Author.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 2 Mar 2026 12:30:00 +0100 | 2026-03-02T11:30:00Z",
                "Sun, 1 Feb 2026 08:00:00 GMT | 2026-02-01T08:00:00Z",
                "Tue, 2 Mar 2126 12:30:00 +0100 | 2026-03-02T12:00:00Z",
                "Thu, 1 Jan 1970 00:00:00 +0000 | 2026-03-02T12:00:00Z",
                "yesterday | 2026-03-02T12:00:00Z",
            })
    void theSendersClockCountsWhereItMayBeRight(String date, String expected) {
        assertThat(said(ANN + "Date: " + date + "\r\n\r\nx").publishedAt()).contains(Instant.parse(expected));
    }

    @Test
    void aLaterCopyUnderTheSameIdChangesNothing() {
        Post first = said(ANN + "\r\nI want my money back.");
        Letter forged = new Letter(
                9, RECEIVED.plusSeconds(1), 99, (ANN + "\r\nAll is well.").getBytes(StandardCharsets.UTF_8), "");
        Post second = ((LetterPost.Made.Said) LetterPost.of(forged, settings(Map.of()), false)).post();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.details().revision()).isLessThan(first.details().revision());
    }

    @Test
    void subjectsAreDecodedAndStayOneLine() {
        assertThat(said(ANN + "Subject: =?iso-8859-1?Q?Se=F1or?= =?utf-8?B?8J+YoQ==?=\r\n\r\nbody")
                        .text())
                .isEqualTo("Señor😡\n\nbody");
        assertThat(said(ANN + "Subject: =?utf-8?Q?one=0D=0ABcc:_two?=\r\n\r\nbody")
                        .text())
                .isEqualTo("one Bcc: two\n\nbody");
        assertThat(said(ANN + "Subject: =?x-none?Q?=FF?=\r\n\r\nbody").text()).endsWith("\n\nbody");
        assertThat(said(ANN + "\r\nfirst\r\n\r\nsecond").text()).isEqualTo("first\nsecond");
        assertThat(said(ANN + "Subject: only this\r\n\r\n").text()).isEqualTo("only this");
        assertThat(said(ANN + "\r\n").text()).isEqualTo("[message without text]");
    }

    @Test
    void whatWasCutAwayIsKeptForReadingAgain() {
        String raw = said(ANN + "Subject: x\r\n\r\nnew\r\n> old\r\n").details().raw();

        assertThat(raw).contains("From: Ann <Ann@Shop.example>", "> old");
    }

    private static Post said(String letter) {
        return ((LetterPost.Made.Said) made(letter, false, Map.of())).post();
    }

    private static LetterPost.Made made(String letter, boolean byBrand, Map<String, String> parameters) {
        byte[] bytes = letter.getBytes(StandardCharsets.UTF_8);
        return LetterPost.of(new Letter(7, RECEIVED, bytes.length, bytes, ""), settings(parameters), byBrand);
    }

    private static Settings settings(Map<String, String> more) {
        Map<String, String> parameters = new java.util.HashMap<>(Map.of("account", "care@acme.example"));
        parameters.putAll(more);
        MailPlace place = new MailPlace("imap.example", 993, MailPlace.Tls.IMPLICIT, "desk@acme.example", "pw");
        return Settings.of(new Source("acme-care", "email", "email", "acme", parameters), place);
    }
}
