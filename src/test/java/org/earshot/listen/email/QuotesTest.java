package org.earshot.listen.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nAnn Smith\nSales",
                "--\nAnn Smith",
                "> My card was declined.\n> Help!",
                "On Mon, 2 Mar 2026 at 10:00, Acme Care <care@acme.example> wrote:\n> Dear Ann,\n> we look into it.",
                "On Mon, 2 Mar 2026 at 10:00, Acme Customer Care Department\n<care@acme.example> wrote:\n\nDear Ann,",
                "El lun, 2 mar 2026 a las 10:00, Acme (<care@acme.example>) escribió:\n> Hola",
                "W dniu 2.03.2026 o 10:00, Acme pisze:\n> Dzień dobry",
                "Am 02.03.26 um 10:00 schrieb Acme Bank:\n> Guten Tag",
                "Le lun. 2 mars 2026 à 10:00, Acme <care@acme.example> a écrit :\n> Bonjour",
                "-----Original Message-----\nFrom: Acme\nDear Ann",
                "-----Ursprüngliche Nachricht-----\nVon: Acme",
                "From: Acme Care <care@acme.example>\nSent: Monday, 2 March 2026 10:00\nTo: Ann\nSubject: Re: card\n\nDear Ann",
                "*Von:* Acme Care\n*Gesendet:* Montag, 2. März 2026 10:00\n*An:* Ann\n\nGuten Tag",
                "Sent from my iPhone",
                "Sent from my iPhone\n\n> On 2 Mar 2026, at 10:00, Acme wrote:\n> Dear Ann",
                "Wysłane z iPhone’a",
                "Get Outlook for Android",
            })
    void whatStandsBelowAnAnswerIsCutAway(String below) {
        assertThat(Quotes.cut("My card still does not work.\nPlease hurry.\n\n" + below))
                .isEqualTo("My card still does not work.\nPlease hurry.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Monday I wrote to you:\nnothing happened since.",
                "From: my point of view this is theft.",
                "I waited - 2 hours - for nothing.\n---\nAnd then again.",
                "On 3 May your colleague told me this: the card is fine.",
                "It said it was sent from my account, which is wrong.",
            })
    void whatOnlyLooksLikeAQuoteStays(String text) {
        assertThat(Quotes.cut(text)).isEqualTo(text);
    }

    @Test
    void answersBetweenQuotedLinesAreKept() {
        assertThat(Quotes.cut("> Which card?\nThe blue one.\n> Since when?\nSince Monday."))
                .isEqualTo("The blue one.\nSince Monday.");
    }

    @Test
    void aMessageThatOnlyPassesAnotherOneOnStaysWhole() {
        String forwarded = "---------- Forwarded message ---------\nFrom: Shop <a@shop.example>\n\nYour order is lost.";

        assertThat(Quotes.cut(forwarded)).isEqualTo(forwarded);
        assertThat(Quotes.cut("> all of it\n> is quoted")).isEqualTo("> all of it\n> is quoted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon wrote:</div><blockquote>Dear Ann</blockquote></div>",
                "<blockquote type=\"cite\">Dear Ann</blockquote>",
                "<div id=\"divRplyFwdMsg\"><b>From:</b> Acme</div><div>Dear Ann</div><p>we are sorry",
                "<div id=\"appendonsend\"></div><hr><div>Dear Ann</div>",
                "<div class=\"gmail_signature\">Ann Smith</div>",
            })
    void quotesThatHtmlMarksAreCutAway(String below) {
        assertThat(Quotes.withoutMarkedQuotes("<html><body><p>Still broken.</p>" + below + "</body></html>"))
                .contains("Still broken")
                .doesNotContain("Ann", "Acme");
    }

    @Test
    void htmlThatIsNothingButAQuoteStays() {
        assertThat(Quotes.withoutMarkedQuotes("<blockquote type=cite>Your order is lost.</blockquote>"))
                .contains("Your order is lost.");
    }

    @Test
    @Timeout(20)
    void textMadeToTakeLongTakesNoTime() {
        List<String> lines = List.of(
                "On " + "a wrote ".repeat(49),
                "-".repeat(399),
                "From: " + "x".repeat(390),
                "Sent from my " + " ".repeat(380),
                "x".repeat(100_000));
        assertThat(Duration.ofNanos(timed(() -> lines.forEach(line -> Quotes.cut((line + "\n").repeat(100))))))
                .isLessThan(Duration.ofSeconds(5));
        String html = "<div id=divRplyFwdMsg></div>" + "<p>".repeat(20_000) + "<blockquote type=cite>".repeat(3_000);
        assertThat(Duration.ofNanos(timed(() -> Quotes.withoutMarkedQuotes(html))))
                .isLessThan(Duration.ofSeconds(10));
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
